"""What edge-tts and aiohttp raise, and what each of it means to us."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import parsedate_to_datetime

import aiohttp
from edge_tts import exceptions

from audio_pipeline.errors import (
    AudioPipelineError,
    EngineBusy,
    EngineMisconfigured,
    TakeBroken,
)

UNREACHABLE = "see whether this machine reaches the service, or whether [engines.edge] is right"
CHANGED = "a newer edge-tts may know the service's new ways"

TRANSLATIONS: tuple[tuple[type[Exception], type[AudioPipelineError], str, str], ...] = (
    (exceptions.NoAudioReceived, TakeBroken, "edge sent no audio", "see that the voice exists"),
    (exceptions.UnexpectedResponse, TakeBroken, "edge sent what it never sent before", CHANGED),
    (exceptions.UnknownResponse, TakeBroken, "edge sent what it never sent before", CHANGED),
    (exceptions.WebSocketError, EngineBusy, "edge broke the connection", ""),
    (exceptions.SkewAdjustmentError, EngineBusy, "edge refused, without telling its time", ""),
    (exceptions.EdgeTTSException, EngineBusy, "edge failed", CHANGED),
    (aiohttp.InvalidURL, EngineMisconfigured, "edge has no such address", UNREACHABLE),
    (aiohttp.ClientSSLError, EngineBusy, "edge does not prove who it is", UNREACHABLE),
    (aiohttp.ClientConnectorError, EngineBusy, "edge cannot be reached", UNREACHABLE),
    (aiohttp.WebSocketError, EngineBusy, "edge broke the connection", ""),
    (aiohttp.ClientError, EngineBusy, "edge dropped the connection", ""),
    (TimeoutError, EngineBusy, "edge was silent for too long", ""),
    (OSError, EngineBusy, "edge cannot be reached", UNREACHABLE),
    (ValueError, TakeBroken, "edge sent what cannot be read", CHANGED),
    (LookupError, TakeBroken, "edge sent what cannot be read", CHANGED),
    (TypeError, TakeBroken, "edge sent what cannot be read", CHANGED),
    (AttributeError, TakeBroken, "edge sent what cannot be read", CHANGED),
)
"""The first that fits counts. The last four are what edge-tts's parser stumbles with."""


@contextmanager
def edge_errors(text: str) -> Iterator[None]:
    """Raises ours for theirs: EngineBusy, TakeBroken or EngineMisconfigured, naming the line."""
    try:
        yield
    except AudioPipelineError:
        raise
    except tuple(theirs for theirs, *_ in TRANSLATIONS) as error:
        raise translated(error, text) from error


def translated(error: Exception, text: str) -> AudioPipelineError:
    """Our error for one of theirs."""
    where = f"at the line {text[:60]!r}"
    if isinstance(error, aiohttp.ClientResponseError):
        return _of_status(error, where)
    _, ours, message, mend = next(row for row in TRANSLATIONS if isinstance(error, row[0]))
    said = str(error)
    if isinstance(error, aiohttp.ClientConnectorError):  # its own words show an object's address
        said = f"{error.host}:{error.port}: {error.os_error.strerror or error.os_error}"
    detail = f": {said}" if said else ""
    return ours(f"{message} {where}{detail}", mend)


def _of_status(error: aiohttp.ClientResponseError, where: str) -> AudioPipelineError:
    """403 is what the service says to a wrong clock, which edge-tts has set right by then, to a
    client that it does not know any more, and to one that asks too much."""
    if error.status in (403, 408, 425, 429) or error.status >= 500:
        return EngineBusy(
            f"edge answers {error.status} {where}",
            CHANGED if error.status == 403 else "",
            retry_after_s=_retry_after_s(error),
            is_down=error.status >= 500,
        )
    return EngineMisconfigured(f"edge answers {error.status} {where}", UNREACHABLE)


def _retry_after_s(error: aiohttp.ClientResponseError) -> float | None:
    """Seconds from now, by RFC 9110 section 10.2.3 (a number or a date)."""
    value = error.headers.get("Retry-After", "").strip() if error.headers else ""
    if value.isdecimal():
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except ValueError:
        return None
