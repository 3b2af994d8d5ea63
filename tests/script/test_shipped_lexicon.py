"""The lexicons shipped: every entry is found, and every voice that takes phonemes takes its own."""

import json
from collections import Counter
from pathlib import Path

import pytest

from audio_pipeline.engines.phonemes import espeak_phonemes
from audio_pipeline.model import Lexicon, LexiconEntry
from audio_pipeline.script.lexicon import RULE, Reader
from audio_pipeline.script.lexicon_file import load_lexicon, shipped_folder

FILES = sorted(shipped_folder().glob("*.toml"))
ENGLISH = load_lexicon(Path("there is none"), "en", "").entries
LEAST_ENGLISH_ENTRIES = 300


def test_english_has_some_hundred_names() -> None:
    assert [path.stem for path in FILES] == ["en"]
    assert len(ENGLISH) >= LEAST_ENGLISH_ENTRIES


def test_no_form_is_written_twice() -> None:
    forms = Counter(form for entry in ENGLISH for form in entry.written)
    assert [form for form, count in forms.items() if count > 1] == []


def test_every_entry_says_where_its_sound_can_be_checked() -> None:
    assert [entry.written for entry in ENGLISH if ": " not in entry.source] == []


def test_every_alias_is_another_spelling() -> None:
    assert [entry.alias for entry in ENGLISH if entry.alias in entry.written] == []


@pytest.mark.parametrize("entry", ENGLISH, ids=lambda entry: entry.written[0])
def test_every_form_is_found_in_a_sentence(entry: LexiconEntry) -> None:
    reader = Reader(Lexicon(ENGLISH), "en")
    for form in entry.written:
        text = f"They spoke of {form} last week {' '.join(entry.near[:1])}."
        assert [found.rule for found in reader.found(text)] == [RULE + entry.written[0]]
        _spoken, sounds = reader.spoken(text)
        assert [each.ipa for each in sounds] == [entry.ipa]


@pytest.mark.parametrize("entry", ENGLISH, ids=lambda entry: entry.written[0])
def test_every_sound_is_one_that_the_embedded_voices_have(entry: LexiconEntry) -> None:
    from hibari.voices import ASSETS  # type: ignore[import-untyped]  # ships no types

    from audio_pipeline.engines.hibari_text import own_alphabet

    vocabulary = json.loads(Path(ASSETS, "vocab.json").read_bytes())
    assert espeak_phonemes(entry.ipa)
    assert [each for each in own_alphabet(entry.ipa, british=False) if each not in vocabulary] == []
    assert "ˈ" in entry.ipa
