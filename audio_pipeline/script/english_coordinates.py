"""English latitudes and longitudes: 50°27'N, 48.85° N, 40°26′46″N."""

import re

from audio_pipeline.script.english_numbers import START, words
from audio_pipeline.script.english_quantities import NUMBER
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
_FAR = re.compile(
    r"\b(?:frigates?|ships?|vessels?|nav(?:y|al)|sail\w{0,4}|yachts?|destroyers?|submarines?|aircraft"
    r"|jets?|planes?|fl(?:y|ight|own)|fuel|coast\w{0,4}|offshore|cruis\w{1,3}|port|tankers?|boats?)\b"
)
_OFF = re.compile(r" (?:off|from|north|south|east|west|away|offshore|out|[NSEW]{1,3} of)\b")
_TINY = re.compile(
    r"\b(?:wavelengths?|lasers?|light|chips?|process\w{0,3}|particles?|nodes?|infrared|transistors?"
    r"|nano\w{1,12})\b"
)
_BLOWS_OR_LIES = (
    "winds?|breezes?|gales?|gusts?|swells?|squalls?|airflow|coast|coastline|corner|suburbs?|flank"
)
_BEFORE = {
    "of": re.compile(
        r"(?:[0-9] ?(?:km|mi\.?|nm)|miles|met(?:er|re)s"
        r"|I-[0-9]{1,3}|Route [0-9]{1,3}) $"
    ),
    "named": re.compile(r"(?:^|[^\w.-])$"),
    "": re.compile(
        r"\b(?:[Ww]inds?:? (?:from the )?|(?:from|out of) the |moving |head(?:ing|ed) "
        r"|veering |backing |turning |becoming )$"
    ),
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


def _at_sea(match: re.Match[str]) -> str | None:
    """ "a range of seven thousand nautical miles"; light and chips are told in nanometers."""
    around = match.string[max(0, match.start() - 80) : match.end() + 60]
    far = _OFF.match(match.string, match.end()) or (
        _FAR.search(around) and not _TINY.search(around)
    )
    return _counted(match["number"], "nautical mile") if far else None


def _direction(match: re.Match[str]) -> str | None:
    """ "ten miles southwest of Kyiv", "winds northwest at ten"."""
    after = match["after"]
    before = _BEFORE["of" if after.startswith(" of") else "named" if match["named"] else ""]
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
        r"(?P<point>[NSEW]{1,3})(?=(?P<after> of [A-Zt]"
        rf"|(?P<named> (?:{_BLOWS_OR_LIES})\b)"
        r"|,? (?:[0-9]|(?:at|up to|around) )))",
        _direction,
    ),
    Rule(
        "millibars",
        r"(?<![\w.,])(?P<number>8[5-9][0-9]|9[0-9]{2}|10[0-9]{2})(?:\.[0-9])? mb(?!\w)",
        lambda match: f"{words(match.group().removesuffix(' mb'))} millibars",
    ),
    Rule(
        "nautical miles",
        rf"{START}(?P<number>{NUMBER}) ?nm(?!\w)",
        _at_sea,
    ),
)
