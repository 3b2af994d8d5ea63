"""What an episode's page shows of its words file (the transcript) and its chapters file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from audio_pipeline.publish.text import one_line


@dataclass(frozen=True)
class Sentence:
    """A line as it was written, and where it begins in the episode."""

    start_s: float
    text: str


@dataclass(frozen=True)
class Paragraph:
    """Lines of one role that were read from one block of the article, or from none."""

    role: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class ChapterMark:
    start_s: float
    title: str


def transcript(words_json: bytes) -> list[Paragraph]:
    """The lines of a words file as paragraphs; ValueError where it is none."""
    lines = _listed(words_json, "lines")
    groups = groupby(lines, key=lambda line: (line.get("role"), line.get("block")))
    return [Paragraph(str(role), _sentences(list(group))) for (role, _), group in groups]


def chapter_marks(chapters_json: bytes) -> list[ChapterMark]:
    """The marks of a JSON chapters file (podcast namespace, 1.2); ValueError where it is none."""
    chapters = _listed(chapters_json, "chapters")
    return [
        ChapterMark(_number(chapter, "startTime"), one_line(str(chapter.get("title", ""))))
        for chapter in chapters
    ]


def _sentences(lines: list[Mapping[str, Any]]) -> tuple[Sentence, ...]:
    spoken = (
        Sentence(_number(line, "start"), one_line(str(line.get("text", "")))) for line in lines
    )
    return tuple(sentence for sentence in spoken if sentence.text)


def _listed(data: bytes, name: str) -> list[Mapping[str, Any]]:
    content = json.loads(data)
    found = content.get(name, []) if isinstance(content, dict) else None
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise ValueError(f"it has no list of {name}")
    return found


def _number(entry: Mapping[str, Any], name: str) -> float:
    value = entry.get(name)
    if not isinstance(value, int | float):
        raise ValueError(f"{name} is no number of seconds")
    return round(float(value), 3)
