"""The Piper child: a program of its own that speaks lines for `piper.py` over a pipe.

It is started by path with `-I` and imports nothing of ours:

    python -I piper_child.py

The library is GPL; it is loaded here only. Its noise is turned off, so that a line keeps its
bytes, and each model runs in one thread, so that they do not depend on the machine.

A frame is its length (4 bytes, big-endian) and that many bytes. A question is JSON: `model` and
`config` (paths), `text`, `words` (the text's words, bare), `speaker` (a number or null), `slowness`
(1 is the voice's own) and `volume`. An answer starts with one letter:

    S   the length (4 bytes) of a JSON object, the object, then mono PCM of 16 bits. The object:
        `rate_hz`; `phonemes`, a list of [phoneme, samples] in order whose samples add up to the
        whole, or null where the model does not tell; `alone`, each word's phonemes by itself
    V   the voice cannot be loaded: the reason follows as text
    L   the library cannot be loaded: the reason follows as text
    X   the line cannot be spoken: the reason follows as text
    B   memory or the model's runtime failed: the reason follows as text

The models are those of Piper (VITS); the tensor of samples a phoneme is found as Piper's own
`patch_voice_with_alignment` finds it: the output of the graph's only Ceil.
"""

import json
import os
import re
from importlib import import_module
from typing import Any

KEPT_VOICES = 2
WRONG = (ValueError, LookupError, RuntimeError)
CEIL = re.compile(rb'\x12(.)([ -~]{1,127})\x1a(.)([ -~]{1,127})"\x04Ceil', re.DOTALL)
"""In a NodeProto of ONNX: its one output (field 2), its name (3) and its operation (4)."""


def main() -> None:
    """Answers questions until the pipe closes."""
    answers = os.dup(1)
    os.dup2(2, 1)  # nothing that the library prints may come between the frames
    voices: dict[str, Any] = {}
    while (question := receive(0)) is not None:
        send(answers, answer(voices, json.loads(question)))


def answer(voices: "dict[str, Any]", wish: "dict[str, Any]") -> bytes:
    """What is said to one question; `voices` are those that are loaded."""
    try:
        piper = import_module("piper")
        of_runtime = failures()
    except (ImportError, OSError) as error:
        return b"L" + str(error).encode()
    unloadable: tuple[type[Exception], ...] = (*WRONG, OSError, *of_runtime)
    passing: tuple[type[Exception], ...] = (MemoryError, *of_runtime)
    try:
        voice = voices.get(wish["model"]) or load(wish["model"], wish["config"])
    except unloadable as error:
        return b"V" + str(error).encode()
    while len(voices) >= KEPT_VOICES and wish["model"] not in voices:
        voices.pop(next(iter(voices)))
    voices[wish["model"]] = voice
    try:
        return b"S" + spoken(voice, wish["text"], wish["words"], manner_of(piper, voice, wish))
    except passing as error:
        return b"B" + str(error).encode()
    except (*WRONG, TypeError, ImportError) as error:
        return b"X" + f"{type(error).__name__}: {error}".encode()


def manner_of(piper: Any, voice: Any, wish: "dict[str, Any]") -> Any:  # noqa: ANN401
    """Without noise; and each sentence as loud as the model has it, not as its loudest vowel."""
    return piper.SynthesisConfig(
        speaker_id=wish["speaker"],
        length_scale=voice.config.length_scale * wish["slowness"],
        noise_scale=0.0,
        noise_w_scale=0.0,
        normalize_audio=False,
        volume=wish["volume"],
    )


def load(model: str, config: str) -> Any:  # noqa: ANN401 - of a library that may be missing
    """The voice, with the samples a phoneme as a second output where its model has one Ceil."""
    onnxruntime, piper = import_module("onnxruntime"), import_module("piper")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3  # errors only: they are raised as well
    with open(model, "rb") as file:  # noqa: PTH123 - pathlib costs this program its time to start
        content = file.read()
    session = onnxruntime.InferenceSession(
        content + ceil_as_output(content), options, providers=["CPUExecutionProvider"]
    )
    with open(config, encoding="utf-8") as file:  # noqa: PTH123
        config_of = import_module("piper.config").PiperConfig.from_dict
        return piper.PiperVoice(session=session, config=config_of(json.load(file)))


