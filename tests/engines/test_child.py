"""Whose question is answered next where several wait for one process."""

import sys
import threading
import time

from audio_pipeline.engines.child import Children

ECHO = """
import sys, time
while length := sys.stdin.buffer.read(4):
    question = sys.stdin.buffer.read(int.from_bytes(length, "big"))
    time.sleep(0.3)
    sys.stdout.buffer.write(length + question)
    sys.stdout.buffer.flush()
"""


def test_the_least_rank_goes_first_and_then_who_came_first() -> None:
    children, answers = Children("echo", (sys.executable, "-c", ECHO), 20, 1), []

    def ask(question: bytes, rank: int) -> None:
        answers.append(children.ask(question, rank))

    asked = [(b"begun", 2), (b"second", 2), (b"third", 2), (b"first", 0)]
    threads = [threading.Thread(target=ask, args=each) for each in asked]
    for thread in threads:
        thread.start()
        time.sleep(0.05)
    for thread in threads:
        thread.join(20)
    children.close()
    assert answers == [b"begun", b"first", b"second", b"third"]
