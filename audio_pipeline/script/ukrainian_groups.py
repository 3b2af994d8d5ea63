"""Ukrainian groups of people behind their abbreviations: military units, groups of students."""

import re

from audio_pipeline.script.rules import Rule
from audio_pipeline.script.ukrainian_abbreviated_nouns import case_index_beside

_UNIT = (
    "військова частина", "військової частини", "військовій частині", "військову частину",
    "військовою частиною",
)  # fmt: skip
_GROUP = ("група", "групи", "групі", "групу", "групою")


def _unit(match: re.Match[str]) -> str:
    said = _UNIT[case_index_beside(match)]
    return said.capitalize() if match["first"] == "В" else said


GROUP_RULES: tuple[Rule, ...] = (
    Rule("military unit", r"(?<![\w/.])(?P<first>[Вв])/ч(?![\w/])", _unit),
    Rule(
        "group",
        r"(?<![\w.])гр\.(?= ?[А-ЯІЇЄҐA-Z]{1,5}-?[0-9])",
        lambda match: _GROUP[case_index_beside(match)],
    ),
)
