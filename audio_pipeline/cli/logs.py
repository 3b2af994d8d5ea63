"""Logs for people: a time, a sentence, on standard error."""

import logging
import sys


def log_to_stderr(level: int = logging.INFO) -> None:
    """Send this process's log there; libraries are heard only when they warn."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_OneLine("%(asctime)s %(levelname)s %(message)s", "%H:%M:%S"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("audio_pipeline").setLevel(level)
    logging.getLogger("apscheduler").setLevel(logging.ERROR)


class _OneLine(logging.Formatter):
    """One event is one line, whatever a page or a feed wrote into it."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 (logging's own name)
        text = super().formatMessage(record)
        return "".join(letter if letter.isprintable() else " " for letter in text)
