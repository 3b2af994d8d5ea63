from pathlib import Path

import pytest

from audio_pipeline.engines import load_engine
from audio_pipeline.errors import StorageFailed, TakeBroken
from audio_pipeline.model import Line, Pronunciation, Speech, Voice, Word
from audio_pipeline.studio import TakeStore, take_key

LINE = Line("body", "Hello there.", "Hello there.", 300)
KEY = take_key(LINE, "espeak")


@pytest.fixture(scope="module")
def speech() -> Speech:
    engine = load_engine("espeak", {})
    spoken = engine.speak(LINE, Voice("espeak"), "en")
    engine.close()
    return spoken


def test_a_kept_take_is_found_with_all_that_is_known_of_it(
    take_store: TakeStore, speech: Speech
) -> None:
    kept = take_store.keep(KEY, speech)
    assert take_store.find(KEY) == kept
    assert kept.words == speech.words
    assert kept.path.read_bytes() == speech.audio
    assert kept.path.suffix == ".wav"
    assert kept.path.parent.name == KEY[:2]


def test_a_take_that_was_never_kept_is_not_found(take_store: TakeStore) -> None:
    assert take_store.find(KEY) is None


@pytest.mark.parametrize("damage", ["cut", "changed", "emptied", "removed"])
def test_damaged_audio_is_not_found_and_can_be_kept_again(
    take_store: TakeStore, speech: Speech, damage: str
) -> None:
    path = take_store.keep(KEY, speech).path
    audio = speech.audio
    if damage == "removed":
        path.unlink()
    else:
        damaged = {"cut": audio[:-1], "changed": audio[:-1] + b"\x01", "emptied": b""}[damage]
        path.write_bytes(damaged)
    assert take_store.find(KEY) is None
    take_store.keep(KEY, speech)
    assert take_store.find(KEY) is not None


@pytest.mark.parametrize("description", [b"", b"{", b"[]", b"null", b'{"file": 3}', b"\xff"])
def test_a_damaged_description_is_not_found(
    take_store: TakeStore, speech: Speech, description: bytes
) -> None:
    path = take_store.keep(KEY, speech).path
    (path.parent / f"{KEY}.json").write_bytes(description)
    assert take_store.find(KEY) is None


@pytest.mark.parametrize("audio", [b"", b"no audio", b"RIFF\0\0\0\0WAVE"])
def test_audio_that_does_not_decode_is_not_kept(take_store: TakeStore, audio: bytes) -> None:
    with pytest.raises(TakeBroken):
        take_store.keep(KEY, Speech(audio, "audio/wav", ()))
    assert take_store.find(KEY) is None


def test_audio_without_a_sample_is_not_kept(take_store: TakeStore, speech: Speech) -> None:
    with pytest.raises(TakeBroken):
        take_store.keep(KEY, Speech(speech.audio[:44], "audio/wav", ()))


def test_two_answers_for_one_line_both_stay_whole_and_the_later_is_found(
    take_store: TakeStore, speech: Speech
) -> None:
    first = take_store.keep(KEY, speech)
    other = Speech(speech.audio[:-2000], "audio/wav", (Word("Hello", 0.0, 0.2),))
    second = take_store.keep(KEY, other)
    assert first.path.read_bytes() == speech.audio
    assert take_store.find(KEY) == second


def test_nothing_half_written_is_left_beside_the_takes(
    take_store: TakeStore, speech: Speech
) -> None:
    folder = take_store.keep(KEY, speech).path.parent
    assert sorted(file.suffix for file in folder.iterdir()) == [".json", ".wav"]


def test_a_folder_that_cannot_be_written_is_a_failure_of_storage(
    tmp_path: Path, speech: Speech
) -> None:
    (tmp_path / "file").write_bytes(b"")
    store = TakeStore(tmp_path / "file")
    with pytest.raises(StorageFailed):
        store.keep(KEY, speech)


def test_keys_tell_apart_what_shapes_the_sound_and_nothing_else() -> None:
    spoken = Line("body", "x", "Kyiv.", 0)
    same = [
        take_key(spoken, "espeak"),
        take_key(Line("quote", "other written text", "Kyiv.", 900, 4), "espeak"),
    ]
    others = [
        take_key(Line("body", "x", "Kiev.", 0), "espeak"),
        take_key(spoken, "hibari"),
        take_key(
            Line("body", "x", "Kyiv.", 0, pronunciations=(Pronunciation(0, 4, "a"),)), "espeak"
        ),
    ]
    assert len(set(same)) == 1
    assert len({*same, *others}) == 4
