"""The window of an engine: how it grows, halves, rests, and who goes first."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from audio_pipeline.errors import EngineBusy, TakeBroken
from audio_pipeline.studio.latency import LEAST_LINES, Latency
from audio_pipeline.studio.notice import Notice, standings
from audio_pipeline.studio.pace import BREAKS_AFTER, FIRST_BREAK_S, FIRST_WINDOW, Asker, Pace

WITHIN_S = 10.0


def spoken(pace: Pace, error: Exception | None = None) -> None:
    """One line, asked of an engine that answers so."""
    with pace.turn(Asker(), 100):
        if error is not None:
            raise error


def failed(pace: Pace, error: Exception) -> None:
    with pytest.raises(type(error)):
        spoken(pace, error)


@contextmanager
def in_flight(pace: Pace, lines: int) -> Iterator[Callable[[], None]]:
    """So many lines that are being spoken, until the answer is called or the block is left."""
    going, end = threading.Semaphore(0), threading.Event()

    def speak() -> None:
        with pace.turn(Asker(), 100):
            going.release()
            end.wait(WITHIN_S)

    with ThreadPoolExecutor(lines) as threads:
        for _ in range(lines):
            threads.submit(speak)
        for _ in range(lines):
            assert going.acquire(timeout=WITHIN_S)
        try:
            yield end.set
        finally:
            end.set()


def test_window_of_a_service_grows_by_one_a_line_up_to_its_greatest() -> None:
    pace = Pace("azure", 12, service=True)
    windows = [pace.standing().window]
    for _ in range(6):
        spoken(pace)
        windows.append(pace.standing().window)
    assert windows == [FIRST_WINDOW, 9, 10, 11, 12, 12, 12]


def test_trouble_halves_it_and_it_grows_slowly_from_then_on() -> None:
    pace = Pace("edge", 8, service=True)
    failed(pace, EngineBusy("429"))
    assert pace.standing().window == FIRST_WINDOW / 2
    spoken(pace)
    assert pace.standing().window == FIRST_WINDOW / 2 + 2 / FIRST_WINDOW
    assert pace.standing().last_error == "429"


def test_lines_that_were_in_flight_together_halve_it_once() -> None:
    pace = Pace("edge", 8, service=True)
    started, refused = threading.Barrier(4), threading.Barrier(4)

    def refuse() -> None:
        with pace.turn(Asker(), 100):
            started.wait(WITHIN_S)
            refused.wait(WITHIN_S)
            raise EngineBusy("reset")

    with ThreadPoolExecutor(4) as threads:
        for future in [threads.submit(refuse) for _ in range(4)]:
            with pytest.raises(EngineBusy):
                future.result(WITHIN_S)
    assert pace.standing().window == FIRST_WINDOW / 2


def test_broken_take_leaves_the_window_as_it_is() -> None:
    pace = Pace("edge", 8, service=True)
    failed(pace, TakeBroken("cut off"))
    assert pace.standing().window == FIRST_WINDOW


def test_engine_of_this_machine_keeps_its_window() -> None:
    pace = Pace("espeak", 2)
    failed(pace, EngineBusy("its child was killed"))
    assert pace.standing().window == 2


def test_retry_after_holds_for_everybody() -> None:
    pace = Pace("edge", 8, service=True)
    failed(pace, EngineBusy("429", retry_after_s=0.4))
    began_s = time.monotonic()
    spoken(pace)
    assert time.monotonic() - began_s >= 0.35


def test_service_that_is_down_is_asked_by_one_line_alone() -> None:
    pace = Pace("edge", 8, service=True)
    failed(pace, EngineBusy("503", is_down=True))
    assert pace.standing().window == 1
    assert FIRST_BREAK_S / 2 < pace.rests_s() <= FIRST_BREAK_S
    spoken(pace)
    assert pace.standing().window == 2


def test_lines_that_find_it_down_together_make_the_rest_no_longer() -> None:
    pace = Pace("edge", 8, service=True)
    turns = [pace.turn(Asker(), 100) for _ in range(4)]
    for turn in turns:
        turn.__enter__()
    for turn in turns:
        error = EngineBusy("503", is_down=True)
        assert not turn.__exit__(EngineBusy, error, None)
    assert pace.rests_s() <= FIRST_BREAK_S


def test_failures_in_a_row_are_held_to_be_a_service_that_is_down_and_rests_grow() -> None:
    pace = Pace("edge", 8, service=True)
    rests = []
    for _ in range(BREAKS_AFTER + 1):
        failed(pace, EngineBusy("reset"))
        rests.append(pace.rests_s())
    assert rests[BREAKS_AFTER - 2] == 0
    assert 0 < rests[-2] <= FIRST_BREAK_S < rests[-1] <= 2 * FIRST_BREAK_S


def test_no_more_lines_are_in_flight_than_the_window_has() -> None:
    pace = Pace("edge", 2, service=True)
    with in_flight(pace, 2) as end, ThreadPoolExecutor(1) as threads:
        third = threads.submit(spoken, pace)
        time.sleep(0.3)
        assert not third.done()
        end()
        third.result(WITHIN_S)


def test_least_rank_goes_first_and_then_who_has_fewest_lines() -> None:
    pace = Pace("edge", 1, service=True)
    order: list[str] = []

    def speak(name: str, asker: Asker) -> None:
        with pace.turn(asker, 100):
            order.append(name)

    with ThreadPoolExecutor(3) as threads, in_flight(pace, 1) as end:
        for name, asker in (
            ("backlog", Asker(2)),
            ("new, busy", Asker(1, running=3)),
            ("new", Asker(1)),
            ("correction", Asker(0)),
        )[:3]:
            threads.submit(speak, name, asker)
            time.sleep(0.05)
        with ThreadPoolExecutor(1) as fourth:
            fourth.submit(speak, "correction", Asker(0))
            time.sleep(0.05)
            assert pace.standing().waiting == 4
            end()
    assert order == ["correction", "new", "new, busy", "backlog"]


def test_who_has_given_up_leaves_the_queue() -> None:
    pace, asker = Pace("edge", 1, service=True), Asker()

    def ask() -> None:
        with pace.turn(asker, 100):
            raise AssertionError("its turn never comes")

    with in_flight(pace, 1), ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(ask)
        time.sleep(0.05)
        asker.given_up.set()
        pace.wake()
        with pytest.raises(CancelledError):
            waiting.result(WITHIN_S)
        assert pace.standing().waiting == 0


def test_no_more_requests_a_minute_than_the_engine_takes() -> None:
    pace = Pace("azure", 8, service=True, per_minute=600)
    began_s = time.monotonic()
    for _ in range(4):
        spoken(pace)
    assert time.monotonic() - began_s >= 0.3


def test_rest_holds_for_another_process_and_after_a_restart(tmp_path: Path) -> None:
    first = Pace("edge", 8, service=True, notice=Notice(tmp_path / "edge.json"))
    failed(first, EngineBusy("429", retry_after_s=30))
    second = Pace("edge", 8, service=True, notice=Notice(tmp_path / "edge.json"))
    assert 25 < second.rests_s() <= 30
    (told,) = standings(tmp_path)
    assert (told.engine, told.last_error) == ("edge", "429")


def test_damaged_notice_is_none(tmp_path: Path) -> None:
    (tmp_path / "edge.json").write_text("[1", encoding="utf-8")
    pace = Pace("edge", 8, service=True, notice=Notice(tmp_path / "edge.json"))
    assert pace.rests_s() == 0
    assert standings(tmp_path) == []


def test_rest_that_a_wrong_clock_wrote_ends_within_the_hour(tmp_path: Path) -> None:
    later = time.time() + 10 * 365 * 86_400
    (tmp_path / "edge.json").write_text(f'{{"rests_until": {later}}}', encoding="utf-8")
    pace = Pace("edge", 8, service=True, notice=Notice(tmp_path / "edge.json"))
    assert pace.rests_s() <= 3600


def test_lines_that_take_much_longer_than_usual_are_trouble() -> None:
    latency = Latency()
    assert not any(latency.rises(1.0, characters) for characters in (50, 90, 100, 60) * LEAST_LINES)
    assert any(latency.rises(6.0, 100) for _ in range(10))


def test_long_lines_are_not_slow_ones() -> None:
    latency = Latency()
    lines = [100, 300, 1200, 80, 900] * LEAST_LINES
    assert not any(latency.rises(0.4 + each / 150, each) for each in lines)
