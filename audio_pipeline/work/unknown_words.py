"""Words of lately composed scripts that no dictionary of their voice has, most frequent first."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import cast

from audio_pipeline.model import EMBEDDED_VOICES, Line, Script, Voice
from audio_pipeline.script.lexicon import RULE, Reader
from audio_pipeline.store import episodes
from audio_pipeline.studio import voice_for
from audio_pipeline.work.lexicon import lexicon_for
from audio_pipeline.work.tools import Tools

_WORD = re.compile(r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s\Z")
_Ask = Callable[[Sequence[str], Voice, str], dict[str, str]]


@dataclass(frozen=True)
class UnknownWord:
    """`sounds`: how `engine` would say it, in its own letters; `example`: a sentence with it."""

    word: str
    count: int
    sounds: str
    engine: str
    language: str
    example: str


@dataclass
class _Seen:
    counts: dict[str, int] = field(default_factory=dict)
    examples: dict[str, str] = field(default_factory=dict)


def unknown_words(tools: Tools, show: str, days: int) -> list[UnknownWord]:
    """Those of articles published within the last `days`, of one show or (empty name) of all.

    Words that the lexicon has by now are no longer among them. Where a voice's engine has no
    dictionary to ask, the embedded voice of the language answers instead.
    """
    seen: dict[tuple[Voice, str], _Seen] = {}
    readers: dict[tuple[str, str], Reader] = {}
    for name, script, chosen in episodes.scripts_since(
        tools.database, tools.now() - timedelta(days=days), show
    ):
        if name not in tools.settings.shows:
            continue
        key = name, script.language
        if key not in readers:
            lexicon = lexicon_for(tools.settings, tools.show(name), script.language)
            readers[key] = Reader(lexicon, script.language)
        voice = _judge(tools, chosen or voice_for(tools.show(name), script.language), script)
        _count(script, readers[key], seen.setdefault((voice, script.language), _Seen()))
    found = [each for group, words in seen.items() for each in _unknown(tools, *group, words)]
    return sorted(found, key=lambda each: (-each.count, each.word))


def _judge(tools: Tools, voice: Voice, script: Script) -> Voice:
    if hasattr(tools.engines.get(voice.engine), "unknown_words"):
        return voice
    return EMBEDDED_VOICES.get(script.language, EMBEDDED_VOICES["*"])


def _count(script: Script, reader: Reader, seen: _Seen) -> None:
    for line in script.lines:
        known = list(_known(line, reader))
        for match in _WORD.finditer(line.spoken):
            if not any(start < match.end() and match.start() < end for start, end in known):
                word = _POSSESSIVE.sub("", match.group())
                seen.counts[word] = seen.counts.get(word, 0) + 1
                seen.examples.setdefault(word, line.text)


def _known(line: Line, reader: Reader) -> Iterator[tuple[int, int]]:
    """Where in the spoken text words of a lexicon stand: of the one then, of the one now."""
    yield from ((each.start, each.end) for each in line.pronunciations)
    for change in line.changes:
        if change.rule.startswith(RULE):
            yield change.spoken_start, change.spoken_end
    yield from ((each.start, each.end) for each in reader.found(line.spoken))


def _unknown(tools: Tools, voice: Voice, language: str, seen: _Seen) -> Iterator[UnknownWord]:
    ask = cast(_Ask, getattr(tools.engines.get(voice.engine), "unknown_words"))  # noqa: B009
    for word, sounds in ask(list(seen.counts), voice, language).items():
        example = seen.examples[word]
        yield UnknownWord(word, seen.counts[word], sounds, voice.engine, language, example)
