"""Real takes of embedded voices: good ones have no fault, and each way to be damaged is one."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from audio_pipeline.model import Line, Voice
from audio_pipeline.sound import decode
from audio_pipeline.studio import Engines, faults
from bench.damage import DAMAGES, encoded
from bench.good_takes import GoodTake, Speaker

HIBARI = Speaker(Voice("hibari", "", 0), "en", 1)
ENGLISH = Speaker(Voice("espeak", "", 0), "en", 1)
LINES = {
    HIBARI: (
        "The harbour office opens at nine every morning of the week.",
        "Fishermen counted forty boats before the storm.",
    ),
    ENGLISH: (
        "The harbour office opens at nine every morning of the week.",
        "Fishermen counted forty boats before the storm.",
    ),
    Speaker(Voice("espeak", "", 15), "de", 1): (
        "Der Hafenmeister zählte am Morgen vierzig Boote.",
        "Die Brücke bleibt bis zum Abend gesperrt.",
    ),
    Speaker(Voice("espeak", "", -10), "fr", 1): (
        "La mairie ouvrira ses portes à neuf heures demain.",
        "Les pêcheurs attendent la fin de la tempête.",
    ),
    Speaker(Voice("espeak", "", 0), "uk", 1): (
        "Бібліотека відчиняється щодня о дев’ятій годині ранку.",
        "Рибалки чекають на кінець бурі в порту.",
    ),
}


@dataclass(frozen=True)
class Spoken:
    take: GoodTake
    other: GoodTake


@pytest.fixture(scope="module")
def spoken() -> Iterator[list[Spoken]]:
    engines = Engines({})
    found = []
    for speaker, lines in LINES.items():
        takes = []
        for number, text in enumerate(lines):
            line = Line("body", text, text, 0)
            speech = engines.get(speaker.voice.engine).speak(line, speaker.voice, speaker.language)
            sound = decode(speech.audio)
            takes.append(
                GoodTake(
                    number, speaker, text, speech.words, sound.samples, sound.rate_hz, as_mp3=False
                )
            )
        found += [Spoken(takes[0], takes[1]), Spoken(takes[1], takes[0])]
    yield found
    engines.close()


def found_kinds(take: GoodTake, audio: bytes) -> set[str]:
    told = faults(audio, take.text, take.speaker.voice, language=take.speaker.language)
    return {fault.kind for fault in told}


@pytest.mark.parametrize("as_mp3", [False, True], ids=["wav", "mp3"])
def test_good_takes_in_four_languages_have_no_fault(spoken: list[Spoken], as_mp3: bool) -> None:
    for each in spoken:
        take = each.take
        audio = encoded(take.samples, take.rate_hz, as_mp3=as_mp3)
        assert found_kinds(take, audio) == set(), take.text


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_takes_have_a_fault(spoken: list[Spoken], damage: str) -> None:
    for each in spoken:
        audio = DAMAGES[damage](each.take, each.other, random.Random(each.take.text))
        assert found_kinds(each.take, audio), each.take.text


@pytest.mark.parametrize(
    ("damage", "kind"),
    [
        ("silence", "silent"),
        ("noise", "noise"),
        ("clipped", "clipped"),
        ("doubled", "loop"),
        ("wrong rate", "rate"),
        ("broken frames", "broken"),
        ("another line", "words"),
        ("first word missing", "words"),
        ("last word missing", "words"),
    ],
)
def test_damage_is_called_by_its_name(spoken: list[Spoken], damage: str, kind: str) -> None:
    for each in spoken:
        audio = DAMAGES[damage](each.take, each.other, random.Random(each.take.text))
        assert kind in found_kinds(each.take, audio), each.take.text


def test_words_that_end_behind_the_audio_are_a_cut_end(spoken: list[Spoken]) -> None:
    take = spoken[0].take
    audio = encoded(take.samples[: len(take.samples) // 2], take.rate_hz, as_mp3=False)
    told = faults(audio, take.text, take.speaker.voice, words=take.words)
    assert any("its last word ends at" in fault.message for fault in told)


@pytest.mark.parametrize(
    "text",
    [
        "It began in 1998 with 5 km of track, 30% less than $20.",
        "NASA, ESA, BBC and the FBI signed it.",
        "Dr. Müller met Kyiv's mayor Vitali Klitschko at ten.",
        "Why?",
        "1984.",
        "All of it, said Doctor Amara Nwosu, a pediatrician at Saint Mary’s Hospital.",
    ],
)
def test_numbers_names_and_single_words_are_no_fault(text: str) -> None:
    engines = Engines({})
    speech = engines.get("hibari").speak(Line("body", text, text, 0), HIBARI.voice, "en")
    engines.close()
    assert faults(speech.audio, text, HIBARI.voice, words=speech.words) == []


def test_language_is_taken_from_the_text_where_none_is_told(spoken: list[Spoken]) -> None:
    for each in spoken:
        take = each.take
        if take.speaker.voice.engine == "hibari":
            audio = encoded(take.samples, take.rate_hz, as_mp3=False)
            assert faults(audio, take.text, take.speaker.voice) == []
