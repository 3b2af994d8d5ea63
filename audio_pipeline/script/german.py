"""German: numbers and abbreviations, and the order in which rules look."""

import re

from audio_pipeline.script.german_counting import COUNTING_RULES
from audio_pipeline.script.german_dates import (
    BEFORE,
    DATE_RULES,
    SHORT_MONTHS,
    case_after,
    said_before,
)
from audio_pipeline.script.german_grammar import GERMAN, fraction, ordinal_in, words
from audio_pipeline.script.markup import LESS_THAN, MORE_THAN
from audio_pipeline.script.number_words import Number, year
from audio_pipeline.script.plain_numbers import plain_number_rules
from audio_pipeline.script.quantities import one_of, quantity_rules
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.signs import sign_rules
from audio_pipeline.script.web_addresses import web_rules

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
    **SHORT_MONTHS,
}  # fmt: skip
_BEFORE_NUMBER = {
    "Nr.": "Nummer", "Abs.": "Absatz", "Art.": "Artikel", "S.": "Seite", "Kap.": "Kapitel",
    "Tel.": "Telefon", "km": "Kilometer",
    "§§": "Paragrafen", "§": "Paragraf",
}  # fmt: skip
_UNITS_IN_WORDS = {
    "mm": "Millimeter", "cm": "Zentimeter", "km": "Kilometer", "m": "Meter", "kg": "Kilogramm",
    "t": "Tonnen", "MW": "Megawatt", "kW": "Kilowatt",
}  # fmt: skip
_SENTENCE_END = re.compile(r"[“\"’')\]]*$")


def _ordinal(match: re.Match[str]) -> str:
    return f"{said_before(match)}{ordinal_in(int(match['number']), case_after(match['before']))}"


def _added_minute(match: re.Match[str]) -> str:
    """ "in der 90.+3 Minute"."""
    case = case_after(match["before"])
    said = (ordinal_in(int(match[name]), case) for name in ("number", "added"))
    return said_before(match) + " plus ".join(said)


def _ruler(match: re.Match[str]) -> str:
    return f"{match['name']} der {ordinal_in(_ROMAN[match['numeral']], 'article').capitalize()}"


def _numbered(match: re.Match[str]) -> str:
    return (
        f"{said_before(match)}{ordinal_in(_ROMAN[match['numeral']], case_after(match['before']))}"
    )


def _compound(match: re.Match[str]) -> str:
    return words(Number(match["number"]), "neuter")


def _half(match: re.Match[str]) -> str:
    whole = match["whole"]
    if match["sign"] == "½":
        return f"{words(Number(whole))}einhalb" if whole else "ein halber"
    parts = {"¼": "ein Viertel", "¾": "drei Viertel"}[match["sign"]]
    return f"{words(Number(whole))} {parts}" if whole else parts


def _short(match: re.Match[str]) -> str:
    written = match["short"]
    return _SHORT[written] + ("." if _SENTENCE_END.match(match.string, match.end()) else "")


_OWN_RULES: tuple[Rule, ...] = (
    Rule("always open", r"(?<![\w/.,])24/7(?![\w/])", lambda _: "vierundzwanzig sieben"),
    Rule(
        "score",
        r"(?<![\w:.,])(?P<left>[0-9]{1,2}):(?P<right>[0-9])(?![\w:])",
        lambda match: f"{words(Number(match['left']))} zu {words(Number(match['right']))}",
    ),
    Rule(
        "measure in a word",
        rf"(?<![\w.,-])(?P<number>[1-9][0-9]{{0,3}})-(?P<unit>{one_of(_UNITS_IN_WORDS)})-?"
        r"(?=[A-ZÄÖÜ]| [A-ZÄÖÜ])",
        lambda match: (
            f"{words(Number(match['number']), 'neuter')}-{_UNITS_IN_WORDS[match['unit']]}-"
        ),
    ),
    Rule(
        "compound adjective",
        r"(?<![\w.,-])(?P<number>[1-9][0-9]{0,3})-(?=[a-zäöüß]{4,30})",
        _compound,
    ),
    Rule("fraction", r"(?<![\w.,])(?P<whole>[0-9]{0,3})(?P<sign>[½¼¾])", _half),
    Rule("either", r"(?<!\w)und/oder(?!\w)", lambda _: "und oder"),
    Rule(
        "decade",
        r"(?<![\w.,])(?P<year>1[0-9]{2}0|20[0-9]0|[2-9]0)er(?P<end>n?)(?!\w)",
        lambda match: f"{year(int(match['year']), 'de')}er{match['end']}",
    ),
    Rule(
        "minute",
        BEFORE + r"(?<![\w.,])(?P<number>[1-9][0-9]{1,2})\.? ?\+ ?(?P<added>[1-9][0-9]?)\.?"
        r"(?= Minute)",
        _added_minute,
    ),
    Rule(
        "ordinal",
        BEFORE.removesuffix("?") + r"(?P<number>[0-9]{1,3})\.(?= [A-ZÄÖÜ])",
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
        "numbered",
        BEFORE + rf"(?<!\w)(?P<numeral>{one_of(_ROMAN)})\."
        r"(?= (?:Weltkrieg|Quartal|Akt|Kapitel|Teil|Liga|Republik|Reich|Senat|Internationale))",
        _numbered,
    ),
    Rule(
        "abbreviation",
        rf"(?<![\w.])(?P<short>{one_of(_BEFORE_NUMBER)}) ?(?=[0-9])",
        lambda match: f"{_BEFORE_NUMBER[match['short']]} ",
    ),
    Rule("abbreviation", rf"(?<![\w.])(?P<short>{one_of(_SHORT)})(?!\w)", _short),
    Rule(
        "street",
        r"(?<!\w)(?P<name>[A-ZÄÖÜ][a-zäöüß-]{1,40})str\.",
        lambda match: f"{match['name']}straße",
    ),
)
_YEAR_RULE = Rule(
    "year",
    r"(?<![\w.,$€-])1[1-9][0-9]{2}(?!\w|[.,][0-9]| ?[%€$°])",
    lambda match: year(int(match.group()), "de"),
)

RULES: tuple[Rule, ...] = (
    *web_rules(dot="Punkt", at="at", slash="Schrägstrich", hashtag="Hashtag"),
    *DATE_RULES,
    *_OWN_RULES,
    *COUNTING_RULES,
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
