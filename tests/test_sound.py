"""What the samples' meters, decoder and trims say, beside reference implementations."""

import io
from pathlib import Path

import loudness
import numpy as np
import numpy.typing as npt
import pyloudnorm
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline import sound
from audio_pipeline.errors import TakeBroken
from audio_pipeline.loudness import decibels, measure
from audio_pipeline.sound import Sound

SEED = 20_240_601


def uneven_noise(rate_hz: int, seconds: float, level: float = 0.1) -> npt.NDArray[np.float32]:
    """Noise that swells and pauses, so that both gates have work."""
    count = round(rate_hz * seconds)
    swell = np.clip(np.sin(2 * np.pi * 0.23 * np.arange(count) / rate_hz) + 0.5, 0, None)
    noise = np.random.default_rng(SEED).standard_normal(count) * swell * level
    return noise.astype(np.float32)


def wav(samples: npt.NDArray[np.float32], rate_hz: int) -> bytes:
    written = io.BytesIO()
    soundfile.write(written, samples, rate_hz, format="WAV", subtype="FLOAT")
    return written.getvalue()


@pytest.mark.parametrize("rate_hz", [16_000, 22_050, 24_000, 44_100, 48_000])
@pytest.mark.parametrize("level", [0.003, 0.1])
def test_loudness_agrees_with_two_reference_meters(rate_hz: int, level: float) -> None:
    samples = uneven_noise(rate_hz, 12, level)
    lufs, _ = measure(rate_hz, [samples])
    assert lufs == pytest.approx(loudness.integrated_loudness(samples, rate_hz), abs=0.1)
    reference = pyloudnorm.Meter(rate_hz).integrated_loudness(samples.astype(np.float64))
    assert lufs == pytest.approx(reference, abs=0.15)  # its filters differ off 48 kHz


def test_full_scale_sine_reads_as_the_standard_says() -> None:
    sine = np.sin(2 * np.pi * 997 * np.arange(48_000 * 3) / 48_000).astype(np.float32)
    lufs, peak = measure(48_000, [sine])
    assert lufs == pytest.approx(-3.01, abs=0.01)
    assert peak == pytest.approx(0.0, abs=0.1)


def test_peak_between_samples_is_seen() -> None:
    # EBU Tech 3341, signal 16: a quarter of the rate, its samples 3 dB below its true peak
    sine = 0.5 * np.sin(np.pi / 2 * np.arange(48_000) + np.pi / 4)
    fade = np.minimum(1, np.arange(48_000) / 1000)
    samples = (sine * fade * fade[::-1]).astype(np.float32)
    assert decibels(float(np.abs(samples).max())) == pytest.approx(-9.03, abs=0.05)
    assert measure(48_000, [samples])[1] == pytest.approx(-6.02, abs=0.2)


def test_silence_has_no_loudness_and_no_peak() -> None:
    assert measure(44_100, [np.zeros(44_100, dtype=np.float32)]) == (-np.inf, -np.inf)


def test_sound_shorter_than_a_block_is_measured_as_if_silence_followed() -> None:
    short = uneven_noise(24_000, 0.25)
    padded = np.pad(short, (0, 24_000 * 4 // 10 - len(short)))
    lufs = measure(24_000, [short])[0]
    assert lufs == pytest.approx(measure(24_000, [padded])[0], abs=0.01)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(1, 9_000), min_size=1, max_size=12))
def test_measures_do_not_depend_on_the_blocks_they_are_fed_in(sizes: list[int]) -> None:
    samples = uneven_noise(16_000, 2)
    blocks = np.split(samples, np.cumsum(sizes)[np.cumsum(sizes) < len(samples)])
    lufs, peak = measure(16_000, blocks)
    whole_lufs, whole_peak = measure(16_000, [samples])
    assert lufs == pytest.approx(whole_lufs, abs=1e-6)
    assert peak == pytest.approx(whole_peak, abs=1e-3)


@pytest.mark.parametrize(
    "audio",
    [b"", b"not audio at all" * 40, wav(np.zeros(0, "f4"), 8000)],
    ids=["empty", "text", "no samples"],  # a WAV tells when it was written: no name for a test
)
def test_bytes_that_hold_no_sound_are_a_broken_take(audio: bytes) -> None:
    with pytest.raises(TakeBroken):
        sound.decode(audio)


def test_missing_file_is_a_broken_take_named_in_the_message(tmp_path: Path) -> None:
    for decode in (sound.decode, sound.decode_in_blocks):
        with pytest.raises(TakeBroken, match=r"absent\.wav cannot be read: No such file"):
            decode(tmp_path / "absent.wav")


def test_stereo_is_averaged() -> None:
    left = uneven_noise(8_000, 0.5)
    decoded = sound.decode(wav(np.stack((left, -left / 2), axis=1), 8_000))
    assert decoded.rate_hz == 8_000
    np.testing.assert_allclose(decoded.samples, left / 4, atol=1e-6)


def test_file_in_blocks_is_the_file_at_once(tmp_path: Path) -> None:
    path = tmp_path / "long.wav"
    path.write_bytes(wav(uneven_noise(8_000, 25), 8_000))
    rate_hz, blocks = sound.decode_in_blocks(path)
    together = np.concatenate(list(blocks))
    assert rate_hz == 8_000
    np.testing.assert_array_equal(together, sound.decode(path).samples)


def test_resampling_keeps_length_and_level() -> None:
    samples = (0.3 * np.sin(2 * np.pi * 1_700 * np.arange(48_000) / 24_000)).astype(np.float32)
    changed = sound.resample(samples, 24_000, 44_100)
    assert len(changed) == 88_200
    assert measure(44_100, [changed])[0] == pytest.approx(measure(24_000, [samples])[0], abs=0.1)


@settings(max_examples=40, deadline=None)
@given(
    before_ms=st.integers(0, 900),
    after_ms=st.integers(0, 900),
    level=st.floats(0.005, 0.9),
    hiss=st.sampled_from([0.0, 1e-5, 1e-4]),
)
def test_span_is_where_something_is_heard(
    before_ms: int, after_ms: int, level: float, hiss: float
) -> None:
    rate_hz = 24_000
    tone = level * np.sin(2 * np.pi * 300 * np.arange(rate_hz // 2) / rate_hz)
    before, after = before_ms * rate_hz // 1000, after_ms * rate_hz // 1000
    samples = np.pad(tone, (before, after))
    samples += min(hiss, level / 400) * np.random.default_rng(SEED).standard_normal(len(samples))
    first, last = sound.speech_span(Sound(samples.astype(np.float32), rate_hz))
    slack = rate_hz * 12 // 1000
    assert before - slack <= first <= before + slack
    assert before + len(tone) - slack <= last <= before + len(tone) + slack


def test_span_of_silence_is_empty() -> None:
    quiet = 1e-5 * np.random.default_rng(SEED).standard_normal(24_000)
    assert sound.speech_span(Sound(quiet.astype(np.float32), 24_000)) == (0, 0)


def test_bytes_decode_where_the_system_has_no_files_in_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written = io.BytesIO()
    samples = np.sin(np.arange(4_800) / 10).astype(np.float32)
    soundfile.write(written, samples, 24_000, format="WAV", subtype="FLOAT")
    monkeypatch.delattr("os.memfd_create", raising=False)
    decoded = sound.decode(written.getvalue())
    assert decoded.rate_hz == 24_000
    np.testing.assert_array_equal(decoded.samples, samples)
