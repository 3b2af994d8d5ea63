"""The first frame of an MP3 file, by which decoders know its length and give back exact samples.

Formats: MPEG audio frame header (ISO/IEC 11172-3 2.4.1.3, 13818-3); the Xing/Info tag (Xing's
"VBR header SDK"); the LAME tag behind it (G. Bouvigne, "MP3 Info Tag rev 1 specifications",
http://gabriel.mp3-tech.org/mp3infotag.html), checked against the frame that libsndfile writes.
"""

import struct
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

MPEG1_RATES_HZ = (44_100, 48_000, 32_000)
MPEG2_RATES_HZ = (22_050, 24_000, 16_000)
MPEG1_BITRATES_KBPS = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
MPEG2_BITRATES_KBPS = (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)

ENCODER = b"LAME3.100"
ENCODER_DELAY = 576  # samples that LAME puts before the first one
CONSTANT_BITRATE = 1
HAS_FRAMES_BYTES_TOC_QUALITY = 0x0F
TOC_ENTRIES = 100
QUALITY = 55  # LAME's 100 - 10 * 4 - 5 for a constant bit rate at its quality 5
PSYCHOACOUSTICS = 0x14  # nspsytune, ATH type 4: LAME's own
TAG_BYTES = 156  # from "Info" to the tag's own checksum
CRC_POLYNOMIAL = 0xA001  # CRC-16/ARC, reflected
CRC_ROW_WORDS = 128


@dataclass(frozen=True)
class StreamFormat:
    """Constant bit rate, mono, MPEG-1 or MPEG-2 layer III."""

    rate_hz: int
    bitrate_kbps: int

    @property
    def is_mpeg1(self) -> bool:
        return self.rate_hz in MPEG1_RATES_HZ

    @property
    def frame_samples(self) -> int:
        return 1152 if self.is_mpeg1 else 576

    @property
    def bitrates_kbps(self) -> tuple[int, ...]:
        return MPEG1_BITRATES_KBPS if self.is_mpeg1 else MPEG2_BITRATES_KBPS

    def frame_bytes(self, bitrate_kbps: int) -> int:
        """Without the padding byte that some frames of a stream have."""
        return self.frame_samples * bitrate_kbps * 1000 // 8 // self.rate_hz

    def whole_frames(self, samples: int) -> int:
        """Samples to the end of their last frame.

        Tools that do not know of delay and padding then still agree on the duration within 26 ms.
        """
        return -(-samples // self.frame_samples) * self.frame_samples

    def frames_in(self, stream_bytes: int) -> int:
        """How many frames a stream of this length has: its padding keeps it within a byte."""
        return round(
            stream_bytes * 8 * self.rate_hz / (self.frame_samples * self.bitrate_kbps * 1000)
        )


def info_frame_bytes(stream: StreamFormat) -> int:
    """How long the frame will be."""
    return stream.frame_bytes(_info_bitrate_kbps(stream))


def info_frame(
    stream: StreamFormat, first_header: bytes, samples: int, stream_bytes: int, stream_crc: int
) -> bytes:
    """The frame before a stream of `stream_bytes` that holds `samples` of sound.

    `first_header` is the header of the stream's first frame, `stream_crc` the CRC of all of it.
    """
    bitrate = _info_bitrate_kbps(stream)
    size = stream.frame_bytes(bitrate)
    frames = stream.frames_in(stream_bytes)
    total = size + stream_bytes
    padding = frames * stream.frame_samples - ENCODER_DELAY - samples
    tagged = b"".join(
        (
            _header(first_header, stream, bitrate),
            bytes(_side_bytes(stream)),
            b"Info",
            struct.pack(">III", HAS_FRAMES_BYTES_TOC_QUALITY, frames, total),
            _seek_points(size, stream_bytes),
            struct.pack(">I", QUALITY),
            ENCODER,
            bytes((CONSTANT_BITRATE, 0)),  # lowpass: not told
            bytes(4 + 2 + 2),  # peak and replay gains: not told
            bytes((PSYCHOACOUSTICS, min(stream.bitrate_kbps, 255))),
            (ENCODER_DELAY << 12 | padding).to_bytes(3, "big"),
            bytes((_source_rate(stream.rate_hz) << 6, 0)),  # mono; no mp3gain
            struct.pack(">HIH", stream.bitrate_kbps, total, stream_crc),
        )
    )
    return (tagged + struct.pack(">H", crc16(tagged))).ljust(size, b"\0")


def crc16(data: bytes, crc: int = 0) -> int:
    """CRC-16/ARC of the data, going on from `crc`; rows of 256 bytes are worked on at once."""
    words = np.frombuffer(data, "<u2", len(data) // 2)
    rows = len(words) // CRC_ROW_WORDS
    table = _word_table()
    if rows:
        columns = np.ascontiguousarray(words[: rows * CRC_ROW_WORDS].reshape(rows, -1).T)
        states = np.zeros(rows, dtype=np.uint16)
        for column in columns:
            states = table[states ^ column]
        advance = _row_table().tolist()
        for state in states.tolist():
            crc = advance[crc] ^ state
    for word in words[rows * CRC_ROW_WORDS :].tolist():
        crc = int(table[crc ^ word])
    if len(data) % 2:
        crc = crc >> 8 ^ _byte_step((crc ^ data[-1]) & 0xFF)
    return crc


def _info_bitrate_kbps(stream: StreamFormat) -> int:
    """The stream's own, or the least whose frames have room for the tag."""
    needed = 4 + _side_bytes(stream) + TAG_BYTES
    return next(
        bitrate
        for bitrate in stream.bitrates_kbps
        if bitrate >= stream.bitrate_kbps and stream.frame_bytes(bitrate) >= needed
    )


def _side_bytes(stream: StreamFormat) -> int:
    """The side information of a mono frame, empty here."""
    return 17 if stream.is_mpeg1 else 9


def _header(first_header: bytes, stream: StreamFormat, bitrate_kbps: int) -> bytes:
    """The header of the stream's frames with this bit rate and no padding."""
    index = stream.bitrates_kbps.index(bitrate_kbps) + 1
    return bytes((*first_header[:2], index << 4 | first_header[2] & 0x0D, first_header[3]))


def _seek_points(info_bytes: int, stream_bytes: int) -> bytes:
    """Where each hundredth of the time begins, in 256ths of the bytes."""
    total = info_bytes + stream_bytes
    return bytes(
        (info_bytes + stream_bytes * entry // TOC_ENTRIES) * 256 // total
        for entry in range(TOC_ENTRIES)
    )


def _source_rate(rate_hz: int) -> int:
    """The tag's two bits: up to 32 kHz, 44.1 kHz, 48 kHz."""
    return {44_100: 1, 48_000: 2}.get(rate_hz, 0)


@cache
def _word_table() -> npt.NDArray[np.uint16]:
    """What two bytes of zeros make of each state."""
    states: npt.NDArray[np.uint16] = np.arange(65_536, dtype=np.uint16)
    for _ in range(16):
        states = np.where(states & 1, states >> 1 ^ np.uint16(CRC_POLYNOMIAL), states >> 1)
    return states


@cache
def _row_table() -> npt.NDArray[np.uint16]:
    """What a row of zeros makes of each state."""
    states = np.arange(65_536, dtype=np.uint16)
    for _ in range(CRC_ROW_WORDS):
        states = _word_table()[states]
    return states


def _byte_step(low: int) -> int:
    for _ in range(8):
        low = low >> 1 ^ (CRC_POLYNOMIAL if low & 1 else 0)
    return low
