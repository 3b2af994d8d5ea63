"""Transcript, words and chapters: what a player reads beside the audio."""

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_pipeline.mix import chapters_json, mix, webvtt, words_json
from audio_pipeline.mix.text import one_line
from audio_pipeline.model import (
    Article,
    Chapter,
    Cue,
    Line,
    Mix,
    Script,
    Show,
    TimedWord,
)
from audio_pipeline.script import trace
from tests.mix.conftest import MakeTakes, script_of

DISCLOSURE = "This audio is created with AI assistance"
CUE_TIMES = re.compile(r"(\d\d+):(\d\d):(\d\d)\.(\d{3}) --> (\d\d+):(\d\d):(\d\d)\.(\d{3})")
ARTICLE = Article("https://news.example/tram", "A new tram line", "en", ())


@st.composite
def mixes(draw: st.DrawFn) -> tuple[Mix, Script]:
    """A mix whose lines follow one another, with words in them."""
    texts = draw(st.lists(st.text(st.characters(), max_size=40), min_size=1, max_size=8))
    position, cues, words = 0, [], []
    for line, text in enumerate(texts):
        start = position + draw(st.integers(0, 5_000_000))
        stop = start + draw(st.integers(0, 60_000))
        cues.append(Cue(start / 1000, stop / 1000, text, line, "body", line))
        moments = sorted(draw(st.lists(st.integers(start, stop), max_size=6)))
        for first, second in pairwise(moments):
            words.append(TimedWord(f"w{first}", first / 1000, second / 1000, line, line))
        position = stop + 1
    lines = tuple(Line("body", text, text, 0, line) for line, text in enumerate(texts))
    chapters = (Chapter(0.0, texts[0]), *(Chapter(cue.start_s, cue.text) for cue in cues[1:]))
    duration_s = position / 1000 + 1
    made = Mix(Path("a.mp3"), "", 1, duration_s, -16, -1, tuple(cues), tuple(words), chapters)
    return made, Script("en", texts[0], "", DISCLOSURE, lines)


def cues_of(vtt: bytes) -> list[tuple[float, float, str]]:
    """A plain reading of WebVTT: blocks between blank lines; a cue has one line of times."""
    text = vtt.decode("utf-8")
    assert text.startswith("WEBVTT\n")
    cues = []
    for block in text.split("\n\n")[1:]:
        lines = block.strip("\n").split("\n")
        if lines[0].startswith("NOTE"):
            assert "-->" not in block
            continue
        times = CUE_TIMES.fullmatch(lines[1])
        assert times
        h1, m1, s1, ms1, h2, m2, s2, ms2 = map(int, times.groups())
        start = h1 * 3600 + m1 * 60 + s1 + ms1 / 1000
        stop = h2 * 3600 + m2 * 60 + s2 + ms2 / 1000
        cues.append((start, stop, "\n".join(lines[2:])))
    return cues


@given(mixes())
def test_cues_are_in_order_and_within_the_episode(made: tuple[Mix, Script]) -> None:
    episode, _ = made
    cues = cues_of(webvtt(episode, "en"))
    with_text = [cue for cue in episode.cues if one_line(cue.text)]
    for (start, stop, text), cue in zip(cues, with_text, strict=True):
        assert start == pytest.approx(cue.start_s, abs=1e-6)
        assert start < stop <= episode.duration_s
        assert "\n" not in text
        assert "<" not in text
        assert "-->" not in text
    for before, after in pairwise(cues):
        assert before[1] <= after[0]


@given(mixes())
def test_words_are_in_order_and_within_their_lines(made: tuple[Mix, Script]) -> None:
    episode, script = made
    data = json.loads(words_json(episode, script, ARTICLE))
    assert len(data["lines"]) == len(script.lines)
    assert [word["text"] for word in data["words"]] == [word.text for word in episode.words]
    for before, after in pairwise(data["words"]):
        assert before["start"] <= after["start"]
    for word in data["words"]:
        line = data["lines"][word["line"]]
        assert line["start"] <= word["start"] <= word["end"] <= line["end"]
        assert word["block"] == line["block"]


@given(mixes())
def test_chapters_begin_at_zero_and_rise(made: tuple[Mix, Script]) -> None:
    data = json.loads(chapters_json(made[0]))
    assert data["version"] == "1.2.0"
    starts = [chapter["startTime"] for chapter in data["chapters"]]
    assert starts[0] == 0
    assert starts == sorted(starts)


