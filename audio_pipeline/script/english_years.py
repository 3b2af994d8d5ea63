"""English years and decades: "1939-45", "the '90s", "the class of '68", "a '09 Honda"."""

import re

from audio_pipeline.script.english_numbers import DASH, START, plural, range_word, words
from audio_pipeline.script.number_words import cardinal, year
from audio_pipeline.script.rules import Rule

YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
YEAR_END = r"(?!\w|[.,:/][0-9]|%)"
_QUANTITY_BEFORE = re.compile(
    r"\b(?:than|about|some|nearly|almost|over|under|least|most|roughly|approximately|exactly|"
    r"another|additional|estimated|total of|up to|killed|injured|wounded|for)\s$"
)
_NAMED = re.compile(r"(?:^|[^.!?] )(?!The |Mid|Late |Early )[A-Z][a-z’']{2,20} $")
_PLURAL_AFTER = re.compile(r" (?:[a-z]{2,20} )?(?:people|men|women|children|[a-z]{2,30}[^s\W]s)\b")


def _years(match: re.Match[str]) -> str | None:
    """ "1939-45", "2022/23"; "2024-10" is a month and no range of years."""
    first, second = match["first"], match["second"]
    full = first[: 4 - len(second)] + second
    wraps = first.endswith("99") and second == "00"
    if not wraps and int(full) <= int(first):
        return None
    joint = " " if match["joint"] == "/" else range_word(match)
    short = cardinal(second, "en") if len(second) < 4 else year(int(second), "en")
    if wraps:
        short = year(int(first) + 1, "en")
    return f"{year(int(first), 'en')}{joint}{short.replace('zero ', 'oh ')}"


def _year(match: re.Match[str]) -> str | None:
    text, start, end = match.string, match.start(), match.end()
    if _QUANTITY_BEFORE.search(text[max(0, start - 20) : start]) and _PLURAL_AFTER.match(text, end):
        return None
    return year(int(match.group()), "en")


def _short_year(written: str) -> str:
    """ "the class of '68", "'05"."""
    return words(written) if written[0] != "0" else f"oh {words(written[1])}"


def _year_of_quarter(match: re.Match[str]) -> str:
    """ "Q one twenty twenty-four" of "Q1 '24" and "Q1'24"."""
    joint = "" if match.string[match.start() - 1] == " " else " "
    return joint + year(2000 + int(match["year"]), "en")


def _short_year_after_article(match: re.Match[str]) -> str:
    """ "a '09 Honda" is "an oh nine Honda"."""
    return f"{match['article']}n {_short_year(match['year'])}"


def _short_decade(match: re.Match[str]) -> str | None:
    """ "the 60's", but "Article 50's" is what belongs to it."""
    before = match.string[max(0, match.start() - 24) : match.start()]
    if match["owned"] and _NAMED.search(before):
        return None
    return plural(words(match["year"]))


def _decade(match: re.Match[str]) -> str:
    return plural(year(int(match["year"]), "en"))


YEAR_RULES: tuple[Rule, ...] = (
    Rule(
        "decades",
        r"(?<![\w.,])(?P<year>1[0-9]{2}0|20[0-9]0)s ?[-–] ?['’]?(?P<last>[2-9]0)s(?!\w)",
        lambda match: f"{_decade(match)} to {plural(words(match['last']))}",
    ),
    Rule("decade", r"(?<![\w.,])(?P<year>1[0-9]{2}0|20[0-9]0)['’]?s(?!\w)", _decade),
    Rule(
        "decade",
        r"(?<![\w.,$£€])['’]?(?P<year>[2-9]0)(?P<owned>['’]?)s(?!\w)",
        _short_decade,
    ),
    Rule(
        "years",
        rf"{START}(?P<first>{YEAR})(?P<joint>{DASH}|/)(?P<second>{YEAR}|[0-9]{{2}}|(?<=-)[2-9])(?!\w|[-/]|[.,][0-9])",
        _years,
    ),
    Rule(
        "year",
        r"(?:(?<=[QH][1-4])|(?<=[QH][1-4] ))['’](?P<year>[0-9]{2})(?![\w'’:]|\.[0-9])",
        _year_of_quarter,
    ),
    Rule(
        "year",
        r"(?P<article>[Aa](?<!\w.)) ['’](?P<year>0[0-9]|8[0-9]|11|18)(?![\w'’:]|[.,][0-9]| ?%)",
        _short_year_after_article,
    ),
    Rule(
        "year",
        r"['’](?:(?<=\w .)|(?<=& .)|(?<=[a-z]\. .))(?P<year>[0-9]{2})(?![\w'’:]|[.,][0-9]| ?%)",
        lambda match: _short_year(match["year"]),
    ),
    Rule(
        "year",
        r"[12](?:(?<=\b[Ii]n .)|(?<=\b[Oo]f .)|(?<=ince .)|(?<=ntil .)|(?<=efore .)|(?<=after .)"
        r"|(?<=year .)|(?<=AD .)|(?<=from .)|(?<=\b[Bb]y .))"
        rf"(?:(?<=1)0|(?<=2)[1-9])[0-9]{{2}}{YEAR_END}"
        r"(?! [a-z]{2,30}s(?!\w)| (?:BC|people|of)\b)",
        lambda match: year(int(match.group()), "en"),
    ),
    Rule(
        "year",
        rf"(?<![\w.,$£€/:+-])(?:1[1-9][0-9]{{2}}|20[0-9]{{2}}){YEAR_END}"
        rf"(?!{DASH}(?:2[1-9]|[3-9][0-9])[0-9]{{2}}(?!\w))",
        _year,
    ),
)
