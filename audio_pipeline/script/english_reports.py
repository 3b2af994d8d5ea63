"""English periods and rates in companies' reports and in notices: "2Q", "1H24", "£900 pcm"."""

import re

from audio_pipeline.script.number_words import cardinal, ordinal, year
from audio_pipeline.script.rules import Rule

_PARTS = {"Q": "quarter", "H": "half"}
_PER = {
    "pcm": "calendar month", "pw": "week", "pp": "person", "pppn": "person per night",
    "ppn": "person per night", "pa": "annum",
}  # fmt: skip
_PRICE_BEFORE = re.compile(r"[$£€][0-9][0-9,.]{0,11}k? ?$")
_BEFORE_NOUN = re.compile(
    r" [a-z]{3,20}\b(?<! was)(?<! and)(?<! for)(?<! from)(?<! with)(?<! this)"
)


def _period(match: re.Match[str]) -> str:
    """ "second-quarter sales", "the third quarter of twenty twenty-four"."""
    which, part = ordinal(int(match["which"]), "en"), _PARTS[match["part"]]
    if match["year"]:
        return f"{which} {part} of {year(int(match['year']) + 2000, 'en')}"
    return f"{which}{'-' if _BEFORE_NOUN.match(match.string, match.end()) else ' '}{part}"


def _rate(match: re.Match[str]) -> str | None:
    """ "nine hundred pounds per calendar month"; "0.5pp" is no price."""
    priced = _PRICE_BEFORE.search(match.string[max(0, match.start() - 16) : match.start()])
    return f" per {_PER[match['unit']]}" if priced else None


def _rooms(match: re.Match[str]) -> str:
    """ "two bedrooms and two baths"; before its noun "two-bedroom, two-bath"."""
    beds, baths = cardinal(match["beds"], "en"), match["baths"]
    if _BEFORE_NOUN.match(match.string, match.end()):
        return f"{beds}-bedroom" + (f", {_baths(baths)}-bath" if baths else "")
    said = f"{beds} bedroom{'' if beds == 'one' else 's'}"
    return f"{said} and {_baths(baths)} bath{'' if baths == '1' else 's'}" if baths else said


def _baths(written: str) -> str:
    """ "two and a half"."""
    whole, half, _ = written.partition(".5")
    return cardinal(whole, "en") + (" and a half" if half else "")


REPORT_RULES: tuple[Rule, ...] = (
    Rule(
        "part of a year",
        r"(?<![\w.,-])(?P<which>[1-4])(?P<part>Q)(?:[’']?(?P<year>[12][0-9]))?(?!\w)",
        _period,
    ),
    Rule(
        "part of a year",
        r"(?<![\w.,-])(?P<which>[12])(?P<part>H)(?:[’']?(?P<year>[12][0-9])(?!\w)"
        r"|(?= (?:20[0-9]{2}|results?|profits?|earnings|sales|revenues?)(?!\w)))",
        _period,
    ),
    Rule(
        "rate",
        r"(?<=[0-9 ])(?P<unit>pcm|pppn|ppn|pw|pp|pa)(?!\w)",
        _rate,
    ),
    Rule(
        "rooms",
        r"(?<![\w.,])(?P<beds>[1-9]) ?(?:BR|bd)"
        r"(?:(?:/|, ?| )(?P<baths>[1-9](?:\.5)?) ?(?:BA|ba))?(?!\w)",
        _rooms,
    ),
    Rule(
        "year",
        r"(?P<year>(?:1[5-9]|20)[0-9]{2}(?<=[a-z]-....)(?:(?<=[Mm]id-....)|(?<=pre-....)|(?<=ost-....)"
        r"|(?<=late-....)|(?<=arly-....)))(?![\w-])",
        lambda match: year(int(match["year"]), "en"),
    ),
)
