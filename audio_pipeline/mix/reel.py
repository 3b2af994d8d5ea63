"""What a mix keeps on disk while it works, so that memory does not grow with an episode's length.

The files have no name in the file system: they are gone with the process, however it ends.
"""

import os
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt


class Column:
    """Numbers of one type on disk, addressed by index; safe to use from several threads."""

    def __init__(self, descriptor: int, dtype: type[np.generic]) -> None:
        self._descriptor = descriptor
        self._dtype = np.dtype(dtype)
        self._length = 0
        self._lock = threading.Lock()

    def append(self, values: npt.NDArray[Any]) -> int:
        """Puts the values at the end; the index of the first."""
        with self._lock:
            first = self._length
            self._length += len(values)
        self.write(first, values)
        return first

    def write(self, first: int, values: npt.NDArray[Any]) -> None:
        rest = memoryview(values.astype(self._dtype).tobytes())
        position = first * self._dtype.itemsize
        while rest:
            written = os.pwrite(self._descriptor, rest, position)
            rest, position = rest[written:], position + written

    def read(self, first: int, count: int) -> npt.NDArray[Any]:
        size = self._dtype.itemsize
        return np.frombuffer(os.pread(self._descriptor, count * size, first * size), self._dtype)


@dataclass(frozen=True)
class Reel:
    """Clips one after another as they came; see clips.Clip for where each lies."""

    samples: Column
    """int16, each clip at its own full scale."""
    peaks: Column
    """True peak of each frame, in the clip's own full scale 1.0."""
    powers: Column
    """K-weighted mean power of each frame."""
    blocks: Column
    """K-weighted mean power of each clip's blocks of 400 ms."""
    curve: Column
    """The limiter's gain for each frame of the timeline."""


@contextmanager
def open_reel(folder: Path) -> Iterator[Reel]:
    """An empty reel in `folder`, gone afterwards."""
    with (
        tempfile.TemporaryFile(dir=folder) as samples,
        tempfile.TemporaryFile(dir=folder) as peaks,
        tempfile.TemporaryFile(dir=folder) as powers,
        tempfile.TemporaryFile(dir=folder) as blocks,
        tempfile.TemporaryFile(dir=folder) as curve,
    ):
        yield Reel(
            Column(samples.fileno(), np.int16),
            Column(peaks.fileno(), np.float32),
            Column(powers.fileno(), np.float32),
            Column(blocks.fileno(), np.float64),
            Column(curve.fileno(), np.float32),
        )
