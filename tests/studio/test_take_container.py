"""Encoded takes that are whole, and the ways in which they are not."""

import lameenc
import numpy as np
import pytest

from audio_pipeline.engines.wav import wav
from audio_pipeline.studio.checks.container import container_fault

RATE_HZ = 24_000


def pcm(seconds: float = 1.0) -> bytes:
    noise = np.random.default_rng(1).normal(0, 4000, round(seconds * RATE_HZ))
    return noise.astype("<i2").tobytes()


@pytest.fixture(scope="module")
def mp3() -> bytes:
    encoder = lameenc.Encoder()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(RATE_HZ)
    encoder.set_bit_rate(48)
    encoder.silence()
    return bytes(encoder.encode(pcm()) + encoder.flush())


def test_whole_files_have_no_fault(mp3: bytes) -> None:
    tag = b"ID3\x04\0\0\0\0\0\x05hello"
    assert container_fault(wav(pcm(), RATE_HZ)) == ""
    assert container_fault(mp3) == ""
    assert container_fault(tag + mp3) == ""


def test_cut_off_wav_says_how_much_is_missing() -> None:
    assert container_fault(wav(pcm(), RATE_HZ)[:-600]) == "600 bytes of its sound are missing"


def test_wav_without_samples_is_told() -> None:
    assert container_fault(b"RIFF\x04\0\0\0WAVE") == "the WAV holds no sound"


def test_cut_off_mp3_is_told(mp3: bytes) -> None:
    assert container_fault(mp3[:-50]) == "the last frame lacks 50 bytes"


def test_bytes_that_are_no_frame_are_told(mp3: bytes) -> None:
    middle = len(mp3) // 2
    assert "no MP3 frame begins at byte" in container_fault(mp3[:middle] + b"x" * 7 + mp3[middle:])


def test_overwritten_inside_of_a_frame_is_told(mp3: bytes) -> None:
    at = len(mp3) // 2
    while not (mp3[at] == 0xFF and mp3[at + 1] & 0xE6 == 0xE2):
        at += 1
    assert "is broken" in container_fault(mp3[: at + 4] + b"\xff" * 12 + mp3[at + 16 :])


def test_tag_with_nothing_behind_it_is_told() -> None:
    assert container_fault(b"ID3\x04\0\0\0\0\0\x05hello") == "no MP3 frame comes behind the tag"
