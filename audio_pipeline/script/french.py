"""French: numbers, dates, times and abbreviations, and the order in which rules look."""

import re

from audio_pipeline.roman_numerals import roman
from audio_pipeline.script.french_grammar import FRENCH, fraction, ordinal_of, words
from audio_pipeline.script.grammar import DASH
from audio_pipeline.script.markup import LESS_THAN, MORE_THAN
from audio_pipeline.script.number_words import ROMAN, Number
from audio_pipeline.script.plain_numbers import plain_number_rules
from audio_pipeline.script.quantities import one_of, quantity_rules
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.signs import sign_rules
from audio_pipeline.script.web_addresses import web_rules

_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
)  # fmt: skip
_SHORT_MONTHS = {
    "janv.": "janvier", "févr.": "février", "avr.": "avril", "juil.": "juillet",
    "sept.": "septembre", "oct.": "octobre", "nov.": "novembre", "déc.": "décembre",
}  # fmt: skip
_MONTH = one_of((*_MONTHS, *_SHORT_MONTHS))
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_RULERS = (
    "Louis|Charles|Henri|François|Philippe|Napoléon|Jean-Paul|Jean Paul|Benoît|Élisabeth|Elizabeth"
    "|Léon|Pie|Guillaume|Albert|Édouard|Jacques|Frédéric|Mohammed|Hassan"
)
_TITLES = {
    "M.": "Monsieur", "MM.": "Messieurs", "Mme": "Madame", "Mme.": "Madame", "Mmes": "Mesdames",
    "Mlle": "Mademoiselle", "Mlles": "Mesdemoiselles", "Dr": "Docteur", "Dr.": "Docteur",
    "Pr": "Professeur", "Mgr": "Monseigneur", "Me": "Maître",
}  # fmt: skip
_SHORT = {
    "p. ex.": "par exemple", "etc.": "et cetera", "env.": "environ", "c.-à-d.": "c'est-à-dire",
    "av. J.-C.": "avant Jésus-Christ", "apr. J.-C.": "après Jésus-Christ", "cf.": "confer",
    "bd": "boulevard", "av.": "avenue", "hab.": "habitants",
    **{short: month for short, month in _SHORT_MONTHS.items() if short != "sept."},
}  # fmt: skip
_BEFORE_NUMBER = {
    "n°": "numéro", "N°": "numéro", "nº": "numéro", "art.": "article", "p.": "page", "pp.": "pages",
    "chap.": "chapitre", "vol.": "volume",
}  # fmt: skip
_SENTENCE_END = re.compile(r"[ »\"’')\]]*$")


def _day(written: str) -> str:
    return "premier" if written in ("1", "01", "1er") else words(Number(str(int(written))))


def _date(match: re.Match[str]) -> str:
    month = _SHORT_MONTHS.get(match["month"], match["month"])
    said = _day(match["day"])
    if match["last_day"]:
        said += f" au {_day(match['last_day'])}"
    return f"{said} {month}" + (f" {words(Number(match['year']))}" if match["year"] else "")


def _numeric_date(match: re.Match[str]) -> str | None:
    month = int(match["month"])
    if not (1 <= month <= 12 and 1 <= int(match["day"]) <= 31):
        return None
    return f"{_day(match['day'])} {_MONTHS[month - 1]} {words(Number(match['year']))}"


def _time(match: re.Match[str]) -> str:
    hour, minute = Number(str(int(match["hour"]))), int(match["minute"] or "0")
    hours = "heure" if int(hour.whole) < 2 else "heures"
    said = f"{words(hour, 'feminine')} {hours}"
    return f"{said} {words(Number(str(minute)), 'feminine')}" if minute else said


def _century(match: re.Match[str]) -> str:
    return f"{ordinal_of(roman(match['numeral']), match['suffix'])} "


def _ordinal(match: re.Match[str]) -> str:
    return ordinal_of(int(match["number"]), match["suffix"])


def _ruler(match: re.Match[str]) -> str:
    number = roman(match["numeral"])
    said = "premier" if number == 1 else words(Number(str(number)))
    return f"{match['name']} {said.capitalize()}"


def _short(match: re.Match[str]) -> str:
    written = match["short"]
    ends = written.endswith(".") and _SENTENCE_END.match(match.string, match.end())
    return _SHORT[written] + ("." if ends else "")


def _feminine(match: re.Match[str]) -> str:
    return words(FRENCH.parse(match["number"]), "feminine")


def _telephone(match: re.Match[str]) -> str:
    first, *pairs = re.findall("[0-9]{2}", match.group())
    return ", ".join((f"zéro {words(Number(first[1]))}", *(words(Number(pair)) for pair in pairs)))


_FEMININE = (
    "personne|voiture|femme|fille|année|maison|école|commune|région|entreprise|voix|victime|heure"
    "|minute|seconde|semaine|fois|place|ville|page|tonne|frappe|bombe|roquette|attaque|mort(?=es)"
    "|journée|nuit|demande|mesure|usine|banque|société|équipe|médaille|victoire|défaite|famille"
    "|arrestation|plainte|enquête|élection|nation|province|brigade|chaîne|étape|édition|arme|livre"
)
"""What news counts in the feminine."""

