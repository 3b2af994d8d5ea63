"""All that work needs to reach the world, opened once and handed down."""

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import entry_points
from pathlib import Path

from audio_pipeline.allocator import keep_little_memory
from audio_pipeline.config import FILE_NAME, Settings
from audio_pipeline.engines import ENTRY_POINT_GROUP
from audio_pipeline.errors import ConfigError
from audio_pipeline.http import Client
from audio_pipeline.mix import check_format
from audio_pipeline.model import Show, Source
from audio_pipeline.publish import FolderStorage, Listed, Storage
from audio_pipeline.script import check_pauses, check_wording
from audio_pipeline.sources import GROUP
from audio_pipeline.store.database import Database, open_database
from audio_pipeline.store.norms import norms_of, write_norms
from audio_pipeline.studio import (
    Ear,
    Engines,
    Listening,
    RefusedTakes,
    TakeStore,
    check_recognizer,
)
from audio_pipeline.work.alive import Alive
from audio_pipeline.work.measures import Measures
from audio_pipeline.work.right_of_way import RightOfWay

log = logging.getLogger("audio_pipeline.work")


@dataclass(frozen=True)
class Tools:
    """`now` gives the moment in UTC; everything else is closed by `open_tools`."""

    settings: Settings
    database: Database
    storage: Storage
    client: Client
    engines: Engines
    takes: TakeStore
    now: Callable[[], datetime]
    ear: Ear
    measures: Measures = field(default_factory=Measures)
    alive: Alive = field(default_factory=Alive)
    right_of_way: RightOfWay = field(default_factory=RightOfWay)
    listed: dict[str, dict[str, Listed]] = field(default_factory=dict)
    """What this process has written last of each show, by its name; under the show's lock."""

    def show(self, name: str) -> Show:
        """The configured show; KeyError when an episode's show is no longer configured."""
        return self.settings.shows[name]

    def source(self, show: str, source_id: str) -> Source:
        """The configured source, or a plain one for an address that an editor gave."""
        sources = self.show(show).sources if show in self.settings.shows else ()
        return next((each for each in sources if each.id == source_id), EDITORS_CHOICE)

    def listening(self, show: Show, give_way: Callable[[], None], rank: int) -> Listening:
        """What a performance of the show is held against; it gives way before each take."""
        if not show.check_takes:
            return Listening(give_way=give_way)
        return Listening(self.ear, self.refused, give_way, rank)

    @property
    def refused(self) -> RefusedTakes:
        return RefusedTakes(self.settings.state / "refused")

    @property
    def mixes(self) -> Path:
        """Where finished mixes wait to be published."""
        return self.settings.state / "mixes"


EDITORS_CHOICE = Source(kind="desk", url="desk:", silent_categories=(), least_words=0)
"""Where articles come from that an editor has asked for: no rule refuses them."""


@contextmanager
def open_tools(
    settings: Settings, now: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> Iterator[Tools]:
    """Open the store, the client, the engines and the folders of one configuration.

    Raises ConfigError, StoreFailed or StorageFailed.
    """
    keep_little_memory()
    if settings.work.whisper_model:
        check_recognizer(settings.work.whisper_model)
    for show in settings.shows.values():
        check_show(settings, show)
    with ExitStack() as stack:
        database = open_database(settings.database_url, settings.state)
        stack.callback(database.close)
        client = stack.enter_context(Client(settings.http.user_agent, settings.http.allow))
        measures = Measures()
        engines = Engines(settings.engines, measures.engine_request, settings.state / "engines")
        stack.callback(engines.close)
        yield Tools(
            settings=settings,
            database=database,
            storage=FolderStorage(settings.output),
            client=client,
            engines=engines,
            takes=TakeStore(settings.state / "takes"),
            now=now,
            ear=Ear(
                lambda voice: norms_of(database, voice),
                lambda voice, norms: write_norms(database, voice, norms, now()),
                settings.work.whisper_model,
            ),
            measures=measures,
        )


def check_show(settings: Settings, show: Show) -> None:
    """Raises ConfigError, naming file and key, when it cannot work."""
    try:
        check_wording(show)
        check_pauses(show)
        check_format(show)
        _check_parts(show)
    except ConfigError as error:
        raise ConfigError(f"{settings.folder / FILE_NAME}: {error.message}", error.mend) from None


def _check_parts(show: Show) -> None:
    """Engines and kinds of source that are not installed: found at the start, not at a line."""
    engines = {point.name for point in entry_points(group=ENTRY_POINT_GROUP)}
    for language, voice in show.voices.items():
        _check_part(f"shows.{show.name}.voices.{language}.engine", voice.engine, engines)
    for language, voice in show.second_voices.items():
        _check_part(f"shows.{show.name}.second_voices.{language}.engine", voice.engine, engines)
    for language, voices in show.fallback_voices.items():
        for number, voice in enumerate(voices):
            key = f"shows.{show.name}.fallback_voices.{language}.{number}.engine"
            _check_part(key, voice.engine, engines)
    kinds = {point.name for point in entry_points(group=GROUP)}
    for number, source in enumerate(show.sources):
        _check_part(f"shows.{show.name}.sources.{number}.kind", source.kind, kinds)


def _check_part(key: str, name: str, installed: set[str]) -> None:
    if name not in installed:
        raise ConfigError(
            f"{key}: there is no {name!r}", f"there are {', '.join(sorted(installed))}"
        )
