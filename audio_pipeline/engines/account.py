"""What the table of an engine that is a service says: its address, key, price and limits.

A key comes from `key` (so also from the environment) or from the file that `key_file` names. It is
handed to the service and to nobody else: it is in no message, no `repr`, no take's identity.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from audio_pipeline.engines import only_known_settings, seconds
from audio_pipeline.errors import EngineMisconfigured, FetchRefused
from audio_pipeline.http import check_url

TIMEOUT_S = 60.0
"""A machine without a graphics card takes some seconds for a line."""
PARALLEL_RANGE = (1, 20)  # connections that the client keeps
SETTINGS = ("endpoint", "key", "key_file", "timeout_s", "parallel", "price_per_million_characters")
HIDDEN = "***"


@dataclass(frozen=True)
class Account:
    """An engine's service, as the operator wrote it down."""

    engine: str
    url: str
    """Where lines are posted to: no login, no query."""
    timeout_s: float
    parallel: int
    price_per_million_characters: float | None
    key: str = field(default="", repr=False)

    @property
    def host(self) -> str:
        """Host, and the port where one is written."""
        return self.url.split("/")[2]

    def without_key(self, text: str) -> str:
        """The text with the key blotted out, should the service have said it again."""
        return text.replace(self.key, HIDDEN) if self.key else text


def account(
    engine: str, settings: Mapping[str, str], url: str, more: tuple[str, ...] = ()
) -> Account:
    """The account of the engine whose table this is. `more`: settings of its own.

    Raises EngineMisconfigured, which never says the key.
    """
    only_known_settings(engine, settings, (*SETTINGS, *more))
    return Account(
        engine=engine,
        url=url,
        timeout_s=seconds(engine, settings, "timeout_s", TIMEOUT_S),
        parallel=_parallel(engine, settings),
        price_per_million_characters=price(engine, settings),
        key=_key(engine, settings),
    )


def address(engine: str, written: str) -> str:
    """An endpoint without its last slash. Raises EngineMisconfigured for what is none."""
    mend = "write it like https://host/path, without a login, ? and #"
    try:
        parsed = check_url(written)
    except FetchRefused as error:
        raise EngineMisconfigured(f"[engines.{engine}] endpoint: {error.message}", mend) from error
    if "?" in written or "#" in written:
        raise EngineMisconfigured(f"[engines.{engine}] endpoint has more than a path", mend)
    return str(parsed).rstrip("/")


def price(engine: str, settings: Mapping[str, str], default: float | None = None) -> float | None:
    """What a million characters cost, in the currency that the operator counts in."""
    name = "price_per_million_characters"
    written = settings.get(name)
    if written is None:
        return default
    try:
        value = float(written)
    except ValueError:
        value = -1.0
    if not 0 <= value < 1e6:
        raise EngineMisconfigured(
            f"[engines.{engine}] {name} is {written!r}", 'set it to an amount such as "15.00"'
        )
    return value


def _parallel(engine: str, settings: Mapping[str, str]) -> int:
    written = settings.get("parallel", "4")
    low, high = PARALLEL_RANGE
    if not written.isdecimal() or not low <= int(written) <= high:
        raise EngineMisconfigured(
            f"[engines.{engine}] parallel is {written!r}", f"set it to {low} to {high} lines"
        )
    return int(written)


def _key(engine: str, settings: Mapping[str, str]) -> str:
    if "key" in settings and "key_file" in settings:
        raise EngineMisconfigured(f"[engines.{engine}] has key and key_file", "leave one of them")
    key = settings.get("key", "")
    if "key_file" in settings:
        key = _read(engine, Path(settings["key_file"]).expanduser())
    key = key.strip()
    if not (key.isascii() and key.isprintable() and " " not in key):
        raise EngineMisconfigured(
            f"the key of [engines.{engine}] has a character that no key has",
            "copy it again, without spaces and line ends",
        )
    return key


def _read(engine: str, path: Path) -> str:
    mend = "write the key, and nothing else, into that file"
    try:
        key = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is no text"
        raise EngineMisconfigured(
            f"[engines.{engine}] key_file {path} cannot be read: {why}", mend
        ) from None  # what a decoder says shows the file's bytes
    if not key:
        raise EngineMisconfigured(f"[engines.{engine}] key_file {path} is empty", mend)
    return key
