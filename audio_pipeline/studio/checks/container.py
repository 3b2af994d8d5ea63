"""Whether an encoded take is whole: every frame of an MP3, and nothing but frames.

Decoders look for the next header they believe in and say nothing of what they left out; and a frame
whose inside was overwritten decodes, to noise. So the frames are walked here: header behind header
(ISO 11172-3, 2.4.1.3; 13818-3 for the lower rates), and the side information of each, which says
how many bits it needs and how far back in the bytes before they begin (2.4.1.7): they can neither
overlap those of the frame before nor reach past their own.
"""

import struct
from dataclasses import dataclass

_MPEG1_KBPS = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_MPEG2_KBPS = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_MPEG1_HZ = (44_100, 48_000, 32_000)
_GREATEST_BIG_VALUES = 288
_PART_BITS_MPEG1, _PART_BITS_MPEG2 = 59, 63
_TAGS = (b"TAG", b"APET", b"ID3", b"LYRI")
"""What may stand behind the last frame."""
UNKNOWN_SIZES = (0, 0x7FFF_0000)
"""A WAV that is written before its length is known states none, or 2 GB and more."""


@dataclass(frozen=True)
class _Frame:
    size: int
    mpeg1: bool
    channels: int
    protected: bool
    hz: int


def container_fault(audio: bytes) -> str:
    """What is wrong with it, "" for nothing; any other kind than WAV and MP3 is not looked at."""
    if audio[:4] == b"RIFF" and audio[8:12] == b"WAVE":
        return _wav_fault(audio)
    at = _behind_tag(audio)
    if audio[:3] == b"ID3" or _frame(audio, at) is not None:
        return _mp3_fault(audio, at)
    return ""


def is_mp3(audio: bytes) -> bool:
    """Whether frames of MPEG audio stand where a file begins."""
    return audio[:3] == b"ID3" or _frame(audio, 0) is not None


def _wav_fault(audio: bytes) -> str:
    at = 12
    while at + 8 <= len(audio):
        name, size = struct.unpack_from("<4sI", audio, at)
        if name == b"data":
            stated = UNKNOWN_SIZES[0] < size < UNKNOWN_SIZES[1]
            missing = at + 8 + size - len(audio)
            return f"{missing:,} bytes of its sound are missing" if stated and missing > 0 else ""
        at += 8 + size + size % 2
    return "the WAV holds no sound"


def _mp3_fault(mp3: bytes, at: int) -> str:
    first = _frame(mp3, at)
    if first is None:
        return "no MP3 frame comes behind the tag"
    ends = at * 8  # the bit behind the last one that a frame before has used
    held: list[tuple[int, int]] = []  # bytes of frames that hold sound: from, to
    number = 0
    while at < len(mp3):
        frame = _frame(mp3, at)
        if frame is None or frame.hz != first.hz or frame.channels != first.channels:
            return "" if _is_tag(mp3, at) else f"no MP3 frame begins at byte {at:,}"
        if at + frame.size > len(mp3):
            return f"the last frame lacks {at + frame.size - len(mp3):,} bytes"
        number += 1
        why, ends = _use(mp3, at, frame, held, ends)
        if why:
            return f"frame {number} is broken: {why}"
        at += frame.size
    return ""


def _use(
    mp3: bytes, at: int, frame: _Frame, held: list[tuple[int, int]], ends: int
) -> tuple[str, int]:
    """What is wrong with a frame, and the bit behind what it uses, in a stream of its main data.

    The stream is that of all frames' bytes without headers and side information: `held` counts.
    """
    head = 4 + (2 if frame.protected else 0)
    side_bytes = (32, 17)[frame.channels == 1] if frame.mpeg1 else (17, 9)[frame.channels == 1]
    side = mp3[at + head : at + head + side_bytes]
    if mp3[at + head + side_bytes :][:4] in (b"Xing", b"Info"):
        return "", ends
    back, bits, values = _side(side, frame)
    stored = held[-1][1] if held else 0
    held.append((stored, stored + frame.size - head - side_bytes))
    begins = (stored - back) * 8
    used_before = ends if len(held) > 1 else 0
    if values > _GREATEST_BIG_VALUES:
        return "its side information makes no sense", ends
    if begins < 0 or begins < used_before - 7:
        return "bytes that it needs are gone", ends
    if begins + bits > held[-1][1] * 8:
        return "it needs more bytes than there are", ends
    return "", begins + bits


def _side(side: bytes, frame: _Frame) -> tuple[int, int, int]:
    """Bytes that its main data begins before, bits of main data, greatest of its big values."""
    bits = int.from_bytes(side, "big")
    length = len(side) * 8

    def field(at: int, size: int) -> int:
        return bits >> (length - at - size) & ((1 << size) - 1)

    if frame.mpeg1:
        start = 9 + (5 if frame.channels == 1 else 3) + 4 * frame.channels
        parts, each = 2 * frame.channels, _PART_BITS_MPEG1
    else:
        start = 8 + (1 if frame.channels == 1 else 2)
        parts, each = frame.channels, _PART_BITS_MPEG2
    starts = [start + part * each for part in range(parts)]
    needed = sum(field(at, 12) for at in starts)
    return field(0, 9 if frame.mpeg1 else 8), needed, max(field(at + 12, 9) for at in starts)


def _behind_tag(mp3: bytes) -> int:
    """The byte behind an ID3v2 tag, whose size has seven bits a byte."""
    if mp3[:3] != b"ID3" or len(mp3) <= 10:
        return 0
    return 10 + sum((byte & 0x7F) << 7 * (3 - place) for place, byte in enumerate(mp3[6:10]))


def _is_tag(mp3: bytes, at: int) -> bool:
    rest = mp3[at:]
    return rest.startswith(_TAGS) or not rest.strip(b"\0")


def _frame(mp3: bytes, at: int) -> _Frame | None:
    """The layer III frame that begins there."""
    head = mp3[at : at + 4]
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return None
    version, bits, rate = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or bits in (0, 15) or rate == 3:
        return None
    mpeg1 = version == 3
    hz = _MPEG1_HZ[rate] // {3: 1, 2: 2, 0: 4}[version]
    kbps = (_MPEG1_KBPS if mpeg1 else _MPEG2_KBPS)[bits]
    size = (144 if mpeg1 else 72) * kbps * 1000 // hz + (head[2] >> 1 & 1)
    channels = 1 if head[3] >> 6 == 3 else 2
    return _Frame(size, mpeg1, channels, not head[1] & 1, hz)
