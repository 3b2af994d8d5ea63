"""Takes that are kept: the engine's own bytes under the hash of all that shaped them.

    folder/<2 hex>/<key>.json              what is known of the take; written last
    folder/<2 hex>/<key>.<12 hex>.<ext>    its audio, named by its own hash as well
    folder/<2 hex>/<key>.<12 hex>.<ext>.*  what a mix has measured of that audio
    folder/<2 hex>/.<key>.lock             while somebody has it spoken

Where two get different bytes for one line all the same, each has a file of its own that stays
whole, and the later description is the one that is found again. The description's time of change
is when the take was last used.
"""

import contextlib
import hashlib
import json
import os
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import astuple, dataclass, replace
from pathlib import Path

from audio_pipeline.engines import Engine
from audio_pipeline.errors import storage_failed
from audio_pipeline.model import Line, Speech, Voice, Word
from audio_pipeline.sound import decode
from audio_pipeline.studio import single_flight
from audio_pipeline.whole_file import write_whole

EXTENSIONS: Mapping[str, str] = {"audio/mpeg": "mp3", "audio/wav": "wav", "audio/flac": "flac"}


@dataclass(frozen=True)
class Kept:
    """A take as it lies in the store."""

    key: str
    path: Path
    sha256: str
    media_type: str
    duration_s: float
    words: tuple[Word, ...]
    engine: str = ""
    """Who spoke it; empty: kept by a program that did not write it down."""
    kept_at_s: float = 0.0
    """When it was spoken, in seconds since 1970; 0: not written down."""


@dataclass(frozen=True)
class Use:
    """What a take occupies, and when it was last used (seconds since 1970)."""

    key: str
    bytes: int
    used_at_s: float


def take_keys(engine: Engine, voice: Voice, language: str) -> Callable[[Line], str]:
    """What names a line's take by that voice: pronunciations do not where the engine reads none.

    Raises what the engine raises that cannot say what it is.
    """
    identity = engine.identity(voice, language)
    if getattr(engine, "reads_phonemes", True):
        return lambda line: take_key(line, identity)
    return lambda line: take_key(replace(line, pronunciations=()), identity)


def take_key(line: Line, identity: str) -> str:
    """SHA-256 (hex) over the spoken text, its pronunciations and the engine's identity."""
    pronunciations = [astuple(pronunciation) for pronunciation in line.pronunciations]
    shaping = json.dumps([line.spoken, pronunciations, identity], ensure_ascii=True)
    return hashlib.sha256(shaping.encode()).hexdigest()


class TakeStore:
    """A folder of takes; safe to share between threads and processes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()

    def find(self, key: str) -> Kept | None:
        """The take of that name, None where there is none or it is damaged.

        Raises StorageFailed where the folder cannot be read.
        """
        try:
            self._touch(key)
            return self._read(key)
        except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
            return None  # absent, or no description of a take: it is spoken again
        except OSError as error:
            raise storage_failed(f"the take store {self._folder} cannot be read", error) from error

    def alone(
        self, key: str, stopped: Callable[[], bool] = lambda: False
    ) -> AbstractContextManager[None]:
        """Around looking for a take and having it spoken: nobody else asks for the line meanwhile.

            with store.alone(key, stopped):
                kept = store.find(key) or store.keep(key, speak())

        Who comes second waits, and then finds what the first has kept. `stopped` is asked ten
        times a second while waiting. Raises CancelledError once it is true, StorageFailed.
        """
        return single_flight.alone(self._place(key, f".{key}{single_flight.ENDING}"), stopped)

    def has(self, key: str) -> bool:
        """Whether there is such a take, whole or not; it does not count as used."""
        return self._description(key).is_file()

    def keep(self, key: str, speech: Speech, engine: str = "") -> Kept:
        """Writes a take that decodes. Raises TakeBroken for one that does not, StorageFailed."""
        sha256 = hashlib.sha256(speech.audio).hexdigest()
        extension = EXTENSIONS.get(speech.media_type, "bin")
        path = self._place(key, f"{key}.{sha256[:12]}.{extension}")
        kept = Kept(
            key,
            path,
            sha256,
            speech.media_type,
            decode(speech.audio).duration_s,
            speech.words,
            engine,
            round(time.time(), 3),
        )
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, speech.audio)
            write_whole(self._description(key), _describe(kept))
        except OSError as error:
            raise storage_failed(f"a take cannot be written in {self._folder}", error) from error
        return kept

    def uses(self) -> list[Use]:
        """All takes, the one first that was not used for the longest. Raises StorageFailed."""
        found: dict[str, tuple[int, float]] = {}
        try:
            for path in self._folder.glob("??/[!.]*"):
                with contextlib.suppress(FileNotFoundError):  # forgotten meanwhile
                    key, known = path.name.partition(".")[0], path.stat()
                    size, used_at_s = found.get(key, (0, 0.0))
                    found[key] = size + known.st_size, max(used_at_s, known.st_mtime)
        except OSError as error:
            raise storage_failed(f"the take store {self._folder} cannot be read", error) from error
        uses = [Use(key, size, used_at_s) for key, (size, used_at_s) in found.items()]
        return sorted(uses, key=lambda use: (use.used_at_s, use.key))

    def described(self, key: str) -> Kept | None:
        """What is known of a take, without reading its audio and without counting as used.

        None where there is none. Raises StorageFailed.
        """
        try:
            return self._described(key)
        except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
            return None
        except OSError as error:
            raise storage_failed(f"the take store {self._folder} cannot be read", error) from error

    def forget(self, key: str, unused_since_s: float = float("inf")) -> bool:
        """Remove the take, unless it has been used since; False then, and where there is none.

        Raises StorageFailed.
        """
        with self._lock:
            files = sorted((self._folder / key[:2]).glob(f"{key}.*"))
            try:
                if any(path.stat().st_mtime >= unused_since_s for path in files):
                    return False
                for path in [self._description(key), *files]:  # without it none is found
                    path.unlink(missing_ok=True)
            except OSError as error:
                raise storage_failed(f"the take {key} cannot be removed", error) from error
            return bool(files)

    def _touch(self, key: str) -> None:
        """Used now: not forgotten before it is mixed. Where nothing can be written, nothing is."""
        with self._lock, contextlib.suppress(OSError):
            os.utime(self._description(key))

    def _read(self, key: str) -> Kept | None:
        kept = self._described(key)
        whole = hashlib.sha256(kept.path.read_bytes()).hexdigest() == kept.sha256
        return kept if whole else None

    def _described(self, key: str) -> Kept:
        known = json.loads(self._description(key).read_bytes())
        words = tuple(
            Word(str(text), float(start), float(end)) for text, start, end in known["words"]
        )
        return Kept(
            key,
            self._place(key, Path(known["file"]).name),
            known["sha256"],
            known["media_type"],
            float(known["duration_s"]),
            words,
            str(known.get("engine", "")),
            float(known.get("kept_at_s", 0.0)),
        )

    def _description(self, key: str) -> Path:
        return self._place(key, f"{key}.json")

    def _place(self, key: str, name: str) -> Path:
        return self._folder / key[:2] / name


def _describe(kept: Kept) -> bytes:
    known = {
        "file": kept.path.name,
        "sha256": kept.sha256,
        "media_type": kept.media_type,
        "duration_s": kept.duration_s,
        "words": [astuple(word) for word in kept.words],
        "engine": kept.engine,
        "kept_at_s": kept.kept_at_s,
    }
    return json.dumps(known, ensure_ascii=False, separators=(",", ":")).encode()
