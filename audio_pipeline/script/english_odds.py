"""English betting and boxing: "at 2/1", "the 4-6 fav", "a 3-2 pitch", "Rd. 3", "1 NC"."""

import re

from audio_pipeline.script.english_numbers import words
from audio_pipeline.script.rules import Rule

_BETTING = re.compile(
    r"\b(?:[Oo]dds|fav|favourites?|favorites?|bookies?|bookmakers?|outsiders?|priced|price"
    r"|each-way|each way|tipped|backed|backing|bet|bets|shots?|punters?|William Hill|Ladbrokes"
    r"|Coral|Paddy Power|Betfair|SP)\b"
)
_NEAR = 90


def _odds(match: re.Match[str]) -> str | None:
    """ "two to one", where betting is told of; else a fraction or a date."""
    text, start, end = match.string, match.start(), match.end()
    around = f"{text[max(0, start - _NEAR) : start]} {text[end : end + _NEAR]}"
    if not _BETTING.search(around):
        return None
    return f"{words(match['win'])} to {words(match['stake'])}"


ODDS_RULES: tuple[Rule, ...] = (
    Rule(
        "odds",
        r"(?P<win>[1-9](?<![\w.,].)[0-9]{0,2})/(?P<stake>[1-9][0-9]?)(?![\w/]|[.,][0-9])"
        r"(?! (?:inch|cup|tsp|tbsp|mile|of|price|time)\b)",
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
        lambda match: f"{_or_oh(match['balls'])}-{_or_oh(match['strikes'])}",
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


def _or_oh(digit: str) -> str:
    return "oh" if digit == "0" else words(digit)
