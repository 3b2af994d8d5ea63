"""English scores that are said without "to": sets of tennis, and draws: "six four", "nil nil"."""

import re

from audio_pipeline.script.english_numbers import DASH, START, words
from audio_pipeline.script.rules import Rule

_END = r"(?![\w/-]|[.,–][0-9])"
_SET = rf"(?:6{DASH}[0-4]|[0-4]{DASH}6|7{DASH}[56]|[56]{DASH}7)"
_TIE_BREAK = rf"(?: ?\([0-9]{{1,2}}(?:(?:{DASH}|/)[0-9]{{1,2}})?\))"
_SURE_TIE_BREAK = (
    rf" ?\((?:[0-9]|(?:[7-9]|[12][0-9])(?:{DASH}|/)[0-9]{{1,2}}"
    rf"|[0-9]{{1,2}}(?:{DASH}|/)(?:[7-9]|[12][0-9]))\)"
)
_BETWEEN = "(?:, and |,? | and )"
_LAST_SET = rf"(?:[1-9][0-9]|[0-9]){DASH}(?:[1-9][0-9]|[0-9])"
_MOST_GAMES = 6
_TIE_BREAK_TO = 10
_UNFINISHED = (
    rf"[0-6]{DASH}[0-6](?=,? (?:when|before|and retired|ret\b|up|down|lead|ahead|behind|\(ret))"
)
_PAIR = re.compile(rf"([0-9]{{1,2}})(?:{DASH}|/)([0-9]{{1,2}})")
_ALONE = re.compile(r"\((?P<points>[0-9]{1,2})\)")
_TENNIS = re.compile(
    r"\b(?:Opens?|Wimbledon|Roland Garros|seed(?:s|ed)?|sets?|Grand [Ss]lams?|[Cc]ourt|[Tt]ennis"
    r"|WTA|ATP|Davis Cup|Billie Jean King Cup|qualifiers?|serv(?:e|es|ed|ing)|Masters|wild ?cards?"
    r"|tie-?break(?:er|s)?|(?:quarter|semi)-?finals?|doubles|rubbers?|retired|bt"
    r"|(?:break|match) points?)\b"
)
_OUTCOME_BEFORE = re.compile(
    r"\b(?:w[io]ns?|winning|beat(?:en|ing|s)?|los(?:t|es|ing)|defeat\w{0,3}|fell|falls|went down|bt"
    r"|downed|sets)\b"
)
_VOTED_AFTER = re.compile(r" (?:votes?|decisions?|rulings?|majorit(?:y|ies)|margins?|opinions?)\b")
_RANGE_AFTER = re.compile(r"[ -](?:years?|months?|percent|per ?cent|%|[a-z]{3,20}[^s\W]s\b)")
_NEAR = 100

_DRAWN_BEFORE = re.compile(
    r"\b(?:dr[ae]w|draws|drawn|drawing|stalemates?|goalless)\b"
    r"(?P<between>(?:[^.;:!?]|\.(?=[0-9])){0,70}) $"
)
_DRAWN_AFTER = re.compile(
    r"[ -](?:[\w’'-]{1,16} ){0,3}(?:draws?|drawn|stalemates?)\b(?! (?:a|the|fire|up|from)\b)"
)
_NOT_DRAWN = re.compile(
    r"\b(?:tied?|ties|knotted|deadlocked|walks?|fouls?|charge|penalt(?:y|ies)|innings?|vote[ds]?"
    r"|plays?|odds|split|ratio|lots?)\b"
)
"""What is told of where a game is tied in America's way, or something else is drawn."""


def _sets(match: re.Match[str]) -> str | None:
    """ "six three, four six, seven six (seven five)"; ages and months are ranges that only rise."""
    text, start, end = match.string, match.start(), match.end()
    before = text[max(0, start - _NEAR) : start]
    falls = any(int(won) > int(lost) for won, lost in _PAIR.findall(match.group()))
    if _VOTED_AFTER.match(text, end) or not _can_be_last(match["last"]):
        return None
    if not falls and (_RANGE_AFTER.match(text, end) or not _OUTCOME_BEFORE.search(before)):
        return None
    tennis = "(" in match.group() or _TENNIS.search(f"{before} {text[end : end + _NEAR]}")
    zero = "love" if tennis else "zero"
    spoken = _PAIR.sub(
        lambda pair: " ".join(_games(n, zero) for n in pair.groups()), _parted(match)
    )
    return _ALONE.sub(lambda points: f"({words(points['points'])})", spoken)


def _can_be_last(last: str | None) -> bool:
    """Whether it is still played, or was to a lead of two, or is a tie-break to ten instead."""
    if not last:
        return True
    lost, won = sorted(map(int, re.findall("[0-9]+", last)))
    return won <= _MOST_GAMES or won - lost == 2 or (won == _TIE_BREAK_TO and lost < won)


def _parted(match: re.Match[str]) -> str:
    """With a comma between "6-4 6-3", where nothing else tells a listener the sets apart."""
    return re.sub(r"(?<=[0-9)]) (?=[0-9])", ", ", re.sub(r"(?<=[0-9])\(", " (", match.group()))


def _games(number: str, zero: str) -> str:
    return zero if number == "0" else words(number)


def _draw(match: re.Match[str]) -> str | None:
    """ "a nil nil draw", "drew one one", but "tied three to three"."""
    text, start, end = match.string, match.start(), match.end()
    if match["goals"] == "50":
        return None
    drawn = _DRAWN_BEFORE.search(text[max(0, start - _NEAR) : start])
    after = _DRAWN_AFTER.match(text, end)
    told = f"{drawn['between'] if drawn else ''} {after.group() if after else text[end : end + 9]}"
    if not (drawn or after) or _NOT_DRAWN.search(told):
        return None
    return " ".join([_games(match["goals"], "nil")] * 2)


SCORE_RULES: tuple[Rule, ...] = (
    Rule(
        "sets",
        rf"{START}(?:{_SET}{_TIE_BREAK}?(?:{_BETWEEN}{_SET}{_TIE_BREAK}?{_END}){{1,4}}"
        rf"(?:{_BETWEEN}(?P<last>{_LAST_SET}){_END})?|{_SET}{_TIE_BREAK}?{_BETWEEN}{_UNFINISHED}"
        rf"|[67]{DASH}[67]{_SURE_TIE_BREAK}){_END}",
        _sets,
    ),
    Rule("draw", rf"{START}(?P<goals>[0-9]{{1,2}}){DASH}(?P=goals){_END}", _draw),
)
"""Before other scores and ranges, whose numbers have "to" between them."""
