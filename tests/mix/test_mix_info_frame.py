"""The first frame of our MP3s beside the one that libsndfile writes with LAME."""

import io
import tempfile
from itertools import pairwise

import lameenc
import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from audio_pipeline.mix.encoder import encode, stream_format
from audio_pipeline.mix.info_frame import ENCODER_DELAY, StreamFormat, crc16, info_frame_bytes

LENGTHS = (1, 2, 575, 576, 577, 1151, 1152, 1153, 2304, 10_000, 44_100, 131_072)


def noise(samples: int) -> bytes:
    return (np.random.default_rng(1).standard_normal(samples) * 3000).astype("<i2").tobytes()


def ours(samples: int, stream: StreamFormat, tag: bytes = b"") -> bytes:
    with tempfile.TemporaryFile() as file:
        encode([noise(samples)], samples, stream, tag, file)
        file.seek(0)
        return file.read()


def reference(samples: int, rate_hz: int) -> bytes:
    written = io.BytesIO()
    pcm = np.frombuffer(noise(samples), "<i2")
    constant = {"bitrate_mode": "CONSTANT", "compression_level": 0.5}  # without a level: variable
    soundfile.write(written, pcm, rate_hz, "MPEG_LAYER_III", format="MP3", **constant)
    return written.getvalue()


class Tag:
    """The fields of an Info tag, read by their offsets in its specification."""

    def __init__(self, mp3: bytes) -> None:
        start = mp3.index(b"Info")

        def number(at: int, size: int) -> int:
            return int.from_bytes(mp3[start + at : start + at + size], "big")

        self.frame = mp3[: start + 156]
        self.flags, self.frames, self.bytes = number(4, 4), number(8, 4), number(12, 4)
        self.toc = mp3[start + 16 : start + 116]
        self.encoder = mp3[start + 120 : start + 129]
        self.method = number(129, 1)
        self.delay, self.padding = number(141, 3) >> 12, number(141, 3) & 0xFFF
        self.music_bytes = number(148, 4)
        self.music_crc, self.tag_crc = number(152, 2), number(154, 2)


def frame_starts(mp3: bytes) -> list[int]:
    """Where each frame begins, by walking from header to header."""
    starts, position = [], 0
    while position < len(mp3):
        assert mp3[position] == 0xFF
        assert mp3[position + 1] & 0xE0 == 0xE0
        mpeg1 = mp3[position + 1] >> 3 & 3 == 3
        kbps = (
            (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
            if mpeg1
            else (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
        )[mp3[position + 2] >> 4]
        rate = (44_100, 48_000, 32_000)[mp3[position + 2] >> 2 & 3] // (1 if mpeg1 else 2)
        starts.append(position)
        position += (144 if mpeg1 else 72) * kbps * 1000 // rate + (mp3[position + 2] >> 1 & 1)
    return starts


@pytest.mark.parametrize("samples", LENGTHS)
def test_decoder_gives_back_exactly_the_samples(samples: int) -> None:
    mp3 = ours(samples, stream_format(44_100, 96))
    assert len(soundfile.read(io.BytesIO(mp3))[0]) == samples
    assert soundfile.info(io.BytesIO(mp3)).frames == samples
    assert len(soundfile.read(io.BytesIO(reference(samples, 44_100)))[0]) == samples


@pytest.mark.parametrize(
    ("rate_hz", "kbps"),
    [(44_100, 32), (44_100, 320), (48_000, 96), (32_000, 64), (24_000, 8), (22_050, 48),
     (16_000, 160), (16_000, 24)],
)  # fmt: skip
def test_every_format_decodes_to_its_samples_and_frames(rate_hz: int, kbps: int) -> None:
    stream = stream_format(rate_hz, kbps)
    for samples in (1, 5_000, 60_000):
        mp3 = ours(samples, stream)
        decoded, decoded_hz = soundfile.read(io.BytesIO(mp3))
        assert (len(decoded), decoded_hz) == (samples, rate_hz)
        assert Tag(mp3).frames == len(frame_starts(mp3)) - 1


@pytest.mark.parametrize("samples", LENGTHS)
def test_delay_and_padding_are_those_of_the_reference(samples: int) -> None:
    tag, expected = Tag(ours(samples, stream_format(44_100, 96))), Tag(reference(samples, 44_100))
    assert (tag.frames, tag.delay, tag.padding) == (
        expected.frames, expected.delay, expected.padding
    )  # fmt: skip
    assert tag.frames * 1152 - tag.delay - tag.padding == samples
    assert tag.delay == ENCODER_DELAY


def test_fields_that_do_not_hang_on_the_bit_rate_are_those_of_the_reference() -> None:
    tag, expected = Tag(ours(50_000, stream_format(44_100, 96))), Tag(reference(50_000, 44_100))
    assert (tag.flags, tag.encoder, tag.method) == (
        expected.flags, expected.encoder, expected.method
    )  # fmt: skip


@pytest.mark.parametrize("whose", ["ours", "reference"])
def test_lengths_and_checksums_are_right_in_ours_as_in_the_reference(whose: str) -> None:
    stream = stream_format(44_100, 96)
    mp3 = ours(90_000, stream) if whose == "ours" else reference(90_000, 44_100)
    tag = Tag(mp3)
    first = frame_starts(mp3)[1]
    assert tag.bytes == tag.music_bytes == len(mp3)
    assert tag.music_crc == crc16(mp3[first:])
    assert tag.tag_crc == crc16(tag.frame[:-2])


def test_seek_points_lead_to_the_time_they_stand_for() -> None:
    mp3 = ours(44_100 * 60, stream_format(44_100, 96))
    toc = Tag(mp3).toc
    assert toc[0] == 0
    assert all(before <= after for before, after in pairwise(toc))
    starts = frame_starts(mp3)
    for percent in range(100):
        frame = sum(start <= toc[percent] * len(mp3) / 256 for start in starts) - 1
        assert frame == pytest.approx(percent * len(starts) / 100, abs=len(starts) / 200)


def test_tag_before_it_stays_in_front() -> None:
    stream = stream_format(44_100, 96)
    mp3 = ours(3_000, stream, tag=b"ID3-as-it-were")
    assert mp3[14:] == ours(3_000, stream)
    assert mp3[14 + info_frame_bytes(stream)] == 0xFF


def test_stream_is_what_the_encoder_gives_in_blocks_of_any_size() -> None:
    stream = stream_format(44_100, 96)
    encoder = lameenc.Encoder()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(44_100)
    encoder.set_bit_rate(96)
    encoder.set_quality(5)
    encoder.silence()
    pcm = noise(40_000)
    pieces = [bytes(encoder.encode(pcm[at : at + 3_002])) for at in range(0, len(pcm), 3_002)]
    assert ours(40_000, stream)[info_frame_bytes(stream) :] == b"".join(pieces) + bytes(
        encoder.flush()
    )


@given(st.binary(max_size=2_000), st.binary(max_size=700), st.integers(0, 0xFFFF))
def test_checksum_is_that_of_the_plain_definition(data: bytes, more: bytes, start: int) -> None:
    plain = start
    for byte in data + more:
        plain ^= byte
        for _ in range(8):
            plain = plain >> 1 ^ (0xA001 if plain & 1 else 0)
    assert crc16(more, crc16(data, start)) == plain


def test_checksum_of_the_catalogue_is_met() -> None:
    assert crc16(b"123456789") == 0xBB3D  # CRC-16/ARC
