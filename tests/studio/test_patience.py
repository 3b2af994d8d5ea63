import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, ThreadPoolExecutor

import pytest

from audio_pipeline.errors import EngineBusy, EngineRefused, TakeBroken
from audio_pipeline.studio.pace import Pace
from audio_pipeline.studio.patience import Patience, Turn


def answers(*given: Exception | str) -> Callable[[Turn], str]:
    """A question that is answered so, one after another."""
    remaining = list(given)

    def question(turn: Turn) -> str:
        with turn:
            answer = remaining.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return answer

    return question


def pace() -> Pace:
    return Pace("edge", 4, service=True)


def quick() -> Patience:
    return Patience(pace(), first_pause_s=0.001, greatest_pause_s=0.005)


def test_an_answer_after_two_broken_takes_is_taken() -> None:
    assert quick().ask(answers(TakeBroken("1"), TakeBroken("2"), "whole")) == "whole"


def test_the_third_broken_take_is_raised() -> None:
    with pytest.raises(TakeBroken, match="3"):
        quick().ask(answers(TakeBroken("1"), TakeBroken("2"), TakeBroken("3"), "too late"))


def test_a_busy_engine_is_asked_until_its_tries_are_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audio_pipeline.studio.pace.FIRST_BREAK_S", 0.1)
    busy = [EngineBusy(f"{number}") for number in range(1, 9)]
    assert quick().ask(answers(*busy[:7], "at last")) == "at last"
    with pytest.raises(EngineBusy, match="8"):
        quick().ask(answers(*busy, "too late"))


def test_busy_is_raised_when_the_next_pause_would_exceed_the_budget() -> None:
    patience = Patience(pace(), busy_budget_s=0.2)
    with pytest.raises(EngineBusy, match="first"):
        patience.ask(answers(EngineBusy("first", retry_after_s=0.3), "too late"))


def test_what_asking_again_does_not_mend_is_raised_at_once() -> None:
    with pytest.raises(EngineRefused):
        quick().ask(answers(EngineRefused("never"), "unasked"))


def test_one_retry_after_holds_for_all_that_ask() -> None:
    patience = quick()
    asked_at_s: list[float] = []

    def question(turn: Turn) -> str:
        with turn:
            asked_at_s.append(time.monotonic())
            return "answer"

    with ThreadPoolExecutor(2) as threads:
        refused_at_s = time.monotonic()
        told = threading.Event()

        def refused_once(turn: Turn) -> str:
            if told.is_set():
                return question(turn)
            with turn:
                told.set()
                raise EngineBusy("429", retry_after_s=0.3)

        first = threads.submit(patience.ask, refused_once)
        told.wait(5)
        time.sleep(0.05)
        second = threads.submit(patience.ask, question)
        assert first.result(5) == second.result(5) == "answer"
    assert min(asked_at_s) - refused_at_s >= 0.3


def test_giving_up_ends_a_pause_at_once() -> None:
    patience = Patience(pace())
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(
            patience.ask, answers(EngineBusy("429", retry_after_s=30), "unasked")
        )
        time.sleep(0.1)
        began_s = time.monotonic()
        patience.give_up()
        with pytest.raises(CancelledError):
            waiting.result(5)
    assert time.monotonic() - began_s < 10


def test_pauses_are_drawn_anew_and_grow_in_their_bound() -> None:
    patience = Patience(pace(), first_pause_s=1.0, greatest_pause_s=4.0)
    for failures, ceiling_s in [(1, 1.0), (2, 2.0), (3, 4.0), (9, 4.0)]:
        drawn = [patience._pause_s(failures) for _ in range(200)]
        assert 0.7 * ceiling_s < max(drawn) <= ceiling_s
        assert min(drawn) < 0.3 * ceiling_s
