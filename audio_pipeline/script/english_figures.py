"""English figures that signs and letters are glued to: "6'4\"", "40C", "230(c)(1)", "2.5x"."""

import re

from audio_pipeline.script.english_attached import LETTERED
from audio_pipeline.script.english_degrees import DEGREE_RULES
from audio_pipeline.script.english_numbers import DASH, START, words
from audio_pipeline.script.english_quantities import NUMBER
from audio_pipeline.script.number_words import spelled
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule

_AGES = {"yr": "year", "y": "year", "mo": "month", "wk": "week"}
_PER = {
    "yr": "year", "hr": "hour", "wk": "week", "min": "minute", "sec": "second", "lb": "pound",
    "oz": "ounce", "kg": "kilogram", "kWh": "kilowatt-hour", "W": "watt", "kW": "kilowatt",
    "MW": "megawatt", "Wh": "watt-hour", "TB": "terabyte", "mo": "month", "t": "tonne",
    "bbl": "barrel", "bu": "bushel", "gal": "gallon", "MWh": "megawatt-hour", "l": "liter",
    "L": "liter",
    "mi": "mile", "km": "kilometer", "ha": "hectare", "GB": "gigabyte", "g": "gram",
    "sq ft": "square foot", "sq m": "square meter", "mmBtu": "million British thermal units",
    **{unit: unit for unit in (
        "month", "year", "day", "week", "hour", "night", "person", "head", "household", "share",
        "barrel", "gallon", "acre", "mile", "tonne", "pound", "ton", "litre", "liter", "minute",
        "second", "unit", "therm", "watt", "kilo",
        "passenger", "pupil", "patient", "user", "hectare", "bottle", "pint", "case", "ticket",
        "seat", "pair", "room", "plate", "serving", "glass", "can", "pack", "box", "bag", "dozen",
        "child", "adult", "student", "car", "vehicle", "session", "class", "visit", "game",
        "episode", "issue", "copy", "word", "page", "trip", "ride", "flight", "bed", "shift",
    )},
}  # fmt: skip

_MAGNITUDES = {"m": "million", "bn": "billion", "tn": "trillion"}
_MONEY = {"$": "dollar", "£": "pound", "€": "euro"}


def _duration(match: re.Match[str]) -> str | None:
    """ "2:04:12" is a time that was run; "14:30:00" and "02:04:12" are times of day."""
    said = [f"{words(str(int(match['minute'])))} minute{'' if int(match['minute']) == 1 else 's'}"]
    if match["hour"]:
        if match["second"] == "00":
            return None
        said.insert(0, f"{words(match['hour'])} hour{'' if match['hour'] == '1' else 's'}")
    seconds = match["second"].removeprefix("0") or "0"
    said.append(f"{words(seconds)} second{'' if seconds == '1' else 's'}")
    return " ".join(said)


def _tail(match: re.Match[str]) -> str:
    """The letter after a decimal number, which would else be read within it."""
    low = f"{words(match['low'])} to " if match["low"] else ""
    return f"{low}{words(match['number'])} {'seconds' if match['letter'] == 's' else 'times'}"


def _counted(number: str, one: str, ending: str) -> str:
    return f"{words(number)} {one}{'' if number == '1' else ending}"


def _lines(written: str) -> str:
    """ "ten eighty", "seven twenty"."""
    return f"{words(written[:-2])} {words(written[-2:])}"


def _plus_or_minus(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - 1) : match.start()]
    return f"{'' if not before or before in ' (' else ' '}plus or minus "


def _item(written: str) -> str:
    return words(written) if written.isdigit() else written


def _lettered(match: re.Match[str]) -> str | None:
    """ "stage three B", but "3d" and "5c" of which no part is told."""
    before = match.string[max(0, match.start() - 16) : match.start()]
    if not LETTERED.search(before):
        return None
    return f"{words(match['number'])} {match['letter'].upper()}"


