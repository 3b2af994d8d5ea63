"""What is said and when, as files beside the audio: WebVTT, words, chapters. Pure."""

import json
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any

from audio_pipeline.mix.text import one_line
from audio_pipeline.model import Article, Change, Cue, Line, Mix, Script, TimedWord

WORDS_VERSION = 1
CHAPTERS_VERSION = "1.2.0"
SHORTEST_CUE_S = 0.001  # a cue that ends where it starts is no cue


def webvtt(mix: Mix, language: str) -> bytes:
    """A cue for each line that has a text, the written one (https://www.w3.org/TR/webvtt1/).

    The header names the language, a comment repeats the disclosure.
    """
    disclosures = [f"NOTE {_escaped(cue.text)}" for cue in mix.cues if cue.role == "disclosure"]
    cues = [_cue(cue) for cue in mix.cues if _escaped(cue.text)]
    blocks = [f"WEBVTT\nLanguage: {_escaped(language)}", *disclosures, *cues]
    return _bytes("\n\n".join(blocks) + "\n")


def words_json(mix: Mix, script: Script, article: Article) -> bytes:
    """Every spoken word and every line with its times in seconds, to the millisecond.

    A word's `line` indexes `lines`, its `block` the article's blocks (null for what the show says
    itself), and `written` is the part of the line's written text that it was read from; it is
    missing where the reading added the word.
    """
    return _json(
        {
            "version": WORDS_VERSION,
            "language": script.language,
            "title": script.title,
            "article": article.url,
            "duration_s": mix.duration_s,
            "disclosure": script.disclosure,
            "words": list(_words(mix.words, script.lines)),
            "lines": [_line(cue) for cue in mix.cues],
        }
    )


def chapters_json(mix: Mix) -> bytes:
    """Podcasting 2.0 chapters, application/json+chapters.

    https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
    """
    return _json(
        {
            "version": CHAPTERS_VERSION,
            "chapters": [
                {"startTime": chapter.start_s, "title": chapter.title} for chapter in mix.chapters
            ],
        }
    )


def _cue(cue: Cue) -> str:
    stop_s = max(cue.end_s, cue.start_s + SHORTEST_CUE_S)
    times = f"{_timestamp(cue.start_s)} --> {_timestamp(stop_s)}"
    return f"{cue.line}\n{times}\n{_escaped(cue.text)}"


def _timestamp(seconds: float) -> str:
    minutes, milliseconds = divmod(round(seconds * 1000), 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{milliseconds // 1000:02}.{milliseconds % 1000:03}"


def _escaped(text: str) -> str:
    """One line of cue text: no markup, no arrow."""
    return one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _words(words: Sequence[TimedWord], lines: Sequence[Line]) -> Iterator[Mapping[str, Any]]:
    for index, group in groupby(words, key=lambda word: word.line):
        of_line = list(group)
        written = _written([word.text for word in of_line], lines[index])
        for word, source in zip(of_line, written, strict=True):
            yield {
                "text": word.text,
                "start": word.start_s,
                "end": word.end_s,
                "line": word.line,
                "block": word.block,
                **({"written": source} if source else {}),
            }


def _written(spoken: Sequence[str], line: Line) -> list[str]:
    """For each spoken word the written ones it was read from: "$5" for "five" and for "dollars"."""
    ranges = _ranges(spoken, line.spoken)
    if not line.changes or len(ranges) < len(spoken):
        return _compared(spoken, line.text.split())
    return [_whole_words(line.text, *_source(line.changes, *each)) for each in ranges]


def _ranges(words: Sequence[str], text: str) -> list[tuple[int, int]]:
    """Where each word lies in the text, as far as the engine heard the words that it was sent."""
    ranges: list[tuple[int, int]] = []
    position = 0
    for word in words:
        start = text.find(word, position)
        while start > position and text[start - 1].isalnum():  # "he" in "the"
            start = text.find(word, start + 1)
        if start < 0:
            break
        position = start + len(word)
        ranges.append((start, position))
    return ranges


def _source(changes: Sequence[Change], start: int, end: int) -> tuple[int, int]:
    """The part of a written text that part of the spoken one was read from."""
    shift = 0
    begins: list[int] = []
    ends: list[int] = []
    for change in changes:
        if change.spoken_end <= start:
            shift = change.end - change.spoken_end
        elif change.spoken_start < end:
            begins.append(change.start if change.spoken_start <= start else start + shift)
            ends.append(change.end)
            shift = change.end - change.spoken_end
            if change.spoken_end < end:
                ends.append(end + shift)
    return min(begins, default=start + shift), max(ends, default=end + shift)


def _whole_words(text: str, start: int, end: int) -> str:
    """The words that a part of a text lies in; none where the part is empty."""
    if start == end:
        return ""
    before = text[:start].rsplit(None, 1)
    if before and not text[start - 1].isspace():
        start -= len(before[-1])
    after = text[end:].split(None, 1)
    if after and not text[end].isspace():
        end += len(after[0])
    return text[start:end].strip()


def _compared(spoken: Sequence[str], written: Sequence[str]) -> list[str]:
    """The same where nothing is known of what changed: words that are alike are taken as pairs."""
    sources = [""] * len(spoken)
    matcher = SequenceMatcher(None, [*map(_bare, written)], [*map(_bare, spoken)], autojunk=False)
    for kind, start, stop, first, last in matcher.get_opcodes():
        for offset, position in enumerate(range(first, last)):
            one_to_one = kind == "equal" or stop - start == last - first
            if one_to_one:
                sources[position] = written[start + offset]
            else:
                sources[position] = " ".join(written[start:stop])
    return sources


def _bare(word: str) -> str:
    """A word without its case and the punctuation around it."""
    return "".join(c for c in word.casefold() if c.isalnum())


def _line(cue: Cue) -> Mapping[str, Any]:
    return {
        "role": cue.role,
        "text": cue.text,
        "start": cue.start_s,
        "end": cue.end_s,
        "block": cue.block,
    }


def _json(value: Mapping[str, Any]) -> bytes:
    return _bytes(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n")


def _bytes(text: str) -> bytes:
    """UTF-8; a lone surrogate, which it does not have, becomes a question mark."""
    return text.encode("utf-8", "replace")
