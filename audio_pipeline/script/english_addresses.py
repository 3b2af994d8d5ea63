"""English postal addresses: house numbers, compass points, road names, codes of states and zips."""

import re

from audio_pipeline.script.english_names import designation_number
from audio_pipeline.script.english_places import STATE_CODES, STATES
from audio_pipeline.script.english_words import sentence_end
from audio_pipeline.script.number_words import cardinal, spelled
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule

_ROADS = {
    "Ave": "Avenue", "Blvd": "Boulevard", "Rd": "Road", "Pkwy": "Parkway", "Hwy": "Highway",
    "Fwy": "Freeway",
    "Ln": "Lane", "Sq": "Square", "Ct": "Court", "Pl": "Place", "Ter": "Terrace",
}  # fmt: skip
_BEFORE_NUMBER = {
    "Hwy": "Highway", "Rte": "Route", "Rt": "Route", "Apt": "apartment", "Ste": "suite",
    "Bldg": "building", "Blk": "block", "Rm": "room",
}  # fmt: skip
_COMPASS = {
    "N": "North", "S": "South", "E": "East", "W": "West", "NE": "Northeast", "NW": "Northwest",
    "SE": "Southeast", "SW": "Southwest",
}  # fmt: skip
_ROAD = r"(?:St|Street|Dr|Drive|Lane|Court|Place|Way|Avenue|Road|Boulevard|Square|Terrace|Highway"
_ROAD += rf"|{one_of(_ROADS)})(?!\w)"
_ROAD_NAME = r"(?:[A-Z][a-z’']{1,20}|[0-9]{1,3}(?:st|nd|rd|th))"
_STREET = rf"{_ROAD_NAME} (?:{_ROAD_NAME} ){{0,2}}{_ROAD}"
_STATE_CITIES = {
    "PA": "Philadelphia|Pittsburgh|Harrisburg|Allentown|Scranton|Erie|Lancaster|Bethlehem|Reading",
    "MA": "Boston|Cambridge|Worcester|Springfield|Lowell|Salem|Plymouth|Somerville|Amherst",
    "MD": "Baltimore|Annapolis|Bethesda|Rockville|Frederick|Silver Spring|Gaithersburg",
    "LA": "New Orleans|Baton Rouge|Lafayette|Shreveport|Lake Charles|Monroe",
    "OH": "Columbus|Cleveland|Cincinnati|Toledo|Akron|Dayton|Youngstown|Canton|Springfield",
    "IN": "Indianapolis|Fort Wayne|Evansville|South Bend|Gary|Bloomington|Muncie",
    "ME": "Portland|Bangor|Augusta|Lewiston",
    "OK": "Tulsa|Oklahoma City|Norman|Stillwater|Lawton",
    "AL": "Birmingham|Montgomery|Mobile|Huntsville|Tuscaloosa|Auburn",
    "ID": "Boise|Moscow|Pocatello|Idaho Falls|Nampa",
    "HI": "Honolulu|Hilo|Lahaina|Kailua|Waikiki",
}  # fmt: skip
"""Codes that are words and degrees as well: states only after these, or before a zip code."""
_IN_STATE = {code: re.compile(rf"(?<!\w)(?:{cities}), $") for code, cities in _STATE_CITIES.items()}
_YEAR_BEFORE = re.compile(r"\b(?:in|since|by|from|of|until|before|after|early|late) $", re.I)
_CITY_BEFORE = re.compile(r"[A-Z][a-z’'.]{1,20}, $")
_NAME_BEFORE = re.compile(r"(?:\b[A-Z][\w’']{1,20}|[0-9](?:st|nd|rd|th)) $")
_LOWER = re.compile(" [a-z]")
_NEEDS_DOT = frozenset({"Sq", "Ct", "Pl", "Ter"})
_HOUSE_BEFORE = re.compile(r"[0-9] (?:[NSEW]\. )?(?:[A-Z][a-z]{1,20} ){1,2}$")


def _house(match: re.Match[str]) -> str | None:
    before = match.string[max(0, match.start() - 8) : match.start()]
    return None if _YEAR_BEFORE.search(before) else designation_number(match.group())


def _road(match: re.Match[str]) -> str | None:
    """ "5th Ave", "Abbey Rd"; "an Ave" and "Ave Maria" are no roads."""
    text, start = match.string, match.start()
    if not _NAME_BEFORE.search(text[max(0, start - 24) : start]):
        return None
    if not match.group().endswith(".") and (
        match["road"] in _NEEDS_DOT or text.startswith(" Maria", match.end())
    ):
        return None
    return _ROADS[match["road"]] + sentence_end(match)


