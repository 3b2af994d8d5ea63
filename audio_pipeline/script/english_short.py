"""English abbreviations that only a number or a word beside them tells: "79¢ est.", "last wk."."""

import re

from audio_pipeline.script.english_words import SENTENCE_END
from audio_pipeline.script.rules import Rule


def _estimated_after(match: re.Match[str]) -> str:
    """ "79¢ est."."""
    return "estimated." if SENTENCE_END.match(match.string, match.end()) else "estimated"


def _week(match: re.Match[str]) -> str:
    ends = match.group().endswith(".") and SENTENCE_END.match(match.string, match.end())
    return "week." if ends else "week"


_BEFORE_NUMBER = {"ref": "reference", "max": "maximum", "temp": "temperature"}

SHORT_RULES: tuple[Rule, ...] = (
    Rule(
        "abbreviation",
        r"(?<![\w.])(?P<short>ref|max|temp)\. ?(?=[0-9])",
        lambda match: f"{_BEFORE_NUMBER[match['short']]} ",
    ),
    Rule("abbreviation", r"(?:(?<=[0-9%¢] )|(?<=cents )|(?<=percent ))est\.", _estimated_after),
    Rule("abbreviation", r"(?<![\w.])adj\.(?=,|\)| [a-z0-9$£€])", lambda _: "adjusted"),
    Rule("abbreviation", r"(?:(?<=last )|(?<=this )|(?<=next ))wk\b\.?(?![\w’'-])", _week),
    Rule(
        "abbreviation", r"(?<![\w.])Cert\.? (?=(?:U|PG|12A?|15|18)(?!\w))", lambda _: "Certificate "
    ),
)
