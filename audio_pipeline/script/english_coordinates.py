"""English latitudes and longitudes: 50°27'N, 48.85° N, 40°26′46″N."""

import re

from audio_pipeline.script.english_numbers import START, words
from audio_pipeline.script.rules import Rule

_POINTS = {"N": "north", "S": "south", "E": "east", "W": "west"}
_MINUTE = "['’′]"
_SECOND = "(?:[\"”″]|''|’’|′′)"


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
)
