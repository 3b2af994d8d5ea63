"""English names made of letters and long numbers: "NCT04368728", "i7-13700H", "JADES-GS-z14-0"."""

import re

from audio_pipeline.script.english_names import designation_number, run_of_name
from audio_pipeline.script.english_numbers import plural, words
from audio_pipeline.script.number_words import spelled
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.units import CURRENCY_CODES

_RUNS = re.compile(r"[0-9]+|[A-Za-z]+")
_CATALOGUES = "HD|HIP|TIC|KIC|EPIC|NGC|GRB|SN|AT|GW|GJ|LHS|PSR|SDSS|UGC|TYC|BD|MACS|TOI|KOI"
"""Lists of stars, galaxies and flashes; their numbers name no quantity."""
_ON_ROAD = re.compile(
    r"\b(?:on|along|off|onto|of|from|closed|closing|jumped|cross(?:ed|es|ing)?|across|over|under|reached|reopened|and|near|down|up|between|at|via|took|shut"
    r"|blocked|northbound|southbound|eastbound|westbound|where|to) $"
)
_ROAD_AFTER = re.compile(
    r"(?:[,;)]| (?:near|north|south|east|west|in|at|between|through|from|to|and|was|is|has|will"
    r"|remains?|reopened|northbound|southbound|eastbound|westbound|bridge|corridor)\b|\.(?!\w))"
)
_ON_RUNWAY = re.compile(
    r"\b[Rr]unways? (?:(?:0?[1-9]|[12][0-9]|3[0-6])[LRC]?(?:, |/| and | or | to |, and )){0,3}$"
)
_MONEY = "|".join((*CURRENCY_CODES, "RMB", "RM", "PKR", "BDT", "LKR", "KES", "MYR"))
_TENORS = {"2": "twos", "3": "threes", "5": "fives", "7": "sevens"}
_PORTS = (
    "USB|HDMI|Thunderbolt|DisplayPort|Mini|M\\.2|SD|microSD|PCIe|SATA|RJ|LAN|Ethernet|SFP|DP|AA"
    "|AAA|SO-DIMM|DIMM|XLR|RCA|SIM|Wi-Fi|Bluetooth"
    "|[0-9.]{1,4} ?G(?:bE|b)?"
)


def _digits(written: str) -> str:
    """ "nine seven eight, zero, one four": a group after the other."""
    groups = (group.removesuffix("X") for group in written.split("-"))
    said = ", ".join(spelled(group, "en") for group in groups if group)
    return f"{said}, X" if written.endswith("X") else said


def _chip(match: re.Match[str]) -> str:
    """ "i seven thirteen seven hundred H": the generation is said by itself."""
    digits = match["number"]
    model = designation_number(digits)
    if len(digits) == 5:
        model = f"{words(digits[:2])} {_last_of_chip(digits[2:])}"
    series = f"{match['series']} {words(match['tier'])}"
    return " ".join(filter(None, (series, model, match["letters"])))


def _last_of_chip(digits: str) -> str:
    return "thousand" if digits == "000" else designation_number(digits.lstrip("0"))


def _processor(match: re.Match[str]) -> str:
    return " ".join(map(_part_of_chip, _RUNS.findall(match.group())))


def _part_of_chip(run: str) -> str:
    """ "seventy-eight hundred", not "seven thousand eight hundred"."""
    if len(run) == 4 and run.isdigit() and run.endswith("00"):
        return f"{words(run[:2])} hundred" if run[1] != "0" else words(run)
    return run_of_name(run)


def _record(match: re.Match[str]) -> str:
    """Digit by digit, as nobody counts so many of anything."""
    said = [match["letters"], spelled(match["number"], "en"), match["last"] or ""]
    return " ".join(filter(None, said))


def _chained(match: re.Match[str]) -> str | None:
    """ "JADES GS z fourteen zero": three parts and more, of which one is a number."""
    runs = _RUNS.findall(match.group())
    if not any(run.isdigit() for run in runs):
        return None
    return " ".join(map(run_of_name, runs))


def _found_in_a_year(match: re.Match[str]) -> str:
    """ "C twenty twenty-three A three", "SN nineteen eighty-seven A"."""
    kind = match["kind"].rstrip("/ ")
    return f"{kind} {designation_number(match['year'])} {match['letters']}".rstrip()


def _road(match: re.Match[str]) -> str | None:
    before = match.string[max(0, match.start() - 14) : match.start()]
    if not (_ON_ROAD.search(before) and _ROAD_AFTER.match(match.string, match.end())):
        return None
    return f"{match['name']} {designation_number(match['number'])}"


