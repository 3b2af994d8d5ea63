"""One line in the log when the database is away, however many threads miss it and however often."""

import logging
import re
import threading
import time
from collections.abc import Callable

SENTENCE = "the database does not answer; work waits and goes on when it does"
QUIET_S = 60.0
"""Complaints that follow each other sooner are about the same event."""
OF_A_DATABASE = re.compile(
    r"OperationalError|database is locked|connection is (bad|lost)|connection failed"
    r"|server closed the connection|consuming input failed|engine's database fails"
)


class Outage:
    """Counts complaints as one; also a filter for the log of the workflow engine."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last_s = -QUIET_S
        self._moot: Callable[[], bool] = lambda: False

    def say_nothing_while(self, moot: Callable[[], bool]) -> None:
        """Nothing is news while `moot()` is true: then something else tells what is wrong."""
        self._moot = moot

    def is_news(self) -> bool:
        """Whether nobody has complained for a while."""
        if self._moot():
            return False
        with self._lock:
            now_s = time.monotonic()
            news = now_s - self._last_s >= QUIET_S
            self._last_s = now_s
            return news

    def complain(self, log: logging.Logger, error: Exception) -> None:
        """Log it, if it is news."""
        if self.is_news():
            log.warning(SENTENCE, extra={"fields": {"why": str(error).strip().split("\n")[0]}})

    def filter(self, record: logging.LogRecord) -> bool:
        """Drops what is no news of a database; the rest of that becomes our one line."""
        if not isinstance(record.msg, str) or not _of_a_database(record):
            return True
        if not self.is_news():
            return False
        record.fields = {"why": _why(record)}
        record.msg, record.args, record.exc_info = SENTENCE, (), None
        record.levelno, record.levelname = logging.WARNING, "WARNING"
        return True


outage = Outage()  # of this process: it has one workflow engine, whose log is one


def _of_a_database(record: logging.LogRecord) -> bool:
    raised = type(record.exc_info[1]).__name__ if record.exc_info else ""
    return bool(OF_A_DATABASE.search(f"{record.getMessage()} {raised}"))


def _why(record: logging.LogRecord) -> str:
    """The first thing that the database or its driver said."""
    said = record.getMessage()
    if record.exc_info and record.exc_info[1]:
        said = str(record.exc_info[1])
    found = re.search(r"\((?:psycopg|sqlite3)\.\w+\) ([^\n]+)", said)
    return (found[1] if found else said.split("\n")[0]).strip()
