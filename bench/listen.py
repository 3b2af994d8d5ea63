"""Whole episodes as a listener has them: every word there and in order, one loudness, right pauses.

    .venv/bin/python -m bench.listen [--only NAME] [--missed]

The English articles of the sample newsroom and those beside this file become MP3s as any page does,
by hibari. Each MP3 is decoded and everything below is found in its samples:

- words: those of each half a minute of script are laid on its sound, one after the other, by
  pocketsphinx. A word counts when it fits its sound and lies where the published words say. The
  control lays the words of the half minute before on the same sound: it shows what chance finds.
- loudness of each section in LUFS (BS.1770, by pyloudnorm), against that of the whole.
- pauses: the silence between two lines, against the script's.

Goals: 99 % of the words; no section further than 1.5 LU from the whole; pauses within 60 ms.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyloudnorm
import soundfile
import soxr

from audio_pipeline.config import Settings
from audio_pipeline.demo.articles import load_articles
from audio_pipeline.demo.editions import load_editions
from audio_pipeline.demo.pages import article_page
from audio_pipeline.model import Mix, Script, Show, TimedWord, Voice
from audio_pipeline.studio.checks.alignment import Aligner, Laid, english_words
from audio_pipeline.work.render import render

SITE = "https://news.example"
SHOW = Show("listen", "The Courier", voices={"*": Voice("hibari")})
GOALS = {"words": 0.99, "section_lu": 1.5, "pause_ms": 60.0}
STRETCH_S = 30.0
BAD_WORD, BAD_SHORT_WORD, SHORT_S = 12.0, 25.0, 0.1
"""How badly a word may fit: as in the checks of takes."""
WORD_SLACK_S = 0.15
AROUND_S = 0.2
SILENT = 10 ** (-45 / 20)
FRAME_S = 0.005
LEAST_SECTION_S = 3.0
HEAD = f"{'episode':22}  min  words   found  chance  section   pause"
SHORTEST = 300
"""Characters: a first line of breaking news is not narrated."""
Samples = npt.NDArray[np.float32]


@dataclass
class Heard:
    """What was found in one episode."""

    name: str
    minutes: float
    words: int = 0
    found: int = 0
    by_chance: int = 0
    missed: list[str] = field(default_factory=list)
    sections_lu: dict[str, float] = field(default_factory=dict)
    pauses_off_ms: list[float] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="episodes whose name has this in it")
    parser.add_argument("--missed", action="store_true", help="print the words that are not found")
    given = parser.parse_args()
    aligner, episodes = Aligner(), []
    print(HEAD)
    with tempfile.TemporaryDirectory() as folder:
        for name, page in pages():
            if given.only in name:
                episodes.append(listened(name, page, Path(folder), aligner))
                show(episodes[-1], missed=given.missed)
    whole = Heard("all", sum(each.minutes for each in episodes))
    for each in episodes:
        whole.words += each.words
        whole.found += each.found
        whole.by_chance += each.by_chance
        whole.sections_lu |= {f"{each.name} {key}": lu for key, lu in each.sections_lu.items()}
        whole.pauses_off_ms += each.pauses_off_ms
    show(whole, missed=False)
    print(f"goals: {GOALS}")
    sys.exit(not met(whole))


def pages() -> Iterator[tuple[str, bytes]]:
    """Each article's name and its page, clutter and all."""
    editions = load_editions()
    own = load_articles(Path(__file__).parent / "articles")
    articles = [
        each
        for each in (*load_articles(), *own)
        if each.language == "en" and not each.silent and len(each.markdown) > SHORTEST
    ]
    for article in articles:
        others = [each for each in articles if each is not article][:3]
        page = article_page(
            article, editions["en"], editions, others, SITE, "https://audio.example"
        )
        yield article.name, page


def listened(name: str, page: bytes, folder: Path, aligner: Aligner) -> Heard:
    settings = Settings(output=folder / "output", folder=folder)
    rendering = render(page, f"{SITE}/{name}", SHOW, settings, folder / f"{name}.mp3")
    samples, rate_hz = soundfile.read(rendering.path, dtype="float32")
    mixed, script = rendering.mix, rendering.script
    heard = Heard(name, len(samples) / rate_hz / 60)
    lay_words(heard, aligner, soxr.resample(samples, rate_hz, 16_000), mixed, script)
    heard.sections_lu = sections(samples, rate_hz, mixed)
    heard.pauses_off_ms = list(pauses(samples, rate_hz, mixed, script))
    return heard


def lay_words(
    heard: Heard, aligner: Aligner, at_16_khz: Samples, mixed: Mix, script: Script
) -> None:
    before = ""
    for first, last in stretches(mixed):
        said = lay_stretch(heard, aligner, at_16_khz, mixed, script, (first, last))
        sound, _ = cut(at_16_khz, mixed, first, last)
        heard.by_chance += sum(map(fits, aligner.lay(sound, before) or ()))
        before = said


