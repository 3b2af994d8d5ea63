"""Everything that can go wrong, in one tree.

    AudioPipelineError
      UsageError            the call or its input was wrong (exit status 2)
        ConfigError         a configuration file or environment key
      FetchFailed           a page or feed could not be fetched: try again
      FetchRefused          an address that is not fetched, or an answer that is not taken: never
      SourceFailed          a feed that answers what is no feed: try again
      ReaderFailed          the process that reads pages and feeds does not start: try again
      ArticleSkipped        an article that is not narrated, with the reason: never
      EngineBusy            an engine throttles, times out or drops: try again
      EngineRefused         an engine will never speak this line
      EngineMisconfigured   an engine's name, voice, key or file: mend the configuration
      TakeBroken            an engine's audio is not whole: try again
      MixFailed             a take or jingle that cannot be mixed: never
      StorageFailed         a file could not be written: try again
      StoreFailed           the database does not answer: try again
      AlreadyRunning        another process works on this output folder
      Superseded            a newer revision, or a retraction, came in between: never

`again` says whether trying later may help. A message is one line: what, where; `mend` says how.
"""

from typing import ClassVar


class AudioPipelineError(Exception):
    """Root of the tree; `str()` is one line: what happened, where, and how to mend it."""

    again: ClassVar[bool] = False

    def __init__(self, message: str, mend: str = "") -> None:
        self.message = _one_line(message)
        self.mend = _one_line(mend)
        super().__init__(f"{self.message}; {self.mend}" if self.mend else self.message)


def _one_line(text: str) -> str:
    """What a stranger's address or feed says in a message moves no cursor and turns no text."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


class UsageError(AudioPipelineError):
    """The call or its input was wrong."""


class ConfigError(UsageError):
    """A configuration file or environment key is wrong; names file and key."""


class FetchFailed(AudioPipelineError):
    """A page or feed did not come.

    `status` is the HTTP status where there was one, `retry_after_s` how long the site asks to wait.
    """

    again = True

    def __init__(
        self,
        message: str,
        mend: str = "",
        status: int | None = None,
        retry_after_s: float | None = None,
    ) -> None:
        super().__init__(message, mend)
        self.status = status
        self.retry_after_s = retry_after_s


class FetchRefused(AudioPipelineError):
    """The address leads where nothing is fetched from, or the answer is not taken."""


class SourceFailed(AudioPipelineError):
    """A source answered with something that is no feed, or its folder cannot be read."""

    again = True


class ReaderFailed(AudioPipelineError):
    """The process that reads what strangers wrote does not start, or is ended by something else."""

    again = True


class ArticleSkipped(AudioPipelineError):
    """The article is not narrated; the message is the reason that an editor reads."""


class EngineBusy(AudioPipelineError):
    """The engine throttles, times out or dropped the stream."""

    again = True

    def __init__(self, message: str, mend: str = "", retry_after_s: float | None = None) -> None:
        super().__init__(message, mend)
        self.retry_after_s = retry_after_s


class EngineRefused(AudioPipelineError):
    """The engine will never speak this line."""


class EngineMisconfigured(AudioPipelineError):
    """No such engine or voice here, or it lacks a key or file."""


class TakeBroken(AudioPipelineError):
    """The engine's audio is empty, cut off or does not decode."""

    again = True


class MixFailed(AudioPipelineError):
    """A take or jingle cannot be decoded or mixed."""


class StorageFailed(AudioPipelineError):
    """A published file could not be written, read or removed."""

    again = True


class StoreFailed(AudioPipelineError):
    """The database does not answer."""

    again = True


class AlreadyRunning(AudioPipelineError):
    """Another process holds the lock on the output folder."""


class Superseded(AudioPipelineError):
    """The revision being made is no longer wanted."""