def ceil_as_output(model: bytes) -> bytes:
    """Protobuf that, behind the model, makes the output of its only Ceil one of the graph's.

    Repeated fields of a message that comes twice are joined: this adds to the graph (field 7 of
    ModelProto) an output (field 12 of GraphProto) of that name (field 1 of ValueInfoProto).
    """
    names = {
        found[2]
        for found in CEIL.finditer(model)
        if found[1][0] == len(found[2]) and found[3][0] == len(found[4])
    }
    if len(names) != 1:
        return b""

    def field(number: int, content: bytes) -> bytes:
        return bytes([number << 3 | 2, len(content)]) + content

    name = names.pop()
    return field(7, field(12, field(1, name))) if len(name) < 120 else b""


def failures() -> "tuple[type[Exception], ...]":
    """What onnxruntime raises: its classes have no common base."""
    classes = vars(import_module("onnxruntime.capi.onnxruntime_pybind11_state")).values()
    return tuple(each for each in classes if isinstance(each, type) and issubclass(each, Exception))


def spoken(voice: Any, text: str, words: "list[str]", manner: Any) -> bytes:  # noqa: ANN401
    """The object and the samples of an answer."""
    phonemes: list[tuple[str, int]] | None = []
    pcm = bytearray()
    for sentence in voice.synthesize(text, manner, include_alignments=True):
        pcm += sentence.audio_int16_bytes
        lengths = samples_of(voice, sentence)
        phonemes = None if phonemes is None or lengths is None else phonemes + lengths
    alone = ["".join(each for group in voice.phonemize(word) for each in group) for word in words]
    told = {"rate_hz": voice.config.sample_rate, "phonemes": phonemes, "alone": alone}
    head = json.dumps(told).encode()
    return len(head).to_bytes(4, "big") + head + bytes(pcm)


def samples_of(voice: Any, sentence: Any) -> "list[tuple[str, int]] | None":  # noqa: ANN401
    """Each phoneme of a sentence with its samples, the pad behind it included."""
    lengths, ids = sentence.phoneme_id_samples, sentence.phoneme_ids
    if lengths is None or len(lengths) != len(ids):
        return None
    known = voice.config.phoneme_id_map
    pad = known.get("_", [])
    counted, at = [], 0
    for phoneme in ("^", *sentence.phonemes, "$"):
        if phoneme not in known:  # the library leaves it out too
            continue
        behind = pad if phoneme != "$" else []
        end = at + len(known[phoneme]) + len(behind)
        if list(ids[at:end]) != [*known[phoneme], *behind]:
            return None
        counted.append((phoneme, int(sum(int(each) for each in lengths[at:end]))))
        at = end
    whole = at == len(ids) and sum(n for _, n in counted) == len(sentence.audio_float_array)
    return counted if whole else None


def receive(descriptor: int) -> "bytes | None":
    """The next frame, None where the other side is gone."""
    head = read_exactly(descriptor, 4)
    return None if head is None else read_exactly(descriptor, int.from_bytes(head, "big"))


def read_exactly(descriptor: int, count: int) -> "bytes | None":
    """`count` bytes, None where the pipe ends before."""
    parts = bytearray()
    while len(parts) < count:
        part = os.read(descriptor, count - len(parts))
        if not part:
            return None
        parts += part
    return bytes(parts)


def send(descriptor: int, frame: bytes) -> None:
    """One frame: a pipe takes some 64 KB at once."""
    view = memoryview(len(frame).to_bytes(4, "big") + frame)
    while view:
        view = view[os.write(descriptor, view) :]


if __name__ == "__main__":
    main()
