"""The pipeline in this process, with the engine of faults at hand."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from audio_pipeline.config import Settings
from audio_pipeline.engines import Engine
from audio_pipeline.store import episodes
from audio_pipeline.studio import Engines
from audio_pipeline.work.tools import Tools, open_tools
from tests.faults.faulty_engine import FaultyEngine
from tests.work.newsroom import SENTENCES, Clock, Newsroom, Story, settings_for


class FaultyEngines(Engines):
    """The faulty engine under the name of espeak, whose place it takes; the others are real."""

    def __init__(self, settings: Mapping[str, str]) -> None:
        super().__init__({})
        self.faulty = FaultyEngine(settings)

    def get(self, name: str) -> Engine:
        return self.faulty if name == "espeak" else super().get(name)

    def close(self) -> None:
        self.faulty.close()
        super().close()


def publish(newsroom: Newsroom, path: str, word: str = "it") -> None:
    """An article of five sentences, one of which has this word in it."""
    own = f"This is what the story of {path} has to say of {word} alone."
    newsroom.stories.insert(0, Story(f"/{path}", f"Story {path}", (*SENTENCES, own)))
    newsroom.tell()


@contextmanager
def opened(newsroom: Newsroom, folder: Path, clock: Clock, **show: object) -> Iterator[Tools]:
    """Tools whose espeak is the faulty engine; what it is asked is counted in `folder`/asked."""
    settings: Settings = settings_for(newsroom, folder / "output", **show)
    engines = FaultyEngines({"hold": str(folder / "hold"), "asked": str(folder / "asked")})
    with open_tools(settings, clock) as tools:
        tools.engines.close()
        try:
            yield replace(tools, engines=engines)
        finally:
            engines.close()


def states(tools: Tools) -> dict[str, str]:
    """The state of each article, by the last part of its address."""
    return {each.url.rpartition("/")[2]: each.state for each in episodes.listing(tools.database)}
