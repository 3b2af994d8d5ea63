"""English quantities: magnitudes, units, currencies, and when their noun stays singular."""

from audio_pipeline.script.english_adjectives import as_adjective
from audio_pipeline.script.grammar import Counted, Grammar
from audio_pipeline.script.number_words import Number, cardinal, spelled
from audio_pipeline.script.units import SI_UNITS

NUMBER = r"(?:[0-9]{1,3}(?:(?:,[0-9]{3})+|(?: 000)+)(?![0-9])|[0-9]+)(?:\.[0-9]+)?"

_MAGNITUDES = {
    "thousand": ("thousand", "k", "K"),
    "million": ("million", "m", "M", "mn", "mln", "mio"),
    "billion": ("billion", "b", "B", "bn", "bln"),
    "trillion": ("trillion", "T", "tn", "trn"),
}
_UNITS = {
    **SI_UNITS,
    "g": "mass-gram",
    "t": "mass-tonne",
    "kmh": "speed-kilometer-per-hour",
    "km/hr": "speed-kilometer-per-hour",
    "kph": "speed-kilometer-per-hour",
    "mph": "speed-mile-per-hour",
    "sq km": "area-square-kilometer",
    "sq. km": "area-square-kilometer",
    "sq km.": "area-square-kilometer",
    "sq m": "area-square-meter",
    "sq mi": "area-square-mile",
    "sq miles": "area-square-mile",
    "sq ft": "area-square-foot",
    "sq. ft.": "area-square-foot",
    "ft": "length-foot",
    "mi": "length-mile",
    "yd": "length-yard",
    "nmi": "length-nautical-mile",
    "lb": "mass-pound",
    "lbs": "mass-pound",
    "oz": "mass-ounce",
    "mpg": "consumption-mile-per-gallon",
    "hp": "power-horsepower",
    "psi": "pressure-pound-force-per-square-inch",
    "hr": "duration-hour",
    "hrs": "duration-hour",
    "min": "duration-minute",
    "mins": "duration-minute",
    "secs": "duration-second",
    "TW": "terawatt",
    "MWh": "megawatt-hour",
    "GWh": "gigawatt-hour",
    "TWh": "terawatt-hour",
    "p": "pence",
    "¢": "cent",
    "pp": "percentage point",
    "bps": "basis point",
    "bp": "basis point",
    "sec": "duration-second",
    "yrs": "duration-year",
    "pts": "point",
    "mg/kg": "mg/kg",
    "mg/L": "mg/l",
    "mg/l": "mg/l",
    "g/km": "g/km",
    "µg/m³": "µg/m³",
    "µg/m3": "µg/m³",
}


def _plain(noun: str, plural: str = "") -> dict[str, str]:
    return {"one": noun, "other": plural or f"{noun}s"}


def _words(number: Number, gender: str = "") -> str:
    del gender
    whole = cardinal(number.whole, "en")
    if not number.fraction:
        return whole
    return f"{whole} point {spelled(number.fraction, 'en')}"


ENGLISH = Grammar(
    language="en",
    number=NUMBER,
    decimal_marks=".",
    words=_words,
    range_word=" to ",
    minus="minus",
    magnitudes={
        written: Counted({"other": name})
        for name, forms in _MAGNITUDES.items()
        for written in (*forms, name.capitalize())
    },
    plain_magnitudes=("million", "billion", "trillion", "bn", "mn", "tn", "trn", "mln", "bln"),
    units=_UNITS,
    own_units={
        "terawatt": _plain("terawatt"),
        "megawatt-hour": _plain("megawatt-hour"),
        "gigawatt-hour": _plain("gigawatt-hour"),
        "terawatt-hour": _plain("terawatt-hour"),
        "pence": _plain("penny", "pence"),
        "cent": _plain("cent"),
        "percentage point": _plain("percentage point"),
        "basis point": _plain("basis point"),
        "point": _plain("point"),
        "mg/kg": _plain("milligram per kilogram", "milligrams per kilogram"),
        "mg/l": _plain("milligram per liter", "milligrams per liter"),
        "g/km": _plain("gram per kilometer", "grams per kilometer"),
        "µg/m³": _plain("microgram per cubic meter", "micrograms per cubic meter"),
        "mass-tonne": _plain("ton"),
    },
    currency_names={
        "$": _plain("dollar"),
        "GBP": _plain("pound"),
        "UAH": _plain("hryvnia"),
        "JPY": _plain("yen", "yen"),
        "INR": _plain("rupee"),
        "RUB": _plain("ruble"),
        "CNY": _plain("yuan", "yuan"),
        "KRW": _plain("won", "won"),
        "ILS": _plain("shekel"),
        "TRY": _plain("lira"),
        "PLN": _plain("zloty", "zlotys"),
    },
    cents={
        **dict.fromkeys(("$", "USD", "EUR", "AUD", "CAD", "NZD", "HKD"), Counted(_plain("cent"))),
        "GBP": Counted(_plain("penny", "pence")),
        "UAH": Counted(_plain("kopiyka", "kopiykas")),
    },
    joins_cents=" and ",
    as_adjective=as_adjective,
)
