"""A faster-whisper model of two megabytes that hears the same sentence in any sound.

Its layers are zero, so what it says depends on the place in the answer alone: the decoder's
position encodings are unit vectors, and the projection names the word for each.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import ctranslate2
import numpy as np
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import WhitespaceSplit

WIDTH, MELS, CONTEXT, LONGEST = 64, 80, 1500, 448
PROMPT = 2
"""<|startoftranscript|> and <|notimestamps|>."""
MARKS = [
    "<|endoftext|>", "<|startoftranscript|>", "<|transcribe|>", "<|translate|>", "<|startoflm|>",
    "<|startofprev|>", "<|nospeech|>", "<|notimestamps|>",
    *(f"<|{number * 0.02:.2f}|>" for number in range(1501)),
]  # fmt: skip


def write_model(folder: Path, hears: str) -> None:
    """The model in `folder`, as faster-whisper loads one."""
    folder.mkdir(parents=True)
    words = list(dict.fromkeys(hears.split()))
    vocabulary = ["<unk>", *words, *MARKS]
    places = {token: place for place, token in enumerate(vocabulary)}
    said = [places[word] for word in hears.split()] + [places["<|endoftext|>"]]
    assert len(said) + PROMPT < WIDTH
    spec = _spec(said, len(vocabulary))
    spec.register_vocabulary(vocabulary)
    spec.validate()
    spec.save(str(folder))
    tokenizer = Tokenizer(WordLevel(places, unk_token="<unk>"))
    tokenizer.pre_tokenizer = WhitespaceSplit()
    tokenizer.add_special_tokens(MARKS)
    tokenizer.save(str(folder / "tokenizer.json"))
    features = {"feature_size": MELS, "sampling_rate": 16_000, "hop_length": 160, "n_fft": 400}
    (folder / "preprocessor_config.json").write_text(
        json.dumps(features | {"chunk_length": 30}), encoding="utf-8"
    )


def _spec(said: Sequence[int], tokens: int) -> ctranslate2.specs.WhisperSpec:
    spec = ctranslate2.specs.WhisperSpec(1, 2, 1, 2)
    encodings, projection = _zeros(LONGEST, WIDTH), _zeros(tokens, WIDTH)
    for number, token in enumerate(said):
        place = PROMPT - 1 + number
        encodings[place, place] = 1
        projection[token, place] = 10
    encodings[PROMPT - 1 + len(said) :, PROMPT - 2 + len(said)] = 1  # the end, for ever
    square = (WIDTH, WIDTH)
    shapes = {
        "conv1/weight": (WIDTH, MELS, 3), "conv2/weight": (WIDTH, WIDTH, 3), "gamma": (WIDTH,),
        "beta": (WIDTH,), "self_attention/linear_0/weight": (3 * WIDTH, WIDTH),
        "self_attention/linear_1/weight": square, "attention/linear_0/weight": square,
        "attention/linear_1/weight": (2 * WIDTH, WIDTH), "attention/linear_2/weight": square,
        "ffn/linear_0/weight": (4 * WIDTH, WIDTH), "ffn/linear_1/weight": (WIDTH, 4 * WIDTH),
        "embeddings/weight": (tokens, WIDTH), "projection/weight": (tokens, WIDTH),
    }  # fmt: skip
    for name, value in spec.variables().items():
        if value is None:
            shape = next(shape for ending, shape in shapes.items() if name.endswith(ending))
            _set(spec, name, _zeros(*shape))
    spec.decoder.projection.weight = projection
    spec.decoder.layer_norm.gamma = np.ones(WIDTH, np.float32)
    spec.encoder.position_encodings.encodings = _zeros(CONTEXT, WIDTH)
    spec.decoder.position_encodings.encodings = encodings
    return spec


def _set(spec: object, name: str, value: np.ndarray) -> None:
    *path, last = name.split("/")
    for part in path:
        head, _, index = part.rpartition("_")
        listed = getattr(spec, head, None) if index.isdigit() else None
        spec = listed[int(index)] if isinstance(listed, list) else getattr(spec, part)
    setattr(spec, last, value)


def _zeros(*shape: int) -> np.ndarray:
    return np.zeros(shape, np.float32)
