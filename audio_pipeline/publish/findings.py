"""What is wrong in a feed, and the few ways in which it is said."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from audio_pipeline.publish.rss import NAMESPACES
from audio_pipeline.publish.text import web_address

Level = Literal["error", "warning"]
Element = Any  # lxml ships no types
BOOLEANS = ("true", "false")


@dataclass(frozen=True)
class Finding:
    """`error`: apps or validators refuse it; `warning`: they take it, and something is missing.

    `where` is "feed", "item 3 (its title)" or an address.
    """

    level: Level
    where: str
    message: str


def error(where: str, message: str) -> Finding:
    return Finding("error", where, message)


def warning(where: str, message: str) -> Finding:
    return Finding("warning", where, message)


def all_of(parent: Element, name: str) -> list[Element]:
    """The children called `name`, which carries its usual prefix: "itunes:image"."""
    prefix, _, local = name.rpartition(":")
    return list(parent.findall(f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local))


def first(parent: Element, name: str) -> Element | None:
    return next(iter(all_of(parent, name)), None)


def text_of(parent: Element, name: str) -> str:
    """The text of the first child called `name`, stripped; empty where there is none."""
    element = first(parent, name)
    return (element.text or "").strip() if element is not None else ""


def required(parent: Element, where: str, names: Iterable[str]) -> Iterator[Finding]:
    for name in names:
        if not text_of(parent, name):
            yield error(where, f"<{name}> is missing or empty")


def recommended(parent: Element, where: str, names: Iterable[str]) -> Iterator[Finding]:
    for name in names:
        if not text_of(parent, name):
            yield warning(where, f"<{name}> is missing or empty")


def single(parent: Element, where: str, names: Iterable[str]) -> Iterator[Finding]:
    for name in names:
        if len(all_of(parent, name)) > 1:
            yield error(where, f"<{name}> stands there more than once")


def valid(
    parent: Element, where: str, name: str, holds: Callable[[str], bool], must: str
) -> Iterator[Finding]:
    """An error for each `name` whose text does not hold; `must` says what it must be."""
    for element in all_of(parent, name):
        value = (element.text or "").strip()
        if not holds(value):
            yield error(where, f"<{name}> must be {must}, not {value[:80]!r}")


def attribute(
    element: Element, where: str, name: str, holds: Callable[[str], bool], must: str
) -> Iterator[Finding]:
    """An error when the attribute `name` of `element` is missing or does not hold."""
    value = element.get(name)
    tag = element.tag.rpartition("}")[2]
    if value is None:
        yield error(where, f"<{tag}> lacks its attribute {name}")
    elif not holds(value):
        yield error(where, f"{name} of <{tag}> must be {must}, not {value[:80]!r}")


def is_web_address(value: str) -> bool:
    """Absolute, http or https, and already a URI: nothing in it is left to be escaped."""
    return bool(value) and web_address(value) == value
