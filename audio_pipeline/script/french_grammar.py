"""French numbers in their genders, ordinals, and what is counted."""

from audio_pipeline.script.grammar import Counted, Grammar
from audio_pipeline.script.number_words import Number, cardinal, ordinal, spelled
from audio_pipeline.script.units import SI_UNITS


def words(number: Number, gender: str = "") -> str:
    """ "vingt et une" before a feminine noun; decimals of more than two digits digit by digit."""
    whole = cardinal(number.whole, "fr")
    if not number.fraction:
        feminine = gender == "feminine" and (whole == "un" or whole.endswith((" un", "-un")))
        return f"{whole}e" if feminine else whole
    short = len(number.fraction) <= 2 and not number.fraction.startswith("0")
    fraction = cardinal(number.fraction, "fr") if short else spelled(number.fraction, "fr")
    return f"{whole} virgule {fraction}"


def ordinal_of(number: int, suffix: str) -> str:
    """ "premier", "première", "deuxième"; the plural as it is written."""
    plural = "s" if suffix.endswith("s") else ""
    if number == 1:
        return ("première" if "r" in suffix and suffix[0] in "rè" else "premier") + plural
    if suffix.startswith("n"):
        return "seconde" if suffix == "nde" else "second"
    return ordinal(number, "fr") + plural


def fraction(numerator: int, denominator: int) -> str:
    """ "un tiers", "trois quarts", "deux cinquièmes"."""
    names = {2: "demi", 3: "tiers", 4: "quart"}
    part = names.get(denominator) or ordinal(denominator, "fr")
    plural = "" if numerator == 1 or part.endswith("s") else "s"
    return f"{cardinal(str(numerator), 'fr')} {part}{plural}"


def _counted(noun: str, plural: str = "") -> Counted:
    return Counted({"one": noun, "other": plural or f"{noun}s"}, join="de ")


_MILLION, _BILLION, _TRILLION = _counted("million"), _counted("milliard"), _counted("billion")
_MAGNITUDES = {
    "million": _MILLION, "millions": _MILLION, "milliard": _BILLION, "milliards": _BILLION,
    "Md": _BILLION, "Mds": _BILLION, "Mrd": _BILLION, "M": _MILLION, "billion": _TRILLION,
    "billions": _TRILLION,
}  # fmt: skip
_CENTIME = Counted({"one": "centime", "other": "centimes"})
_CENT = Counted({"one": "cent", "other": "cents"})

FRENCH = Grammar(
    language="fr",
    number=r"(?:[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[0-9]+)(?:,[0-9]+)?",
    decimal_marks=",",
    words=words,
    range_word=" à ",
    minus="moins",
    magnitudes=_MAGNITUDES,
    plain_magnitudes=("million", "millions", "milliard", "milliards"),
    units={
        **SI_UNITS,
        "g": "mass-gram",
        "t": "mass-tonne",
        "l": "volume-liter",
        "min": "duration-minute",
        "Go": "digital-gigabyte",
        "Mo": "digital-megabyte",
        "MWh": "mégawattheure",
        "GWh": "gigawattheure",
    },
    own_units={
        "mégawattheure": {"one": "mégawattheure", "other": "mégawattheures"},
        "gigawattheure": {"one": "gigawattheure", "other": "gigawattheures"},
        "speed-kilometer-per-hour": {"one": "kilomètre-heure", "other": "kilomètres-heure"},
    },
    currency_words={"euros": "EUR", "euro": "EUR", "dollars": "$"},
    currency_names={
        "$": {"one": "dollar", "other": "dollars"},
        "USD": {"one": "dollar américain", "other": "dollars américains"},
        "GBP": {"one": "livre", "other": "livres"},
        "UAH": {"one": "hryvnia", "other": "hryvnias"},
        "JPY": {"one": "yen", "other": "yens"},
    },
    cents={"EUR": _CENTIME, "$": _CENT, "USD": _CENT},
    genders=dict.fromkeys(
        ("GBP", "UAH", "mass-tonne", "length-mile", "duration-hour", "duration-minute",
         "duration-second"),
        "feminine",
    ),
)  # fmt: skip
