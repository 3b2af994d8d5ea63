"""What a browser shows before the items of numbered lists.

https://html.spec.whatwg.org/multipage/grouping-content.html#ordinal-value
"""

import re

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # no types

_LETTERS = 26
_BY_LETTER = re.compile(r"list-style(?:-type)?\s*:\s*(lower|upper)-(?:alpha|latin)", re.IGNORECASE)


def marker_of(item: HtmlElement, ordinals: dict[HtmlElement, int]) -> str:
    """The mark of an `<li>`: "3.", or "b)" where its list counts by letters; "" without one.

    A letter before a dot would end a sentence. Roman numerals come as digits, which sound the same.
    `ordinals` remembers the last number that each list has given, and is changed.
    """
    numbered = item.getparent()
    if numbered is None or numbered.tag != "ol":
        return ""
    step = -1 if "reversed" in numbered.attrib else 1
    if numbered in ordinals:
        ordinal = ordinals[numbered] + step
    else:
        start = _integer(numbered.get("start"))
        ordinal = (len(numbered.findall("li")) if step < 0 else 1) if start is None else start
    own = _integer(item.get("value"))
    ordinals[numbered] = ordinal if own is None else own
    shown = _shown(ordinals[numbered], numbered)
    return f"{shown}." if shown.isdecimal() else f"{shown})"


def _shown(ordinal: int, numbered: HtmlElement) -> str:
    styled = _BY_LETTER.search(numbered.get("style") or "")
    kind = numbered.get("type") or ("" if styled is None else "aA"[styled[1].lower() == "upper"])
    if kind not in ("a", "A") or not 1 <= ordinal <= _LETTERS:
        return str(ordinal)
    return chr(ord(kind) + ordinal - 1)


def _integer(text: str | None) -> int | None:
    return int(text) if text and len(text) < 6 and text.strip().isdecimal() else None
