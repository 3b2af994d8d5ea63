"""What an episode's page shows of its transcript (WebVTT) and its chapters (JSON chapters)."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from audio_pipeline.errors import StorageFailed
from audio_pipeline.publish.text import one_line

PARAGRAPH_PAUSE_S = 0.5  # sentences of a paragraph follow each other more closely
TIMING = re.compile(r"((?:\d+:)?\d\d:\d\d\.\d{3})[ \t]+-->[ \t]+((?:\d+:)?\d\d:\d\d\.\d{3})")
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Sentence:
    """A spoken sentence as it was written, in seconds of the episode."""

    start_s: float
    end_s: float
    text: str


@dataclass(frozen=True)
class ChapterMark:
    start_s: float
    title: str


@dataclass(frozen=True)
class Paragraph:
    sentences: tuple[Sentence, ...]
    heading: bool = False


def sentences(webvtt: bytes) -> list[Sentence]:
    """The cues of a WebVTT file (w3.org/TR/webvtt1) in its order, without tags and settings."""
    text = webvtt.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    found = []
    for block in re.split(r"\n\n+", text):
        timing = TIMING.search(block)
        if timing:
            words = one_line(unescape(TAG.sub("", block[timing.end() :].partition("\n")[2])))
            if words:
                found.append(Sentence(_seconds(timing[1]), _seconds(timing[2]), words))
    return found


def chapter_marks(chapters_json: bytes, path: str) -> list[ChapterMark]:
    """The chapters of a JSON chapters file (podcast namespace, 1.2); `path` for the message."""
    try:
        listed = json.loads(chapters_json).get("chapters", [])
        return [ChapterMark(float(one["startTime"]), one_line(one["title"])) for one in listed]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StorageFailed(
            f"the chapters in {path} cannot be read: {error}", "render the episode again"
        ) from error


def paragraphs(spoken: Sequence[Sentence], chapters: Sequence[ChapterMark]) -> list[Paragraph]:
    """Sentences as paragraphs: a longer pause begins a new one, a chapter's title stands alone."""
    titles = {chapter.title for chapter in chapters}
    groups: list[list[Sentence]] = []
    for sentence in spoken:
        before = groups[-1][-1] if groups else None
        alone = sentence.text in titles or (before is not None and before.text in titles)
        if before is None or alone or sentence.start_s - before.end_s >= PARAGRAPH_PAUSE_S:
            groups.append([])
        groups[-1].append(sentence)
    return [Paragraph(tuple(group), group[0].text in titles) for group in groups]


def _seconds(clock: str) -> float:
    seconds = 0.0
    for part in clock.split(":"):
        seconds = seconds * 60 + float(part)
    return round(seconds, 3)
