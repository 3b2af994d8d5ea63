"""English latitudes and longitudes: 50°27'N, 48.85° N, 40°26′46″N."""

import re

from audio_pipeline.script.english_numbers import START, words
from audio_pipeline.script.rules import Rule

_POINTS = {"N": "north", "S": "south", "E": "east", "W": "west"}
_MINUTE = "['’′]"
_SECOND = "(?:[\"”″]|''|’’|′′)"


_COMPASS = {
    "N": "north", "S": "south", "E": "east", "W": "west", "NE": "northeast", "NW": "northwest",
    "SE": "southeast", "SW": "southwest", "NNE": "north-northeast", "NNW": "north-northwest",
    "SSE": "south-southeast", "SSW": "south-southwest", "ENE": "east-northeast",
    "ESE": "east-southeast", "WNW": "west-northwest", "WSW": "west-southwest",
}  # fmt: skip
_BEFORE = {
    "of": re.compile(
        r"(?:[0-9] ?(?:km|mi|nm)|miles|met(?:er|re)s"
        r"|I-[0-9]{1,3}|Route [0-9]{1,3}) $"
    ),
    "winds": re.compile(r"(?:^|[^\w.-])$"),
    "": re.compile(r"\b(?:[Ww]inds? (?:from the )?|moving |head(?:ing|ed) )$"),
}
"""What stands before a point of the compass, by what comes after it."""


def _position(match: re.Match[str]) -> str:
    """The second of a pair follows a comma, so that a voice keeps them apart."""
    said = [_counted(match["degrees"], "degree")]
    if match["minutes"]:
        said.append(_counted(match["minutes"], "minute"))
    if match["seconds"]:
        said.append(_counted(match["seconds"], "second"))
    said.append(_POINTS[match["point"]])
    return " ".join(said) + ("," if match["pair"] else "")


def _counted(number: str, one: str) -> str:
    """ "07" is said as seven."""
    plain = number.lstrip("0") or "0"
    plain = f"0{plain}" if plain.startswith(".") else plain
    return f"{words(plain)} {one}{'' if plain == '1' else 's'}"


def _direction(match: re.Match[str]) -> str | None:
    """ "ten miles southwest of Kyiv", "winds northwest at ten"."""
    after = match["after"]
    before = _BEFORE["of" if after.startswith(" of") else "winds" if "wind" in after else ""]
    start = match.start()
    known = before.search(match.string[max(0, start - 20) : start])
    return _COMPASS.get(match["point"]) if known else None


COORDINATE_RULES: tuple[Rule, ...] = (
    Rule(
        "coordinates",
        rf"{START}(?P<degrees>[0-9]{{1,3}}(?:\.[0-9]{{1,7}})?) ?[°º] ?"
        rf"(?:(?P<minutes>[0-9]{{1,2}}(?:\.[0-9]{{1,4}})?) ?{_MINUTE} ?"
        rf"(?:(?P<seconds>[0-9]{{1,2}}(?:\.[0-9]{{1,3}})?) ?{_SECOND} ?)?)?"
        r"(?P<point>[NSEW])(?!\w|\.\w)(?P<pair>(?= [0-9]{1,3}(?:\.[0-9]{1,7})? ?[°º]))?",
        _position,
    ),
    Rule(
        "coordinates",
        rf"{START}(?P<latitude>[0-9]{{1,2}}\.[0-9]{{1,7}}) ?(?P<first>[NS]),? "
        r"(?P<longitude>[0-9]{1,3}\.[0-9]{1,7}) ?(?P<last>[EW])(?!\w)",
        lambda match: (
            f"{words(match['latitude'])} {_POINTS[match['first']]}, "
            f"{words(match['longitude'])} {_POINTS[match['last']]}"
        ),
    ),
    Rule(
        "compass point",
        r"(?P<point>[NSEW]{1,3})(?=(?P<after> of [A-Zt]| winds?\b"
        r"|,? (?:[0-9]|(?:at|up to|around) )))",
        _direction,
    ),
    Rule(
        "nautical miles",
        rf"{START}(?P<number>[0-9]{{1,4}}(?:\.[0-9])?) ?nm(?= (?:off|from|north|south|east|west"
        r"|away|offshore|out|[NSEW]{1,3} of)\b)",
        lambda match: _counted(match["number"], "nautical mile"),
    ),
)
