"""Takes that were found faulty: kept aside with what is wrong, for an editor to listen to.

folder/<key>.json              the line, its faults and who spoke it; written last
folder/<key>.<12 hex>.<ext>    the audio
"""

import contextlib
import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from audio_pipeline.errors import storage_failed
from audio_pipeline.model import Line, Speech, Voice, Word
from audio_pipeline.studio.checks import Fault
from audio_pipeline.studio.takes import EXTENSIONS, Kept, TakeStore
from audio_pipeline.whole_file import write_whole

_KEY = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Refused:
    """One of them. `faults`: what is wrong, in words; `sha256` is the audio's."""

    key: str
    spoken: str
    voice: Voice
    faults: tuple[str, ...]
    media_type: str
    words: tuple[Word, ...]
    sha256: str
    file: str


class RefusedTakes:
    """A folder of them; the latest of a line takes the place of the one before."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(
        self, key: str, speech: Speech, line: Line, voice: Voice, faults: Sequence[Fault]
    ) -> None:
        """Raises StorageFailed."""
        sha256 = hashlib.sha256(speech.audio).hexdigest()
        file = f"{key}.{sha256[:12]}.{EXTENSIONS.get(speech.media_type, 'bin')}"
        said = tuple(fault.message for fault in faults)
        refused = Refused(
            key, line.spoken, voice, said, speech.media_type, speech.words, sha256, file
        )
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._remove(key)
            write_whole(self._folder / file, speech.audio)
            description = json.dumps(asdict(refused), ensure_ascii=False).encode()
            write_whole(self._folder / f"{key}.json", description)
        except OSError as error:
            raise storage_failed(f"{self._folder} cannot be written", error) from error

    def find(self, key: str) -> Refused | None:
        """None where there is none of that name, or it is damaged."""
        if not _KEY.fullmatch(key):
            return None
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            known = json.loads((self._folder / f"{key}.json").read_bytes())
            words, voice = (Word(**word) for word in known["words"]), Voice(**known["voice"])
            shaped = {"words": tuple(words), "voice": voice, "faults": tuple(known["faults"])}
            return Refused(**{**known, **shaped})
        return None

    def audio(self, refused: Refused) -> bytes | None:
        """None where it is gone meanwhile or damaged."""
        with contextlib.suppress(OSError):
            audio = (self._folder / Path(refused.file).name).read_bytes()
            return audio if hashlib.sha256(audio).hexdigest() == refused.sha256 else None
        return None

    def accept(self, refused: Refused, takes: TakeStore) -> Kept | None:
        """Keep it all the same, as the line's take; None where its audio is gone.

        Raises TakeBroken for what does not decode, StorageFailed.
        """
        audio = self.audio(refused)
        if audio is None:
            return None
        speech = Speech(audio, refused.media_type, refused.words)
        kept = takes.keep(refused.key, speech, refused.voice.engine)
        self.forget(refused.key)
        return kept

    def forget(self, key: str) -> None:
        """The line has a good take. What cannot be removed goes with the old ones."""
        with contextlib.suppress(OSError):
            if (self._folder / f"{key}.json").is_file():
                self._remove(key)

    def forget_before(self, before_s: float) -> int:
        """Remove those that are older (seconds since 1970); answers how many."""
        gone = 0
        for path in sorted(self._folder.glob("*.json")):
            with contextlib.suppress(OSError):
                if path.stat().st_mtime < before_s:
                    self._remove(path.stem)
                    gone += 1
        return gone

    def _remove(self, key: str) -> None:
        (self._folder / f"{key}.json").unlink(missing_ok=True)
        for path in self._folder.glob(f"{key}.*"):
            path.unlink(missing_ok=True)
