"""An episode made again on an editor's terms: lines spoken anew, or another voice for it alone."""

from collections.abc import Collection

from audio_pipeline.errors import UsageError
from audio_pipeline.model import EpisodeRecord, Voice
from audio_pipeline.store import transitions
from audio_pipeline.studio import take_keys
from audio_pipeline.work.actions import find_renderable, render_again
from audio_pipeline.work.budget import is_used_up
from audio_pipeline.work.takes import voices_of
from audio_pipeline.work.tools import Tools

SHOWS_VOICE = "show"
"""Named instead of a voice, it gives an episode its show's voice again."""
MOST_NAMED = 8


def render_with(
    tools: Tools,
    episode_id: str,
    who: str,
    *,
    lines: Collection[int] = (),
    fresh: bool = False,
    voice: str = "",
) -> None:
    """Make an episode again, as `render_again` does, and have some of it spoken anew.

    `lines`: only these, numbered from 1; `fresh`: all of them. `voice`: "ENGINE", "ENGINE:NAME" or
    "show"; it speaks this episode from now on. Nothing is done where any of it is wrong: raises
    UsageError, EngineMisconfigured.
    """
    record = find_renderable(tools, episode_id)
    anew = _numbers(record, lines, fresh)
    chosen = _voice(tools, record, voice) if voice else record.voice
    _require_money(tools, record, anew, chosen)
    forgotten = _takes(tools, record, anew, chosen)
    if voice:
        transitions.choose_voice(tools.database, record.id, chosen)
    for key in forgotten:  # before the work begins that looks for them
        tools.takes.forget(key)
    render_again(tools, record.id, who, _detail(lines, fresh, voice))


def _require_money(
    tools: Tools, record: EpisodeRecord, lines: Collection[int], chosen: Voice | None
) -> None:
    """Takes of an episode on air are not let go while nothing pays for new ones."""
    if record.script is None or not lines:
        return
    show = tools.settings.shows[record.show]
    voices = voices_of(show, record.script, chosen)
    if is_used_up(tools, show, [voice.engine for voice in voices]):
        raise UsageError(
            f"the budget of {show.budget:.2f} of the show {show.name} is used up",
            f"raise shows.{show.name}.budget, then have the lines spoken anew",
        )


def _numbers(record: EpisodeRecord, lines: Collection[int], fresh: bool) -> list[int]:
    """Which lines are spoken anew, from 0."""
    count = len(record.script.lines) if record.script else 0
    if not lines:
        return list(range(count)) if fresh else []
    if not count:
        raise UsageError(
            f"the episode {record.id} has no lines yet", "leave --line out, or wait for its script"
        )
    wrong = [number for number in lines if not 1 <= number <= count]
    if wrong:
        raise UsageError(
            f"there is no line {wrong[0]}: the episode {record.id} has {count}",
            f"`audio-pipeline show {record.id}` numbers them",
        )
    return sorted({number - 1 for number in lines})


def _voice(tools: Tools, record: EpisodeRecord, named: str) -> Voice | None:
    if named == SHOWS_VOICE:
        return None
    name, _, own = named.partition(":")
    engine = tools.engines.get(name)
    language = record.script.language if record.script else tools.show(record.show).language
    voice = Voice(name, own)
    engine.identity(voice, language)  # raises for what it can never speak
    known = engine.voices(language)
    asks_a_service = getattr(engine, "service", False)  # that has more voices than are known here
    if own and known and not asks_a_service and own.partition("+")[0] not in known:
        raise UsageError(
            f"{name} has no voice {own[:64]!r} for the language {language!r}",
            f"it has: {', '.join(known[:MOST_NAMED])}",
        )
    return voice


def _takes(
    tools: Tools, record: EpisodeRecord, lines: Collection[int], chosen: Voice | None
) -> set[str]:
    """Names of all takes of these lines, by whoever may speak them, that voice included."""
    if record.script is None:
        return set()
    script, keys = record.script, set()
    for voice in voices_of(tools.settings.shows[record.show], script, chosen):
        key_of = take_keys(tools.engines.get(voice.engine), voice, script.language)
        keys |= {key_of(script.lines[line]) for line in lines}
    return keys


def _detail(lines: Collection[int], fresh: bool, voice: str) -> str:
    """For the list of what was done."""
    parts = []
    if lines:
        parts.append("anew: lines " + ", ".join(str(number) for number in sorted(set(lines))))
    elif fresh:
        parts.append("anew: all lines")
    if voice:
        parts.append(f"voice: {voice}")
    return "; ".join(parts)
