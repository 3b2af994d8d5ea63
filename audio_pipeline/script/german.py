"""German: numbers, dates, times and abbreviations, and the order in which rules look."""

import re

from audio_pipeline.script.german_grammar import GERMAN, fraction, ordinal_in, words
from audio_pipeline.script.markup import LESS_THAN, MORE_THAN
from audio_pipeline.script.number_words import Number, year
from audio_pipeline.script.plain_numbers import plain_number_rules
from audio_pipeline.script.quantities import one_of, quantity_rules
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.signs import sign_rules
from audio_pipeline.script.web_addresses import web_rules

_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
    "Oktober", "November", "Dezember",
)  # fmt: skip
_SHORT_MONTHS = {
    "Jan.": "Januar", "Feb.": "Februar", "Apr.": "April", "Aug.": "August", "Sept.": "September",
    "Okt.": "Oktober", "Nov.": "November", "Dez.": "Dezember",
}  # fmt: skip
_MONTH = one_of((*_MONTHS, *_SHORT_MONTHS))
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_BEFORE = (
    r"(?:(?<!\w)(?P<before>(?i:am|dem|vom|zum|beim|im|bis zum|den|des|der|die|das|zur|ab|seit|einem"
    r"|einen)) )?"
)
_WEAK = re.compile("am|dem|vom|zum|beim|im|bis zum|den|des|zur|ab|seit|einem|einen", re.I)
_ORDINAL_NOUNS = "Bundesliga|Liga|Platz|Weltkrieg|Klasse|Stock|Etage|Mal|Runde|Minute|Spieltag|FC"
_RULERS = "Karl|Wilhelm|Friedrich|Ludwig|Heinrich|Otto|Franz|Elisabeth|Johannes Paul|Benedikt|Leo"
_ROMAN = {
    "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10,
    "XI": 11, "XII": 12, "XIII": 13, "XIV": 14, "XV": 15, "XVI": 16,
}  # fmt: skip
_SHORT = {
    "z. B.": "zum Beispiel", "z.B.": "zum Beispiel", "d. h.": "das heißt", "d.h.": "das heißt",
    "u. a.": "unter anderem", "u.a.": "unter anderem", "bzw.": "beziehungsweise", "ca.": "circa",
    "usw.": "und so weiter", "etc.": "et cetera", "inkl.": "inklusive", "exkl.": "exklusive",
    "ggf.": "gegebenenfalls", "evtl.": "eventuell", "vgl.": "vergleiche", "sog.": "sogenannte",
    "Dr.": "Doktor", "Prof.": "Professor", "Hr.": "Herr", "Fr.": "Frau", "St.": "Sankt",
    "v. Chr.": "vor Christus", "n. Chr.": "nach Christus", "Jh.": "Jahrhundert",
    **_SHORT_MONTHS,
}  # fmt: skip
_BEFORE_NUMBER = {
    "Nr.": "Nummer", "Abs.": "Absatz", "Art.": "Artikel", "S.": "Seite", "Kap.": "Kapitel",
    "§§": "Paragrafen", "§": "Paragraf",
}  # fmt: skip
_SENTENCE_END = re.compile(r"[“\"’')\]]*$")


def _before(match: re.Match[str]) -> str:
    return f"{match['before']} " if match["before"] else ""


def _case(before: str | None) -> str:
    """The ordinal's ending, by the word before it."""
    if not before:
        return "strong"
    return "weak" if _WEAK.fullmatch(before) else "article"


def _date(match: re.Match[str]) -> str:
    month = _SHORT_MONTHS.get(match["month"], match["month"])
    day = ordinal_in(int(match["day"]), _case(match["before"]))
    return f"{_before(match)}{day} {month}{_year_after(match['year'])}"


def _numeric_date(match: re.Match[str]) -> str | None:
    day, month = int(match["day"]), int(match["month"])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    said = ordinal_in(day, _case(match["before"]))
    return f"{_before(match)}{said} {_MONTHS[month - 1]}{_year_after(match['year'])}"


def _year_after(written: str | None) -> str:
    return f" {year(int(written), 'de')}" if written else ""


def _time(match: re.Match[str]) -> str:
    hour, minute = words(Number(str(int(match["hour"]))), "neuter"), int(match["minute"])
    return f"{hour} Uhr {words(Number(str(minute)))}" if minute else f"{hour} Uhr"


