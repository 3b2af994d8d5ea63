"""Loudness and true peak of sounds of any length, in little memory.

Loudness follows ITU-R BS.1770-4 (K-weighting, blocks of 400 ms every 100 ms, gates at -70 LUFS and
10 LU below), true peak its annex 2 (oversampled by 4).
"""

from array import array
from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import soxr

from audio_pipeline.section_filter import section_filter
from audio_pipeline.sound import Samples, mean_squares

LOUDNESS_OFFSET = -0.691  # BS.1770-4: what makes a 997 Hz sine at 0 dBFS read -3.01 LUFS
ABSOLUTE_GATE_LUFS = -70.0
RELATIVE_GATE_LU = -10.0
HOPS_PER_SECOND = 10  # loudness blocks start every 100 ms ...
HOPS_PER_BLOCK = 4  # ... and are 400 ms long
TRUE_PEAK_OVERSAMPLING = 4
BLOCKS_A_PIECE = 8_192
PIECE_S = 0.5


class KWeighting:
    """The K filter of BS.1770-4 for one channel, fed block after block.

    The standard prints coefficients for 48 kHz; for other rates they follow from the analogue
    prototype (B. De Man, "Evaluation of implementations of the EBU R128 loudness
    measurement", 2018).
    """

    def __init__(self, rate_hz: int) -> None:
        self._sections = _k_sections(rate_hz)
        self._state = np.zeros((1, len(self._sections), 2))

    def __call__(self, samples: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
        weighted = np.array(samples, dtype=np.float64)
        section_filter(self._sections, weighted[None], self._state)
        return weighted


def frame_levels(
    samples: Samples, rate_hz: int, frame: int
) -> tuple[npt.NDArray[np.float64], Samples]:
    """K-weighted mean power and true peak of every `frame` samples (a whole number of them).

    In pieces that a processor's cache holds: that takes half the time, and little memory.
    """
    weight, oversample = KWeighting(rate_hz), _oversampler(rate_hz)
    powers, peaks, rest = [], [], np.zeros(0, dtype=np.float32)
    size = max(1, int(rate_hz * PIECE_S) // frame) * frame
    for start in range(0, len(samples), size):
        piece = samples[start : start + size]
        powers.append(mean_squares(weight(piece), frame))
        oversampled = oversample.resample_chunk(piece, last=start + size >= len(samples))
        magnitudes = np.concatenate((rest, np.abs(oversampled, out=oversampled)))
        rows = len(magnitudes) // (TRUE_PEAK_OVERSAMPLING * frame)
        whole = rows * TRUE_PEAK_OVERSAMPLING * frame
        peaks.append(magnitudes[:whole].reshape(rows, -1).max(1, initial=0.0))
        rest = magnitudes[whole:]
    return np.concatenate(powers), np.concatenate(peaks)


class Blocks:
    """K-weighted mean powers of 400 ms blocks, gathered as they come: 4 bytes for each.

    In pieces: one array that grows leaves holes in memory as large as itself.
    """

    def __init__(self) -> None:
        self._pieces = [array("f")]
        self._hops = np.zeros(0)

    def add(self, powers: npt.NDArray[np.float64]) -> None:
        if len(self._pieces[-1]) >= BLOCKS_A_PIECE:
            self._pieces.append(array("f"))
        self._pieces[-1].frombytes(powers.astype(np.float32).tobytes())

    def add_hops(self, powers: npt.NDArray[np.float64]) -> None:
        """The next hops of 100 ms in a row: the blocks that end in them."""
        hops = np.concatenate((self._hops, powers))
        self.add(block_powers(hops))
        self._hops = hops[max(0, len(hops) - HOPS_PER_BLOCK + 1) :]

    def end(self, rest: float) -> None:
        """A sound shorter than a block is one, as if silence followed a hop of power `rest`."""
        if not self._pieces[0]:
            missing = HOPS_PER_BLOCK - len(self._hops)
            self.add_hops(np.pad([rest], (0, HOPS_PER_BLOCK))[:missing])

    def lufs(self, gain: float = 1.0) -> float:
        """Their gated loudness, played by a linear gain; -inf where all are gated."""
        absolute = _power(ABSOLUTE_GATE_LUFS) / gain**2
        mean = self._mean_above(absolute)
        if not mean:
            return -np.inf
        relative = mean * 10 ** (RELATIVE_GATE_LU / 10)
        return _lufs(self._mean_above(max(absolute, relative)) * gain**2)

    def _mean_above(self, least: float) -> float:
        """Of the blocks that are louder; 0 where none is."""
        total, count = 0.0, 0
        for piece in self._pieces:
            powers = np.frombuffer(piece, np.float32)
            loud = powers[powers > least]
            total += float(loud.sum(dtype=np.float64))
            count += len(loud)
        return total / count if count else 0.0


class Meter:
    """Integrated loudness and true peak of a sound that is fed block after block."""

    def __init__(self, rate_hz: int) -> None:
        self._weight = KWeighting(rate_hz)
        self._oversample = _oversampler(rate_hz)
        self._hop = rate_hz // HOPS_PER_SECOND
        self._rest = np.zeros(0)
        self._blocks = Blocks()
        self._peak = 0.0

    def feed(self, samples: Samples) -> None:
        self._note_peak(samples, last=False)
        weighted = np.concatenate((self._rest, self._weight(samples)))
        whole = len(weighted) // self._hop * self._hop
        self._blocks.add_hops(mean_squares(weighted[:whole], self._hop))
        self._rest = weighted[whole:]

    def finish(self) -> tuple[float, float]:
        """LUFS and dBTP of all that was fed; a sound under 400 ms as if silence followed it."""
        self._note_peak(np.zeros(0, dtype=np.float32), last=True)
        self._blocks.end(float(np.sum(self._rest**2)) / self._hop)
        return self._blocks.lufs(), decibels(self._peak)

    def _note_peak(self, samples: Samples, *, last: bool) -> None:
        oversampled = self._oversample.resample_chunk(samples, last=last)
        if len(oversampled):
            self._peak = max(self._peak, float(oversampled.max()), -float(oversampled.min()))


def measure(rate_hz: int, blocks: Iterable[Samples]) -> tuple[float, float]:
    """Integrated loudness in LUFS and true peak in dBTP of a sound; -inf for silence."""
    meter = Meter(rate_hz)
    for block in blocks:
        meter.feed(block)
    return meter.finish()


def block_powers(hops: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Mean powers of 400 ms blocks, from those of 100 ms hops in a row."""
    if len(hops) < HOPS_PER_BLOCK:
        return np.zeros(0)
    powers: npt.NDArray[np.float64] = np.convolve(hops, np.full(4, 0.25), mode="valid")
    return powers


def _oversampler(rate_hz: int) -> soxr.ResampleStream:
    return soxr.ResampleStream(rate_hz, TRUE_PEAK_OVERSAMPLING * rate_hz, 1, quality="MQ")


def decibels(amplitude: float) -> float:
    return 20 * float(np.log10(amplitude)) if amplitude > 0 else -np.inf


def _power(lufs: float) -> float:
    return float(10 ** ((lufs - LOUDNESS_OFFSET) / 10))


def _lufs(power: float) -> float:
    return LOUDNESS_OFFSET + 10 * float(np.log10(power))


def _k_sections(rate_hz: int) -> npt.NDArray[np.float64]:
    """Two second-order sections: the head's shelf, then the high-pass."""
    shelf_hz, gain_db, shelf_q = 1681.974450955533, 3.999843853973347, 0.7071752369554196
    pass_hz, pass_q = 38.13547087602444, 0.5003270373238773
    k = np.tan(np.pi * shelf_hz / rate_hz)
    high = 10 ** (gain_db / 20)
    band = high**0.4996667741545416
    a0 = 1 + k / shelf_q + k * k
    shelf = [
        (high + band * k / shelf_q + k * k) / a0,
        2 * (k * k - high) / a0,
        (high - band * k / shelf_q + k * k) / a0,
        1.0,
        2 * (k * k - 1) / a0,
        (1 - k / shelf_q + k * k) / a0,
    ]
    k = np.tan(np.pi * pass_hz / rate_hz)
    a0 = 1 + k / pass_q + k * k
    high_pass = [1.0, -2.0, 1.0, 1.0, 2 * (k * k - 1) / a0, (1 - k / pass_q + k * k) / a0]
    return np.array([shelf, high_pass])
