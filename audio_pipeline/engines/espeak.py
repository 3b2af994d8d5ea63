"""espeak-ng, from the espeakng-loader wheel, in a child process of its own.

Robotic, but it knows over a hundred languages: the embedded voice where there is no better one.
The library is GPL and, in threads, corrupts the heap; `espeak_child.py` is the boundary for both.
"""

import struct
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import espeakng_loader

from audio_pipeline.engines import only_known_settings, seconds
from audio_pipeline.engines.child import SIGKILL, Child
from audio_pipeline.engines.phonemes import espeak_phonemes, laid_out, placed
from audio_pipeline.engines.wav import MEDIA_TYPE, wav
from audio_pipeline.engines.words import Heard, plain, sounds, timed_words, written_words
from audio_pipeline.errors import EngineBusy, EngineMisconfigured, EngineRefused
from audio_pipeline.model import Line, Pronunciation, Speech, Voice

TIMEOUT_S = 20.0
"""A line of the greatest length takes well under a second."""
CHILD = Path(__file__).with_name("espeak_child.py")
WORDS_A_MINUTE, RATE_RANGE = 175, (80, 450)
PITCH, PITCH_RANGE = 50, (0, 99)
VOLUME, VOLUME_RANGE = 100, (0, 200)
VOICE_OF_LANGUAGE = {"en": "en-us", "en-gb": "en", "zh": "cmn", "no": "nb", "iw": "he"}
"""Where espeak's name for a language is another; every other language is its own voice."""


class EspeakEngine:
    """Speaks by a warm child that forks for each line; started at the first line.

    Settings: `timeout_s`, how long a line may take.
    """

    name = "espeak"
    text_limit = 3000
    parallel = 2
    price_per_million_characters = 0.0

    def __init__(self, settings: Mapping[str, str]) -> None:
        only_known_settings(self.name, settings, ("timeout_s",))
        timeout_s = seconds(self.name, settings, "timeout_s", TIMEOUT_S)
        paths = (espeakng_loader.get_library_path(), espeakng_loader.get_data_path())
        command = (sys.executable, "-I", "-S", CHILD, *paths)
        self._child = Child(self.name, command, timeout_s)
        self._version = version("espeakng-loader")
        files = (Path(espeakng_loader.get_data_path()) / "lang").rglob("*")
        self._names = sorted(file.name.lower() for file in files if file.is_file())

    def identity(self, voice: Voice, language: str) -> str:
        """The library's version and the voice as espeak is told it."""
        return f"espeak {self._version} {self._parameters(voice, language)} wav"

    def speak(self, line: Line, voice: Voice, language: str) -> Speech:
        """WAV of 16 bits at 22,050 Hz. Raises EngineBusy, EngineRefused, EngineMisconfigured."""
        spoken = plain(line.spoken)
        if not written_words(spoken):  # some of its voices say the names of marks
            raise EngineRefused(f"espeak finds nothing to speak in {spoken[:60]!r}")
        marked, places = _marked(line, spoken, self._parameters(voice, language)[0])
        answer = self._ask("S", marked, places is not None, voice, language)
        return _speech(answer, line.spoken, places)

    def phonemes(self, line: Line, voice: Voice, language: str) -> str:
        """What it would say of the line, in IPA."""
        marked, places = _marked(line, plain(line.spoken), self._parameters(voice, language)[0])
        answer = self._ask("I", marked, places is not None, voice, language)
        return " ".join(answer[1:].decode(errors="replace").split())

    def unknown_words(self, words: Sequence[str], voice: Voice, language: str) -> dict[str, str]:
        """Those that its dictionary lacks, which are read letter by letter, and how, in IPA."""
        found = {}
        for word in words:
            told = self._ask("D", plain(word), False, voice, language)
            if b"Found: '" + word.lower().encode() not in told:
                found[word] = self.phonemes(Line("body", word, word, 0), voice, language)
        return found

    def voices(self, language: str) -> tuple[str, ...]:
        """The voice files for the language, regional ones included."""
        own = self._voice_of(language).partition("-")[0]
        return tuple(name for name in self._names if name.partition("-")[0] == own)

    def check(self) -> str:
        """Speaks one word."""
        speech = self.speak(Line("body", "Ready.", "Ready.", 0), Voice(self.name), "en")
        size = len(speech.audio) // 1000
        return f"espeak-ng (espeakng-loader {self._version}) spoke a word of {size} KB"

    def close(self) -> None:
        """Ends the child."""
        self._child.close()

    def _ask(self, wanted: str, text: str, marked: bool, voice: Voice, language: str) -> bytes:
        """The answer to a question that the child understood."""
        parameters = self._parameters(voice, language)
        question = (wanted, str(int(marked)), *parameters, text)
        answer = self._child.ask("\0".join(question).encode())
        if answer[:1] == wanted.encode():
            return answer
        raise _failure(answer, parameters[0], language)

    def _parameters(self, voice: Voice, language: str) -> tuple[str, str, str, str]:
        """Voice, words a minute, pitch and volume as espeak counts them."""
        name = voice.name or self._voice_of(language)
        if ".." in name or not name.isprintable():
            raise EngineMisconfigured(f"{name!r} is no name of an espeak voice")
        return (
            name,
            _scaled(WORDS_A_MINUTE, voice.rate_percent, RATE_RANGE),
            _scaled(PITCH, voice.pitch_percent, PITCH_RANGE),
            _scaled(VOLUME, voice.volume_percent, VOLUME_RANGE),
        )

    def _voice_of(self, language: str) -> str:
        """The voice of the region where there is one, else that of the language."""
        for tag in (language.lower(), language.lower().partition("-")[0]):
            name = VOICE_OF_LANGUAGE.get(tag, tag)
            if name in self._names:
                return name
        return language


