"""Rules that say they need a digit match nothing that has none."""

import re
from pathlib import Path

import pytest

from audio_pipeline.script import english, ukrainian
from audio_pipeline.script.rules import Rule

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize(("language", "rules"), [("en", english.RULES), ("uk", ukrainian.RULES)])
def test_rules_of_digits_match_nothing_without_a_digit(
    language: str, rules: tuple[Rule, ...]
) -> None:
    files = sorted((CASES / language).glob("*.txt"))
    written = "\n".join(path.read_text(encoding="utf-8") for path in files)
    texts = (re.sub("[0-9]", "", written), re.sub("[0-9]+", "½", written))
    needing = [rule for rule in rules if rule.digits]
    assert len(needing) > len(rules) // 2
    assert not [rule for rule in needing for text in texts if re.search(rule.pattern, text)]
