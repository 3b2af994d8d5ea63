"""What a recognizer says of a take; the model is a small one that hears always the same."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from audio_pipeline.engines.hibari import HibariEngine
from audio_pipeline.errors import EngineMisconfigured
from audio_pipeline.model import Line, Speech, Voice
from audio_pipeline.studio import check_recognizer, prior, try_recognizer
from audio_pipeline.studio.checks.recognized import missed_words, recognized_faults
from audio_pipeline.studio.judges import judges
from tests.standins.whisper_model import write_model

SAID = "The old bridge over the river is closed for three weeks."
VOICE = Voice("hibari")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("whisper") / "model"
    write_model(folder, "The old bridge over the river is closed for 3 weeks.")
    return str(folder)


@pytest.fixture(scope="module")
def speech() -> Iterator[Speech]:
    engine = HibariEngine({})
    yield engine.speak(Line("body", SAID, SAID, 0), VOICE, "en")
    engine.close()


@pytest.mark.parametrize(
    ("heard", "missed"),
    [
        (SAID, ""),
        ("the OLD bridge, over the river. Is closed for 3 weeks", ""),
        ("The old britch over a river is clothed for three weeks.", "the"),
        ("The old bridge over the river is closed", "for three weeks"),
        ("over the river is closed for three weeks.", "the old bridge"),
        ("", "the old bridge over the river is closed for three weeks"),
        ("Thanks for watching!", "the old bridge over the river is closed three weeks"),
    ],
)
def test_words_that_nothing_like_them_is_heard_of(heard: str, missed: str) -> None:
    assert missed_words(SAID, heard) == missed.split()


def test_figures_stand_for_words_and_short_lines_are_left_alone() -> None:
    assert missed_words("It cost one thousand two hundred euros.", "It cost 1,200 euros.") == []
    assert missed_words("Not now.", "What?") == []


def test_model_is_loaded_and_its_words_held_against_the_text(model: str) -> None:
    sound = np.zeros(32_000, np.float32)
    assert list(recognized_faults(model, sound, SAID, "en")) == []
    other = "Nobody knows when trams come back to the harbour town."
    (fault,) = recognized_faults(model, sound, other, "en")
    assert fault.kind == "unheard" and "does not hear 'nobody knows when" in fault.message


def test_judge_asks_it_in_its_own_process(model: str, speech: Speech) -> None:
    line = Line("body", SAID, SAID, 0)
    assert judges.judge(speech, line, VOICE, "en", prior(VOICE), model).faults == ()


def test_model_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(EngineMisconfigured, match=r"no faster-whisper model in .*leave it empty"):
        check_recognizer(str(tmp_path))


def test_model_that_is_damaged_is_one_clear_line(model: str, tmp_path: Path) -> None:
    assert try_recognizer(model) == f"faster-whisper hears with {model}"
    (tmp_path / "model.bin").write_bytes(b"no model")
    with pytest.raises(EngineMisconfigured, match=r"whisper_model: .* cannot be loaded: .*whole"):
        try_recognizer(str(tmp_path))
