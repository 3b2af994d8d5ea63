"""English times of day and durations: "5:30 p.m.", "0600 GMT", "2h 30m", "2:04:12"."""

import re

from audio_pipeline.script.english_numbers import DASH, END, START, words
from audio_pipeline.script.rules import Rule


def clock(hour: str, minute: str) -> str:
    """ "five thirty", "one minute past midnight", "oh six hundred"."""
    if hour == "00" and minute != "00":
        return f"{_counted(minute, 'minute')} past midnight"
    if minute == "00":
        if int(hour) <= 12 and not hour.startswith("0"):
            return f"{words(str(int(hour)))} o'clock"
        oh = "oh " if hour.startswith("0") else ""
        return f"{oh}{words(str(int(hour)))} hundred" if int(hour) else "midnight"
    small = f"oh {words(minute[1])}" if minute.startswith("0") else words(minute)
    return f"{words(str(int(hour)))} {small}"


def _half_day(match: re.Match[str]) -> str:
    """ "five thirty p.m.", "five to seven p.m."; the dot is the sentence's as well."""
    half = f"{match['half'].lower()}.m."
    low = _hour(match["hour"], match["minute"])
    if match["last_hour"]:
        low += f" to {_hour(match['last_hour'], match['last_minute'])}"
    return f"{low} {half}"


def _hour(hour: str, minute: str | None) -> str:
    if not minute or minute == "00":
        return words(str(int(hour)))
    return clock(hour, minute)


def _time_of_day(match: re.Match[str]) -> str:
    """ "twenty-three fifty-nine and fifty-nine seconds"."""
    said = clock(match["hour"], match["minute"])
    seconds = int(match["second"] or 0)
    return f"{said} and {_counted(str(seconds), 'second')}" if seconds else said


def _lasting(match: re.Match[str]) -> str:
    """ "two hours thirty minutes": the letters are units only where both stand there."""
    parts = (("hour", match["hours"]), ("minute", match["minutes"]), ("second", match["seconds"]))
    return " ".join(_counted(number, unit) for unit, number in parts if number)


def _counted(number: str, one: str) -> str:
    plain = str(int(number))
    return f"{words(plain)} {one}{'' if plain == '1' else 's'}"


def _zone(match: re.Match[str]) -> str:
    said = f"{match['zone']} {'plus' if match['sign'] == '+' else 'minus'} "
    said += words(str(int(match["hour"])))
    minute = match["minute"]
    return said if not minute or minute == "00" else f"{said} {words(minute)}"


def _ratio(match: re.Match[str]) -> str | None:
    """ "the ratio fell from one to eighteen to one to twenty-five"; else it is a time of day."""
    told = _RATIO_BEFORE.search(match.string[max(0, match.start() - 64) : match.start()])
    if not told and not _RATIO_AFTER.match(match.string, match.end()):
        return None
    return f"{words(match['low'])} to {words(match['high'])}"


_RATIO_BEFORE = re.compile(
    r"\b(?:ratios?|outnumber\w{0,3}|proportions?|dilut\w{1,4}|scale|odds|gearing|leverage)\b"
    r"(?:[^.;]|\.(?=[0-9])){0,48}(?<!\bat )(?<!\bby )(?<!before )(?<!after )(?<!until )(?<!since )$"
)
_ZONE = (
    "GMT|UTC|BST|E[SD]?T|C[SD]T|M[SD]T|P[SD]T|CES?T|EES?T|WES?T|MSK|IST|JST|KST|SGT|AES?T|AEDT"
    "|NZ[SD]T|SAST|EAT|WAT|local time|(?:Kyiv|Moscow|Israel|Beijing|London) time"
)
_RATIO_AFTER = re.compile(r" (?:ratio|scale|replica|leverage|stock split|dilution|split|mix)\b")