def _scaled(normal: int, percent: int, bounds: tuple[int, int]) -> str:
    return str(min(max(round(normal * (1 + percent / 100)), bounds[0]), bounds[1]))


def _marked(line: Line, text: str, voice: str) -> tuple[str, list[int] | None]:
    """The text with phonemes in espeak's `[[ ]]`, and the places that its characters stand for.

    None where it stays as it is: no word has phonemes, or they are not English ones.
    """
    if voice.partition("-")[0] != "en" or not placed(line):
        return text, None
    words = text.replace("[", "(").replace("]", ")")

    def wrapped(pronunciation: Pronunciation, _word: str) -> str:
        sounds = espeak_phonemes(pronunciation.ipa)
        return f"[[{sounds}]]" if sounds else ""

    return laid_out(line, words, wrapped)


def _speech(answer: bytes, text: str, places: Sequence[int] | None) -> Speech:
    sample_rate_hz, count = struct.unpack_from("!II", answer, 1)
    marks = list(struct.iter_unpack("!III", answer[9 : 9 + 12 * count]))
    pcm = answer[9 + 12 * count :]
    duration_s = len(pcm) / 2 / sample_rate_hz
    if places is not None:
        marks = [(places[min(at, len(places)) - 1] + 1, *sound) for at, *sound in marks]
    if not marks:
        raise EngineRefused(f"espeak finds nothing to speak in {text[:60]!r}")
    words = timed_words(text, _heard(text, marks, sample_rate_hz), duration_s)
    return Speech(wav(pcm, sample_rate_hz), MEDIA_TYPE, words)


def _heard(text: str, marks: list[tuple[int, ...]], sample_rate_hz: int) -> list[Heard]:
    """A mark's stretch of text reaches to the next word's mark ("out of" is one event), without
    what is not heard at its end; marks that run back ("2024" has three) continue it."""
    heard: list[Heard] = []
    for index, (place, first, last) in enumerate(marks):
        begins_s, ends_s = first / sample_rate_hz, last / sample_rate_hz
        start = min(place - 1, len(text) - 1)
        if heard and start <= heard[-1].start:
            heard[-1] = replace(heard[-1], end_s=ends_s)
            continue
        following = next((p - 1 for p, *_ in marks[index + 1 :] if p - 1 > start), len(text))
        end = max((at for at in range(start, following) if sounds(text[at])), default=start) + 1
        heard.append(Heard(start, end, begins_s, ends_s))
    return heard


def _failure(answer: bytes, name: str, language: str) -> Exception:
    kind, detail = answer[:1], answer[1:].decode(errors="replace")
    if kind == b"V":
        return EngineMisconfigured(
            f"espeak has no voice {name!r} for the language {language!r}",
            "`audio-pipeline doctor` lists what there is",
        )
    if kind == b"L":
        return EngineMisconfigured(
            f"the espeak-ng library does not start: {detail}",
            "install the wheel espeakng-loader again",
        )
    if detail == str(SIGKILL):
        return EngineBusy("the espeak process was killed while it spoke a line")
    return EngineRefused(f"espeak-ng crashes on this line (signal {detail})")
