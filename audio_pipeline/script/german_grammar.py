"""German numbers, ordinals by the word before them, and what is counted."""

from audio_pipeline.script.grammar import Counted, Grammar
from audio_pipeline.script.number_words import Number, cardinal, ordinal, spelled
from audio_pipeline.script.units import SI_UNITS

_ENDINGS = {"strong": "r", "weak": "n", "article": ""}


def words(number: Number, gender: str = "") -> str:
    """ "eins" when counting, "ein" or "eine" before a noun; decimals digit by digit."""
    whole = cardinal(number.whole, "de")
    if number.fraction:
        return f"{whole} Komma {spelled(number.fraction, 'de')}"
    if gender and whole.endswith("eins"):
        return whole[:-1] + ("e" if gender == "feminine" and whole == "eins" else "")
    return whole


def ordinal_in(number: int, case: str) -> str:
    """ "fünfter" alone, "fünften" after "am", "fünfte" after "der"."""
    return ordinal(number, "de") + _ENDINGS[case]


def fraction(numerator: int, denominator: int) -> str:
    """ "ein halb", "ein Drittel", "drei Viertel"."""
    part = "halb" if denominator == 2 else f"{ordinal(denominator, 'de')}l".capitalize()
    return f"{words(Number(str(numerator)), 'neuter')} {part}"


def _feminine(one: str, other: str) -> Counted:
    return Counted({"one": one, "other": other}, "feminine")


_MILLION = _feminine("Million", "Millionen")
_BILLION = _feminine("Milliarde", "Milliarden")
_TRILLION = _feminine("Billion", "Billionen")
_MAGNITUDES = {
    "Mio.": _MILLION, "Mio": _MILLION, "Million": _MILLION, "Millionen": _MILLION,
    "Mrd.": _BILLION, "Mrd": _BILLION, "Milliarde": _BILLION, "Milliarden": _BILLION,
    "Bio.": _TRILLION, "Billion": _TRILLION, "Billionen": _TRILLION,
    "Tsd.": Counted({"other": "Tausend"}), "Tsd": Counted({"other": "Tausend"}),
}  # fmt: skip
_CENT = Counted({"other": "Cent"})

GERMAN = Grammar(
    language="de",
    number=r"(?:[0-9]{1,3}(?:(?:\.[0-9]{3})+|(?:[ ’'][0-9]{3})+)(?![0-9])|[0-9]+)(?:,[0-9]+)?",
    decimal_marks=",",
    words=words,
    range_word=" bis ",
    minus="minus",
    magnitudes=_MAGNITUDES,
    plain_magnitudes=tuple(_MAGNITUDES),
    units={
        **SI_UNITS,
        "g": "mass-gram",
        "t": "mass-tonne",
        "l": "volume-liter",
        "qkm": "area-square-kilometer",
        "qm": "area-square-meter",
        "Std.": "duration-hour",
        "Min.": "duration-minute",
        "MWh": "Megawattstunde",
        "GWh": "Gigawattstunde",
    },
    own_units={
        "Megawattstunde": {"one": "Megawattstunde", "other": "Megawattstunden"},
        "Gigawattstunde": {"one": "Gigawattstunde", "other": "Gigawattstunden"},
    },
    currency_words={"Euro": "EUR", "Dollar": "$", "US-Dollar": "USD", "Franken": "CHF"},
    currency_names={
        "$": {"other": "Dollar"},
        "GBP": {"other": "Pfund"},
        "UAH": {"other": "Hrywnja"},
        "CHF": {"other": "Franken"},
        "JPY": {"other": "Yen"},
    },
    cents=dict.fromkeys(("$", "USD", "EUR"), _CENT),
    genders=dict.fromkeys(
        ("mass-tonne", "length-mile", "duration-hour", "duration-minute", "energy-kilowatt-hour",
         "Megawattstunde", "Gigawattstunde", "UAH"),
        "feminine",
    ),
)  # fmt: skip