FIGURE_RULES: tuple[Rule, ...] = (
    Rule(
        "age",
        r"(?<=[0-9])(?P<first>[ -])(?P<unit>yr|y|mo|wk)s?\.?(?P<second>[ -])old(?P<many>s?)(?!\w)",
        lambda match: f"{match['first']}{_AGES[match['unit']]}{match['second']}old{match['many']}",
    ),
    Rule("age", r"-(?<=[0-9]-)(?:yo|y/o|y-o)(?!\w)", lambda _: "-year-old"),
    Rule(
        "team",
        r"(?<![\w.,-])(?P<number>49|76)ers(?!\w)",
        lambda match: {"49": "forty-niners", "76": "seventy-sixers"}[match["number"]],
    ),
    Rule(
        "duration",
        r"(?<![\w.,:])(?P<hour>[1-9]):(?P<minute>[0-5][0-9]):(?P<second>[0-5][0-9](?:\.[0-9]{1,3})?)"
        r"(?![\w:])",
        _duration,
    ),
    Rule(
        "duration",
        r"(?<![\w.,:])(?P<hour>)(?P<minute>[1-5]?[0-9]):(?P<second>[0-5][0-9]\.[0-9]{1,3})(?![\w:])",
        _duration,
    ),
    Rule(
        "range of times",
        rf"(?:(?<=[0-9 ][ap]m)|(?<=\.m\.)) ?{DASH} ?"
        r"(?=(?:1[0-2]|0?[1-9])(?:[:.][0-5][0-9])? ?[apAP]\.?[mM](?!\w))",
        lambda _: " to ",
    ),
    Rule(
        "height",
        r"(?<![\w.,])(?P<feet>[1-9])[’'′] ?(?P<inches>1[01]|[0-9])(?P<half>½|\.5)?(?:[\"”″]|'')",
        lambda match: (
            f"{words(match['feet'])} foot {words(match['inches'])}"
            f"{' and a half' if match['half'] else ''}"
        ),
    ),
    Rule(
        "height",
        rf"{START}(?P<feet>[1-9]) ?ft\.? ?(?P<inches>1[01]|[0-9])(?: ?in(?:s|ches)?)?"
        r"(?!\w|[.,][0-9])",
        lambda match: f"{words(match['feet'])} foot {words(match['inches'])}",
    ),
    Rule(
        "height",
        rf"{START}(?P<feet>[0-9]{{1,3}})-ft\.(?=-)",
        lambda match: f"{words(match['feet'])}-foot",
    ),
    Rule(
        "pounds and ounces",
        rf"{START}(?P<pounds>[0-9]{{1,2}}) ?lbs? (?P<ounces>1[0-5]|[0-9]) ?oz(?!\w)",
        lambda match: (
            f"{_counted(match['pounds'], 'pound', 's')} {_counted(match['ounces'], 'ounce', 's')}"
        ),
    ),
    Rule(
        "of a size",
        r"(?<![\w.,])(?P<many>[1-9][0-9]?) ?[x×] ?"
        r"(?=[0-9]{1,4}(?:\.[0-9]{1,2})?[ -]?(?:g|kg|ml|cl|l|oz|L)\b)",
        lambda match: f"{words(match['many'])} ",
    ),
    Rule(
        "times",
        rf"{START}(?P<low>)(?P<number>[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?)(?P<letter>x)(?= [0-9])",
        _tail,
    ),
    Rule(
        "inches",
        rf"{START}(?P<number>{NUMBER}(?:{DASH}{NUMBER})?) in(?:\.(?= ?[a-z)])|(?= ?\)| of"
        r" (?:rain|snow|water|ice|mud|steel|sleet)))",
        lambda match: f"{match['number']} inch{'' if match['number'] == '1' else 'es'}",
    ),
    Rule(
        "league record",
        r"(?<!\w)P(?P<played>[0-9]{1,3}),? W(?P<won>[0-9]{1,3}),? D(?P<drawn>[0-9]{1,3}),? "
        r"L(?P<lost>[0-9]{1,3})(?!\w)",
        lambda match: ", ".join(f"{what} {words(n)}" for what, n in match.groupdict().items()),
    ),
    Rule(
        "lines of video",
        r"(?<![\w.,])(?P<lines>480|720|1080|1440|2160)(?P<scan>[pi])(?!\w)",
        lambda match: f"{_lines(match['lines'])} {match['scan']}",
    ),
    Rule(
        "lines of video",
        r"/(?<=[0-9]K/)(?P<rate>24|25|30|50|60|120)p(?!\w)",
        lambda match: f" {words(match['rate'])} p",
    ),
    Rule(
        "money",
        r"(?<=multi-)(?P<sign>[$£€])(?P<magnitude>m|bn|tn)(?!\w)",
        lambda match: f"{_MAGNITUDES[match['magnitude']]}-{_MONEY[match['sign']]}",
    ),
    *DEGREE_RULES,
    Rule(
        "cents",
        r"(?<![\w$])\$\.(?P<cents>[0-9]{2})(?!\w)",
        lambda match: _counted(str(int(match["cents"])), "cent", "s"),
    ),
    Rule("at", r"(?<=[a-z0-9] )@(?= ?[$£€0-9])", lambda _: "at"),
    Rule("plus or minus", r"(?:\+ ?/ ?[-−–]|±)(?= ?[0-9])", _plus_or_minus),
    Rule(
        "paragraph",
        r"(?<=[0-9)])\((?P<item>[a-zA-Z]{1,2}|[0-9]{1,2})\)",
        lambda match: f" {_item(match['item'])}",
    ),
    Rule(
        "paragraph",
        r"(?<=[0-9a-z]\)) ?[-–] ?\((?P<item>[a-z]{1,2}|[0-9]{1,2})\)",
        lambda match: f" to {_item(match['item'])}",
    ),
    Rule(
        "part of a series",
        r"(?<![\w.,])(?P<number>[0-9]{1,3})(?P<letter>[a-e])(?![\w’']|[.-]\w)",
        _lettered,
    ),
    Rule(
        "unit of a price",
        r"(?:(?<=[0-9c¼½¾] a )|(?<=[0-9k]-a-))(?P<unit>bbl|bu|gal|lb|oz|kg|mo|yr)\b"
        r"(?:\.(?= [a-z]|[,;)]))?",
        lambda match: _PER[match["unit"]],
    ),
    Rule(
        "seconds",
        r"(?<![\w.])\.(?P<number>[0-9]{2,3})s(?= (?:ahead|behind|clear|adrift|faster|slower|off"
        r"|back|quicker|up|down|short)(?!\w))",
        lambda match: f"point {spelled(match['number'], 'en')} seconds",
    ),
    Rule(
        "about a number",
        rf"{START}(?P<number>[0-9]{{1,4}})(?P<joint>-?)ish(?![\w-])",
        lambda match: f"{words(match['number'])}{match['joint']}ish",
    ),
    Rule(
        "per",
        rf"/(?:(?<=[0-9]/)|(?<=[0-9][kmb]/)|(?<=[0-9]bn/))(?P<unit>{one_of(_PER)})(?![\w/])"
        r"(?:\.(?= [a-z]|[,;)]))?",
        lambda match: f" per {_PER[match['unit']]}",
    ),
)

