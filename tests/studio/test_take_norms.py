"""What is learnt of a voice from its good takes."""

import json
import math
from dataclasses import replace

import pytest

from audio_pipeline.engines.wav import wav
from audio_pipeline.errors import TakeBroken
from audio_pipeline.model import Line, Voice
from audio_pipeline.studio import Engines, Measures, Norms, faults, learn, measures, prior
from audio_pipeline.studio.checks.norms import KEPT_MEASURES, VERSION, as_json, from_json
from audio_pipeline.studio.checks.timbre import BANDS

EDGE = Voice("edge", "en-GB-SoniaNeural", 0)
ONE = Measures(24_000, 0.1, 200.0, -20.0, 0.2, 0.4, 12, (-3.0, -4.0) * (BANDS // 2))


def many(number: int) -> list[Measures]:
    return [
        replace(ONE, length=0.1 + 0.01 * (at % 5), pitch_hz=195 + at % 10) for at in range(number)
    ]


def test_few_takes_leave_the_prior_as_it_was() -> None:
    known = learn(prior(EDGE), many(7))
    assert replace(known, measures=(), spectrum=(), spectrum_takes=0) == prior(EDGE)


def test_many_takes_narrow_what_is_taken_for_good() -> None:
    known = learn(prior(EDGE), many(30))
    assert known.rates_hz == (24_000,)
    assert known.pitch_hz.holds(200)
    assert not known.pitch_hz.holds(300)
    assert known.length.holds(0.1)
    assert not known.length.holds(1.0)
    assert known.spectrum == pytest.approx(ONE.spectrum)


def test_one_strange_take_moves_nothing() -> None:
    strange = replace(ONE, pitch_hz=800.0, length=2.0, level_db=-3.0)
    with_it, without = learn(prior(EDGE), [*many(30), strange]), learn(prior(EDGE), many(30))
    assert with_it.pitch_hz.high == pytest.approx(without.pitch_hz.high, rel=0.05)
    assert not with_it.length.holds(2.0)


def test_one_after_the_other_teaches_what_all_at_once_do() -> None:
    known = prior(EDGE)
    for each in many(20):
        known = learn(known, [each])
    assert known == learn(prior(EDGE), many(20))


def test_kept_measures_are_bounded() -> None:
    known = learn(prior(EDGE), many(3 * KEPT_MEASURES))
    assert len(known.measures) == KEPT_MEASURES
    assert known.spectrum_takes == KEPT_MEASURES


@pytest.mark.parametrize("engine", ["edge", "hibari", "espeak", "piper", "openai", "azure", "new"])
def test_norms_come_back_from_json(engine: str) -> None:
    known = learn(prior(Voice(engine, "", 0)), many(20))
    told = json.dumps(as_json(known), allow_nan=False)
    assert from_json(json.loads(told)) == known


def test_norms_of_another_version_are_learnt_anew() -> None:
    assert from_json({**as_json(Norms()), "version": VERSION + 1}) is None


def test_measures_of_a_real_take_agree_with_the_prior_of_its_voice() -> None:
    voice, text = Voice("hibari", "", 0), "The harbour office opens at nine every morning."
    engines = Engines({})
    audio = engines.get("hibari").speak(Line("body", text, text, 0), voice, "en").audio
    engines.close()
    told = measures(audio, text, voice)
    known = prior(voice)
    assert told.rate_hz in known.rates_hz
    assert known.pitch_hz.holds(told.pitch_hz)
    assert known.length.holds(told.length)
    assert known.level_db.holds(told.level_db)
    assert told.words == 8
    assert all(math.isfinite(value) for value in told.spectrum)
    assert faults(audio, text, voice, learn(known, [told] * 10)) == []


def test_measures_of_no_sound_are_refused() -> None:
    with pytest.raises(TakeBroken):
        measures(b"no sound", "Hello.", EDGE)
    with pytest.raises(TakeBroken):
        measures(wav(b"", 24_000), "Hello.", EDGE)
