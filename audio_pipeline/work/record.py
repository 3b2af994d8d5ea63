"""Perform and mix together: a script becomes an MP3 that waits to be published."""

import contextlib
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from audio_pipeline.errors import (
    AudioPipelineError,
    BudgetUsedUp,
    EngineBusy,
    EngineMisconfigured,
    EngineRefused,
    TakeBroken,
    storage_failed,
)
from audio_pipeline.mix import mix
from audio_pipeline.model import Mix, Script, Show, Take, Voice, voice_name
from audio_pipeline.store.database import from_json, to_json
from audio_pipeline.studio import (
    Engines,
    Listening,
    TakeStore,
    perform,
    second_voice,
    speaking_order,
)
from audio_pipeline.work.trail import said

log = logging.getLogger("audio_pipeline.work")

ENGINE_FAULTS = (BudgetUsedUp, EngineBusy, EngineMisconfigured, EngineRefused, TakeBroken)

Progress = Callable[[int, int], None]


@dataclass
class Tally:
    """How many lines were spoken anew and how many takes were used again."""

    heard: Callable[[Take], None]
    synthesized: int = 0
    reused: int = 0

    def count(self, takes: Iterator[Take]) -> Iterator[Take]:
        for take in takes:
            self.reused += take.reused
            self.synthesized += not take.reused
            self.heard(take)
            yield take


@dataclass(frozen=True)
class Recording:
    """A mix that lies in `folder`, and how much of it was spoken for it."""

    mix: Mix
    synthesized: int
    reused: int
    voice: Voice | None = None
    """Who speaks it."""


def record(
    script: Script,
    show: Show,
    engines: Engines,
    takes: TakeStore,
    folder: Path,
    *,
    stopped: Callable[[], None] = lambda: None,
    progress: Progress = lambda _done, _total: None,
    heard: Callable[[Take], None] = lambda _take: None,
    voices: Sequence[Voice] = (),
    listening: Listening | None = None,
    permitted: Callable[[Voice], None] = lambda _voice: None,
    rank: int = 0,
) -> Recording:
    """Speak every line and mix the takes as they come; the MP3 is written into `folder`.

    The whole episode is spoken by one voice, but for the questions where the show has a second
    one beside its own: the first of `voices` that can (without any: of the
    show's own order) and that `permitted` lets speak. Where lines of several scripts are waited for
    at once, the least `rank` goes first. `heard` is told every take as it comes. Where nobody can,
    raises what the first voice's attempt raised, as perform and mix do; BudgetUsedUp at once where
    the first voice is not permitted. No take is used that `listening` finds fault with.
    """
    listening = listening or Listening()
    spoken_by = partial(
        perform,
        script,
        engines=engines,
        take_store=takes,
        listening=listening,
        stopped=stopped,
        progress=progress,
        rank=rank,
    )
    failed: list[tuple[Voice, AudioPipelineError]] = []
    for voice in voices or speaking_order(show, script.language):
        if _is_vain(voice, failed):
            continue
        if failed:
            log.warning(
                "another voice speaks: %s", failed[-1][1], extra=said(voice=voice_name(voice))
            )
        try:
            permitted(voice)
            second = second_voice(show, script.language, voice)
            tally = Tally(heard)
            takes_heard = tally.count(spoken_by(voice, second=second))
            mixed = mix(takes_heard, script, show, folder, listening.give_way)
            return Recording(mixed, tally.synthesized, tally.reused, voice)
        except ENGINE_FAULTS as error:
            if isinstance(error, BudgetUsedUp) and not failed:
                raise
            failed.append((voice, error))
    raise failed[0][1]


def keep_recording(recording: Recording, folder: Path) -> str:
    """Write the recording's description beside its MP3; answers the name to read it by."""
    name = f"{recording.mix.sha256[:16]}.json"
    partial = folder / f".{name}.partial"
    try:
        partial.write_text(to_json(recording), encoding="utf-8")
        partial.replace(folder / name)
    except OSError as error:
        raise storage_failed(f"{folder / name} cannot be written", error) from None
    return name


def kept_recording(name: str, folder: Path) -> Recording | None:
    """The recording of that name, or None when it or its MP3 is no longer there."""
    try:
        recording = from_json(Recording, (folder / name).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return recording if recording.mix.path.is_file() else None


def drop_recording(name: str, folder: Path) -> None:
    recording = kept_recording(name, folder)
    with contextlib.suppress(OSError):
        if recording is not None:
            recording.mix.path.unlink(missing_ok=True)
        (folder / name).unlink(missing_ok=True)


def _is_vain(voice: Voice, failed: Sequence[tuple[Voice, AudioPipelineError]]) -> bool:
    """Whether its engine answers nobody at this time."""
    return any(voice.engine == one.engine and isinstance(e, EngineBusy) for one, e in failed)
