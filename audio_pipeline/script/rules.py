"""Rules that turn written text into spoken text, and the one pass that applies them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_GROUP_NAME = re.compile(r"\(\?P<\w+>")


@dataclass(frozen=True)
class Rule:
    """`speak` turns a match of `pattern` into words; None: not mine, let a later rule look.

    A pattern must run in linear time: no unbounded repetition that can also match what follows it.
    """

    name: str
    pattern: str
    speak: Callable[[re.Match[str]], str | None]


@dataclass(frozen=True)
class Change:
    """`text[start:end]` is spoken as `spoken`, because of the rule named `rule`."""

    start: int
    end: int
    spoken: str
    rule: str


class RuleBook:
    """Rules in order of precedence. At each place of the text the first that speaks wins."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = tuple(rules)
        self._patterns = tuple(re.compile(rule.pattern) for rule in rules)
        alternatives = (
            f"(?P<rule{number}>{_GROUP_NAME.sub('(?:', rule.pattern)})"
            for number, rule in enumerate(rules)
        )
        self._any = re.compile("|".join(alternatives))

    def changes(self, text: str) -> list[Change]:
        """What is spoken otherwise than written, in order, not overlapping."""
        found: list[Change] = []
        position = 0
        while match := self._any.search(text, position):
            first = int((match.lastgroup or "rule0").removeprefix("rule"))
            change = self._change_at(text, match.start(), first)
            if change:
                found.append(change)
            position = max(change.end if change else 0, match.start() + 1)
        return found

    def apply(self, text: str) -> str:
        """The text with every change made."""
        pieces: list[str] = []
        position = 0
        for change in self.changes(text):
            pieces += text[position : change.start], change.spoken
            position = change.end
        return "".join((*pieces, text[position:]))

    def _change_at(self, text: str, start: int, first: int) -> Change | None:
        for rule, pattern in zip(self._rules[first:], self._patterns[first:], strict=True):
            match = pattern.match(text, start)
            spoken = rule.speak(match) if match and match.group() else None
            if match and spoken is not None:
                return Change(start, match.end(), spoken, rule.name)
        return None