_SHORT_SEPTEMBER = (
    r"(?<![\w.-])sept\.(?= (?:19|20)[0-9]{2}(?!\w))"
    r"|(?:(?<=\b[Ff]in )|(?<=\b[Dd]ébut )|(?<=\bmi-))sept\."
)
"""Else "sept." is the number at the end of a sentence."""

_OWN_RULES: tuple[Rule, ...] = (
    Rule(
        "date",
        r"(?<![\w.-])(?P<year>[12][0-9]{3})-(?P<month>[01][0-9])-(?P<day>[0-3][0-9])(?![\w-])",
        _numeric_date,
    ),
    Rule(
        "date",
        r"(?<![\w./])(?P<day>[0-3]?[0-9])[./](?P<month>[01]?[0-9])[./](?P<year>[12][0-9]{3})(?![\w/])",
        _numeric_date,
    ),
    Rule(
        "date",
        r"(?<![\w.,])(?P<day>1er|3[01]|[12][0-9]|0?[1-9])"
        rf"(?:(?: ?{DASH} ?| au )(?P<last_day>3[01]|[12][0-9]|0?[1-9]))? "
        rf"(?P<month>{_MONTH})(?!\w)(?: (?P<year>{_YEAR})(?!\w|[.,][0-9]))?",
        _date,
    ),
    Rule(
        "always open",
        r"(?<![\w/.,])24 ?h?/24(?: ?h)?(?![\w/])",
        lambda _: "vingt-quatre heures sur vingt-quatre",
    ),
    Rule(
        "article of a law",
        r"(?:(?<=[Aa]rt\. )|(?<=[Aa]rticle )|(?<=[Ll]e )(?=49\.3))(?P<first>[0-9]{1,4})\."
        r"(?P<last>[1-9][0-9]?)(?![\w°%]|[.,][0-9]| ?[%€$°])",
        lambda match: " ".join(words(Number(match[name])) for name in ("first", "last")),
    ),
    Rule(
        "always open",
        r"(?<![\w/.,])24/7(?![\w/])",
        lambda _: "vingt-quatre heures sur vingt-quatre, sept jours sur sept",
    ),
    Rule(
        "always open",
        r"(?<![\w/.,])7 ?(?:j|jours)?/7(?: ?j)?(?![\w/])",
        lambda _: "sept jours sur sept",
    ),
    Rule("either", r"(?<!\w)et/ou(?!\w)", lambda _: "et ou"),
    Rule("telephone", r"(?<![\w+])0[1-9](?:[ .][0-9]{2}){4}(?![\w-]|[.,][0-9])", _telephone),
    Rule(
        "time",
        r"(?<![\w.,:])(?P<hour>[01]?[0-9]|2[0-4]) ?h ?(?P<minute>[0-5][0-9])?(?![\w:])",
        _time,
    ),
    Rule(
        "time",
        r"(?<![\w.,:])(?P<hour>[01]?[0-9]|2[0-4]):(?P<minute>[0-5][0-9])(?![\w:])",
        _time,
    ),
    Rule(
        "century",
        rf"(?<!\w)(?P<numeral>{ROMAN})(?P<suffix>ers?|res?|èmes?|es?) "
        r"(?=siècle|Guerre|Empire|édition|dynastie|Internationale|congrès|République|Reich|arrondissement|millénaire)",
        _century,
    ),
    Rule(
        "ordinal",
        r"(?<![\w.,])(?P<number>[0-9]{1,4})(?P<suffix>ers?|ères?|res?|èmes?|es|e|nde?)(?!\w)",
        _ordinal,
    ),
    Rule(
        "regnal number",
        rf"(?<!\w)(?P<name>{_RULERS}) (?P<numeral>{ROMAN})"
        r"(?:er)?(?!\w|\.\w)",
        _ruler,
    ),
    Rule(
        "title",
        rf"(?<![\w.])(?P<short>{one_of(_TITLES)})(?= [A-ZÀ-Ý])",
        lambda match: _TITLES[match["short"]],
    ),
    Rule(
        "abbreviation",
        rf"(?<![\w.])(?P<short>{one_of(_BEFORE_NUMBER)}) ?(?=[0-9])",
        lambda match: f"{_BEFORE_NUMBER[match['short']]} ",
    ),
    Rule("abbreviation", rf"(?<![\w.])(?P<short>{one_of(_SHORT)})(?!\w)", _short),
    Rule("abbreviation", _SHORT_SEPTEMBER, lambda _: "septembre"),
)

RULES: tuple[Rule, ...] = (
    *web_rules(dot="point", at="arobase", slash="slash", hashtag="hashtag"),
    *_OWN_RULES,
    *quantity_rules(FRENCH),
    Rule(
        "number before a feminine noun",
        rf"(?<![\w.,-])(?P<number>{FRENCH.number})(?= (?:{_FEMININE})(?:s|es)?(?!\w))",
        _feminine,
    ),
    *plain_number_rules(FRENCH, plus="plus", fraction=fraction),
    *sign_rules(
        about="environ",
        names={
            "&": "et",
            "+": "plus",
            "=": "égale",
            "±": "plus ou moins",
            "×": "fois",
            "§": "paragraphe",
            "№": "numéro",
            "%": "pour cent",
            "°": "degrés",
            LESS_THAN: "moins de",
            MORE_THAN: "plus de",
        },
    ),
)
