"""What counts against a take, and when: a check that does not fit a voice must not silence it."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_pipeline.engines.espeak import EspeakEngine
from audio_pipeline.engines.wav import wav
from audio_pipeline.model import Line, Pronunciation, Speech, Voice
from audio_pipeline.sound import decode
from audio_pipeline.studio import Ear, Fault, FaultKind, Norms
from audio_pipeline.studio.ear import BEYOND_DOUBT, FINE_PROOF, KINDS, PLAIN, PROOF, Acquaintance

LINE = Line("body", "The bridge is closed.", "The bridge is closed.", 0)
ESPEAK = Voice("espeak")


@pytest.fixture(scope="module")
def espeak() -> Iterator[EspeakEngine]:
    engine = EspeakEngine({})
    yield engine
    engine.close()


def silence() -> Speech:
    return Speech(wav(bytes(48_000), 24_000), "audio/wav", ())


def fault(kind: FaultKind) -> Fault:
    return Fault(kind, "it is wrong")


def after(takes: int, *faults: Fault, known: Acquaintance | None = None) -> Acquaintance:
    known = known or Acquaintance(Norms())
    for _ in range(takes):
        known = known.after(faults)
    return known


def test_silence_counts_from_the_first_take_on() -> None:
    (found,) = Ear().faults(silence(), LINE, Voice("openai", "alloy"), "en")
    assert found.kind == "silent"


def test_good_take_of_a_lexicon_name_has_no_fault(espeak: EspeakEngine) -> None:
    line = Line("body", LINE.text, LINE.text, 0, pronunciations=(Pronunciation(4, 10, "bɹˈʌdʒ"),))
    assert Ear().faults(espeak.speak(line, ESPEAK, "en"), line, ESPEAK, "en") == ()


def test_another_lines_take_counts_against_a_voice_that_is_known(espeak: EspeakEngine) -> None:
    other = Line("body", "x", "Trams come back in spring, and the city pays for all of them.", 0)
    assert Ear().faults(espeak.speak(other, ESPEAK, "en"), LINE, ESPEAK, "en")


@pytest.mark.parametrize("kind", PLAIN)
def test_plain_fault_counts_once_enough_takes_are_without_it(kind: FaultKind) -> None:
    assert kind not in after(PROOF[kind] - 1).proven
    assert kind in after(PROOF[kind]).proven


def test_what_is_proven_stays_so_when_a_service_goes_wrong_for_long() -> None:
    wrong = after(500, fault("length"), known=after(PROOF["length"]))
    assert "length" in wrong.proven


def test_check_that_a_voice_fails_now_and_then_never_counts() -> None:
    known = Acquaintance(Norms())
    for _ in range(60):
        known = after(PROOF["length"] // 2, known=after(1, fault("length"), known=known))
    assert "length" not in known.proven


@given(st.lists(st.sets(st.sampled_from(KINDS)), max_size=60))
def test_fine_faults_need_a_thousand_takes(takes: list[set[FaultKind]]) -> None:
    known = Acquaintance(Norms())
    for kinds in takes:
        known = known.after([fault(kind) for kind in kinds])
    assert len(takes) < FINE_PROOF
    assert known.proven >= set(BEYOND_DOUBT)
    assert known.proven <= {*BEYOND_DOUBT, *PLAIN}
    assert known.judged == len(takes)


def test_what_is_known_is_written_down_and_recalled(espeak: EspeakEngine) -> None:
    written: dict[str, str] = {}
    ear = Ear(lambda voice: written.get(voice, ""), written.__setitem__)
    speech = espeak.speak(LINE, ESPEAK, "en")
    assert decode(speech.audio).duration_s > 0
    for _ in range(3):
        assert ear.faults(speech, LINE, ESPEAK, "en") == ()
    ear.write_down()
    (told,) = written.values()
    assert json.loads(told)["judged"] == 3
    again = Ear(lambda voice: written[voice], written.__setitem__)
    assert again.faults(speech, LINE, ESPEAK, "en") == ()
    again.write_down()
    (told,) = written.values()
    assert json.loads(told)["judged"] == 4
    ear.write_down()  # nothing was learnt since: nothing is written over
    assert written == {next(iter(written)): told}


def cut_off() -> tuple[Fault, ...]:
    return fault("end"), fault("words")


def test_two_checks_that_miss_a_part_are_believed_of_a_voice_never_heard() -> None:
    assert after(1, *cut_off()).counted(cut_off()) == cut_off()
    assert after(1, fault("end")).counted([fault("end")]) == ()


def test_two_checks_that_are_seldom_content_with_a_voice_are_not_believed() -> None:
    known = after(30, *cut_off())
    assert known.counted(cut_off()) == ()
    assert after(300, known=known).after(cut_off()).counted(cut_off()) == cut_off()


def test_take_without_its_second_half_counts_against_a_service_never_heard(
    espeak: EspeakEngine,
) -> None:
    whole = espeak.speak(LINE, ESPEAK, "en")
    sound = decode(whole.audio)
    half = (sound.samples[: len(sound.samples) // 2] * 32_767).astype("<i2").tobytes()
    speech = Speech(wav(half, sound.rate_hz), "audio/wav", ())
    assert {each.kind for each in Ear().faults(speech, LINE, Voice("openai", "alloy"), "en")}
