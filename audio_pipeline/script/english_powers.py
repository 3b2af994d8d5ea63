"""English powers, and what is measured by another unit: "10⁻⁹", "5 µg/mL", "5.48p/kWh"."""

import re

from audio_pipeline.script.english_numbers import DASH, START, words
from audio_pipeline.script.english_quantities import ENGLISH, NUMBER
from audio_pipeline.script.grammar import unit_noun
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
_POWERS = {"2": "squared", "3": "cubed"}
_COUNTED = {
    "hr": ("hour", "hours"), "hrs": ("hours", "hours"), "hours": ("hours", "hours"),
    "min": ("minute", "minutes"), "mins": ("minutes", "minutes"), "p": ("penny", "pence"),
    "c": ("cent", "cents"), "¢": ("cent", "cents"),
    **{sign: (unit, f"{unit}s") for sign, unit in (
        ("g", "gram"), ("kg", "kilogram"), ("mg", "milligram"), ("µg", "microgram"),
        ("μg", "microgram"), ("mcg", "microgram"), ("ng", "nanogram"), ("ml", "milliliter"),
        ("mL", "milliliter"), ("L", "liter"), ("l", "liter"), ("t", "ton"),
        ("kWh", "kilowatt-hour"),
        ("MWh", "megawatt-hour"), ("m³", "cubic meter"), ("m3", "cubic meter"),
        ("mm", "millimeter"),
        ("cm", "centimeter"), ("m", "meter"), ("km", "kilometer"), ("bbl", "barrel"),
        ("kcal", "kilocalorie"), ("W", "watt"), ("GB", "gigabyte"), ("MB", "megabyte"),
        ("kB", "kilobyte"), ("KB", "kilobyte"), ("TB", "terabyte"), ("J", "joule"), ("lb", "pound"),
        ("gal", "gallon"), ("mmol", "millimole"), ("µmol", "micromole"), ("nmol", "nanomole"),
        ("IU", "international unit"),
        ("CFU", "colony-forming unit"), ("pg", "picogram"), ("dyn", "dyne"),
        ("kJ", "kilojoule"), ("oz", "ounce"),
        ("yds", "yard"), ("Gt", "gigaton"), ("Mt", "megaton"),
    )},
}  # fmt: skip
_EACH = {
    "s": "second", "sec": "second", "min": "minute", "h": "hour", "hr": "hour", "d": "day",
    "wk": "week", "yr": "year", "mL": "milliliter", "ml": "milliliter", "dL": "deciliter",
    "L": "liter", "l": "liter", "kg": "kilogram", "g": "gram", "t": "tonne", "ha": "hectare",
    "m²": "square meter", "m2": "square meter", "m³": "cubic meter", "km": "kilometer",
    "kWh": "kilowatt-hour", "MWh": "megawatt-hour", "lb": "pound", "gal": "gallon",
    "cm": "centimeter", "mol": "mole", "mm³": "cubic millimeter", "µL": "microliter",
    "sq ft": "square foot", "sq m": "square meter", "oz": "ounce", "cm³": "cubic centimeter",
    "cm²": "square centimeter", "km²": "square kilometer",
    **{unit: unit for unit in (
        "second", "minute", "hour", "day", "night", "week", "month", "year", "person", "head",
        "capita", "litre", "liter", "tonne", "acre", "household", "mile", "share", "unit",
    )},
}  # fmt: skip
_THERMAL = {
    **dict.fromkeys(("mmBtu", "MMBtu", "mmbtu"), "million British thermal units"),
    "boe": "barrel of oil equivalent",
}
_INVERSE = {
    "s": "second", "h": "hour", "d": "day", "yr": "year", "kg": "kilogram", "g": "gram",
    "ml": "milliliter", "mL": "milliliter", "L": "liter", "l": "liter", "m": "meter",
    "km": "kilometer", "cm": "centimeter", "mol": "mole",
}  # fmt: skip
_MEASURED = {
    "kg": "kilograms", "g": "grams", "km": "kilometers", "m": "meters", "J": "joules",
    "W": "watts", "eV": "electronvolts", "Hz": "hertz", "Pa": "pascals",
}  # fmt: skip
_NO_NUMBER = re.compile(r"[a-z⁰¹²³⁴-⁹] $")
_HOT = re.compile(r"\b(?:temperatures?|heated to|cooled to|absolute zero)\b[^.;]{0,60}$")


def _power(match: re.Match[str]) -> str:
    exponent = (match["caret"] or match["raised"]).translate(_RAISED)
    each = f" per {_EACH[match['each']]}" if match["each"] else ""
    if match["unit"]:
        each = f" {_MEASURED[match['unit']]}"
    base = words(match["base"]) if match["base"].isdigit() else match["base"]
    if exponent in _POWERS:
        return f"{base} {_POWERS[exponent]}{each}"
    minus = "minus " if exponent.startswith("-") else ""
    return f"{base} to the power of {minus}{words(exponent.lstrip('-'))}{each}"


