"""config/sites/<host>.toml -> SiteProfile: what an operator knows of one host's pages."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import re2

from audio_pipeline.errors import ConfigError
from audio_pipeline.model import SiteProfile

_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\Z")
_SELECTORS = ("root", "drop", "title", "byline", "published")
_LISTS = ("drop", "drop_lines", "keep_lines", "silent_meta")
_PATTERNS = ("drop_lines", "keep_lines")
_SWITCHES = ("live_blogs", "paid_content")
_NO_KEYS = ("learnt",)


def load_site(folder: Path, url: str) -> SiteProfile | None:
    """The profile for the host of `url`: `<host>.toml` in `folder`, or that of the nearest parent.

    `example.org.toml` serves `www.example.org` and `news.example.org` too, unless they have their
    own. None where there is no profile. Raises ConfigError, which names file and key.
    """
    host = host_of(url)
    labels = host.split(".") if _HOST.match(host) else []
    for start in range(max(len(labels) - 1, min(1, len(labels)))):
        path = folder / f"{'.'.join(labels[start:])}.toml"
        if path.is_file():
            return _read(path)
    return None


def line_patterns(
    site: SiteProfile, key: str = "drop_lines", where: str = "site profile"
) -> list[Callable[[str], object]]:
    """The compiled patterns of `key`, each a search that takes time linear in the line.

    RE2 (https://github.com/google/re2), since `re` held the interpreter for minutes on a hostile
    line. Raises ConfigError for a pattern that is none.
    """
    options = re2.Options()
    options.log_errors = False
    searches: list[Callable[[str], object]] = []
    for pattern in getattr(site, key):
        try:
            searches.append(re2.compile(pattern, options).search)
        except re2.error as error:
            raise ConfigError(
                f"{where}: {key}: {pattern!r} is no pattern: {_reason(error)}",
                "patterns are RE2's: no look-around and no backreferences",
            ) from error
    return searches


def check_selectors(site: SiteProfile, where: str = "site profile") -> None:
    """Raises ConfigError, which names `where` and the key, for what is no CSS selector."""
    for key in _SELECTORS:
        value = getattr(site, key)
        if value:
            _compile(f"{where}: {key}", value)


def host_of(url: str) -> str:
    """The host of `url` in lower case; "" where there is none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def _compile(where: str, value: str | tuple[str, ...]) -> None:
    import soupsieve  # brings BeautifulSoup, which only a profile needs

    for selector in value if isinstance(value, tuple) else (value,):
        try:
            soupsieve.compile(selector)
        except (soupsieve.SelectorSyntaxError, ValueError, RecursionError) as error:
            raise ConfigError(
                f"{where}: {selector!r} is no CSS selector: {_reason(error)}"
            ) from error


def _read(path: Path) -> SiteProfile:
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}", "it must be TOML in UTF-8") from error
    known = [field.name for field in fields(SiteProfile) if field.name not in _NO_KEYS]
    for key, value in values.items():
        if key not in known:
            raise ConfigError(f"{path}: {key}: no such key", f"known are {', '.join(known)}")
        _check_type(path, key, value)
    typed: dict[str, Any] = {
        key: tuple(value) if key in _LISTS else value for key, value in values.items()
    }
    site = SiteProfile(**typed)
    check_selectors(site, str(path))
    for key in _PATTERNS:
        line_patterns(site, key, str(path))
    return site


def _check_type(path: Path, key: str, value: object) -> None:
    if key in _LISTS:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise ConfigError(f"{path}: {key}: is no list of texts", f'write {key} = ["..."]')
    elif key in _SWITCHES:
        if not isinstance(value, bool):
            raise ConfigError(f"{path}: {key}: is not true or false", f"write {key} = true")
    elif not isinstance(value, str):
        raise ConfigError(f"{path}: {key}: is no text", f'write {key} = "..."')


def _reason(error: Exception) -> str:
    reason = error.args[0] if error.args else error
    if isinstance(reason, bytes):
        return reason.decode("utf-8", "replace")
    return str(reason).split("\n", maxsplit=1)[0]
