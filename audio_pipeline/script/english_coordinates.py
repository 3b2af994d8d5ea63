"""English latitudes and longitudes: 50°27'N, 48.85° N, 40°26′46″N."""

import re

from audio_pipeline.script.english_numbers import START, words
from audio_pipeline.script.quantities import one_of
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
_POINT = f"(?P<point>{one_of(_COMPASS)})"


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
        rf"{START}(?P<latitude>[0-9]{{1,2}}\.[0-9]{{2,7}}) ?(?P<first>[NS]),? "
        r"(?P<longitude>[0-9]{1,3}\.[0-9]{2,7}) ?(?P<last>[EW])(?!\w)",
        lambda match: (
            f"{words(match['latitude'])} {_POINTS[match['first']]}, "
            f"{words(match['longitude'])} {_POINTS[match['last']]}"
        ),
    ),
    Rule(
        "compass point",
        rf"(?:(?<=[0-9](?:km|mi|nm) )|(?<=[0-9] (?:km|mi|nm) )|(?<=miles )|(?<=met(?:er|re)s ))"
        rf"{_POINT}(?= of [A-Zt])",
        lambda match: _COMPASS[match["point"]],
    ),
    Rule(
        "compass point",
        rf"(?:(?<=[Ww]ind )|(?<=[Ww]inds )|(?<=[Ww]ind from the )|(?<=[Ww]inds from the ))"
        rf"{_POINT}(?=,? (?:[0-9]|at |up |to |around |near ))",
        lambda match: _COMPASS[match["point"]],
    ),
    Rule(
        "compass point",
        rf"(?<![\w.-]){_POINT}(?= winds?\b)",
        lambda match: _COMPASS[match["point"]],
    ),
    Rule(
        "nautical miles",
        rf"{START}(?P<number>[0-9]{{1,4}}(?:\.[0-9])?) ?nm(?= (?:off|from|north|south|east|west"
        r"|away|offshore|out|[NSEW]{1,3} of)\b)",
        lambda match: _counted(match["number"], "nautical mile"),
    ),
)