def _drive(match: re.Match[str]) -> str | None:
    """ "45 Ocean Dr." is a road; "Dr. Ocean" and "met Ocean Dr." are not known to be."""
    text, start, end = match.string, match.start(), match.end()
    named = _NAME_BEFORE.search(text[max(0, start - 24) : start]) and _LOWER.match(text, end)
    if not named and not _HOUSE_BEFORE.search(text[max(0, start - 48) : start]):
        return None
    return f"Drive{sentence_end(match)}"


def _state(match: re.Match[str]) -> str | None:
    code, zip_code = match["code"], match["zip"]
    if not zip_code:
        before = match.string[max(0, match.start() - 24) : match.start()]
        city = _IN_STATE.get(code, _CITY_BEFORE)
        if code not in STATE_CODES or not city.search(before):
            return None
        return STATE_CODES[code]
    name = STATE_CODES.get(code) or STATES.get(code.removesuffix("."), code)
    return f"{name} {spelled(zip_code, 'en')}"


def _postcode(match: re.Match[str]) -> str | None:
    """ "T N twelve seven A B": spelled where it would be a state's code."""
    if match["area"] not in STATE_CODES:
        return None
    district = " ".join((*match["area"], cardinal(match["district"], "en"), *match["part"]))
    return f"{district} {cardinal(match['sector'], 'en')} {' '.join(match['unit'])}"


ADDRESS_RULES: tuple[Rule, ...] = (
    Rule(
        "house number",
        rf"(?<![\w.,$£€-])[1-9][0-9]{{2,3}}(?= (?:(?:[NSEW]\.?|North|South|East|West) )?{_STREET})",
        _house,
    ),
    Rule(
        "house number",
        r"(?:(?<=P\.O\. Box )|(?<=PO Box ))[0-9]{3,6}(?!\w)",
        lambda match: spelled(match.group(), "en"),
    ),
    Rule(
        "state and zip code",
        rf"(?<=, )(?P<code>D\.C\.|[A-Z]{{2}}(?!\w)|{one_of([f'{s}.' for s in STATES])}"
        rf"|{one_of(STATES.values())})(?: (?P<zip>[0-9]{{5}})(?:-[0-9]{{4}})?(?!\w))?",
        _state,
    ),
    Rule(
        "state and zip code",
        rf"(?<![\w.-])(?!IN|OR|OK|ME|HI|MA|PA)(?P<code>{one_of(STATE_CODES)}) (?P<zip>[0-9]{{5}})"
        r"(?:-[0-9]{4})?(?![\w,.]\w)",
        _state,
    ),
    Rule(
        "postcode",
        r"(?<![\w-])(?P<area>[A-Z]{1,2})(?P<district>[0-9]{1,2})(?P<part>[A-Z]?) "
        r"(?P<sector>[0-9])(?P<unit>[A-Z]{2})(?!\w)",
        _postcode,
    ),
    Rule(
        "compass point",
        rf"(?<![\w.])(?P<point>[NSEW])\. ?(?={_STREET})",
        lambda match: f"{_COMPASS[match['point']]} ",
    ),
    Rule(
        "compass point",
        rf"(?P<first>[NS](?<![\w.].))\.(?P<second>[EW])\. ?(?={_STREET})",
        lambda match: f"{_COMPASS[match['first'] + match['second']]} ",
    ),
    Rule(
        "compass point",
        r"(?P<point>[NS](?:(?<=St .)|(?<=St\. .)|(?<=Ave .)|(?<=Ave\. .)|(?<=Street .)"
        r"|(?<=Avenue .)|(?<=Blvd\. .)|(?<=Rd\. .)|(?<=Road .))[EW])(?!\w|\.\w)",
        lambda match: _COMPASS[match["point"]],
    ),
    Rule(
        "compass point",
        r"(?P<first>[NS](?:(?<=St\. .)|(?<=Ave\. .)|(?<=Street .)|(?<=Avenue .)|(?<=Rd\. .)"
        r"|(?<=Road .)))\.(?P<second>[EW])\.",
        lambda match: _COMPASS[match["first"] + match["second"]],
    ),
    Rule(
        "compass point",
        rf"(?<![\w.])(?P<point>{one_of(_COMPASS)})"
        r"(?= (?:at )?[0-9]{1,3}(?:[-–][0-9]{1,3})? ?(?:mph|kts?|knots|km/h|kph)\b)",
        lambda match: _COMPASS[match["point"]].lower(),
    ),
    Rule(
        "road",
        rf"(?<![\w.])(?P<road>{one_of(_BEFORE_NUMBER)})\. ?(?=[0-9])",
        lambda match: f"{_BEFORE_NUMBER[match['road']]} ",
    ),
    Rule(
        "road",
        rf"(?:(?<=[a-z] )|(?<=[0-9](?:st|nd|rd|th) ))(?P<road>{one_of(_ROADS)})(?:\.|(?![\w.’']))",
        _road,
    ),
    Rule("road", r"(?<=[a-z] )Dr(?:\.|(?!\w))", _drive),
)