LETTERED_RULES: tuple[Rule, ...] = (
    Rule(
        "times",
        rf"{START}(?:(?P<low>[0-9]{{1,4}}(?:\.[0-9]{{1,3}})?)[xX]?{DASH})?"
        r"(?P<number>[0-9]{1,4}(?:\.[0-9]{1,3})?)(?P<letter>[xX])(?!\w)",
        _tail,
    ),
    Rule(
        "thousands",
        rf"{START}(?P<number>[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?)k(?!\w)",
        lambda match: f"{words(match['number'])} K",
    ),
    Rule(
        "seconds",
        rf"{START}(?P<low>)(?P<number>[0-9]{{1,4}}\.[0-9]{{1,3}})(?P<letter>s)(?!\w)",
        _tail,
    ),
    Rule(
        "decimal",
        r"(?<![\w.,])(?P<number>[0-9]{1,3}(?:,[0-9]{3}){1,4})(?!st|nd|rd|th)(?=[A-Za-z])",
        lambda match: f"{words(match['number'])} ",
    ),
    Rule(
        "decimal",
        rf"{START}(?P<number>[0-9]{{1,6}}\.[0-9]{{1,6}})(?=[A-Za-z])",
        lambda match: f"{words(match['number'])} ",
    ),
)
"""After the quantities, which know what most letters behind a number mean."""
