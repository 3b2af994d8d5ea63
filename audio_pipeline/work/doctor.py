"""What works here and what does not: one finding a part, each with how to mend it."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import entry_points

from audio_pipeline.config import Settings
from audio_pipeline.engines import ENTRY_POINT_GROUP
from audio_pipeline.errors import AudioPipelineError, FetchFailed, MachineFailed, machine_failed
from audio_pipeline.http import Client
from audio_pipeline.model import Line, Show, Source, SourceState, Voice
from audio_pipeline.sources import poll
from audio_pipeline.store import episodes
from audio_pipeline.store.database import open_database, prove_writable
from audio_pipeline.studio import Engines, try_recognizer
from audio_pipeline.work import machine
from audio_pipeline.work.lexicon import lexicon_for
from audio_pipeline.work.tools import check_show

CLOCK_SLACK_S = 120  # a service that signs its requests by the clock refuses beyond about 300 s


@dataclass(frozen=True)
class Finding:
    """`works`: True, False, or None for what is not used here; `scarce`: it works, but barely."""

    part: str
    works: bool | None
    says: str
    scarce: bool = False


def examine(settings: Settings) -> Iterator[Finding]:
    """Look at every part in turn; a part that fails never keeps the next from being looked at."""
    yield Finding("python", True, f"{sys.version.split()[0]} on {sys.platform}")
    for part, examination in machine.examinations(settings.output):
        yield _look(part, examination)
    yield _look("database", lambda: _database(settings))
    if model := settings.work.whisper_model:
        yield _look("recognizer", lambda: try_recognizer(model))
    engines = Engines(settings.engines)
    try:
        yield from _engines(settings, engines)
        for show in settings.shows.values():
            yield _look(f"show {show.name}", lambda show=show: _wording(settings, show))  # type: ignore[misc]
            yield _look(f"lexicon {show.name}", lambda show=show: _lexicon(settings, show))  # type: ignore[misc]
            yield from _voices(show, engines)
    finally:
        engines.close()
    with Client(settings.http.user_agent, settings.http.allow) as client:
        for show in settings.shows.values():
            for source in show.sources:
                yield _look(
                    f"source {source.id}",
                    lambda source=source: _source(source, client),  # type: ignore[misc]
                )
        yield _look("clock", lambda: _clock(settings, client))


def _look(part: str, examination: Callable[[], str]) -> Finding:
    try:
        return Finding(part, True, examination())
    except machine.Scarce as error:
        return Finding(part, True, str(error), scarce=True)
    except AudioPipelineError as error:
        return Finding(part, False, str(error))
    except OSError as error:
        return Finding(part, False, str(machine_failed(error)))


def _database(settings: Settings) -> str:
    with closing(open_database(settings.database_url, settings.state)) as database:
        prove_writable(database)
        return f"{database.engine.dialect.name} answers and can be written"


def _engines(settings: Settings, engines: Engines) -> Iterator[Finding]:
    used = {voice.engine for show in settings.shows.values() for _, voice in _speaking(show)}
    for name in sorted({*(each.name for each in entry_points(group=ENTRY_POINT_GROUP)), *used}):
        finding = _look(f"engine {name}", lambda name=name: engines.get(name).check())  # type: ignore[misc]
        if finding.works is False and name not in used:
            finding = Finding(finding.part, None, f"not used by any show; {finding.says}")
        yield finding


def _voices(show: Show, engines: Engines) -> Iterator[Finding]:
    for language, voice in _speaking(show):
        spoken = show.language if language == "*" else language
        line = Line("body", "1.", "1.", 0)

        def speak(voice=voice, spoken=spoken, line=line) -> str:  # type: ignore[no-untyped-def] # noqa: ANN001
            speech = engines.get(voice.engine).speak(line, voice, spoken)
            return f"{voice.engine} {voice.name} speaks: {len(speech.audio)} bytes".replace(
                "  ", " "
            )

        yield _look(f"voice {show.name}.{language}", speak)


def _speaking(show: Show) -> Iterator[tuple[str, Voice]]:
    """Languages with who speaks them and asks, and who stands in there."""
    yield from show.voices.items()
    yield from show.second_voices.items()
    for language, voices in show.fallback_voices.items():
        yield from ((language, voice) for voice in voices)


def _wording(settings: Settings, show: Show) -> str:
    check_show(settings, show)
    return f"{show.title!r}, {len(show.sources)} sources"


def _lexicon(settings: Settings, show: Show) -> str:
    languages = dict.fromkeys((show.language, *show.voices))
    counts = {
        language: len(lexicon_for(settings, show, language).entries)
        for language in languages
        if language and language != "*"
    }
    return ", ".join(f"{language} {count} names" for language, count in counts.items()) or "none"


def _source(source: Source, client: Client) -> str:
    return f"{len(poll(source, SourceState(), client).entries)} articles listed"


def _clock(settings: Settings, client: Client) -> str:
    """Compared with what is known already, and with the first source's server."""
    machine.clock(_newest(settings), datetime.now(UTC))
    urls = [source.url for show in settings.shows.values() for source in show.sources if source.url]
    if not urls:
        return "no server to compare it with"
    started = time.time()
    try:
        headers = client.get(urls[0]).headers
    except FetchFailed:
        return "the first source does not answer, so there is nothing to compare it with"
    if "date" not in headers:
        return "the first source tells no time"
    try:
        skew = parsedate_to_datetime(headers["date"]).timestamp() - started
    except (ValueError, OverflowError):
        return "the first source tells no time"
    if abs(skew) > CLOCK_SLACK_S:
        raise MachineFailed(
            f"{skew:+.0f} s off its first source's", "set this machine's clock by NTP"
        )
    return f"within {abs(skew) + 1:.0f} s of the first source's"


def _newest(settings: Settings) -> datetime | None:
    """When the newest article was found; the database's own fault is told at the database."""
    try:
        with closing(open_database(settings.database_url, settings.state)) as database:
            found = [each.seen_at for each in episodes.listing(database)]
    except AudioPipelineError:
        return None
    return max(found, default=None)
