"""Takes that are kept: the engine's own bytes under the hash of all that shaped them.

    folder/<2 hex>/<key>.json              what is known of the take; written last
    folder/<2 hex>/<key>.<12 hex>.<ext>    its audio, named by its own hash as well

Two workers that speak the same line at once may get different bytes from a service. Each then has
a file of its own that stays whole, and the later description is the one that is found again.
The description's time of change is when the take was last used.
"""

import contextlib
import hashlib
import json
import os
import tempfile
import threading
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from pathlib import Path

from audio_pipeline.errors import storage_failed
from audio_pipeline.model import Line, Speech, Word
from audio_pipeline.sound import decode

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

    def keep(self, key: str, speech: Speech) -> Kept:
        """Writes a take that decodes. Raises TakeBroken for one that does not, StorageFailed."""
        sha256 = hashlib.sha256(speech.audio).hexdigest()
        extension = EXTENSIONS.get(speech.media_type, "bin")
        path = self._folder / key[:2] / f"{key}.{sha256[:12]}.{extension}"
        duration_s = decode(speech.audio).duration_s
        kept = Kept(key, path, sha256, speech.media_type, duration_s, speech.words)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, speech.audio)
            _write(self._description(key), _describe(kept))
        except OSError as error:
            raise storage_failed(f"a take cannot be written in {self._folder}", error) from error
        return kept

    def keys_unused_since(self, moment_s: float) -> Iterator[str]:
        """The takes that were last used before `moment_s` (seconds since 1970), the oldest first.

        Raises StorageFailed where the folder cannot be read.
        """
        last_used: dict[str, float] = {}
        try:
            for path in self._folder.glob("??/[!.]*"):
                key = path.name.partition(".")[0]
                last_used[key] = max(last_used.get(key, 0.0), path.stat().st_mtime)
        except OSError as error:
            raise storage_failed(f"the take store {self._folder} cannot be read", error) from error
        unused = (key for key, used_s in last_used.items() if used_s < moment_s)
        return iter(sorted(unused, key=lambda key: last_used[key]))

    def forget(self, key: str, unused_since_s: float) -> bool:
        """Remove the take, unless it has been used since; False then. Raises StorageFailed."""
        with self._lock:
            files = sorted((self._folder / key[:2]).glob(f"{key}.*"))
            try:
                if any(path.stat().st_mtime >= unused_since_s for path in files):
                    return False
                for path in [self._description(key), *files]:  # without it none is found
                    path.unlink(missing_ok=True)
            except OSError as error:
                raise storage_failed(f"the take {key} cannot be removed", error) from error
            return True

    def _touch(self, key: str) -> None:
        """Used now: not forgotten before it is mixed. Where nothing can be written, nothing is."""
        with self._lock, contextlib.suppress(OSError):
            os.utime(self._description(key))

    def _read(self, key: str) -> Kept | None:
        known = json.loads(self._description(key).read_bytes())
        path = self._folder / key[:2] / Path(known["file"]).name
        if hashlib.sha256(path.read_bytes()).hexdigest() != known["sha256"]:
            return None
        words = tuple(
            Word(str(text), float(start), float(end)) for text, start, end in known["words"]
        )
        return Kept(
            key, path, known["sha256"], known["media_type"], float(known["duration_s"]), words
        )

    def _description(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json"


def _describe(kept: Kept) -> bytes:
    known = {
        "file": kept.path.name,
        "sha256": kept.sha256,
        "media_type": kept.media_type,
        "duration_s": kept.duration_s,
        "words": [astuple(word) for word in kept.words],
    }
    return json.dumps(known, ensure_ascii=False, separators=(",", ":")).encode()


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all. Not flushed to the disk: what a power cut damages is spoken again."""
    descriptor, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
