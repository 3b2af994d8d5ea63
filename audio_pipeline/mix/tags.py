"""ID3v2.4 by mutagen: what an episode's file says of itself (https://id3.org/id3v2.4.0-frames).

Chapters follow the ID3v2 Chapter Frame Addendum (https://id3.org/id3v2-chapters-1.0).
"""

import io
import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from string import punctuation
from typing import Any
from urllib.parse import quote

from mutagen import id3 as mutagen_id3

from audio_pipeline.mix.languages import three_letters
from audio_pipeline.mix.text import one_line
from audio_pipeline.model import Chapter, Script, Show

id3: Any = mutagen_id3  # mutagen ships py.typed, but its classes carry no types

log = logging.getLogger("audio_pipeline.mix")

HEADER_BYTES = 10
NOT_COUNTED = 0xFFFFFFFF  # a chapter's byte offsets, where only its times count
IMAGE_TYPES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}


def id3_tag(script: Script, show: Show, chapters: Sequence[Chapter], duration_s: float) -> bytes:
    """The whole tag, without padding."""
    frames = b"".join(
        map(
            _written,
            (
                *_texts(script, show),
                *_addresses(script.url),
                *_chapters(chapters, duration_s),
                *_cover(show.artwork),
            ),
        )
    )
    size = bytes(len(frames) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x04\x00\x00" + size + frames


def _written(frame: object) -> bytes:
    """One frame; in a tag of many mutagen sorts by size, and chapters would lose their order."""
    tag = id3.ID3()
    tag.add(frame)
    written = io.BytesIO()
    tag.save(written, v1=0, v2_version=4, padding=lambda _: 0)
    return written.getvalue()[HEADER_BYTES:]


def _texts(script: Script, show: Show) -> Iterator[object]:
    language = three_letters(script.language)
    artist = script.byline or show.author or show.title
    yield id3.TIT2(encoding=id3.Encoding.UTF8, text=one_line(script.title))
    yield id3.TPE1(encoding=id3.Encoding.UTF8, text=one_line(artist))
    yield id3.TALB(encoding=id3.Encoding.UTF8, text=one_line(show.title))
    yield id3.TLAN(encoding=id3.Encoding.LATIN1, text=language)
    disclosure = one_line(script.disclosure)
    yield id3.COMM(encoding=id3.Encoding.UTF8, lang=language, desc="", text=disclosure)
    if script.published:
        moment = id3.ID3TimeStamp(script.published.strftime("%Y-%m-%dT%H:%M:%S"))
        yield id3.TDRC(encoding=id3.Encoding.LATIN1, text=[moment])


def _addresses(url: str) -> Iterator[object]:
    address = quote(one_line(url), safe=punctuation)  # WXXX holds Latin-1 only
    if address:
        yield id3.TXXX(encoding=id3.Encoding.UTF8, desc="Article", text=address)
        yield id3.WXXX(encoding=id3.Encoding.UTF8, desc="Article", url=address)


def _chapters(chapters: Sequence[Chapter], duration_s: float) -> Iterator[object]:
    ends_s = [*(chapter.start_s for chapter in chapters[1:]), duration_s]
    names = [f"chapter{number}" for number in range(len(chapters))]
    flags = id3.CTOCFlags.TOP_LEVEL | id3.CTOCFlags.ORDERED
    yield id3.CTOC(element_id="contents", flags=flags, child_element_ids=names, sub_frames=[])
    for name, chapter, end_s in zip(names, chapters, ends_s, strict=True):
        yield id3.CHAP(
            element_id=name,
            start_time=round(chapter.start_s * 1000),
            end_time=round(end_s * 1000),
            start_offset=NOT_COUNTED,
            end_offset=NOT_COUNTED,
            sub_frames=[id3.TIT2(encoding=id3.Encoding.UTF8, text=one_line(chapter.title))],
        )


def _cover(artwork: str) -> Iterator[object]:
    """The show's picture; one that cannot be used is a warning and keeps nothing off the air."""
    path = Path(artwork)
    if not path.is_file():
        return
    try:
        image = path.read_bytes()
    except OSError as error:
        log.warning("artwork %s cannot be read: %s", path.name, error.strerror)
        return
    media_type = next((kind for start, kind in IMAGE_TYPES.items() if image.startswith(start)), "")
    if not media_type:
        log.warning("artwork %s is neither JPEG nor PNG, so files go without it", path.name)
        return
    cover = id3.PictureType.COVER_FRONT
    yield id3.APIC(encoding=id3.Encoding.LATIN1, mime=media_type, type=cover, data=image)
