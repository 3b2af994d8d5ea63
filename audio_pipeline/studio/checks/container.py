"""Whether an encoded take is whole: every frame of an MP3, and nothing but frames.

Decoders look for the next header they believe in and say nothing of what they left out; and a frame
whose inside was overwritten decodes, to noise. So the frames are walked here: header behind header
(ISO 11172-3, 2.4.1.3; 13818-3 for the lower rates), and the side information of each, which says
how many bits it needs and how far back in the bytes before they begin (2.4.1.7): they can neither
overlap those of the frame before nor reach past their own.
"""

from audio_pipeline.engines.mpeg import Frame, behind_tag, frame_at, is_mp3
from audio_pipeline.engines.wav import data_chunk, is_wav, knows_its_size

_GREATEST_BIG_VALUES = 288
_PART_BITS_MPEG1, _PART_BITS_MPEG2 = 59, 63
_TAGS = (b"TAG", b"APET", b"ID3", b"LYRI")
"""What may stand behind the last frame."""


def container_fault(audio: bytes) -> str:
    """What is wrong with it, "" for nothing; any other kind than WAV and MP3 is not looked at."""
    if is_wav(audio):
        return _wav_fault(audio)
    return _mp3_fault(audio, behind_tag(audio)) if is_mp3(audio) else ""


def _wav_fault(audio: bytes) -> str:
    at, stated = data_chunk(audio)
    if not at:
        return "the WAV holds no sound"
    missing = at + stated - len(audio)
    is_cut = knows_its_size(stated) and missing > 0
    return f"{missing:,} bytes of its sound are missing" if is_cut else ""


def _mp3_fault(mp3: bytes, at: int) -> str:
    first = frame_at(mp3, at)
    if first is None:
        return "no MP3 frame comes behind the tag"
    ends = at * 8  # the bit behind the last one that a frame before has used
    held: list[tuple[int, int]] = []  # bytes of frames that hold sound: from, to
    number = 0
    while at < len(mp3):
        frame = frame_at(mp3, at)
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
    mp3: bytes, at: int, frame: Frame, held: list[tuple[int, int]], ends: int
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


def _side(side: bytes, frame: Frame) -> tuple[int, int, int]:
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


def _is_tag(mp3: bytes, at: int) -> bool:
    rest = mp3[at:]
    return rest.startswith(_TAGS) or not rest.strip(b"\0")