def _runway(match: re.Match[str]) -> str | None:
    """ "runways twenty-seven L and R": elsewhere liters and degrees."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    return f"{words(match['number'])} {match['side']}" if _ON_RUNWAY.search(before) else None


def _curve(match: re.Match[str]) -> str:
    """ "twos tens": the gap between the yields of two bonds."""
    return " ".join(_TENORS.get(n) or plural(words(n)) for n in (match["short"], match["long"]))


_PART = r"(?:[A-Z]{1,6}|[A-Za-z]{1,2}|[A-Za-z]{1,3}[0-9]{1,4}[A-Za-z]{0,2}|[0-9]{1,4}[A-Za-z]?)"

CODE_RULES: tuple[Rule, ...] = (
    Rule(
        "processor",
        r"(?<![\w-])(?P<series>i)(?P<tier>[3579])-(?P<number>[0-9]{4,5})(?P<letters>[A-Z]{0,3})"
        r"(?![\w-])",
        _chip,
    ),
    Rule(
        "processor",
        r"(?<=Ryzen [3579] )[1-9][0-9]{3}(?:X3D|XT|HX|HS|GE|[XGUH])?(?!\w)",
        _processor,
    ),
    Rule(
        "number of a record",
        rf"(?<![\w.@#/-])(?P<letters>(?!(?:{_MONEY})[0-9])[A-Z]{{2,6}}(?=[0-9])"
        rf"|(?:{_CATALOGUES})(?= )) ?"
        r"(?P<number>[0-9]{5,10})(?P<last>[A-Z]?)(?![\w-]|[.,][0-9])",
        _record,
    ),
    Rule(
        "comet or supernova",
        r"(?<![\w/])(?P<kind>[CPAD]/|SN ?|AT ?)(?P<year>1[6-9][0-9]{2}|20[0-9]{2})"
        r"(?P<letters>(?<!/....)[A-Za-z]{1,4}|(?<=/....)(?= [A-Z][0-9]))(?!\w)",
        _found_in_a_year,
    ),
    Rule(
        "designation",
        rf"(?<![\w.@#/&-])[A-Z]{{2,6}}(?:-{_PART}){{2,4}}(?![\w-]|[.,][0-9])",
        _chained,
    ),
    Rule("designation", r"(?<![\w.@#/&-])[A-Z]{2,6}-[a-z][0-9]{1,3}(?![\w-])", _chained),
    Rule("memory", r"(?<![\w-])(?:LP|G)?DDR[2-7]X?-[1-9][0-9]{3,4}(?![\w-])", _processor),
    Rule(
        "calibre",
        r"(?<![\w.])\.(?P<number>[2-6][0-9]{1,2})"
        r"(?=[- ](?:cal\b|calib(?:er|re)|BMG|[Mm]agnum|Winchester|ACP|rifle|handgun|pistol|revolver"
        r"|rounds?|bullets?|ammo|ammunition|machine gun|Special)"
        r"|s(?!\w| (?:ahead|behind|clear|adrift|faster|slower|quicker|off|back|up|down|short)\b))",
        lambda match: designation_number(match["number"]),
    ),
    Rule(
        "address on the Internet",
        r"(?<![\w.,-])(?=[0-9.]{0,8}[0-9]{3})(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})\.){3}"
        r"(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})(?![\w]|\.[0-9])",
        lambda match: " dot ".join(map(designation_number, match.group().split("."))),
    ),
    Rule(
        "formula",
        r"(?<![\w.-])(?:[A-Z][a-z]?[0-9]{1,2}){3,6}(?:[A-Z][a-z]?)?(?![\w-])",
        lambda match: " ".join(
            words(run) if run.isdigit() else " ".join(re.findall("[A-Z][a-z]?", run))
            for run in _RUNS.findall(match.group())
        ),
    ),
    Rule(
        "number of a book",
        r"(?<!\w)(?P<kind>ISBN|ISSN)(?:-1[03])?:? (?P<number>[0-9][0-9-]{6,16}[0-9X])(?![\w-])",
        lambda match: f"{match['kind']} {_digits(match['number'])}",
    ),
    Rule(
        "flight level",
        r"(?<![\w-])FL(?P<level>[1-5][0-9]0)(?!\w)",
        lambda match: f"flight level {spelled(match['level'], 'en')}",
    ),
    Rule(
        "runway",
        r"(?<![\w.,-])(?P<number>0[1-9]|[12][0-9]|3[0-6]|[1-9])(?P<side>[LRC])(?![\w’'-])",
        _runway,
    ),
    Rule(
        "road",
        r"(?<![\w-])(?P<name>US|U\.S\.)[ -](?P<number>[1-9][0-9]{1,2})(?!\w|[.,-][0-9])",
        _road,
    ),
    Rule(
        "two memories", r"/(?:(?<=[0-9]GB/)|(?<=[0-9]TB/))(?=[0-9]{1,4} ?[GT]B)", lambda _: " and "
    ),
    Rule(
        "two models",
        r"(?<![\w.@#/-])(?P<name>[A-Z][A-Za-z]{0,9})-(?P<first>[0-9]{2,4})/(?P<other>[0-9]{2,4})"
        r"(?![\w/-]|[.,][0-9])",
        lambda match: " ".join(
            (match["name"], *map(designation_number, (match["first"], match["other"])))
        ),
    ),
    Rule(
        "yield curve",
        r"(?<![\w.,])(?P<short>[2357]|10)s[ /-]?(?P<long>5|7|10|30)s(?!\w)",
        _curve,
    ),
    Rule(
        "of a port",
        rf"(?<![\w.,])(?P<many>[1-9]) ?[x×] ?(?=(?:{_PORTS})\b)",
        lambda match: f"{words(match['many'])} ",
    ),
)
