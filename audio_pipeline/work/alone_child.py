"""The far side of `alone`: one step of `produce`, then it ends.

    python -P -m audio_pipeline.work.alone_child

A pickled Question comes on standard input; on standard output go the log's records as they come,
and then the Answer. It ends when its parent does, and does not hear the signals that tell both to
stop: the parent decides how.
"""

import inspect
import logging
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable
from typing import BinaryIO

from audio_pipeline.work import produce
from audio_pipeline.work.alone import Answer, Question
from audio_pipeline.work.tools import open_tools


class Forward(logging.Handler):
    """Hands every record to the parent, with its text made."""

    def __init__(self, send: Callable[[object], None]) -> None:
        super().__init__()
        self._send = send

    def emit(self, record: logging.LogRecord) -> None:
        """The record without what cannot be pickled: its arguments and its traceback's frames."""
        record.msg, record.args = record.getMessage(), None
        if record.exc_info and record.exc_info[1]:
            record.msg, record.exc_info = f"{record.msg}: {record.exc_info[1]}", None
        self._send(record)


def main() -> None:
    """Reads the question, does the step, answers."""
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that a library prints may come between the answers
    question: Question = pickle.load(sys.stdin.buffer)  # noqa: S301 # from our own parent
    threading.Thread(target=_end_with_parent, args=(sys.stdin.buffer,), daemon=True).start()
    send = _sender(answers)
    logging.basicConfig(level=logging.WARNING, handlers=[Forward(send)])
    logging.getLogger("audio_pipeline").setLevel(question.level)
    send(_answer(question))
    os._exit(0)  # a thread that hangs in a line of an engine is not waited for


def _answer(question: Question) -> Answer:
    step = inspect.unwrap(getattr(produce, question.step))
    try:
        with open_tools(question.settings) as tools:
            produce.bind(tools)
            return Answer(step(*question.asked), None)
    except Exception as error:  # the parent's to judge, like one of its own
        return Answer(None, error)


def _sender(answers: BinaryIO) -> Callable[[object], None]:
    lock = threading.Lock()

    def send(said: object) -> None:
        with lock:
            answers.write(pickle.dumps(said))
            answers.flush()

    return send


def _end_with_parent(questions: BinaryIO) -> None:
    questions.read(1)
    os._exit(1)


if __name__ == "__main__":
    main()
