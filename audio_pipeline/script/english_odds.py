"""English betting and boxing: "at 2/1", "the 4-6 fav", "a 3-2 pitch", "Rd. 3", "1 NC"."""

import re

from audio_pipeline.script.english_numbers import words
from audio_pipeline.script.rules import Rule

_BETTING = re.compile(
    r"\b(?:[Oo]dds|fav|[Ff]avou?rites?|[Bb]ookies?|[Bb]ookmakers?|outsiders?|priced|price"
    r"|[Ee]ach[- ]way|tipped|backed|backing|[Bb]et|[Bb]ets|[Bb]etting|shots?|[Pp]unters?"
    r"|William Hill|Ladbrokes|Coral|Paddy Power|Betfair|Bet365|SP)\b"
)
_SURELY_ODDS = re.compile(r" (?:(?:joint |second |hot )?fav|chance|outsider|shot|on shot)")
_NEAR = 90


def _odds(match: re.Match[str]) -> str | None:
    """ "two to one", where betting is told of; else a fraction or a date."""
    text, start, end = match.string, match.start(), match.end()
    around = f"{text[max(0, start - _NEAR) : start]} {text[end : end + _NEAR]}"
    if not (_BETTING.search(around) or _SURELY_ODDS.match(text, end)):
        return None
    return f"{words(match['win'])} to {words(match['stake'])}"


ODDS_RULES: tuple[Rule, ...] = (
    Rule(
        "odds",
        r"(?!24/7|9/11|7/7|50/50|20/20)(?P<win>[1-9](?<![\w.,].)[0-9]{0,2})/(?P<stake>[1-9][0-9]?)(?![\w/]|[.,][0-9])"
        r"(?! (?:inch|cup|tsp|tbsp|mile|of|price|time|an?|per ?cent|point)\b)",
        _odds,
    ),
    Rule(
        "favourite",
        r"fav(?:(?<=[0-9] fav)|(?<=evens fav)|(?<=joint fav)|(?<=the fav))"
        r"(?:\.(?= [a-z])|(?![\w.]))",
        lambda _: "favourite",
    ),
    Rule(
        "count",
        r"(?P<balls>[0-3](?<![\w.,].))-(?P<strikes>[0-2])(?= (?:pitch|count|fastball|slider|sinker"
        r"|curveball|changeup|cutter|splitter|offering)\b)",
        lambda match: f"{or_oh(match['balls'])}-{or_oh(match['strikes'])}",
    ),
    Rule(
        "round",
        r"-rd(?:(?<=[0-9]th-rd)|(?<=st-rd)|(?<=nd-rd)|(?<=3rd-rd))(?!\w)",
        lambda _: "-round",
    ),
    Rule("round", r"(?<![\w.])(?<![a-z] )Rd\.(?= [1-9][0-9]?(?![\w:]))", lambda _: "Round"),
    Rule(
        "round",
        r"Rd\.(?:(?<=\bof Rd\.)|(?<=\bin Rd\.))(?= [1-9][0-9]?(?![\w:]))",
        lambda _: "Round",
    ),
    Rule(
        "no contest",
        r"(?P<count>[1-9](?<=[0-9], .)) NC(?=[),])",
        lambda match: f"{words(match['count'])} no contest{'' if match['count'] == '1' else 's'}",
    ),
    Rule(
        "won or lost",
        r"(?P<won>[0-9](?<![\w.,-].)[0-9]{0,2})[-–](?P<lost>[0-9]{1,3}) (?P<how>[WL])"
        r"(?=[.,;)]| (?:to|over|against|at|vs|in|on)\b)",
        lambda match: (
            f"{words(match['won'])} to {words(match['lost'])} "
            f"{'win' if match['how'] == 'W' else 'loss'}"
        ),
    ),
)


def or_oh(digits: str) -> str:
    """ "three-oh", as balls and strikes and games without a loss are told."""
    return "oh" if digits == "0" else words(digits)
