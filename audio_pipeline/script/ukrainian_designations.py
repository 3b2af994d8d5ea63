"""Ukrainian names with numbers in them: weapons, versions, and numbers of papers and trains."""

import re

from audio_pipeline.script.number_words import Number
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.ukrainian_numbers import words

_RUNS = re.compile(r"[0-9]+|[^\W\d_]+")


def _designation(match: re.Match[str]) -> str:
    """ "COVID-19", "F-16", "Shahed-131/136"."""
    runs = (
        words(Number(run)).removeprefix("одна ") if run.isdecimal() else run
        for run in _RUNS.findall(match["first"])
    )
    return " ".join(runs) + (f", {words(Number(match['last']))}" if match["last"] else "")


def _version(match: re.Match[str]) -> str:
    parts = match["number"].split(".")
    return match["name"] + " крапка ".join(words(Number(part)) for part in parts)


def _numbered(match: re.Match[str]) -> str:
    """ "указ № 55/2026", "потяг №743/744"."""
    return "номер " + " дріб ".join(words(Number(part)) for part in match["number"].split("/"))


VERSION_RULE = Rule(
    "version",
    r"(?<!\w)(?P<name>(?:iOS|iPadOS|macOS|Android|Windows|Chrome|Firefox|Python|Linux|GPT"
    r"|[Вв]ерсі[яїюі])[ -])(?P<number>[0-9]{1,3}(?:\.[0-9]{1,3}){1,3})(?!\w)",
    _version,
)
_QUEUE = re.compile(
    r"(?i:черг|підгруп)[аиіуоюямх]{0,3}(?: №)? (?:[1-6]\.[1-3](?:, | та | і | й | або )){0,12}$"
)
_QUEUES_LENGTH = 90


def _queue(match: re.Match[str]) -> str | None:
    """ "черги 1.1 та 1.2" of those whose power is cut."""
    text, start = match.string, match.start()
    if not _QUEUE.search(text, max(0, start - _QUEUES_LENGTH), start):
        return None
    return " ".join(words(Number(digit)) for digit in match.group().split("."))


QUEUE_RULE = Rule("queue", r"(?<![\w.,])[1-6]\.[1-3](?![\w/]|[.,][0-9])", _queue)
DUST_RULE = Rule("designation", r"(?<!\w)PM ?2[.,]5(?![\w.,]?\w)", lambda _: "PM два і п'ять")
"""Fine dust, which is named after its size in micrometres."""
NUMBERED_RULE = Rule(
    "number",
    r"№ ?(?P<number>[0-9]{1,6}(?:/[0-9]{1,6}){1,3})(?![\w/])",
    _numbered,
)
NAMED_AFTER_YEAR_RULE = Rule(
    "named after a year",
    r"(?:(?<=[^\W\d_] )|(?<=[«“\"]))1[0-9]{3}(?=[»”\"])",
    lambda match: words(Number(match.group())).removeprefix("одна "),
)
"""«Металіст 1925»."""
DESIGNATION_RULES: tuple[Rule, ...] = (
    Rule(
        "designation",  # of "Leopard 2A4"; "1X2" are the odds of a game
        r"(?<![\w.,@#/-])(?P<first>[0-9]{1,3}(?![XХ])[A-ZА-ЯІЇЄҐ]{1,2}[0-9]{1,3}[A-ZА-ЯІЇЄҐ]?)"
        r"(?P<last>)(?!\w|[.,/-][0-9])",
        _designation,
    ),
    Rule(
        "designation",
        r"(?<![\w.@#-])(?P<first>[^\W\d_]{1,12}-?[0-9]{1,4}(?:[^\W\d_]{1,4}[0-9]{0,3})?)"
        r"(?:/(?P<last>[0-9]{2,4})(?![/-]))?(?!\w)",
        _designation,
    ),
    Rule(
        "designation",  # of "Тор-М1", whose first part is a name
        r"(?<=[а-яіїєґa-z]-)(?P<first>[А-ЯA-Z]{1,2}[0-9]{1,3})(?P<last>)(?![\w/-])",
        _designation,
    ),
)