def lay_stretch(
    heard: Heard,
    aligner: Aligner,
    at_16_khz: Samples,
    mixed: Mix,
    script: Script,
    cues: tuple[int, int],
) -> str:
    """Its text; in two halves where the aligner finds no way through it."""
    first, last = cues
    sound, start_s = cut(at_16_khz, mixed, first, last)
    lines = sorted({mixed.cues[place].line for place in range(first, last + 1)})
    text = " ".join(script.lines[line].spoken for line in lines)
    said = english_words(text)
    laid = aligner.lay(sound, text) or []
    if len(laid) != len(said) and first < last:
        middle = (first + last) // 2
        halves = ((first, middle), (middle + 1, last))
        for half in halves:
            lay_stretch(heard, aligner, at_16_khz, mixed, script, half)
        return text
    published = [
        replace(word, text=each, start_s=word.start_s - start_s, end_s=word.end_s - start_s)
        for word in mixed.words
        if word.line in lines
        for each in english_words(word.text)
    ]
    placed = [word.text for word in published] == said
    heard.words += len(said)
    for number, each in enumerate(said):
        word = laid[number] if len(laid) == len(said) else None
        there = published[number] if placed else None
        if word and fits(word) and (there is None or is_there(word, there)):
            heard.found += 1
        else:
            heard.missed.append(told(each, word, there))
    return text


def cut(at_16_khz: Samples, mixed: Mix, first: int, last: int) -> tuple[Samples, float]:
    """The sound of those cues, and when it starts."""
    start_s = max(0.0, mixed.cues[first].start_s - AROUND_S)
    end_s = mixed.cues[last].end_s + AROUND_S
    return at_16_khz[int(start_s * 16_000) : int(end_s * 16_000)], start_s


def stretches(mixed: Mix) -> Iterator[tuple[int, int]]:
    """First and last cue of what lasts some half a minute."""
    first = 0
    for place, cue in enumerate(mixed.cues):
        is_last = place == len(mixed.cues) - 1
        if is_last or cue.end_s - mixed.cues[first].start_s >= STRETCH_S:
            yield first, place
            first = place + 1


def fits(word: Laid) -> bool:
    return word.badness <= (BAD_SHORT_WORD if word.end_s - word.start_s < SHORT_S else BAD_WORD)


def is_there(word: Laid, published: TimedWord) -> bool:
    middle_s = (word.start_s + word.end_s) / 2
    return published.start_s - WORD_SLACK_S <= middle_s <= published.end_s + WORD_SLACK_S


def told(text: str, word: Laid | None, published: TimedWord | None) -> str:
    where = f" published {published.start_s:.2f}-{published.end_s:.2f}" if published else ""
    if word is None:
        return f"{text}: not laid{where}"
    return f"{text}: {word.start_s:.2f}-{word.end_s:.2f} badness {word.badness:.1f}{where}"


def sections(samples: Samples, rate_hz: int, mixed: Mix) -> dict[str, float]:
    """LU above the whole of each run of cues with one role that lasts long enough."""
    meter = pyloudnorm.Meter(rate_hz)
    whole = meter.integrated_loudness(samples)
    runs: list[tuple[str, float, float]] = []
    for cue in mixed.cues:
        if runs and runs[-1][0] == cue.role:
            runs[-1] = (cue.role, runs[-1][1], cue.end_s)
        else:
            runs.append((cue.role, cue.start_s, cue.end_s))
    return {
        f"{role} at {start_s:.0f} s": meter.integrated_loudness(
            samples[int(start_s * rate_hz) : int(end_s * rate_hz)]
        )
        - whole
        for role, start_s, end_s in runs
        if end_s - start_s >= LEAST_SECTION_S
    }


def pauses(samples: Samples, rate_hz: int, mixed: Mix, script: Script) -> Iterator[float]:
    """Of each gap between two lines: how many milliseconds longer its silence is than asked for."""
    size = int(FRAME_S * rate_hz)
    peaks = np.abs(samples[: len(samples) // size * size]).reshape(-1, size).max(axis=1)
    loud = np.flatnonzero(peaks > SILENT)
    for cue, following in pairwise(mixed.cues):
        middle = (cue.end_s + following.start_s) / 2 * rate_hz / size
        place = int(np.searchsorted(loud, middle))
        if 0 < place < len(loud):
            silent_s = (loud[place] - loud[place - 1] - 1) * size / rate_hz
            yield silent_s * 1000 - script.lines[cue.line].pause_ms


def show(heard: Heard, *, missed: bool) -> None:
    section_lu = farthest(list(heard.sections_lu.values()))
    pause_ms = farthest(heard.pauses_off_ms)
    print(
        f"{heard.name:22} {heard.minutes:4.1f} {heard.words:6} {share(heard.found, heard):6.1%} "
        f"{share(heard.by_chance, heard):6.1%} {section_lu:5.1f} LU {pause_ms:4.0f} ms",
        flush=True,
    )
    for each in heard.missed if missed else ():
        print(f"    {each}")


def share(count: int, heard: Heard) -> float:
    return count / max(1, heard.words)


def farthest(values: Sequence[float]) -> float:
    return max(values, key=abs, default=0.0)


def met(heard: Heard) -> bool:
    return (
        share(heard.found, heard) >= GOALS["words"]
        and abs(farthest(list(heard.sections_lu.values()))) <= GOALS["section_lu"]
        and abs(farthest(heard.pauses_off_ms)) <= GOALS["pause_ms"]
    )


if __name__ == "__main__":
    main()
