"""`config/pipeline.toml` plus environment, as frozen values; every fault is reported at once."""

import difflib
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, ClassVar, Literal, cast

from audio_pipeline.environment import overlay
from audio_pipeline.errors import ConfigError
from audio_pipeline.model import STRICT, Show

FILE_NAME = "pipeline.toml"
UNSHOWN_KEYS = "key|token|secret|password|endpoint|database_url"
"""Values of such keys are in no message."""

RANGES: Mapping[str, tuple[float, float]] = {
    "port": (0, 65_535),
    "articles_at_once": (1, 32),
    "recheck_minutes": (1, 10_080),
    "recheck_hours": (0, 8_760),
    "media_days": (1, 3_650),
    "takes_days": (1, 3_650),
    "takes_gb": (0, 100_000),
    "workflow_days": (1, 3_650),
    "audit_days": (1, 36_500),
    "feed_episodes": (1, 10_000),
    "poll_seconds": (2, 86_400),
    "first_poll_articles": (0, 1_000),
    "hold_back_minutes": (0, 10_080),
    "least_words": (0, 100_000),
    "greatest_words": (1, 1_000_000),
    "rate_percent": (-50, 100),
    "pitch_percent": (-50, 100),
    "volume_percent": (-50, 50),
    "sample_rate_hz": (16_000, 48_000),
    "bitrate_kbps": (32, 320),
    "loudness_lufs": (-30, -9),
    "true_peak_dbtp": (-9, 0),
    "target_lufs": (-40, -9),
    "bed_lufs": (-60, -9),
    "budget": (0, 1_000_000),
}
"""Least and greatest value of every number that can be set."""


@dataclass(frozen=True)
class Web:
    """Where the pages are served; `desk_token` lets programs use the desk's POSTs."""

    host: str = "127.0.0.1"
    port: int = 8000
    desk_token: str = ""

    __pydantic_config__: ClassVar[Mapping[str, str]] = STRICT


@dataclass(frozen=True)
class Http:
    """How pages and feeds are fetched; `allow` names hosts that may be on a private address."""

    user_agent: str = "AudioPipeline/0.1 (article audio; +https://audio-pipeline.invalid)"
    allow: tuple[str, ...] = ()

    __pydantic_config__: ClassVar[Mapping[str, str]] = STRICT


@dataclass(frozen=True)
class Work:
    """How much is done at once, and how long the pages of aired articles are looked at again."""

    articles_at_once: int = 4
    recheck_minutes: int = 10
    recheck_hours: int = 48
    whisper_model: str = ""
    """The folder of a faster-whisper model that hears each take."""

    __pydantic_config__: ClassVar[Mapping[str, str]] = STRICT


@dataclass(frozen=True)
class Keep:
    """How long what is no longer needed is kept, in days, and how much of it."""

    media_days: int = 7
    takes_days: int = 30
    takes_gb: float = 10.0
    workflow_days: int = 7
    audit_days: int = 365

    __pydantic_config__: ClassVar[Mapping[str, str]] = STRICT


@dataclass(frozen=True)
class Log:
    """How the log is written: one line an event, for people ("text") or for programs ("json")."""

    format: Literal["text", "json"] = "text"
    level: Literal["debug", "info", "warning", "error"] = "info"

    __pydantic_config__: ClassVar[Mapping[str, str]] = STRICT


@dataclass(frozen=True)
class Settings:
    """The whole configuration. `folder` is where it was read, for `sites/` and `lexicon/`."""

    base_url: str = ""
    """Where listeners reach what is published, without a last slash; "": the server itself."""
    output: Path = Path("output")
    database_url: str = ""
    """SQLAlchemy URL of a PostgreSQL database; empty: SQLite under output/state/."""
    web: Web = Web()
    http: Http = Http()
    work: Work = Work()
    keep: Keep = Keep()
    log: Log = Log()
    engines: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    shows: Mapping[str, Show] = field(default_factory=dict)
    folder: Path = Path("config")

    __pydantic_config__: ClassVar[Mapping[str, str]] = STRICT

    @property
    def state(self) -> Path:
        """Where the store, the takes and the locks lie."""
        return self.output / "state"


