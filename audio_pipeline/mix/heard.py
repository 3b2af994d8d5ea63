"""The words of all takes by line, together in one table, so that letting go of it frees memory."""

from collections.abc import Iterator, Mapping, Sequence

from audio_pipeline.model import Table, Word


class Heard(Mapping[int, Sequence[Word]]):
    """Of each line the words of its take. A table for each take would leave holes when it goes."""

    def __init__(self) -> None:
        self._words = Table(Word, ())
        self._spans: dict[int, slice] = {}

    def add(self, line: int, words: Sequence[Word]) -> None:
        first = len(self._words)
        self._words.extend(words)
        self._spans[line] = slice(first, len(self._words))

    def __getitem__(self, line: int) -> Sequence[Word]:
        return self._words[self._spans[line]]

    def __contains__(self, line: object) -> bool:
        return line in self._spans

    def __iter__(self) -> Iterator[int]:
        return iter(self._spans)

    def __len__(self) -> int:
        return len(self._spans)
