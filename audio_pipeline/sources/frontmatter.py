"""Front matter: what a Markdown file says of itself before its text.

Between lines of `---` the part of YAML that static site generators write there: `key: value`,
quoted values, `[a, b]`, lists of `- item`, indented continuations. Between lines of `+++` TOML.
"""

import re
import tomllib
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime

from audio_pipeline.sources.media import EARLIEST

MAX_LINES = 500

_KEY = re.compile(r"([A-Za-z_][\w.-]{0,60})\s*:(?:\s+(.*))?$")
_BLOCK_MARKS = frozenset({"|", ">", "|-", ">-", "|+", ">+"})

Fields = Mapping[str, tuple[str, ...]]
"""Lower-case keys; a single value is a tuple of one."""


def split_front_matter(text: str) -> tuple[Fields, str]:
    """What the front matter says, and the text after it.

    Without front matter, or where what stands there is none (a rule drawn with dashes), no fields
    and the whole text.
    """
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    mark = lines[0].rstrip() if lines else ""
    if mark not in {"---", "+++"}:
        return {}, text
    ends = {mark, "..."} if mark == "---" else {mark}
    stripped = (line.rstrip() for line in lines[1:MAX_LINES])
    end = next((number for number, line in enumerate(stripped, 1) if line in ends), None)
    if end is None:
        return {}, text
    head = lines[1:end]
    fields = _toml_fields("".join(head)) if mark == "+++" else _yaml_fields(head)
    return (fields, "".join(lines[end + 1 :])) if fields is not None else ({}, text)


def _toml_fields(head: str) -> Fields | None:
    try:
        parsed = tomllib.loads(head)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None
    values = {
        key.lower(): value if isinstance(value, list) else [value] for key, value in parsed.items()
    }
    return {
        key: tuple(_toml_text(item) for item in items if not isinstance(item, dict | list))
        for key, items in values.items()
    }


def _toml_text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _yaml_fields(lines: list[str]) -> Fields | None:
    fields: dict[str, list[str]] = {}
    key = ""
    for line in (each.rstrip() for each in lines):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = _KEY.match(line)
        if match:
            key = match.group(1).lower()
            fields[key] = _values(match.group(2) or "")
        elif not key:
            return None
        elif line.lstrip().startswith("- "):
            fields[key].append(_unquoted(line.lstrip()[2:]))
        elif line[0] in " \t":
            fields[key] = [" ".join([*fields[key], line.strip()])]
    return {key: tuple(value) for key, value in fields.items()}


def _values(raw: str) -> list[str]:
    value = raw.strip()
    if not value or value in _BLOCK_MARKS:
        return []
    if value.startswith("[") and value.endswith("]"):
        return [_unquoted(part) for part in value[1:-1].split(",") if part.strip()]
    return [_unquoted(value)]


def _unquoted(raw: str) -> str:
    value = raw.strip()
    quote = value[:1]
    if quote in {'"', "'"} and (end := value.rfind(quote)) > 0:
        doubled = {"'": ("''", "'"), '"': ('\\"', '"')}[quote]
        return value[1:end].replace(*doubled)
    return value.partition(" #")[0].strip()


def moment(text: str) -> datetime | None:
    """A date as people write it in files (ISO 8601 or RFC 5322), in UTC where it names no zone."""
    try:
        parsed = datetime.fromisoformat(text.strip())
    except ValueError:
        try:
            parsed = parsedate_to_datetime(text)
        except ValueError:
            return None
    try:
        aware = parsed.astimezone(UTC) if parsed.tzinfo else parsed.replace(tzinfo=UTC)
    except OverflowError:
        return None
    return aware if aware >= EARLIEST else None
