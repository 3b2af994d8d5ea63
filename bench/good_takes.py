"""Good takes for `bench.takes`: lines of one word to 60, spoken by what is embedded, and kept.

The text is that of the sample newsroom's articles, as the script room would have it spoken.
"""

import json
import random
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import numpy as np
import soundfile

from audio_pipeline.demo.articles import load_articles
from audio_pipeline.engines.words import written_words
from audio_pipeline.model import Line, Voice, Word
from audio_pipeline.script import normalize, split_sentences
from audio_pipeline.studio import Engines

MOST_WORDS = 60
MP3_SHARE = 0.25
"""Of the takes; services send MP3, what is embedded gives WAV."""


@dataclass(frozen=True)
class Speaker:
    voice: Voice
    language: str
    share: int
    """How many of its takes there are among those of all."""

    @property
    def name(self) -> str:
        voice = self.voice
        return f"{voice.engine}-{voice.name or self.language}{voice.rate_percent:+d}"


def _espeak(language: str, *names: str) -> tuple[Speaker, ...]:
    rates = (0, -20, 30, 15, -10, 50)
    return tuple(
        Speaker(Voice("espeak", name, rate), language, 1)
        for name, rate in zip(names * (6 // len(names)), rates, strict=True)
    )


SPEAKERS = (
    *(Speaker(Voice("hibari", "", rate), "en", 3) for rate in (0, 10, -15, 25)),
    *(Speaker(Voice("piper", "", rate), "en", 3) for rate in (0, -10, 15, 30)),
    *_espeak("en", "", "en-gb-x-rp"),
    *_espeak("uk", ""),
    *_espeak("de", ""),
    *_espeak("fr", "", "fr-be"),
)
"""Every second one is learnt from, the others are measured."""


@dataclass(frozen=True)
class GoodTake:
    number: int
    speaker: Speaker
    text: str
    words: tuple[Word, ...]
    samples: np.ndarray
    rate_hz: int
    as_mp3: bool


def good_takes(
    folder: Path, first: int, end: int, speakers: Collection[Speaker]
) -> Iterator[GoodTake]:
    """Those numbered `first` to `end` - 1 of these speakers; what `folder` has comes from there."""
    engines = Engines({})
    order = [speaker for speaker in SPEAKERS for _ in range(speaker.share)]
    try:
        for index in range(first, end):
            speaker = order[index % len(order)]
            if speaker in speakers:
                yield _take(folder, index, speaker, engines)
    finally:
        engines.close()


def _take(folder: Path, index: int, speaker: Speaker, engines: Engines) -> GoodTake:
    wav, told = (folder / f"{index:05d}-{speaker.name}.{kind}" for kind in ("wav", "json"))
    if not told.exists():
        text = line_of(speaker.language, index)
        speech = engines.get(speaker.voice.engine).speak(
            Line("body", text, text, 0), speaker.voice, speaker.language
        )
        folder.mkdir(parents=True, exist_ok=True)
        wav.write_bytes(speech.audio)
        told.write_text(json.dumps({"text": text, "words": [asdict(w) for w in speech.words]}))
    known = json.loads(told.read_text())
    samples, rate_hz = soundfile.read(wav, dtype="float32")
    words = tuple(Word(**word) for word in known["words"])
    as_mp3 = random.Random(index).random() < MP3_SHARE
    return GoodTake(index, speaker, known["text"], words, samples, rate_hz, as_mp3)


def line_of(language: str, index: int) -> str:
    """One word to 60, as many short lines as long ones: whole sentences, or the start of one."""
    chance = random.Random(f"{language} {index}")
    wanted = round(MOST_WORDS ** chance.random())
    sentences = _sentences(language)
    at = chance.randrange(len(sentences))
    text = ""
    while len(written_words(text)) < wanted:
        text = f"{text} {sentences[at % len(sentences)]}".strip()
        at += 1
    end = written_words(text)[wanted - 1][1]
    return text[:end] + (text[end : end + 1] if text[end : end + 1] in ".?!" else ".")


@cache
def _sentences(language: str) -> tuple[str, ...]:
    found: list[str] = []
    for article in load_articles():
        if article.language.partition("-")[0] != language:
            continue
        for paragraph in article.paragraphs:
            for sentence in split_sentences(paragraph, language):
                found.append(normalize(sentence, language))
    return tuple(sentence for sentence in found if written_words(sentence))
