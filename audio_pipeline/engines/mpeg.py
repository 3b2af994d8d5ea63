"""Headers of layer III frames, and what stands before the first (ISO 11172-3, 2.4.1.3; 13818-3)."""

from dataclasses import dataclass

_MPEG1_KBPS = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_MPEG2_KBPS = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_MPEG1_HZ = (44_100, 48_000, 32_000)


@dataclass(frozen=True)
class Frame:
    """What a frame's header says; `size` in bytes, header included."""

    size: int
    mpeg1: bool
    channels: int
    protected: bool
    hz: int


def frame_at(mp3: bytes, at: int) -> Frame | None:
    """The layer III frame that begins there; None where none does."""
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
    return Frame(size, mpeg1, channels, not head[1] & 1, hz)


def behind_tag(mp3: bytes) -> int:
    """The byte behind an ID3v2 tag, whose size has seven bits a byte; 0 where none begins it."""
    if mp3[:3] != b"ID3" or len(mp3) <= 10:
        return 0
    return 10 + sum((byte & 0x7F) << 7 * (3 - place) for place, byte in enumerate(mp3[6:10]))


def is_mp3(audio: bytes) -> bool:
    """Whether a tag or a frame stands where a file begins."""
    return audio[:3] == b"ID3" or frame_at(audio, 0) is not None
