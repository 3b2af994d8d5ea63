"""Levels of frames: in pieces they are what they are at once."""

import numpy as np
import pytest
import soxr
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline import loudness
from audio_pipeline.sound import mean_squares

RATE_HZ, FRAME = 44_100, 45


def noise(frames: int, seed: int = 1) -> loudness.Samples:
    samples = np.random.default_rng(seed).standard_normal(frames * FRAME) * 0.1
    return samples.astype(np.float32)


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 3_000), st.integers(0, 9))
def test_frame_levels_are_the_same_however_they_are_cut(frames: int, seed: int) -> None:
    samples = noise(frames, seed)
    powers, peaks = loudness.frame_levels(samples, RATE_HZ, FRAME)
    weighted = loudness.KWeighting(RATE_HZ)(samples)
    oversampled = soxr.resample(samples, RATE_HZ, 4 * RATE_HZ, quality="MQ")
    assert np.array_equal(powers, mean_squares(weighted, FRAME))
    assert np.array_equal(peaks, np.abs(oversampled).reshape(frames, -1).max(1))


def test_a_peak_between_two_samples_is_found_in_its_frame() -> None:
    at = np.arange(RATE_HZ // FRAME * FRAME)
    samples = (np.sin(np.pi / 2 * at + np.pi / 4)).astype(np.float32)  # never above 0.708
    _, peaks = loudness.frame_levels(samples, RATE_HZ, FRAME)
    assert np.abs(samples).max() == pytest.approx(0.7071, abs=1e-3)
    assert np.median(peaks) == pytest.approx(1.0, abs=0.02)