def test_markup_and_arrows_of_an_article_are_only_text() -> None:
    cue = Cue(1.0, 2.0, "a --> b <b>&amp;</b>\n\nWEBVTT\0", 0, "body", 0)
    episode = Mix(Path("a"), "", 1, 3.0, -16, -1, (cue,), (), ())
    assert cues_of(webvtt(episode, "en")) == [
        (1.0, 2.0, "a --&gt; b &lt;b&gt;&amp;amp;&lt;/b&gt; WEBVTT")
    ]


def test_transcript_names_its_language_and_repeats_the_disclosure() -> None:
    cue = Cue(1.0, 2.0, DISCLOSURE, 0, "disclosure", None)
    episode = Mix(Path("a"), "", 1, 3700.0, -16, -1, (cue,), (), ())
    head = webvtt(episode, "uk").decode()
    assert head.startswith(f"WEBVTT\nLanguage: uk\n\nNOTE {DISCLOSURE}\n\n0\n00:00:01.000 --> ")


@pytest.mark.parametrize(
    ("text", "spoken", "written"),
    [
        ("It cost $5.", "It cost five dollars", ["It", "cost", "$5.", "$5."]),
        ("“Yes,” she said", "Yes she said", ["“Yes,”", "she", "said"]),
        ("Dr. Bell left", "Doctor Bell left", ["Dr.", "Bell", "left"]),
        ("In 2024 he won", "In twenty twenty four he won", ["In", *["2024"] * 3, "he", "won"]),
        ("The end", "So the end", [None, "The", "end"]),
        ("Він має 5 котів", "Він має пʼять котів", ["Він", "має", "5", "котів"]),
    ],
)
def test_words_say_what_they_were_read_from(
    text: str, spoken: str, written: list[str | None]
) -> None:
    words = tuple(
        TimedWord(word, float(number), number + 0.5, 0, 4)
        for number, word in enumerate(spoken.split())
    )
    cue = Cue(0.0, 9.0, text, 0, "body", 4)
    episode = Mix(Path("a"), "", 1, 10.0, -16, -1, (cue,), words, ())
    script = Script("en", "T", "", DISCLOSURE, (Line("body", text, spoken, 0, 4),))
    data = json.loads(words_json(episode, script, ARTICLE))
    assert [word.get("written") for word in data["words"]] == written
    assert {word["block"] for word in data["words"]} == {4}


@pytest.mark.parametrize(
    ("text", "heard", "written"),
    [
        (
            "It cost $5.5 million.",
            "It cost five point five million dollars",
            ["It", "cost", *["$5.5 million."] * 5],
        ),
        (
            "On Oct. 5, 1,200 left.",
            "On October fifth one thousand two hundred left",
            ["On", "Oct. 5,", "Oct. 5,", *["1,200"] * 4, "left."],
        ),
        ("So <b>NATO</b> and 3% (5).", "NATO and three", ["<b>NATO</b>", "and", "3%"]),
        ("The he of 5", "he of five", ["he", "of", "5"]),
        ("Heard 5 otherwise", "Heard V otherwise", ["Heard", "5", "otherwise"]),
    ],
)
def test_words_of_a_traced_line_are_those_that_its_changes_name(
    text: str, heard: str, written: list[str]
) -> None:
    words = tuple(
        TimedWord(word, float(number), number + 0.5, 0, 4)
        for number, word in enumerate(heard.split())
    )
    traced = trace(text, "en")
    line = Line("body", text, traced.text, 0, 4, changes=traced.changes)
    episode = Mix(Path("a"), "", 1, 10.0, -16, -1, (), words, ())
    data = json.loads(words_json(episode, Script("en", "T", "", DISCLOSURE, (line,)), ARTICLE))
    assert [word.get("written") for word in data["words"]] == written


def test_files_of_a_real_mix_agree_with_its_audio(make_takes: MakeTakes, tmp_path: Path) -> None:
    script = script_of(("opening", "disclosure", "heading", "body"))
    takes = make_takes([(1.0, 0.1, "one")] * 4)
    episode = mix(takes, script, Show("daily", "Daily"), tmp_path / "out")
    data: dict[str, Any] = json.loads(words_json(episode, script, ARTICLE))
    assert data["duration_s"] == episode.duration_s
    assert data["disclosure"] == DISCLOSURE
    assert (data["version"], data["language"], data["title"]) == (1, "en", script.title)
    assert len(data["words"]) == 8
    assert [line["role"] for line in data["lines"]] == [line.role for line in script.lines]
    cues = cues_of(webvtt(episode, "en"))
    assert [cue[0] for cue in cues] == [line["start"] for line in data["lines"]]
    chapters = json.loads(chapters_json(episode))["chapters"]
    assert chapters == [
        {"startTime": 0.0, "title": script.title},
        {"startTime": data["lines"][2]["start"], "title": "Written 2."},
    ]