def load_settings(
    folder: Path, environment: Mapping[str, str] | None = None, *, required: bool = True
) -> Settings:
    """Settings of `folder`/pipeline.toml with the environment laid over them.

    Without the file: defaults where `required` is false. Raises ConfigError that lists every
    fault with file and key, the allowed range and the nearest known key.
    """
    path = folder / FILE_NAME
    tree = _read(path, required)
    variables = overlay(tree, os.environ if environment is None else environment)
    settings, faults = _build({**tree, "folder": str(folder)})
    if settings is None or faults:
        raise ConfigError("; ".join(_placed(fault, str(path), variables) for fault in faults))
    return settings


def _build(tree: dict[str, Any]) -> tuple[Settings | None, list[str]]:
    """Settings of a tree as TOML gives it, and its faults, each beginning with its key."""
    from pydantic import TypeAdapter, ValidationError

    shows = tree.get("shows")
    if isinstance(shows, dict):
        for name, show in shows.items():
            if isinstance(show, dict):
                show["name"] = name
    engines = tree.get("engines")
    for table in engines.values() if isinstance(engines, dict) else ():
        if isinstance(table, dict):
            numbers = {k: v for k, v in table.items() if type(v) in (int, float)}
            table.update({key: str(number) for key, number in numbers.items()})
    if isinstance(tree.get("base_url"), str):
        tree["base_url"] = tree["base_url"].rstrip("/")
    try:
        settings = TypeAdapter(Settings).validate_python(tree)
    except ValidationError as error:
        return None, list(_sentences(cast(Any, error.errors())))
    if not settings.base_url:
        host = "127.0.0.1" if settings.web.host in ("0.0.0.0", "::") else settings.web.host  # noqa: S104
        settings = replace(settings, base_url=f"http://{host}:{settings.web.port}")
    return settings, [*_range_faults(settings, ""), *_rule_faults(settings)]


def _placed(fault: str, path: str, variables: Mapping[str, str]) -> str:
    """The fault with where it was written: the environment's variable, or the file."""
    key = fault.split(" ", 1)[0].rstrip(":")
    for known, variable in variables.items():
        if key == known or key.startswith(f"{known}."):
            return f"environment {variable}: {fault}"
    return f"{path}: {fault}"


def _read(path: Path, required: bool) -> dict[str, Any]:
    if not path.is_file():
        if not required:
            return {}
        raise ConfigError(
            f"{path}: there is no such file",
            "name the folder that holds pipeline.toml with --config, or start from the one shipped",
        )
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from None
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from None


def _sentences(errors: list[dict[str, Any]]) -> Iterator[str]:
    for error in errors:
        key = ".".join(str(part) for part in error["loc"])
        if error["type"] in ("unexpected_keyword_argument", "extra_forbidden"):
            yield f"{key} is not a known key{_nearest(str(error['loc'][-1]))}"
        elif error["type"].startswith("missing"):
            yield f"{key} is missing"
        else:
            shown = "***" if re.search(UNSHOWN_KEYS, key) else repr(error["input"])
            yield f"{key} = {shown}: {error['msg'].lower()}"


def _nearest(key: str) -> str:
    near = difflib.get_close_matches(key, _known_keys(Settings), n=1)
    return f" (did you mean {near[0]}?)" if near else ""


def _known_keys(kind: type) -> set[str]:
    from audio_pipeline import model

    kinds = [kind, Web, Http, Work, Keep, Log, Show, model.Source, model.Voice, model.Jingles]
    kinds += [model.AudioFormat, model.Wording]
    return {entry.name for each in kinds for entry in fields(each)}


def _range_faults(value: object, key: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _range_faults(inner, f"{key}.{name}" if key else str(name))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _range_faults(inner, f"{key}.{index}")
    elif is_dataclass(value):
        yield from _range_faults({f.name: getattr(value, f.name) for f in fields(value)}, key)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        low, high = RANGES.get(key.rpartition(".")[2], (value, value))
        if not low <= value <= high:
            yield f"{key} = {value} is out of range: {low} to {high}"


def _rule_faults(settings: Settings) -> Iterator[str]:
    if not re.fullmatch(r"https?://[^\s/?#]+[^\s?#]*", settings.base_url):
        yield f"base_url = {settings.base_url!r} is not an http(s) address"
    for name, show in settings.shows.items():
        if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,62}", name):
            yield f"shows.{name}: a show's name is lower-case letters, digits and hyphens"
        if not show.title.strip():
            yield f"shows.{name}.title is empty"
        for index, source in enumerate(show.sources):
            if bool(source.url) == bool(source.path):
                yield f"shows.{name}.sources.{index} needs either url or path"
            if source.least_words > source.greatest_words:
                yield f"shows.{name}.sources.{index}: least_words is above greatest_words"
