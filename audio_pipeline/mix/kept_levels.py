"""What was measured of a take, kept beside it: to mix it again it is decoded and filtered no more.

    TAKE.<rate of the mix>.levels    the hash of what follows, a line of JSON, then float16: the RMS
                                     of every frame, and the peak of every frame

It is trusted only where the hash fits, for the same audio, measured by the same libraries; what
cannot be written is measured again the next time.
"""

import contextlib
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import scipy
import soundfile
import soxr

from audio_pipeline.model import Take
from audio_pipeline.whole_file import write_whole

VERSION = 1
"""Raised when something else is measured."""
BY = (
    f"levels {VERSION}, numpy {np.__version__}, scipy {scipy.__version__}, soxr {soxr.__version__},"
    f" libsndfile {soundfile.__libsndfile_version__}"
)
ROUNDED_UP = np.float32(1 + 2**-11)
"""Half a step of float16: a peak is never kept smaller than it is."""

Values = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Levels:
    """Of each frame, to the precision in which they are kept."""

    rms: Values
    """Root of the K-weighted mean power."""
    peaks: Values
    """True peak."""


@dataclass(frozen=True)
class Measured:
    first: int
    """The first sample that is heard, at the take's own rate."""
    last: int
    """The sample after the last."""
    levels: Levels


def levels_of(powers: npt.NDArray[Any], peaks: npt.NDArray[Any]) -> Levels:
    """Mean powers and true peaks as they are kept."""
    return Levels(_kept(np.sqrt(powers)), _kept(peaks * ROUNDED_UP))


def recall(take: Take, rate_hz: int) -> Measured | None:
    """What was kept of this take for a mix at that rate; None where there is nothing that fits."""
    try:
        sha256, _, kept = _place(take, rate_hz).read_bytes().partition(b"\n")
    except OSError:
        return None
    if sha256 != _sha256(kept):
        return None
    head, _, values = kept.partition(b"\n")
    known = json.loads(head)
    if (known["audio"], known["by"]) != (take.sha256, BY):
        return None
    rms, peaks = np.frombuffer(values, np.float16).astype(np.float32).reshape(2, -1)
    return Measured(known["first"], known["last"], Levels(rms, peaks))


def keep(take: Take, rate_hz: int, measured: Measured) -> None:
    """Writes it beside the take."""
    levels = np.concatenate((measured.levels.rms, measured.levels.peaks)).astype(np.float16)
    head = {"first": measured.first, "last": measured.last, "audio": take.sha256, "by": BY}
    kept = json.dumps(head).encode() + b"\n" + levels.tobytes()
    with contextlib.suppress(OSError):
        write_whole(_place(take, rate_hz), _sha256(kept) + b"\n" + kept)


def _kept(values: npt.NDArray[Any]) -> Values:
    return values.astype(np.float16).astype(np.float32)


def _sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()


def _place(take: Take, rate_hz: int) -> Path:
    return take.path.with_name(f"{take.path.name}.{rate_hz}.levels")
