"""The log on standard error: one line an event, text for people or JSON for programs."""

import json
import logging
import re
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from audio_pipeline.config import Log, Settings
from audio_pipeline.work.trail import Trail, current

HIDDEN = "***"
LEAST_SECRET = 6  # hiding a shorter one would blot out ordinary words
USER_IN_ADDRESS = re.compile(r"(?<=://)[^\s/?#@]+@")
KEY_IN_ADDRESS = re.compile(
    r"(?i)([?&](?:key|token|secret|password|access_token|api_?key)=)[^\s&#]+"
)
BEARER = re.compile(r"(?i)(\bbearer\s+)\S+")


def log_to_stderr(settings: Settings | None = None) -> None:
    """Send this process's log there; libraries are heard only when they warn.

    The configuration's secrets, and what looks like one in an address, are never written.
    """
    log = settings.log if settings else Log()
    hide = Hide(tuple(_secrets(settings)) if settings else ())
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(bind_trail)
    handler.setFormatter(AsJson(hide) if log.format == "json" else AsText(hide))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("audio_pipeline").setLevel(log.level.upper())
    logging.getLogger("apscheduler").setLevel(logging.ERROR)


def bind_trail(record: logging.LogRecord) -> bool:
    """A filter that drops nothing: the record learns which attempt it is about."""
    if not hasattr(record, "trail"):
        record.trail = current()
    return True


class Hide:
    """Blots secrets out of a text."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        self._secrets = secrets

    def __call__(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        text = USER_IN_ADDRESS.sub(f"{HIDDEN}@", text)
        text = KEY_IN_ADDRESS.sub(rf"\g<1>{HIDDEN}", text)
        return BEARER.sub(rf"\g<1>{HIDDEN}", text)


class AsText(logging.Formatter):
    """`12:00:03 INFO [id] sentence key=value`, whatever a page or a feed wrote into it."""

    def __init__(self, hide: Hide) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s", "%H:%M:%S")
        self._hide = hide

    def format(self, record: logging.LogRecord) -> str:
        """The event in one line; the traceback of what nobody foresaw is folded into it."""
        trail: Trail | None = getattr(record, "trail", None)
        words = [self.formatTime(record, self.datefmt), record.levelname]
        words += [f"[{trail}]"] if trail else []
        words.append(record.getMessage())
        words += [f"{name}={_as_word(value)}" for name, value in _fields(record).items()]
        if record.exc_info and record.exc_info[1]:
            words.append(f"error={_as_word(_where(self, record))}")
        return self._hide(_one_line(" ".join(words)))


class AsJson(logging.Formatter):
    """One object a line: at, level, logger, message, the attempt, the event's own fields."""

    def __init__(self, hide: Hide) -> None:
        super().__init__()
        self._hide = hide

    def format(self, record: logging.LogRecord) -> str:
        """The event as JSON of ASCII letters: nothing in it ends the line or steers a terminal."""
        trail: Trail | None = getattr(record, "trail", None)
        event: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if trail:
            event |= {"episode": trail.episode, "revision": trail.revision}
            event |= {"attempt": trail.attempt}
        for name, value in _fields(record).items():
            event.setdefault(name, value)
        if record.exc_info and record.exc_info[1]:
            event["error"] = _where(self, record)
        return json.dumps({name: self._hidden(value) for name, value in event.items()})

    def _hidden(self, value: object) -> object:
        return value if isinstance(value, bool | int | float) else self._hide(str(value))


def _fields(record: logging.LogRecord) -> Mapping[str, Any]:
    fields = getattr(record, "fields", {})
    return fields if isinstance(fields, Mapping) else {}


def _as_word(value: object) -> str:
    text = str(value)
    plain = re.fullmatch(r"[^\s\"=]+", text)
    return text if plain else json.dumps(text, ensure_ascii=False)


def _where(formatter: logging.Formatter, record: logging.LogRecord) -> str:
    assert record.exc_info
    return " | ".join(formatter.formatException(record.exc_info).split("\n"))


def _one_line(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _secrets(settings: Settings) -> Iterator[str]:
    """What the configuration holds that nobody may read in a log, the longest first."""
    found = {settings.web.desk_token}
    if "://" in settings.database_url:
        found.add(urlsplit(settings.database_url).password or "")
    for engine in settings.engines.values():
        found |= {value for name, value in engine.items() if re.search("key|token|secret", name)}
    yield from sorted((each for each in found if len(each) >= LEAST_SECRET), key=len, reverse=True)
