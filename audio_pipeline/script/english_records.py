"""English records of American teams, won and lost: "(24-6, 15-4 ACC)", "improved to 10-3-1"."""

import re

from audio_pipeline.script.english_numbers import DASH, START
from audio_pipeline.script.english_odds import or_oh
from audio_pipeline.script.rules import Rule

_RECORD = rf"[0-9]{{1,3}}(?:{DASH}[0-9]{{1,3}}){{1,2}}"
_NUMBERS = re.compile("[0-9]{1,3}")
_TEAM_BEFORE = re.compile(r"[A-Z][\w.’'&-]{1,20} $")
_VISITED_BEFORE = re.compile(r"\b(?:hosts?|visits?) (?:[Tt]he )?(?:[A-Z][\w.’'&-]{1,20} ){1,3}$")
_TEAM_OF_MANY_BEFORE = re.compile(r"\b[Tt]he (?:[A-Z][\w.-]{1,20} ){0,2}[A-Z][a-z]{2,20}s $")
"""Behind a player's name three numbers may be points, rebounds and assists."""
_LEAGUE = (
    r" (?:in (?:the )?)?"
    r"(?:[A-Z]{2,6}|Big [A-Z0-9][a-z0-9]{1,5}|[Cc]onference|[Ll]eague|Pac-[0-9]{1,2})"
)
_ON_THE_FIELD = re.compile(
    r"\) (?:hosts?|visits?|faces?|meets?|plays?|travels?|takes? on"
    r"|opens? (?:at|against)|at [A-Z])\b"
)
_SETS = re.compile(rf"(?:6{DASH}[0-4]|[0-4]{DASH}6|7{DASH}[56]|[56]{DASH}7)$")
_OUTFIELD = 10
"""What the rows of a formation such as 4-3-3 add up to: all but the goalkeeper."""


def _record(written: str) -> str:
    """ "twenty-four and six", "ten, three and one", "one and oh"."""
    *first, last = map(or_oh, _NUMBERS.findall(written))
    return f"{', '.join(first)} and {last}"


def _is_formation(written: str) -> bool:
    numbers = list(map(int, _NUMBERS.findall(written)))
    return len(numbers) == 3 and sum(numbers) == _OUTFIELD


def _is_part(of_all: str, in_league: str) -> bool:
    """Whether the second can be a part of the first, and neither is a set of tennis."""
    all_games, games = (_NUMBERS.findall(each) for each in (of_all, in_league))
    fewer = int(games[0]) < int(all_games[0]) and int(games[1]) <= int(all_games[1])
    return fewer and not _SETS.match(of_all)


def _in_brackets(match: re.Match[str]) -> str | None:
    """Behind a team's name, where its league or its next game is told; else it is a score."""
    before = match.string[max(0, match.start() - 60) : match.start()]
    overall, in_league = match["overall"], match["in_league"]
    if _is_formation(overall) or not _TEAM_BEFORE.search(before):
        return None
    if not in_league:
        several = len(_NUMBERS.findall(overall)) == 3 and _TEAM_OF_MANY_BEFORE.search(before)
        plays = _VISITED_BEFORE.search(before) or _ON_THE_FIELD.match(match.string, match.end())
        return f"({_record(overall)}" if several or plays else None
    if not match["league"] and not _is_part(overall, in_league):
        return None
    return f"({_record(overall)}, {_record(in_league)}{match['league'] or ''}"


def _in_a_sentence(match: re.Match[str]) -> str | None:
    return None if _is_formation(match["record"]) else _record(match["record"])


_SO_FAR = (
    r" (?:on the (?:season|year|road)|this season|overall|all-time|against the spread"
    r"|in (?:[A-Z]{2,6}|conference|league|division) (?:play|games)|at home this)(?!\w)"
)
RECORD_RULES: tuple[Rule, ...] = (
    Rule(
        "record of a team",
        rf"\((?P<overall>{_RECORD})(?:, (?P<in_league>{_RECORD})(?P<league>{_LEAGUE})?)?"
        r"(?=\)|, No\. [0-9])",
        _in_brackets,
    ),
    Rule(
        "record of a team",
        rf"{START}(?P<record>{_RECORD})"
        rf"(?=(?: win-loss)? record\b(?! (?:win|victory|defeat|loss))|{_SO_FAR})",
        _in_a_sentence,
    ),
    Rule(
        "record of a team",
        r"(?P<record>[0-9](?:(?<=mproved to .)|(?<=mproving to .)|(?<=record of .)"
        rf"|(?<=record to .))[0-9]{{0,2}}(?:{DASH}[0-9]{{1,3}}){{1,2}})"
        r"(?![\w-]|[.,%][0-9]|%| (?:per ?cent|out of|[a-z]{3,20}[^s\W]s\b))",
        _in_a_sentence,
    ),
)
