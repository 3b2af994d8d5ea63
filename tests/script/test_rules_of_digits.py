"""Rules that say they need a digit match nothing that has none."""

import re
from pathlib import Path

from audio_pipeline.script.ukrainian import RULES

CASES = Path(__file__).parent / "cases" / "uk"


def test_rules_of_digits_match_nothing_without_a_digit() -> None:
    written = "\n".join(path.read_text(encoding="utf-8") for path in sorted(CASES.glob("*.txt")))
    texts = (re.sub("[0-9]", "", written), re.sub("[0-9]+", "½", written))
    needing = [rule for rule in RULES if rule.digits]
    assert len(needing) > len(RULES) // 2
    assert not [rule for rule in needing for text in texts if re.search(rule.pattern, text)]
