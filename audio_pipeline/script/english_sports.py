"""What sport writes its own way: "245-7 at tea", "3-70", "the 6-1 guard", "12st 4lb"."""

import re

from audio_pipeline.script.english_numbers import DASH, START, words
from audio_pipeline.script.rules import Rule

_CRICKET = re.compile(
    r"\b(?:wickets?|wkts?|stumps|overs|not out|all out|lbw|bowled|bowl(?:er|ing)s?|batsm[ae]n"
    r"|cricket|declaration|unbeaten|batters?|run-out|spinners?|seamers?|follow-on|Test match)\b"
    r"|\b(?:trail(?:ed|ing)?|led|leading|lead) by [0-9]|\b[Dd]ay [1-5]\b"
    r"|[0-9] dec(?:lared)?\b|\bat (?:tea|lunch)\b|\bclosed? (?:on|the|day)\b"
)
_FIGURES_BEFORE = re.compile(
    r"\b(?:took|taking|takes?|claim(?:ed|ing|s)|(?:figures|spell|haul|analysis|return|best) of|with"
    r"|[0-9]-[0-9]{2,3} and|returned|returning|bowling|bowled|best|grabbed|bagged|captured) $"
    r"|(?:[(,;]|\band) ?[A-Z][A-Za-z’'-]{2,20} $"
)
_BOWLED_NEAR = re.compile(
    rf"{_CRICKET.pattern}"
    r"|\b(?:skittled|figures|spells?|innings|[0-9] runs|Ashes|Test|ODI|T20I?|all-rounder)\b"
)
_POSITIONS = (
    "guard|forward|cent(?:er|re)|winger|pitcher|receiver|quarterback|lineman|lefty|striker"
    "|swingman|defen[cs]eman|right-hander|left-hander|linebacker|cornerback|rookie|big man"
    "|goalkeeper|lock|prop|setter|hitter|junior|senior|sophomore|freshman|transfer|native|teenager"
    "|prospect|left-handers?|righty|blocker|wing|flanker|heavyweight|champion|graduate|point guard"
)
_DESCRIBED = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|is|was|[Hh]is|[Aa]nother|[Tt]heir|[Ll]isted at|[Aa]t)"
    r"(?: [a-z]{3,12},?)?|,|[’']s|\() ?$"
)
"""What stands before somebody's height."""
_VOTED = re.compile(
    r"\b(?:vot(?:e[ds]?|ing)|ballots?|MPs|peers|senators|lawmakers|legislators|delegates|House|Senate"
    r"|parliament|council(?:lors)?|bill|amendment|motion|resolution)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_GOALS = {"agg": "aggregate", "pens": "penalties", "aet": "after extra time"}
_PLAYS = {
    "HR": "home run", "TD": "touchdown", "INT": "interception", "reb": "rebound", "ast": "assist",
}  # fmt: skip


def _runs_for_wickets(match: re.Match[str]) -> str | None:
    """ "245 for 7": only where cricket is told of, since other games have such scores too."""
    first, second = int(match["first"]), int(match["second"])
    start, end = match.span()
    before = match.string[max(0, start - 120) : start]
    around = before + match.string[start : end + 120]
    near = _CRICKET
    if not (first >= 30 and second <= 9):
        near = _BOWLED_NEAR
        if not (1 <= first <= 10 and second > first and _FIGURES_BEFORE.search(before)):
            return None
    if _VOTED.search(before) or not near.search(around):
        return None
    return f"{words(match['first'])} for {words(match['second'])}"


def _wickets(match: re.Match[str]) -> str:
    return "wickets" if match.group().endswith("s") else "wicket"


def _stone(match: re.Match[str]) -> str | None:
    """ "nineteen stone ten"; "21st" is an ordinal, "11st" none."""
    stone = int(match["stone"])
    if not match["pounds"] and stone % 10 == 1 and stone != 11:
        return None
    pounds = f" {words(match['pounds'])}" if match["pounds"] else ""
    return f"{words(match['stone'])} stone{pounds}"


def _height(match: re.Match[str]) -> str | None:
    if not _DESCRIBED.search(match.string[max(0, match.start() - 24) : match.start()]):
        return None
    return f"{words(match['feet'])} foot {words(match['inches'])}"


def _play(match: re.Match[str]) -> str:
    return _PLAYS[match["play"]] + match["many"]


SPORT_RULES: tuple[Rule, ...] = (
    Rule(
        "cricket score",
        rf"{START}(?P<first>[0-9]{{1,3}})(?:{DASH}|/)(?P<second>[0-9]{{1,3}})(?![\w/-]|[.,][0-9])"
        r"(?! [a-z]{3,20}[^s\W]s\b)",
        _runs_for_wickets,
    ),
    Rule(
        "height",
        rf"{START}(?P<feet>[5-7])-(?P<inches>1[01]|[0-9])"
        rf"(?=(?:,? (?:and )?[1-3][0-9]{{2}}[ -](?:pound|lb)"
        rf"| (?:[a-z]{{3,12}} ){{0,2}}(?:{_POSITIONS})s?\b(?! ratio| dog)))",
        _height,
    ),
    Rule(
        "height",
        r"(?P<feet>[4-7](?:(?<=\b[Aa]t [0-9])|(?<=tands [0-9])|(?<=tanding [0-9])"
        r"|(?<=tood [0-9])))-"
        r"(?P<inches>1[01]|[0-9])(?=, s?he\b|[.,]? (?:tall|and [1-3][0-9]{2} pounds))",
        lambda match: f"{words(match['feet'])} foot {words(match['inches'])}",
    ),
    Rule(
        "stone",
        rf"{START}(?P<stone>[4-9]|[1-3][0-9])(?: ?st\.? ?(?P<pounds>1[0-3]|[0-9]) ?lbs?|st)"
        r"(?![\w-]|[.,][0-9])",
        _stone,
    ),
    Rule(
        "after extra time",
        r"(?P<short>a(?:(?<=\(a)|(?<=[0-9] a)|(?<=\bon a))(?:gg|et)"
        r"|p(?:(?<=[0-9] p)|(?<=\bon p))ens)\b(?:\.(?= [a-z0-9])|:)?(?=[ ).,;]|$)",
        lambda match: _GOALS[match["short"]],
    ),
    Rule("half-time", r"HT(?<=\(HT)(?= [0-9])", lambda _: "half-time"),
    Rule(
        "added time",
        rf"{START}(?P<minute>45|90|105|120)\+(?P<added>[0-9]{{1,2}})['’′](?!\w)",
        lambda match: f"{words(match['minute'])} plus {words(match['added'])}",
    ),
    Rule("height", r"[-–](?:(?<=[0-9]in.)|(?<=[\"”″].))(?=[4-7] ?(?:ft|['’′]))", lambda _: " to "),
    Rule(
        "not out",
        rf"{START}(?P<runs>[0-9]{{1,3}})no(?!\w)",
        lambda match: f"{words(match['runs'])} not out",
    ),
    Rule("wickets", r"wkts?(?:(?<=[0-9] wkts)|(?<=1 wkt))(?![\w’'])", _wickets),
    Rule("declared", r"dec(?<=[0-9] dec)(?:\.(?= [a-z(]))?(?=[ .,;)]|$)", lambda _: "declared"),
    Rule(
        "goals and assists",
        r"(?<=\()(?P<goals>[0-9])G, ?(?P<assists>[0-9])A(?=\))",
        lambda match: (
            f"{words(match['goals'])} goal{'' if match['goals'] == '1' else 's'}, "
            f"{words(match['assists'])} assist{'' if match['assists'] == '1' else 's'}"
        ),
    ),
    Rule(
        "play",
        r"(?P<play>HR(?:(?<=[0-9](?:st|nd|rd|th) HR)|(?<=[0-9] HR)(?=s))"
        r"|TD(?<=[0-9] TD)|INT(?<=[0-9] INT)"
        r"|reb(?<=[0-9] reb)|ast(?<=[0-9] ast))(?P<many>s?)(?!\w)",
        _play,
    ),
)
