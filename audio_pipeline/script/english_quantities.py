"""English quantities: magnitudes, units, currencies, and when their noun stays singular."""

from audio_pipeline.script.english_adjectives import as_adjective
from audio_pipeline.script.english_units import MAGNITUDES, OWN_UNITS, UNITS, plain
from audio_pipeline.script.grammar import Counted, Grammar
from audio_pipeline.script.number_words import Number, cardinal, spelled

NUMBER = (
    r"(?:[0-9]{1,3}(?:(?:,[0-9]{3})+|(?: 000)+)(?![0-9])"
    r"|(?<![0-9] )[1-9][0-9]{0,2}(?: [0-9]{3}){1,4}(?! ?[0-9]|,[0-9])|[0-9]+)(?:\.[0-9]+)?"
)
"""With commas between groups, or spaces where what follows is no number of its own: "12 500"."""


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
    range_words={"between ": " and ", "Between ": " and "},
    minus="minus",
    magnitudes={
        written: Counted({"other": name})
        for name, forms in MAGNITUDES.items()
        for written in (*forms, name.capitalize())
    },
    plain_magnitudes=(
        "million",
        "billion",
        "trillion",
        "bn",
        "mn",
        "tn",
        "tr",
        "trn",
        "mln",
        "bln",
        "lakh",
        "crore",
        "lakh crore",
    ),
    units=UNITS,
    own_units=OWN_UNITS,
    currency_names={
        "$": plain("dollar"),
        "GBP": plain("pound"),
        "UAH": plain("hryvnia"),
        "JPY": plain("yen", "yen"),
        "INR": plain("rupee"),
        "RUB": plain("ruble"),
        "BRL": plain("Brazilian real", "Brazilian reals"),
        "SGD": plain("Singapore dollar"),
        "TWD": plain("Taiwan dollar"),
        "ZAR": plain("rand", "rand"),
        "THB": plain("baht", "baht"),
        "NGN": plain("naira", "naira"),
        "PHP": plain("peso"),
        "VND": plain("dong", "dong"),
        "AED": plain("dirham"),
        "IDR": plain("rupiah", "rupiah"),
        "GEL": plain("lari", "lari"),
        "KZT": plain("tenge", "tenge"),
        "CNY": plain("yuan", "yuan"),
        "KRW": plain("won", "won"),
        "ILS": plain("shekel"),
        "TRY": plain("lira"),
        "PLN": plain("zloty", "zlotys"),
    },
    cents={
        **dict.fromkeys(
            ("$", "USD", "EUR", "AUD", "CAD", "NZD", "HKD", "SGD", "ZAR"), Counted(plain("cent"))
        ),
        "GBP": Counted(plain("penny", "pence")),
        "UAH": Counted(plain("kopiyka", "kopiykas")),
        **dict.fromkeys(("NOK", "SEK", "DKK"), Counted(plain("øre", "øre"))),
    },
    joins_cents=" and ",
    as_adjective=as_adjective,
)
