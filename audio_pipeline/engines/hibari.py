"""hibari: a small neural English voice whose model is in its wheel (hibari-tts, Apache-2.0).

The library's parts are used with a session of our own, because the model knows more than the
library asks it for: how many frames each phoneme lasts, from which come exact word times. The
bytes are those of `Hibari()(text, seed=0)` where neither pitch nor volume is changed.
"""

import hashlib
import json
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from hibari import dsp  # type: ignore[import-untyped]  # ships no types, like the next two
from hibari.g2p import G2P  # type: ignore[import-untyped]
from hibari.voices import ASSETS, DEFAULT, VOICES, voice_path  # type: ignore[import-untyped]
from onnxruntime.capi import onnxruntime_pybind11_state as onnx_errors

from audio_pipeline.engines import only_known_settings
from audio_pipeline.engines.hibari_text import STUMBLES, Reading, guess, read, timed
from audio_pipeline.engines.wav import MEDIA_TYPE, wav
from audio_pipeline.errors import EngineBusy, EngineMisconfigured, EngineRefused
from audio_pipeline.model import Line, Speech, Voice

SEED = 0
"""Of the noise in the voice: the same line is the same bytes."""
RATE_RANGE = (-50, 100)
"""Percent: the model was made for speeds of 0.5 to 2."""
FRAMES_OUTPUT = "/Clip_output_0"
"""The model's inner tensor of frames per phoneme."""
FRAME_S = 600 / dsp.SR
LIBRARIES = ("hibari-tts", "numpy", "scipy", "onnxruntime")
"""What shapes the samples, down to the last bit."""

Samples = npt.NDArray[np.float32]


@dataclass(frozen=True)
class _Model:
    session: onnxruntime.InferenceSession
    g2p: G2P
    sha256: str


class HibariEngine:
    """Speaks English; a voice's model is loaded at its first line and shared by all threads."""

    name = "hibari"
    text_limit = 3000
    parallel = 2
    price_per_million_characters = 0.0

    def __init__(self, settings: Mapping[str, str]) -> None:
        only_known_settings(self.name, settings, ())
        if dsp.FFT_BACKEND != "scipy":
            raise EngineMisconfigured(
                "hibari gives other samples where scipy is missing", "install scipy"
            )
        self._lock = threading.Lock()
        self._models: dict[str, _Model] = {}
        self._vocabulary: dict[str, int] = json.loads(Path(ASSETS, "vocab.json").read_bytes())
        self._versions = " ".join(f"{library} {version(library)}" for library in LIBRARIES)

    def identity(self, voice: Voice, language: str) -> str:
        """Versions, the model's hash and what is asked of it. Raises EngineMisconfigured."""
        _check_language(language)
        asked = f"{voice.rate_percent} {voice.pitch_percent} {voice.volume_percent}"
        return f"{self._versions} {self._model(voice).sha256} {asked} seed {SEED} wav"

    def speak(self, line: Line, voice: Voice, language: str) -> Speech:
        """WAV of 16 bits at 24 kHz. Raises EngineBusy, EngineRefused, EngineMisconfigured."""
        _check_language(language)
        speed = _speed(voice)
        model = self._model(voice)
        with self._lock:  # the reader is plain Python: threads would gain nothing
            reading = _read(model.g2p, line)
        random = np.random.default_rng(SEED)
        samples, frames = [], []
        for phonemes in reading.chunks:
            ids = [self._vocabulary[phoneme] for phoneme in phonemes if phoneme in self._vocabulary]
            outputs = _run(model.session, [0, *ids, 0], speed)
            *spectrum, f0 = (output[0] for output in outputs[:-1])
            pitch = 1 + voice.pitch_percent / 100
            samples.append(dsp.synth(*spectrum, f0 * np.float32(pitch), random))
            frames.append(_per_phoneme(phonemes, self._vocabulary, outputs[-1]))
        loud = np.concatenate(samples) * np.float32(1 + voice.volume_percent / 100)
        pcm = (np.clip(loud, -1, 1) * 32767).astype("<i2").tobytes()
        words = timed(line.spoken, reading, frames, FRAME_S)
        return Speech(wav(pcm, dsp.SR), MEDIA_TYPE, words)

    def phonemes(self, line: Line, voice: Voice, language: str) -> str:
        """What it would say of the line, in the letters of its model (misaki's)."""
        _check_language(language)
        model = self._model(voice)
        with self._lock:
            return " ".join(_read(model.g2p, line).chunks)

    def unknown_words(self, words: Sequence[str], voice: Voice, language: str) -> dict[str, str]:
        """Those that its dictionary lacks, which it guesses, and how, in its model's letters."""
        _check_language(language)
        model = self._model(voice)
        with self._lock:
            guesses = ((word, guess(model.g2p, word)) for word in words)
            return {word: phonemes for word, phonemes in guesses if phonemes}

    def voices(self, language: str) -> tuple[str, ...]:
        """The voices whose models are on disk."""
        if language.partition("-")[0] != "en":
            return ()
        return tuple(name for name in VOICES if _file(name) is not None)

    def check(self) -> str:
        """Speaks one word."""
        self.speak(Line("body", "Ready.", "Ready.", 0), Voice(self.name), "en")
        names = ", ".join(self.voices("en"))
        return f"hibari {version('hibari-tts')} spoke a word; voices on disk: {names}"

    def close(self) -> None:
        """Lets go of the models."""
        with self._lock:
            self._models.clear()

    def _model(self, voice: Voice) -> _Model:
        name = voice.name or DEFAULT
        with self._lock:
            if name not in self._models:
                self._models[name] = _load(name)
            return self._models[name]


