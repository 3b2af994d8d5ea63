"""Takes of an episode that were found faulty: what an editor hears, and may use all the same."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

from audio_pipeline.errors import AudioPipelineError, UsageError
from audio_pipeline.model import EpisodeRecord
from audio_pipeline.store import audit
from audio_pipeline.studio import Refused, take_keys
from audio_pipeline.work.actions import find_renderable, render_again
from audio_pipeline.work.takes import voices_of
from audio_pipeline.work.tools import Tools


@dataclass(frozen=True)
class RefusedLine:
    """A faulty take, and the line that it is of, numbered from 1."""

    number: int
    take: Refused


def refused_of(tools: Tools, record: EpisodeRecord) -> list[RefusedLine]:
    """Those of the episode's lines as they are now that have no good take, in their order."""
    if record.script is None or record.show not in tools.settings.shows:
        return []
    found = {}
    for number, key in _keys(tools, record):
        take = tools.refused.find(key) if key not in found else None
        if take is not None and not tools.takes.has(key):
            found[key] = RefusedLine(number, take)
    return sorted(found.values(), key=lambda each: each.number)


def use_refused(tools: Tools, episode_id: str, who: str, key: str = "") -> int:
    """Keep faulty takes as the lines' own, and make the episode again with them; answers how many.

    `key`: only that one. Raises UsageError where there is none.
    """
    record = find_renderable(tools, episode_id)
    chosen = [each for each in refused_of(tools, record) if key in ("", each.take.key)]
    kept = [each for each in chosen if tools.refused.accept(each.take, tools.takes)]
    if not kept:
        raise UsageError(
            f"no take of the episode {record.id} was refused",
            f"see `audio-pipeline show {record.id}`",
        )
    for each in kept:
        said = f"line {each.number}: {'; '.join(each.take.faults)}"
        audit.record_deed(tools.database, record.id, who, "use refused take", said, tools.now())
    render_again(tools, record.id, who)
    return len(kept)


def _keys(tools: Tools, record: EpisodeRecord) -> Iterator[tuple[int, str]]:
    script, show = record.script, tools.settings.shows[record.show]
    assert script is not None
    for voice in voices_of(show, script, record.voice):
        with contextlib.suppress(AudioPipelineError):  # an engine that is gone has refused nothing
            key_of = take_keys(tools.engines.get(voice.engine), voice, script.language)
            for number, line in enumerate(script.lines, 1):
                yield number, key_of(line)