def _ordinal(match: re.Match[str]) -> str:
    return f"{_before(match)}{ordinal_in(int(match['number']), _case(match['before']))}"


def _ruler(match: re.Match[str]) -> str:
    return f"{match['name']} der {ordinal_in(_ROMAN[match['numeral']], 'article').capitalize()}"


def _short(match: re.Match[str]) -> str:
    written = match["short"]
    return _SHORT[written] + ("." if _SENTENCE_END.match(match.string, match.end()) else "")


_OWN_RULES: tuple[Rule, ...] = (
    Rule(
        "date",
        _BEFORE + r"(?<![\w.-])(?P<year>[12][0-9]{3})-(?P<month>[01][0-9])"
        r"-(?P<day>[0-3][0-9])(?![\w-])",
        _numeric_date,
    ),
    Rule(
        "date",
        _BEFORE + r"(?<![\w.])(?P<day>[0-3]?[0-9])\. ?(?P<month>[01]?[0-9])\. ?"
        r"(?P<year>[12][0-9]{3})(?!\w)",
        _numeric_date,
    ),
    Rule(
        "date",
        _BEFORE + rf"(?<![\w.,])(?P<day>3[01]|[12][0-9]|0?[1-9])\. ?(?P<month>{_MONTH})(?!\w)"
        rf"(?: (?P<year>{_YEAR})(?!\w|[.,][0-9]))?",
        _date,
    ),
    Rule(
        "time",
        r"(?<![\w.,:])(?P<hour>[01]?[0-9]|2[0-4])[:.](?P<minute>[0-5][0-9]) Uhr(?!\w)",
        _time,
    ),
    Rule(
        "time",
        r"(?<![\w.,:])(?P<hour>[01]?[0-9]|2[0-4]):(?P<minute>[0-5][0-9])(?![\w:])",
        _time,
    ),
    Rule(
        "decade",
        r"(?<![\w.,])(?P<year>1[0-9]{2}0|20[0-9]0|[2-9]0)er(?P<end>n?)(?!\w)",
        lambda match: f"{year(int(match['year']), 'de')}er{match['end']}",
    ),
    Rule(
        "ordinal",
        _BEFORE.removesuffix("?") + r"(?P<number>[0-9]{1,3})\.(?= [A-ZÄÖÜ])",
        _ordinal,
    ),
    Rule(
        "ordinal",
        rf"(?<![\w.,])(?P<number>[0-9]{{1,3}})\.(?= (?:{_ORDINAL_NOUNS}))",
        lambda match: ordinal_in(int(match["number"]), "article"),
    ),
    Rule(
        "regnal number",
        rf"(?<!\w)(?P<name>{_RULERS}) (?P<numeral>{one_of(_ROMAN)})\.",
        _ruler,
    ),
    Rule(
        "abbreviation",
        rf"(?<![\w.])(?P<short>{one_of(_BEFORE_NUMBER)}) ?(?=[0-9])",
        lambda match: f"{_BEFORE_NUMBER[match['short']]} ",
    ),
    Rule("abbreviation", rf"(?<![\w.])(?P<short>{one_of(_SHORT)})(?!\w)", _short),
    Rule("street", r"(?<=[a-zäöüß])str\.(?= ?[0-9])", lambda _: "straße"),
)
_YEAR_RULE = Rule(
    "year",
    r"(?<![\w.,$€-])1[1-9][0-9]{2}(?!\w|[.,][0-9]| ?[%€$°])",
    lambda match: year(int(match.group()), "de"),
)

RULES: tuple[Rule, ...] = (
    *web_rules(dot="Punkt", at="at", slash="Schrägstrich", hashtag="Hashtag"),
    *_OWN_RULES,
    *quantity_rules(GERMAN),
    _YEAR_RULE,
    *plain_number_rules(GERMAN, plus="plus", fraction=fraction),
    *sign_rules(
        about="etwa",
        names={
            "&": "und",
            "+": "plus",
            "=": "gleich",
            "±": "plus minus",
            "×": "mal",
            "№": "Nummer",
            "%": "Prozent",
            "°": "Grad",
            LESS_THAN: "weniger als",
            MORE_THAN: "mehr als",
        },
    ),
)