def _check_language(language: str) -> None:
    if language.partition("-")[0] != "en":
        raise EngineMisconfigured(
            f"hibari speaks English only, not {language!r}",
            f"choose another engine for voices.{language}: espeak is installed, edge is a service",
        )


def _speed(voice: Voice) -> float:
    low, high = RATE_RANGE
    if not low <= voice.rate_percent <= high:
        raise EngineMisconfigured(
            f"hibari cannot speak at a rate of {voice.rate_percent} percent",
            f"set rate_percent between {low} and {high}",
        )
    return 1 + voice.rate_percent / 100


def _file(name: str) -> Path | None:
    try:
        file = Path(voice_path(name, download_missing=False))
    except FileNotFoundError:
        return None
    return file if file.is_file() else None


def _load(name: str) -> _Model:
    """Never asks the network: a voice that is not here is a matter of the configuration."""
    if name not in VOICES:
        raise EngineMisconfigured(f"hibari has no voice {name!r}", f"it has: {', '.join(VOICES)}")
    file = _file(name)
    if file is None:
        raise EngineMisconfigured(
            f"the hibari voice {name!r} is a download that is not on this disk",
            f"fetch it once with `hibari --voice {name} Hello`, or take the voice {DEFAULT!r}",
        )
    model = file.read_bytes()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3  # errors only: they are raised as well
    try:
        session = onnxruntime.InferenceSession(
            model + _output_fragment(FRAMES_OUTPUT), options, providers=["CPUExecutionProvider"]
        )
    except onnx_failures() as error:
        raise EngineMisconfigured(
            f"the hibari model {file} cannot be loaded: {error}", "install hibari-tts again"
        ) from error
    return _Model(session, G2P(british=VOICES[name]["british"]), hashlib.sha256(model).hexdigest())


def _output_fragment(tensor: str) -> bytes:
    """Protobuf that, behind a serialized ONNX ModelProto, makes an inner tensor an output.

    Repeated fields of a message that comes twice are joined, so this adds to the graph (field 7
    of the model) an output (field 12 of the graph) of that name (field 1 of ValueInfoProto).
    """

    def field(number: int, content: bytes) -> bytes:
        assert len(content) < 128  # a length of one byte
        return bytes([number << 3 | 2, len(content)]) + content

    return field(7, field(12, field(1, tensor.encode())))


def onnx_failures() -> tuple[type[Exception], ...]:
    """All that onnxruntime raises: its classes have no common base."""
    classes = [value for value in vars(onnx_errors).values() if isinstance(value, type)]
    return (RuntimeError, *[found for found in classes if issubclass(found, Exception)])


def _read(g2p: G2P, line: Line) -> Reading:
    try:
        reading = read(g2p, line)
    except STUMBLES as error:
        raise EngineRefused(f"hibari cannot read {line.spoken[:60]!r}: {error!r}") from error
    if not any(owner >= 0 for owners in reading.owners for owner in owners):
        raise EngineRefused(f"hibari finds nothing to speak in {line.spoken[:60]!r}")
    return reading


def _run(session: onnxruntime.InferenceSession, ids: list[int], speed: float) -> list[Samples]:
    inputs = {"ids": np.asarray([ids], np.int64), "speed": np.asarray([speed], np.float32)}
    failures: tuple[type[Exception], ...] = (*onnx_failures(), MemoryError)
    try:
        return list(session.run(None, inputs))
    except failures as error:
        raise EngineBusy(
            f"the hibari model failed: {error}", "see whether the machine is out of memory"
        ) from error


def _per_phoneme(
    phonemes: str, vocabulary: Mapping[str, int], frames: Iterable[float]
) -> list[int]:
    """Frames of the pad before, of every phoneme (none for what the model lacks), of the pad."""
    counted = iter(int(frame) for frame in frames)
    before = next(counted)
    inner = [next(counted) if phoneme in vocabulary else 0 for phoneme in phonemes]
    return [before, *inner, next(counted)]