TIME_RULES: tuple[Rule, ...] = (
    Rule(
        "scale",
        r"(?<![\w.,:])1:(?P<many>[1-9][0-9]{0,2}(?:,[0-9]{3}){1,3}|[1-9][0-9]{3,6})(?![\w:]|[.,][0-9])",
        lambda match: f"one to {words(match['many'])}",
    ),
    Rule(
        "ratio",
        r"(?P<low>[1-9](?<![\w.,:].)[0-9]?):(?P<high>[1-9][0-9]{0,2})"
        r"(?![\w:]|[.,][0-9]| ?[ap]\.?m)",
        _ratio,
    ),
    Rule(
        "duration",
        r"(?<![\w.,:])(?P<hours>[0-9]{1,3}) ?h(?:rs?)?,? ?(?P<minutes>[0-5]?[0-9]) ?m(?:ins?)?"
        r"(?:,? ?(?P<seconds>[0-5]?[0-9]) ?s(?:ecs?)?)?(?!\w)",
        _lasting,
    ),
    Rule(
        "duration",
        r"(?<![\w.,:])(?P<hours>)(?P<minutes>[0-9]{1,3}) ?m(?:ins?)?,? ?"
        r"(?P<seconds>[0-5]?[0-9]) ?s(?:ecs?)?(?!\w)",
        _lasting,
    ),
    Rule(
        "two zones",
        r"/(?:(?<=\b[ECMP]T/)|(?<=\b[ECMP][SD]T/)|(?<=GMT/)|(?<=BST/))"
        r"(?=[0-9]{1,2}(?:[:.][0-9]{2})? ?[ap])",
        lambda _: ", ",
    ),
    Rule(
        "offset",
        r"(?<![\w.])(?P<zone>UTC|GMT) ?(?P<sign>[-−–+])(?P<hour>1[0-4]|0?[0-9])"
        r"(?::?(?P<minute>[0-5][05]))?(?!\w)",
        _zone,
    ),
    Rule(
        "time",
        r"(?<![\w.,:])(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5][0-9]))?"
        rf"(?: ?(?:{DASH}|to) ?(?P<last_hour>1[0-2]|0?[1-9])(?:[:.](?P<last_minute>[0-5][0-9]))?)?"
        r" ?(?:(?P<half>[ap]|[AP](?=\.?M))\.?[mM](?!\w)\.?)",
        _half_day,
    ),
    Rule(
        "range of times",
        rf"(?<![\w.,:])(?P<hour>[01]?[0-9]|2[0-4]):(?P<minute>[0-5][0-9]) ?{DASH} ?"
        r"(?P<last_hour>[01]?[0-9]|2[0-4]):(?P<last_minute>[0-5][0-9])(?![\w:])",
        lambda match: (
            f"{clock(match['hour'], match['minute'])}"
            f" to {clock(match['last_hour'], match['last_minute'])}"
        ),
    ),
    Rule(
        "time of a recording",
        r"(?<![\w.,:])00?:(?P<seconds>[0-5][0-9])"
        r"(?= (?:mark|left|remaining|into|to play|timestamp)\b)",
        lambda match: f"zero {words(match['seconds'])}",
    ),
    Rule(
        "time",
        r"(?<![\w.,:])00[:.]?(?P<minute>[0-5][0-9]) ?"
        r"(?:hours|hrs|am|AM|a\.m(?:\.(?= [a-z]|,))?)(?!\w)",
        lambda match: clock("00", match["minute"]),
    ),
    Rule(
        "time",
        r"(?<![\w.,:])(?P<hour>[01]?[0-9]|2[0-4]):(?P<minute>[0-5][0-9])"
        r"(?::(?P<second>[0-5][0-9]))?(?![\w:])",
        _time_of_day,
    ),
    Rule(
        "time",
        r"(?<![\w.,:])(?P<hour>[01][0-9]|2[0-3])\.?(?P<minute>[0-5][0-9])"
        rf"(?= ?(?:{_ZONE}|hours|hrs)(?!\w))",
        lambda match: clock(match["hour"], match["minute"]),
    ),
    Rule(
        "time",
        r"(?<![\w.,:])(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])Z(?![\w-])",
        lambda match: f"{clock(match['hour'], match['minute'])} Zulu",
    ),
    Rule(
        "ratio",
        rf"{START}(?P<low>[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?):(?P<high>[0-9]{{1,3}}){END}",
        lambda match: f"{words(match['low'])} to {words(match['high'])}",
    ),
)
