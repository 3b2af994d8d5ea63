"""Rules that turn written text into spoken text, and the one pass that finds what they change."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from audio_pipeline.script.edits import Edit

_NOT_WITHIN_A_WORD = "(?:(?<![a-zа-яіїєґ])|(?![a-zа-яіїєґ]))"
"""No rule begins between two small letters; not to look there halves the time."""
_GROUP_NAME = re.compile(r"\(\?P<\w+>")


@dataclass(frozen=True)
class Rule:
    """`speak` turns a match of `pattern` into words; None: not mine, let a later rule look.

    A pattern must run in linear time: no unbounded repetition that can also match what follows it.
    """

    name: str
    pattern: str
    speak: Callable[[re.Match[str]], str | None]


class RuleBook:
    """Rules in order of precedence. At each place of the text the first that speaks wins."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = tuple(rules)
        self._patterns = tuple(re.compile(rule.pattern) for rule in rules)
        alternatives = (
            f"(?P<rule{number}>{_GROUP_NAME.sub('(?:', rule.pattern)})"
            for number, rule in enumerate(rules)
        )
        self._any = re.compile(f"{_NOT_WITHIN_A_WORD}(?:{'|'.join(alternatives)})")

    def edits(self, text: str) -> list[Edit]:
        """What is spoken otherwise than written, in order, not overlapping."""
        found: list[Edit] = []
        position = 0
        while match := self._any.search(text, position):
            first = int((match.lastgroup or "rule0").removeprefix("rule"))
            edit = self._edit_at(text, match.start(), first)
            if edit:
                found.append(edit)
            position = max(edit.end if edit else 0, match.start() + 1)
        return [edit for edit in found if text[edit.start : edit.end] != edit.spoken]

    def _edit_at(self, text: str, start: int, first: int) -> Edit | None:
        for rule, pattern in zip(self._rules[first:], self._patterns[first:], strict=True):
            match = pattern.match(text, start)
            spoken = rule.speak(match) if match and match.group() else None
            if match and spoken is not None:
                return Edit(start, match.end(), spoken, rule.name)
        return None
