"""Perform a script: its lines spoken by their voices, as takes that come when they are done."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import cached_property, partial

from audio_pipeline.engines import Engine
from audio_pipeline.engines.align import timed
from audio_pipeline.engines.words import written_words
from audio_pipeline.errors import EngineRefused
from audio_pipeline.model import Script, Table, Take, Voice, Word
from audio_pipeline.studio.engines import Engines, Watched
from audio_pipeline.studio.listening import Listening
from audio_pipeline.studio.pace import Asker
from audio_pipeline.studio.patience import Patience, Turn
from audio_pipeline.studio.takes import Kept, TakeStore, take_keys
from audio_pipeline.studio.voices import parts

AHEAD = 2
"""Lines handed out for each one being spoken: none waits for the mix, and little is undone."""
STOP_CHECK_S = 0.5


def perform(
    script: Script,
    voice: Voice,
    engines: Engines,
    take_store: TakeStore,
    *,
    second: Voice | None = None,
    listening: Listening | None = None,
    stopped: Callable[[], None] = lambda: None,
    progress: Callable[[int, int], None] = lambda *_: None,
    rank: int = 0,
) -> Iterator[Take]:
    """One take for every line, in the order in which they are done; `Take.line` says which.

    `voice` speaks all lines; a `second`, where there is one, those of the second speaker, after the
    others. A line that the store has, or that comes twice, is not spoken again (`Take.reused`). The
    longest lines are begun first, so that none of them is left over at the end; among several
    performances of one engine the least `rank` goes before. What an engine says is kept if
    `listening` finds no fault with it, without which only its container and length are looked at.
    `stopped()` is called between lines and its exception ends the work; `progress` gets the lines
    done and their number. Raises what engines raise once asking again is of no use, and
    StorageFailed; takes that are done by then stay in the store.
    """
    spoken_by = parts(script, voice, second)
    listening = listening or Listening()
    for each, lines in spoken_by:
        _check_lines(script, lines, engines.get(each.engine))
    done = 0
    for each, lines in spoken_by:
        engine = engines.get(each.engine)
        patience = Patience(engines.pace(each.engine), Asker(rank))
        session = _Session(
            script, lines, each, engine, take_store, engines.watched, patience, listening
        )
        for kept, reused in _in_parallel(session, stopped):
            for repeated, index in enumerate(session.lines_of[kept.key]):
                done += 1
                progress(done, len(script.lines))
                yield _take(kept, index, each, reused=reused or repeated > 0)


@dataclass(frozen=True)
class _Session:
    """What the threads of one performance share."""

    script: Script
    lines: tuple[int, ...]
    voice: Voice
    engine: Engine
    take_store: TakeStore
    watched: Watched
    patience: Patience
    listening: Listening

    @cached_property
    def lines_of(self) -> dict[str, list[int]]:
        """The lines of each take, in the order of the script."""
        key_of = take_keys(self.engine, self.voice, self.script.language)
        lines_of: dict[str, list[int]] = {}
        for index in self.lines:
            key = key_of(self.script.lines[index])
            lines_of.setdefault(key, []).append(index)
        return lines_of

    def length(self, key: str) -> int:
        """Characters of the take's line."""
        return len(self.script.lines[self.lines_of[key][0]].spoken)

    def record(self, key: str) -> tuple[Kept, bool]:
        """The take of that name, and whether it was there already."""
        found = self.take_store.find(key)
        if found is not None:
            return found, True
        line = self.lines_of[key][0]
        with self.take_store.alone(key, self.patience.asker.given_up.is_set):
            found = self.take_store.find(key)
            if found is not None:
                return found, True
            asked = partial(self._speak, key, line)
            return self.patience.ask(asked, self.length(key)), False

    def _speak(self, key: str, index: int, turn: Turn) -> Kept:
        line, language = self.script.lines[index], self.script.language
        with turn, self.watched(self.engine.name, index):
            speech = self.engine.speak(line, self.voice, language)
        speech = timed(speech, line.spoken)
        self.listening.check(key, speech, (index, line), self.voice, language)
        kept = self.take_store.keep(key, speech, self.engine.name)
        self.listening.kept(key)
        return kept


def _check_lines(script: Script, lines: Sequence[int], engine: Engine) -> None:
    for index in lines:
        number, line = index + 1, script.lines[index]
        if len(line.spoken) > engine.text_limit:
            raise EngineRefused(
                f"line {number} has {len(line.spoken)} characters, {engine.name} takes at most"
                f" {engine.text_limit}: {line.spoken[:60]!r}",
                "shorten the sentence in the script",
            )
        if not written_words(line.spoken):
            raise EngineRefused(f"line {number} has no word to speak: {line.spoken[:60]!r}")


def _in_parallel(session: _Session, stopped: Callable[[], None]) -> Iterator[tuple[Kept, bool]]:
    """Records every take; gives up all that is left at the first failure."""
    parallel = session.patience.pace.greatest
    waiting = deque(sorted(session.lines_of, key=session.length, reverse=True))
    running: set[Future[tuple[Kept, bool]]] = set()
    pool = ThreadPoolExecutor(parallel, thread_name_prefix="studio")
    try:
        while waiting or running:
            stopped()
            while waiting and len(running) < parallel * AHEAD:
                running.add(pool.submit(session.record, waiting.popleft()))
            finished, running = wait(running, STOP_CHECK_S, return_when=FIRST_COMPLETED)
            for future in finished:
                yield future.result()
    finally:
        # What is being spoken is not waited for: it ends by itself, and is kept.
        session.patience.give_up()
        pool.shutdown(wait=False, cancel_futures=True)


def _take(kept: Kept, index: int, voice: Voice, *, reused: bool) -> Take:
    return Take(
        line=index,
        key=kept.key,
        path=kept.path,
        sha256=kept.sha256,
        media_type=kept.media_type,
        duration_s=kept.duration_s,
        words=Table(Word, kept.words),
        voice=voice,
        reused=reused,
    )
