"""Range requests: which bytes are asked for (RFC 9110, section 14)."""

import re
from dataclasses import dataclass

GREATEST_RANGES = 16  # more in one request are an attack, not a player (RFC 9110, 14.2)
SPECIFIER = re.compile(r"([0-9]{0,19})-([0-9]{0,19})")


@dataclass(frozen=True)
class Range:
    """Bytes from `start` up to, not with, `end`."""

    start: int
    end: int

    @property
    def length(self) -> int:
        return self.end - self.start


class NotSatisfiable(Exception):
    """None of the ranges has a byte of the file: status 416."""


def parse_ranges(header: str, size: int) -> list[Range]:
    """The ranges of a `Range` header that a file of `size` bytes has; overlapping ones are joined.

    Empty: the header is to be ignored (another unit, not a valid set, too many) and the whole file
    is the answer. Raises NotSatisfiable.
    """
    unit, equals, text = header.partition("=")
    specifiers = [part.strip() for part in text.split(",") if part.strip()]
    if unit.strip().lower() != "bytes" or not equals or not specifiers:
        return []
    matches = [SPECIFIER.fullmatch(each) for each in specifiers]
    pairs = [(found[1], found[2]) for found in matches if found is not None]
    if len(pairs) != len(specifiers) or len(pairs) > GREATEST_RANGES:
        return []
    if any(not _is_valid(first, last) for first, last in pairs):
        return []
    ranges = [each for pair in pairs if (each := _range(*pair, size)).length > 0]
    if not ranges:
        raise NotSatisfiable
    return _joined(ranges)


def _is_valid(first: str, last: str) -> bool:
    return bool(first or last) and not (first and last and int(last) < int(first))


def _range(first: str, last: str, size: int) -> Range:
    if not first:
        return Range(max(size - int(last), 0), size)
    return Range(int(first), min(int(last) + 1, size) if last else size)


def _joined(ranges: list[Range]) -> list[Range]:
    """In the order asked for, unless they overlap: then sorted and joined."""
    in_order = sorted(ranges, key=lambda each: each.start)
    joined = [in_order[0]]
    for each in in_order[1:]:
        if each.start < joined[-1].end:
            joined[-1] = Range(joined[-1].start, max(each.end, joined[-1].end))
        else:
            joined.append(each)
    return ranges if len(joined) == len(ranges) else joined
