"""The limiter's factors: nothing above the ceiling, nothing lost where nothing is too loud."""

import numpy as np
import numpy.typing as npt
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as st_numpy

from audio_pipeline.mix.limiter import LOOK_AHEAD_FRAMES, RELEASE_MS, limit

FRAMES_PER_SECOND = 980
CEILING = 0.8

Peaks = npt.NDArray[np.float32]
some_peaks = st_numpy.arrays(
    np.float32, st.integers(1, 400), elements=st.floats(0, 4, width=32)
)  # fmt: skip


def factors(peaks: Peaks, gain: float, sizes: tuple[int, ...] = ()) -> Peaks:
    chunks = np.split(peaks, np.cumsum(sizes)[: len(sizes)]) if sizes else [peaks]
    return np.concatenate(list(limit(chunks, gain, CEILING, FRAMES_PER_SECOND)))


@settings(deadline=None)
@given(some_peaks, st.floats(0.1, 10))
def test_no_peak_passes_the_ceiling(peaks: Peaks, gain: float) -> None:
    limited = factors(peaks, gain) * peaks * gain
    assert len(limited) == len(peaks)
    assert limited.max() <= CEILING * (1 + 1e-4)


@settings(deadline=None)
@given(some_peaks, st.floats(0.1, 10))
def test_what_is_below_the_ceiling_is_left_alone(peaks: Peaks, gain: float) -> None:
    quiet = np.minimum(peaks, np.float32(CEILING / gain * 0.999))
    np.testing.assert_array_equal(factors(quiet, gain), 1)


@settings(deadline=None)
@given(some_peaks, st.lists(st.integers(LOOK_AHEAD_FRAMES, 60), max_size=6))
def test_factors_do_not_depend_on_the_chunks(peaks: Peaks, sizes: list[int]) -> None:
    fitting = tuple(size for size, end in zip(sizes, np.cumsum(sizes), strict=True)
                    if end + LOOK_AHEAD_FRAMES <= len(peaks))  # fmt: skip
    np.testing.assert_allclose(factors(peaks, 2.0, fitting), factors(peaks, 2.0), atol=1e-5)


def test_gain_falls_smoothly_before_a_peak_and_returns_slowly() -> None:
    peaks = np.full(1_000, 0.1, dtype=np.float32)
    peaks[300] = 1.6
    curve = factors(peaks, 1.0)
    assert curve[300] <= 0.5 + 1e-6
    np.testing.assert_array_equal(curve[: 300 - 2 * LOOK_AHEAD_FRAMES], 1)
    assert np.abs(np.diff(curve)).max() < 0.5 / LOOK_AHEAD_FRAMES
    half_life = int(RELEASE_MS / 1000 * FRAMES_PER_SECOND * np.log(2))
    assert 0.7 < curve[300 + half_life] < 0.8
    assert curve[-1] > 0.999
