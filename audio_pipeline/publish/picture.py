"""The size and colours of a picture from its first bytes, as directories ask of artwork."""

import struct
from dataclasses import dataclass

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PNG_COLOURS = {0: 1, 2: 3, 3: 3, 4: 2, 6: 4}  # colour type to channels (a palette is of RGB)
JPEG_START = b"\xff\xd8"
# Start-of-frame markers (ITU-T T.81, table B.1); C4, C8 and CC are something else.
JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True)
class Picture:
    media_type: str
    width_px: int
    height_px: int
    channels: int
    """3 is RGB; 1 is grey, 4 has transparency (PNG) or is CMYK (JPEG)."""


def picture(data: bytes) -> Picture:
    """What a PNG or JPEG file says of itself; ValueError where it is neither or is cut off."""
    try:
        if data.startswith(PNG_SIGNATURE):
            width, height, _, colour = struct.unpack_from(">IIBB", data, 16)
            return Picture("image/png", width, height, PNG_COLOURS.get(colour, 0))
        if data.startswith(JPEG_START):
            return _jpeg(data)
    except (struct.error, IndexError) as error:
        raise ValueError("the picture is cut off") from error
    raise ValueError("neither PNG nor JPEG")


def _jpeg(data: bytes) -> Picture:
    position = len(JPEG_START)
    while True:
        if data[position] != 0xFF:
            raise ValueError("the picture is cut off")
        marker = data[position + 1]
        if marker == 0xFF:  # a fill byte
            position += 1
        elif marker in JPEG_FRAMES:
            _, height, width, channels = struct.unpack_from(">BHHB", data, position + 4)
            return Picture("image/jpeg", width, height, channels)
        else:
            position += 2 + struct.unpack_from(">H", data, position + 2)[0]