def _rate(match: re.Match[str]) -> str | None:
    """ "two thousand cubic meters per second"; what has a name of its own is a unit."""
    if f"{match['unit']}/{match['each']}" in ENGLISH.units:
        return None
    low = f"{words(match['low'])} to " if match["low"] else ""
    one, many = _COUNTED[match["unit"]]
    noun = one if match["number"] == "1" and not low else many
    return f"{low}{words(match['number'])} {noun} per {_EACH[match['each']]}"


def _inverse(match: re.Match[str]) -> str:
    unit = _INVERSE[match["unit"]]
    return f"per {unit}{' squared' if match['power'] == '⁻²' else ''}"


def _kelvin(match: re.Match[str]) -> str | None:
    before = match.string[max(0, match.start() - 90) : match.start()]
    return f"{words(match['number'])} kelvin" if _HOT.search(before) else None


def _area(match: re.Match[str]) -> str | None:
    """ "millions of km²": where no number stands before it."""
    before = match.string[max(0, match.start() - 3) : match.start()]
    unit = ENGLISH.units.get(match["unit"])
    return unit_noun(ENGLISH, unit, "other") if unit and _NO_NUMBER.search(before) else None


POWER_RULES: tuple[Rule, ...] = (
    Rule(
        "power",
        r"(?<![\w.,^])(?P<base>[0-9]{1,3}|[a-zA-Z](?=\^)|R(?=²))"
        r"(?:\^\(?(?P<caret>[-−]?[0-9]{1,3})\)?|(?P<raised>⁻?[⁰¹²³⁴-⁹]{1,3}))(?![\w^]|[.,][0-9])"
        rf"(?:/(?P<each>{one_of(_EACH)})(?![\w/²³])| (?P<unit>kg|g|km|m|J|W|eV|Hz|Pa)(?![\w/²³]))?",
        _power,
    ),
    Rule("minus", r"[-−–](?<=[0-9] .)(?= [0-9.,]{1,9} = )", lambda _: "minus"),
    Rule("power of ten", r"[x×](?<=[0-9] [x×]) ?(?=10(?:\^|⁻?[⁰¹²³⁴-⁹]))", lambda _: "times "),
    Rule(
        "rate",
        rf"{START}(?:(?P<low>{NUMBER}){DASH})?(?P<number>{NUMBER}) ?(?P<unit>{one_of(_COUNTED)})"
        rf" ?/ ?(?P<each>{one_of(_EACH)})(?![\w/²³])",
        _rate,
    ),
    Rule(
        "rate",
        rf"(?<=[\w²³] )(?P<unit>{one_of(_INVERSE)})(?P<power>⁻[¹²])(?!\w)",
        _inverse,
    ),
    Rule(
        "rate",
        r"(?<![\w/.@’'-])(?P<many>[a-z]{2,20}s)/"
        r"(?P<each>hr|min|sec|wk|yr|second|minute|hour|day|night|week|month|year|person|head|m[lL]|µL|m[³²]|mm³|L|kg|cm²|km²|ha)"
        r"(?![\w/])",
        lambda match: f"{match['many']} per {_EACH.get(match['each'], match['each'])}",
    ),
    Rule(
        "rate",
        r"(?<=\bper )(?P<each>kWh|MWh|kg|km|lb|oz|ha|L|mL|ml|m²|sq ft|sq m|MW|GB|TB"
        r"|mmBtu|MMBtu|mmbtu|boe)(?![\w/]|\.\w)",
        lambda match: {"MW": "megawatt", "GB": "gigabyte", "TB": "terabyte", **_THERMAL, **_EACH}[
            match["each"]
        ],
    ),
    Rule(
        "rate",
        r"/(?<=[0-9]/)(?=(?:100|1,000|10) ?(?:g|ml|kg|mL|km)(?!\w))(?:(?<=[$£€][0-9]/)"
        r"|(?<=[$£€][0-9]{2}/)|(?<=[0-9]\.[0-9]{2}/)|(?<=[0-9]p/))",
        lambda _: " per ",
    ),
    Rule(
        "rate",
        r"/(?<=[0-9]/)(?P<sign>[$£€])1?(?![\w$£€]|[.,][0-9])",
        lambda match: {"$": " per dollar", "£": " per pound", "€": " per euro"}[match["sign"]],
    ),
    Rule("rate", r"/(?<=[lL]/)(?=100 ?km(?!\w))", lambda _: " per "),
    Rule(
        "price",
        r"/(?:(?<=[0-9]/)|(?<=[0-9][kmpc]/)|(?<=[0-9]bn/))(?=[$£€][0-9])",
        lambda _: " or ",
    ),
    Rule(
        "area",
        r"(?P<unit>[kc]?m[²³])(?!\w)",
        _area,
    ),
    Rule(
        "sigma",
        rf"{START}(?P<number>[0-9]{{1,2}}(?:\.[0-9])?)[ -]?σ",
        lambda match: f"{words(match['number'])} sigma",
    ),
    Rule("kelvin", rf"{START}(?P<number>{NUMBER}) ?K(?!\w)", _kelvin),
)
