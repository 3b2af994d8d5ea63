"""German for "1" before a noun, telephone numbers, and what something costs a unit."""

import re

from audio_pipeline.script.german_grammar import words
from audio_pipeline.script.number_words import Number, spelled
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule

_NOUNS = {
    "masculine": "Tag|Monat|Punkt|Mann|Mensch|Sieg|Spieler|Titel|Treffer|Soldat|Polizist|Fall"
    "|Platz|Schritt|Schuss|Satz|Zug|Bus|Panzer|Verletzter|Toter|Vertrag|Zähler|Meter|Kilometer"
    "|Prozentpunkt",
    "feminine": "Stunde|Minute|Sekunde|Woche|Person|Frau|Niederlage|Stimme|Rakete|Drohne|Nacht"
    "|Runde|Tonne|Familie|Firma|Bombe|Partie|Medaille|Milliarde|Million|Seite|Stelle|Wohnung",
    "neuter": "Jahr|Tor|Kind|Mädchen|Spiel|Haus|Auto|Land|Unternehmen|Flugzeug|Schiff|Opfer|Mal"
    "|Remis|Ticket|Mandat|Prozent|Grad|Gramm|Kilo|Kilogramm|Paar|Baby|Todesopfer|Unentschieden",
}  # fmt: skip
_GENDER = {noun: gender for gender, nouns in _NOUNS.items() for noun in nouns.split("|")}
_DATIVE = "mit|nach|seit|von|bei|aus|zu|vor|in"
_ACCUSATIVE = "um|für|ohne|gegen|durch|über|holte|holten|hat|haben|kassierte|verlor|gewann|kostet"
_ONE = {
    ("masculine", "dative"): "einem", ("neuter", "dative"): "einem",
    ("feminine", "dative"): "einer", ("masculine", "accusative"): "einen",
}  # fmt: skip
_PER = {
    "t": "Tonne", "kWh": "Kilowattstunde", "MWh": "Megawattstunde", "m²": "Quadratmeter",
    "qm": "Quadratmeter", "kg": "Kilogramm", "l": "Liter", "km": "Kilometer", "m³": "Kubikmeter",
    "Std.": "Stunde",
}  # fmt: skip


def _one(match: re.Match[str]) -> str:
    before, gender = match["before"].lower(), _GENDER[match["noun"]]
    case = "nominative"
    if before in _DATIVE.split("|"):
        case = "dative"
    elif before in _ACCUSATIVE.split("|"):
        case = "accusative"
    said = _ONE.get((gender, case)) or words(Number("1"), gender)
    return f"{match['before']} {said}" if match["before"] else said


def _telephone(match: re.Match[str]) -> str:
    return ", ".join(spelled(group, "de") for group in re.findall("[0-9]+", match.group()))


COUNTING_RULES: tuple[Rule, ...] = (
    Rule(
        "one",
        r"(?<![\w.,-])(?:(?P<before>[a-zäöüß]{2,12}|Mit|Nach|Seit|Vor|Von|Nur|Um|Für) )1"
        rf"(?= (?P<noun>{one_of(_GENDER)})(?!\w))",
        _one,
    ),
    Rule(
        "one",
        rf"(?:(?<=^)|(?<=[,;:(] )|(?<=[,;:(]))(?P<before>)1(?= (?P<noun>{one_of(_GENDER)})(?!\w))",
        _one,
    ),
    Rule(
        "telephone",
        r"(?<![\w.,+/-])0[0-9]{2,4} ?[ /-] ?[0-9]{4,9}(?![\w]|[.,/-][0-9])",
        _telephone,
    ),
    Rule(
        "per unit",
        rf"(?:(?<=[€$])/|(?<=pro ))(?P<unit>{one_of(_PER)})(?!\w)",
        lambda match: f"{' pro ' if match.group()[0] == '/' else ''}{_PER[match['unit']]}",
    ),
    Rule(
        "measure",
        r"(?:(?<=[0-9],[0-9] )|(?<=[0-9],[0-9][0-9] ))s(?!\w)",
        lambda _: "Sekunden",
    ),
)
