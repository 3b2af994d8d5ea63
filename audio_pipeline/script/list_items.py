"""Where the items of a list begin that is written within a text: "1. Go. 2. Wait."."""

import re

_MARK = re.compile(
    r"(?<!\S)(?:[•⁃*·] ?)?\(?(?P<name>[0-9]{1,2}|[a-h])(?:\.\)|[.)])(?= +[^\W\d_«“„\"])"
)
_LIST_OPENS = re.compile(r"(?:^|[\n:]) *$")
_LOOK_BACK = 4


def item_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of each mark of a list; a list counts up from 1 or a, and has two items."""
    spans: list[tuple[int, int]] = []
    run: list[re.Match[str]] = []
    for mark in _MARK.finditer(text):
        if run and mark["name"] == _successor(run[-1]["name"]):
            run.append(mark)
            continue
        if mark["name"] in ("1", "a") or _opens_list(text, mark):
            spans += _spans(run)
            run = [mark] if _opens_list(text, mark) else []
    return [*spans, *_spans(run)]


def _opens_list(text: str, mark: re.Match[str]) -> bool:
    return bool(_LIST_OPENS.search(text[max(0, mark.start() - _LOOK_BACK) : mark.start()]))


def _spans(run: list[re.Match[str]]) -> list[tuple[int, int]]:
    return [mark.span() for mark in run] if len(run) > 1 else []


def _successor(name: str) -> str:
    return str(int(name) + 1) if name.isdigit() else chr(ord(name) + 1)
