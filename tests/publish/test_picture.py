"""What a picture's first bytes say of its size."""

import pytest

from audio_pipeline.player import DEFAULT_ARTWORK
from audio_pipeline.publish.picture import picture

PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (640).to_bytes(4, "big") + (480).to_bytes(4, "big")


def test_size_is_read_from_pictures() -> None:
    found = picture(DEFAULT_ARTWORK.read_bytes())
    assert (found.width_px, found.height_px) == (1400, 1400)
    found = picture(PNG + b"\x08\x02")
    assert (found.width_px, found.height_px) == (640, 480)


@pytest.mark.parametrize(
    "data",
    [b"", b"GIF89a", PNG[:20], PNG, b"\xff\xd8\xff", b"\xff\xd8" + b"\xff\xe0\0\0" * 5],
)
def test_what_is_cut_off_or_none_is_a_value_error(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"cut off|neither"):
        picture(data)
