"""Perform a script: every line spoken by one voice, as takes that come when they are done."""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from audio_pipeline.engines import Engine
from audio_pipeline.engines.words import written_words
from audio_pipeline.errors import EngineRefused
from audio_pipeline.model import Line, Script, Take, Voice
from audio_pipeline.studio.engines import Engines
from audio_pipeline.studio.patience import Patience
from audio_pipeline.studio.takes import Kept, TakeStore, take_key

PARALLEL = 2
"""Lines that are asked of an engine at once where it does not say how many it takes."""
AHEAD = 2
"""Lines handed out for each one being spoken: none waits for the mix, and little is undone."""
STOP_CHECK_S = 0.5


def perform(
    script: Script,
    voice: Voice,
    engines: Engines,
    take_store: TakeStore,
    *,
    stopped: Callable[[], None] = lambda: None,
    progress: Callable[[int, int], None] = lambda *_: None,
) -> Iterator[Take]:
    """One take for every line, in the order in which they are done; `Take.line` says which.

    A line that the store has, or that comes twice, is not spoken again (`Take.reused`).
    `stopped()` is called between lines and its exception ends the work; `progress` gets the lines
    done and their number. Raises what engines raise once asking again is of no use, and
    StorageFailed; takes that are done by then stay in the store.
    """
    engine = engines.get(voice.engine)
    _check_lines(script, engine)
    identity = engine.identity(voice, script.language)
    lines_of: dict[str, list[int]] = {}
    for index, line in enumerate(script.lines):
        lines_of.setdefault(take_key(line, identity), []).append(index)

    patience = Patience()

    def record(key: str) -> tuple[Kept, bool]:
        found = take_store.find(key)
        if found is not None:
            return found, True
        line = script.lines[lines_of[key][0]]
        return patience.ask(lambda: _spoken(engine, line, voice, script, take_store, key)), False

    done = 0
    parallel = int(getattr(engine, "parallel", PARALLEL))
    for kept, reused in _in_parallel(record, lines_of, parallel, patience, stopped):
        for repeated, index in enumerate(lines_of[kept.key]):
            done += 1
            progress(done, len(script.lines))
            yield _take(kept, index, voice, reused=reused or repeated > 0)


def _check_lines(script: Script, engine: Engine) -> None:
    for number, line in enumerate(script.lines, 1):
        if len(line.spoken) > engine.text_limit:
            raise EngineRefused(
                f"line {number} has {len(line.spoken)} characters, {engine.name} takes at most"
                f" {engine.text_limit}: {line.spoken[:60]!r}",
                "shorten the sentence in the script",
            )
        if not written_words(line.spoken):
            raise EngineRefused(f"line {number} has no word to speak: {line.spoken[:60]!r}")


def _spoken(
    engine: Engine, line: Line, voice: Voice, script: Script, take_store: TakeStore, key: str
) -> Kept:
    return take_store.keep(key, engine.speak(line, voice, script.language))


def _in_parallel(
    record: Callable[[str], tuple[Kept, bool]],
    keys: dict[str, list[int]],
    parallel: int,
    patience: Patience,
    stopped: Callable[[], None],
) -> Iterator[tuple[Kept, bool]]:
    """Records every key by `parallel` threads; gives up all that is left at the first failure."""
    waiting = deque(keys)
    running: set[Future[tuple[Kept, bool]]] = set()
    pool = ThreadPoolExecutor(parallel, thread_name_prefix="studio")
    try:
        while waiting or running:
            stopped()
            while waiting and len(running) < parallel * AHEAD:
                running.add(pool.submit(record, waiting.popleft()))
            finished, running = wait(running, STOP_CHECK_S, return_when=FIRST_COMPLETED)
            for future in finished:
                yield future.result()
    finally:
        # What is being spoken is not waited for: it ends by itself, and is kept.
        patience.give_up()
        pool.shutdown(wait=False, cancel_futures=True)


def _take(kept: Kept, index: int, voice: Voice, *, reused: bool) -> Take:
    return Take(
        line=index,
        key=kept.key,
        path=kept.path,
        sha256=kept.sha256,
        media_type=kept.media_type,
        duration_s=kept.duration_s,
        words=kept.words,
        voice=voice,
        reused=reused,
    )
