"""The article's body where it lies in the page's own script data, as some sites build their pages.

Arc XP writes `Fusion.globalContent={... "content_elements": [{"type": "text", "content": HTML}]}`
(https://github.com/washingtonpost/ans-schema), Next.js all that a page is made of as JSON into
`<script id="__NEXT_DATA__">`. There the names differ from site to site, so only what stands beside
the page's own headline counts.
"""

import json
from collections.abc import Iterator, Mapping, Sequence

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # no types

from audio_pipeline.extract.text import count_words, word_string

_ARC = "Fusion.globalContent="
_LARGEST_CHARACTERS = 2_000_000
_MAX_NODES = 20_000
_MAX_DEPTH = 24
_LEAST_WORDS = 60
_TITLES = ("headline", "title", "headlines", "name", "basic")
_BODIES = ("articleBody", "body", "bodyHtml", "bodyHTML", "body_html", "content", "html", "text")
_SPOKEN = ("text", "header", "list", "quote")


def script_body(tree: HtmlElement, title: str) -> str:
    """The body as HTML that stands in script data beside `title`; "" where there is none."""
    told = word_string(title)
    for data in _data(tree):
        for node in _nodes(data):
            body = _body(node) if told in _titles(node) else ""
            if count_words(body) >= _LEAST_WORDS:
                return body
    return ""


def _data(tree: HtmlElement) -> Iterator[object]:
    for script in tree.iter("script"):
        text = script.text or ""
        if len(text) > _LARGEST_CHARACTERS:
            continue
        if script.get("id") == "__NEXT_DATA__":
            yield _parsed(text)
        elif (at := text.find(_ARC)) >= 0:
            yield _parsed(text[at + len(_ARC) :])


def _parsed(text: str) -> object:
    """The value that `text` begins with; None where it is none: pages are cut off and mended."""
    try:
        return json.JSONDecoder(strict=False).raw_decode(text.lstrip())[0]
    except (ValueError, RecursionError):
        return None


def _nodes(data: object) -> Iterator[Mapping[str, object]]:
    """Every object in `data`, those nearer to its root first."""
    level, count = [data], 0
    for _ in range(_MAX_DEPTH):
        inner: list[object] = []
        for value in level:
            count += 1
            if count > _MAX_NODES:
                return
            if isinstance(value, dict):
                yield value
                inner.extend(value.values())
            elif isinstance(value, list):
                inner.extend(value)
        level = [value for value in inner if isinstance(value, dict | list)]


def _titles(node: Mapping[str, object]) -> set[str]:
    """What the object calls itself; Arc has {"headlines": {"basic": ...}}."""
    named = [node.get(key) for key in _TITLES]
    named += [value.get("basic") for value in named if isinstance(value, dict)]
    return {word_string(name) for name in named if isinstance(name, str)} - {"  "}


def _body(node: Mapping[str, object]) -> str:
    elements = node.get("content_elements")
    if isinstance(elements, list):
        return "".join(_element(element) for element in elements)
    found = [value for key in _BODIES if isinstance(value := node.get(key), str)]
    return max(found, key=len, default="")


def _element(element: object) -> str:
    """One of Arc's elements as HTML; pictures, embeds and links to other stories are none."""
    if not isinstance(element, dict) or element.get("type") not in _SPOKEN:
        return ""
    if element["type"] == "header":
        return f"<h2>{_content(element)}</h2>"
    if element["type"] == "text":
        return f"<p>{_content(element)}</p>"
    inner = _listed(element.get("items") or element.get("content_elements"))
    tag = "ul" if element["type"] == "list" else "blockquote"
    item = "li" if tag == "ul" else "p"
    return f"<{tag}>{''.join(f'<{item}>{_content(each)}</{item}>' for each in inner)}</{tag}>"


def _content(element: object) -> str:
    content = element.get("content") if isinstance(element, dict) else None
    return content if isinstance(content, str) else ""


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else ()
