"""Which of the articles that a source lists it does not take, and why."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import re2

from audio_pipeline.model import Entry, Source


def refusal(entry: Entry, source: Source, own_audio: str = "") -> str:
    """The reason why this article is left alone, for an editor to read; "" when it is taken.

    Categories are compared without regard to case. URL rules are shell-style patterns of the whole
    address: "*" for any run of characters, "?" for one, everything else itself, case ignored; an
    address fits with its query or without it. They run on RE2, in linear time. A recording whose
    address begins with `own_audio` is one that we made.
    """
    return next(_reasons(entry, source, own_audio), "")


def _reasons(entry: Entry, source: Source, own_audio: str) -> Iterator[str]:
    if any(not own_audio or not each.startswith(own_audio) for each in entry.recordings):
        yield "it has a recording of its own"
    if silent := _shared(entry.categories, source.silent_categories):
        yield f'marked as not to be read aloud (category "{silent}")'
    if excluded := _shared(entry.categories, source.exclude_categories):
        yield f'category "{excluded}" is excluded'
    if source.include_categories and not _shared(entry.categories, source.include_categories):
        yield f"none of its categories is {_listed(source.include_categories)}"
    if pattern := _fitting(entry.url, source.exclude_urls):
        yield f'its address fits the excluded "{pattern}"'
    if source.include_urls and not _fitting(entry.url, source.include_urls):
        yield f"its address fits none of {_listed(source.include_urls)}"


def _shared(categories: tuple[str, ...], named: tuple[str, ...]) -> str:
    """The first of the entry's categories that is named, as the entry spells it."""
    known = {_folded(name) for name in named}
    return next((each for each in categories if _folded(each) in known), "")


def _folded(category: str) -> str:
    return " ".join(category.split()).casefold()


def _listed(values: tuple[str, ...]) -> str:
    return ", ".join(f'"{value}"' for value in values)


def _fitting(url: str, patterns: tuple[str, ...]) -> str:
    """The first pattern that the address fits."""
    bare = url.partition("#")[0].partition("?")[0]
    return next(
        (
            each
            for each in patterns
            if _compiled(each).fullmatch(url) or _compiled(each).fullmatch(bare)
        ),
        "",
    )


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> Any:  # noqa: ANN401 # re2 ships no types
    wild = {"*": ".*", "?": "."}
    return re2.compile("(?is)" + "".join(wild.get(each) or re2.escape(each) for each in pattern))
