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
_PITCHED_AFTER = re.compile(
    r"\)(?:,? who)? (?:(?:has|had|then|also|again|was|will|is|did|could) )?"
    r"(?:struck|allow\w{0,3}|pitch\w{0,4}|g[ai]ves?|thr[eo]ws?|tossed|work(?:s|ed)|scatter\w{0,3}"
    r"|fanned|retir(?:es|ed|ing)|earn(?:s|ed)|picked|gets?|got|surrender\w{0,3}|went|goes|lasts?"
    r"|lasted|walk(?:s|ed)|yield\w{0,3}|permitted|took|takes|starts?|started|limited|blanked|held"
    r"|escaped|needed|left|lost|won|the (?:loser|winner)|charged|tagged|roughed|pulled|lifted"
    r"|chased|face[ds]?|made|dominated|cruised|settled|recorded|induced|notched|opposes?"
    r"|followed|entered|hurled)\b"
)
_BASEBALL = re.compile(
    r"\b(?:hits?|runs?|innings?|shutout|struck out|strikeouts?|fanned|batters?|hitters?"
    r"|pitch(?:es|ers?|ed|ing)|starters?|bullpen|ERA|homers?|mound|the (?:loss|win|save)"
    r"|no-hitters?|walks?|walked|Yankees|Red Sox|Dodgers|Mets|Cubs|Reds|Phillies|Braves|Astros"
    r"|baseball)\b"
)
_SEASON_AFTER = re.compile(
    r"\)(?:, who|, which)? (?:(?:also|now|still) )?"
    r"(?:(?:have|has|had) (?:(?:also|now) )?(?:won|lost|dropped|split|gone|taken|been|not|never"
    r"|the|a|clinched|moved)"
    r"|(?:are|is|were|was) (?:now |tied|alone|in |on |one |two |three |first|second|third|fourth"
    r"|half|off |coming|winless|unbeaten|riding|seeking|atop|without|trying|looking)"
    r"|won|lost|dropped|snapped|extended|ended|sits?|moved?|remain\w{0,2}|leads?|trail\w{0,3}"
    r"|enter\w{0,3}|owns?|clinched|improved|finish\w{0,3}|close[ds]?|needs?|swept|bounced"
    r"|rebounded|stayed|pulled|climbed|rallied|could|can|will|got|used|look)\b"
)
"""What a team does in its season, behind what it has won and lost."""
_IN_A_ROW = re.compile(
    r"\)(?:, who|, which)? (?:(?:also|now) )?(?:have|has|had|won|lost|dropped|snapped|extended"
    r"|saw|are|were)\b[^.;()]{0,40}"
    r"\b(?:of (?:its|their) (?:last|past|first)|straight|in a row|consecutive|streak|skid|slump)\b"
)
_FOUGHT_AFTER = re.compile(
    r"\) (?:stopped|submitted|outpointed|choked|knocked (?:out|down)|weighed in|(?:won|lost) by"
    r" (?:unanimous|split|majority|technical|knockout|submission))\b"
)
_OPPONENT_BEFORE = re.compile(
    r"\b(?:[Oo]ver|[Aa]gainst|to|[Bb]y|[Ii]n|[Aa]t|from|with|past|[Bb]eat(?:ing|en)?"
    r"|[Dd]efeat(?:ed|ing)?|[Dd]owned|[Ww]ins?) (?:[Tt]he )?(?:[A-Z][\w.’'&-]{1,20} ){1,3}$"
)
"""Behind whom a team has met the score stands."""
_LEAST_GAMES = 20
"""So many goals no football score has, while a season soon has so many games."""
_SETS = re.compile(rf"(?:6{DASH}[0-4]|[0-4]{DASH}6|7{DASH}[56]|[56]{DASH}7)$")
_NEAR = 90
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
        return f"({_record(overall)}" if _is_of_a_season(match, before) else None
    if not match["league"] and not _is_part(overall, in_league):
        return None
    return f"({_record(overall)}, {_record(in_league)}{match['league'] or ''}"


def _is_of_a_season(match: re.Match[str], before: str) -> bool:
    """Whether a team or a pitcher has won and lost so many games, by what is told around them."""
    text, end = match.string, match.end()
    numbers = list(map(int, _NUMBERS.findall(match["overall"])))
    if len(numbers) == 3 and _TEAM_OF_MANY_BEFORE.search(before):
        return True
    if _VISITED_BEFORE.search(before) or _ON_THE_FIELD.match(text, end):
        return True
    if len(numbers) == 2 and _FOUGHT_AFTER.match(text, end):
        return True
    many = len(numbers) == 2 and sum(numbers) >= _LEAST_GAMES
    season = _IN_A_ROW.match(text, end) or (many and _SEASON_AFTER.match(text, end))
    if season and not _OPPONENT_BEFORE.search(before):
        return True
    around = f"{before} {text[end : end + _NEAR]}"
    return bool(_PITCHED_AFTER.match(text, end) and _BASEBALL.search(around))


def _pitcher(match: re.Match[str]) -> str:
    """ "(nine and four, two point eight three ERA)": the average is left to other rules."""
    return f"{match['before']}{_record(match['record'])}"


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
        "record of a pitcher",
        rf"(?P<before>\()(?P<record>[0-9]{{1,2}}{DASH}[0-9]{{1,2}})"
        r"(?=(?:,|;| with an?) [0-9]{1,2}\.[0-9]{2}(?: ERA)?\))",
        _pitcher,
    ),
    Rule(
        "record of a pitcher",
        r"(?P<before>(?<![\w.])(?:WP|LP|W|L)(?:: ?|[—–-])(?:[A-Z][\w.’'-]{0,20} ){1,3}\()"
        rf"(?P<record>[0-9]{{1,2}}{DASH}[0-9]{{1,2}})(?=\))",
        _pitcher,
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
