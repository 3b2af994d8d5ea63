"""Changes to a text that keep account of where in the written text each of them lies."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from audio_pipeline.model import Change

SPACES = "spaces"
"""The name of what only mends spaces; it says nothing where another rule changed a text too."""
_JOINT = ", "


@dataclass(frozen=True)
class Edit:
    """`text[start:end]` becomes `spoken`, because of the rule named `rule`."""

    start: int
    end: int
    spoken: str
    rule: str


Step = Callable[[str], Sequence[Edit]]
"""The edits of a text, in order, not overlapping; none where it stays as it is."""


@dataclass(frozen=True)
class Spoken:
    """A text on its way from written to spoken. Outside of `changes` the two are the same."""

    written: str
    text: str
    changes: tuple[Change, ...] = ()
    """In order, not overlapping, in characters of `written` and of `text`."""

    def after(self, edits: Sequence[Edit]) -> "Spoken":
        """With edits of `text` made too."""
        if not edits:
            return self
        return Spoken(self.written, _edited(self.text, edits), _composed(self.changes, edits))

    def through(self, steps: Sequence[Step]) -> "Spoken":
        """With the edits of each step, which looks at what the steps before it made."""
        spoken = self
        for step in steps:
            spoken = spoken.after(step(spoken.text))
        return spoken

    def plain(self) -> "Spoken":
        """With its changes as small as whole words let them be, and none that changes nothing."""
        changes = [self._narrowed(change) for change in _without_lone_spaces(self.changes)]
        return Spoken(self.written, self.text, tuple(c for c in changes if not self._is_nothing(c)))

    def _narrowed(self, change: Change) -> Change:
        """Without the words and spaces at either end that are written as they are spoken."""
        before, after = self.written[change.start : change.end], self._said(change)
        head = _same_words_at_start(before, after)
        tail = _same_words_at_start(before[head:][::-1], after[head:][::-1])
        return Change(
            change.start + head,
            change.end - tail,
            change.spoken_start + head,
            change.spoken_end - tail,
            change.rule,
        )

    def _is_nothing(self, change: Change) -> bool:
        return self.written[change.start : change.end] == self._said(change)

    def _said(self, change: Change) -> str:
        return self.text[change.spoken_start : change.spoken_end]


def substitution(
    pattern: re.Pattern[str], spoken: str | Callable[[re.Match[str]], str], rule: str
) -> Step:
    """The step that does what `pattern.sub(spoken, text)` does; `spoken` is taken literally."""

    def edits(text: str) -> list[Edit]:
        found: list[Edit] = []
        for match in pattern.finditer(text):
            words = spoken if isinstance(spoken, str) else spoken(match)
            if words != match.group():
                found.append(Edit(match.start(), match.end(), words, rule))
        return found

    return edits


_RUNS = re.compile(r"\s{2,}|[^\S ]|^ | \Z")


def single_spaces(text: str) -> list[Edit]:
    """The step that does what `" ".join(text.split())` does."""
    if " ".join(text.split()) == text:
        return []
    return [_one_space(match, len(text)) for match in _RUNS.finditer(text)]


def _one_space(match: re.Match[str], length: int) -> Edit:
    start, end = match.span()
    if start == 0 or end == length:
        return Edit(start, end, "", SPACES)
    if match.group().startswith(" "):
        return Edit(start + 1, end, "", SPACES)
    if match.group().endswith(" "):
        return Edit(start, end - 1, "", SPACES)
    return Edit(start, end, " ", SPACES)


def _edited(text: str, edits: Sequence[Edit]) -> str:
    pieces: list[str] = []
    position = 0
    for edit in edits:
        pieces += text[position : edit.start], edit.spoken
        position = edit.end
    return "".join((*pieces, text[position:]))


def _composed(changes: Sequence[Change], edits: Sequence[Edit]) -> tuple[Change, ...]:
    """The changes and the edits of what they made, as changes: what overlaps becomes one."""
    made: list[Change] = []
    written_shift = spoken_shift = reached = 0
    for start, end, written_longer, spoken_longer, rule in _ranges(changes, edits):
        joined = made.pop() if made and start < reached else None
        reached = max(reached, end) if joined else end
        begin = joined.start if joined else start + written_shift
        spoken_begin = joined.spoken_start if joined else start + spoken_shift
        written_shift += written_longer
        spoken_shift += spoken_longer
        ends = reached + written_shift, reached + spoken_shift
        name = _named(joined.rule, rule) if joined else rule
        made.append(Change(begin, ends[0], spoken_begin, ends[1], name))
    return tuple(made)


def _ranges(
    changes: Sequence[Change], edits: Sequence[Edit]
) -> list[tuple[int, int, int, int, str]]:
    """Where each lies between the two, by how much it is longer before and after, its rule."""
    ranges = [(c.spoken_start, c.spoken_end, _shrinks(c), 0, c.rule) for c in changes]
    ranges += [(e.start, e.end, 0, len(e.spoken) - (e.end - e.start), e.rule) for e in edits]
    return sorted(ranges, key=lambda each: each[:2])


def _shrinks(change: Change) -> int:
    """By how much what was written is longer than what is spoken."""
    return (change.end - change.start) - (change.spoken_end - change.spoken_start)


def _named(first: str, second: str) -> str:
    """The names of both, each once."""
    if second in (first, SPACES):
        return first
    if first == SPACES:
        return second
    return _JOINT.join(dict.fromkeys((*first.split(_JOINT), *second.split(_JOINT))))


def _without_lone_spaces(changes: Sequence[Change]) -> list[Change]:
    """With what only mends spaces as a part of the change beside it."""
    made: list[Change] = []
    for change in changes:
        last = made[-1] if made else None
        touches = last and (last.end, last.spoken_end) == (change.start, change.spoken_start)
        if last and touches and SPACES in (last.rule, change.rule):
            rule = _named(last.rule, change.rule)
            made[-1] = Change(last.start, change.end, last.spoken_start, change.spoken_end, rule)
        else:
            made.append(change)
    return made


def _same_words_at_start(first: str, second: str) -> int:
    """How many characters of whole words and spaces both begin with."""
    if not first or not second or first[0] != second[0]:
        return 0
    shortest = min(len(first), len(second))
    same = next((n for n in range(shortest) if first[n] != second[n]), shortest)
    while same and not (_is_edge(first, same) and _is_edge(second, same)):
        same -= 1
    return same


def _is_edge(text: str, position: int) -> bool:
    """Whether a word ends before the position, or none is there."""
    return position == len(text) or text[position].isspace() or text[position - 1].isspace()
