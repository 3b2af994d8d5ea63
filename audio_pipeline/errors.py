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
      BudgetUsedUp          a show's money for speaking is spent for this month: try again
      TakeBroken            an engine's audio is not whole: try again
      MixFailed             a take or jingle that cannot be mixed: never
      MachineFailed         no memory, descriptors or processes are left: try again
        StorageFailed       a file could not be written: try again
      StoreFailed           the database does not answer: try again
      ProcessDied           the process that made the article was killed or crashed: never
      AlreadyRunning        another process works on this output folder
      Superseded            a newer revision, or a retraction, came in between: never

`again` says whether trying later may help, `blameless` that it is no article's fault: whoever waits
for it goes on soon after it is mended, and nothing is given up meanwhile. A message is one line:
what, where; `mend` says how.
"""

import errno
from collections.abc import Mapping
from typing import ClassVar


class AudioPipelineError(Exception):
    """Root of the tree; `str()` is one line: what happened, where, and how to mend it."""

    again: ClassVar[bool] = False
    blameless: ClassVar[bool] = False

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
    blameless = True


class ArticleSkipped(AudioPipelineError):
    """The article is not narrated; the message is the reason that an editor reads."""


class EngineBusy(AudioPipelineError):
    """The engine throttles, times out or dropped the stream.

    `retry_after_s` is how long it asks to wait, `is_down` that it takes nothing from anybody.
    """

    again = True

    def __init__(
        self,
        message: str,
        mend: str = "",
        retry_after_s: float | None = None,
        *,
        is_down: bool = False,
    ) -> None:
        super().__init__(message, mend)
        self.retry_after_s = retry_after_s
        self.is_down = is_down


class EngineRefused(AudioPipelineError):
    """The engine will never speak this line."""


class EngineMisconfigured(AudioPipelineError):
    """No such engine or voice here, or it lacks a key or file."""


class BudgetUsedUp(AudioPipelineError):
    """What the show may spend in this month is spent; `retry_after_s`: until the next one."""

    again = True

    def __init__(self, message: str, mend: str = "", retry_after_s: float = 0.0) -> None:
        super().__init__(message, mend)
        self.retry_after_s = retry_after_s


class TakeBroken(AudioPipelineError):
    """The engine's audio is empty, cut off or does not decode.

    `sure`: it is of no use to ask for it again, it would be the same.
    """

    again = True

    def __init__(self, message: str, mend: str = "", *, sure: bool = False) -> None:
        super().__init__(message, mend)
        self.sure = sure


class TakeFaulty(TakeBroken):
    """The take is whole, but not fit for the air."""

    VERDICT = "is not fit for the air"


class MixFailed(AudioPipelineError):
    """A take or jingle cannot be decoded or mixed."""


class MachineFailed(AudioPipelineError):
    """The machine has no more memory, descriptors or processes, or no room on its disk."""

    again = True
    blameless = True


class StorageFailed(MachineFailed):
    """A file could not be written, read or removed."""


class StoreFailed(AudioPipelineError):
    """The database does not answer."""

    again = True
    blameless = True


class ProcessDied(AudioPipelineError):
    """Whatever made this article took its process down with it, every time."""


class AlreadyRunning(AudioPipelineError):
    """Another process holds the lock on the output folder."""


class Superseded(AudioPipelineError):
    """The revision being made is no longer wanted."""


MENDED_BY: Mapping[int, str] = {
    errno.ENOSPC: "make room on the disk",
    errno.EDQUOT: "make room: the user this runs as has used up its quota",
    errno.EROFS: "the disk is mounted read-only: mount it writable, and look why it was not",
    errno.EACCES: "give the folder to the user this runs as",
    errno.EPERM: "give the folder to the user this runs as",
    errno.EMFILE: "raise this process's limit of open files (`ulimit -n`, LimitNOFILE in systemd)",
    errno.ENFILE: "the whole machine has too many files open: raise fs.file-max",
    errno.EAGAIN: "give the machine more memory, or this user more processes (`ulimit -u`)",
    errno.ENOMEM: "give the machine more memory, or have fewer articles made at once",
    errno.EIO: "look at the disk: it fails",
    errno.ENOLCK: "put the output folder on a disk of this machine",
    errno.EOPNOTSUPP: "put the output folder on a disk of this machine",
}


def is_no_thread(error: BaseException) -> bool:
    """Whether the system refuses another thread; Python has no class of its own for that."""
    return isinstance(error, RuntimeError) and "can't start new thread" in str(error)


def machine_failed(error: OSError | MemoryError | RuntimeError) -> MachineFailed:
    """The error for what the system refused where nobody said what it would be for."""
    if isinstance(error, MemoryError):
        return MachineFailed("memory is used up", MENDED_BY[errno.ENOMEM])
    if isinstance(error, RuntimeError):
        return MachineFailed("no thread can be started", MENDED_BY[errno.EAGAIN])
    return storage_failed(str(error.filename or "the system refuses"), error)


def storage_failed(what: str, error: OSError) -> StorageFailed:
    """The error for a file that `what` says of that it cannot be used, with what mends it."""
    mend = MENDED_BY.get(error.errno or 0, "see `audio-pipeline doctor`")
    return StorageFailed(f"{what}: {error.strerror or error}", mend)
