"""Rules that turn written text into spoken text, and the one pass that finds what they change."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heapreplace

from audio_pipeline.script.edits import Edit


@dataclass(frozen=True)
class Rule:
    """`speak` turns a match of `pattern` into words; None: not mine, let a later rule look.

    A pattern must run in linear time: no unbounded repetition that can also match what follows it.
    """

    name: str
    pattern: str
    speak: Callable[[re.Match[str]], str | None]
    digits: bool = False
    """Nothing without a digit matches: a text that has none is not looked through."""


def of_digits(*rules: Rule, but: Collection[str] = ()) -> tuple[Rule, ...]:
    """The same rules, none of which matches a text without a digit but for those of some names."""
    return tuple(rule if rule.name in but else replace(rule, digits=True) for rule in rules)


_DIGIT = re.compile("[0-9]")


class RuleBook:
    """Rules in order of precedence. At each place of the text the first that speaks wins."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = tuple(rules)
        self._patterns = tuple(re.compile(rule.pattern) for rule in rules)
        self._numbers = tuple(range(len(rules)))
        self._numbers_without_digits = tuple(
            number for number in self._numbers if not rules[number].digits
        )

    def edits(self, text: str) -> list[Edit]:
        """What is spoken otherwise than written, in order, not overlapping.

        Each rule looks for its own next match: one pattern of all rules is twice as slow, because
        it cannot jump to the characters that a rule begins with.
        """
        found: list[Edit] = []
        position = 0
        numbers = self._numbers if _DIGIT.search(text) else self._numbers_without_digits
        matches = {number: self._patterns[number].search(text) for number in numbers}
        upcoming = [(match.start(), number) for number, match in matches.items() if match]
        heapify(upcoming)
        while upcoming:
            start, number = upcoming[0]
            match = matches[number]
            rule = self._rules[number]
            spoken = None
            if match and match.group() and start >= position:
                spoken = rule.speak(match)
            if match and spoken is not None:
                position = match.end()
                if spoken != match.group():
                    found.append(Edit(start, position, spoken, rule.name))
            following = self._patterns[number].search(text, max(position, start + 1))
            matches[number] = following
            if following:
                heapreplace(upcoming, (following.start(), number))
            else:
                heappop(upcoming)
        return found
