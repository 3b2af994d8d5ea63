"""What hibari's reader makes of a line, and the way back from its phonemes to the written words.

The reader changes the text before it reads it ("5 km" becomes "5 kilometers"), so its words are
laid beside the written ones by their letters, and what it changed takes the time of its stretch.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from hibari.g2p import G2P  # type: ignore[import-untyped]  # ships no types
from hibari.g2p.normalize import normalize  # type: ignore[import-untyped]
from hibari.g2p.token import Tok  # type: ignore[import-untyped]
from hibari.tts import MAX_PHONEMES, Hibari  # type: ignore[import-untyped]

from audio_pipeline.engines.phonemes import stress_before_vowels
from audio_pipeline.engines.words import Heard, timed_words, written_words
from audio_pipeline.model import Line, Pronunciation, Word

PAUSES = frozenset(' ;:,.!?—…"()“”')
"""Phonemes in the model's alphabet that are no sound of a word."""
CLAUSE_END = re.compile(r"(?<=[,;:—])\s+")
NO_MARKUP = str.maketrans("[]", "()")
"""The reader takes `[word](/phonemes/)` for a pronunciation, also in an article's text."""
ALPHABET = (
    ("eɪ", "A"), ("aɪ", "I"), ("aʊ", "W"), ("ɔɪ", "Y"), ("oʊ", "O"), ("əʊ", "Q"),
    ("t͡ʃ", "ʧ"), ("d͡ʒ", "ʤ"), ("tʃ", "ʧ"), ("dʒ", "ʤ"), ("ɝ", "ɜɹ"), ("ɚ", "əɹ"), ("r", "ɹ"),
    ("g", "ɡ"), ("ɾ", "T"), ("ʔ", "t"), ("e", "A"), ("o", "O"), ("'", "ˈ"), (".", ""),
)  # fmt: skip
"""From IPA to the letters of the model's alphabet (misaki's), longest first."""
AMERICAN = (("ː", ""), ("ɒ", "ɑ"), ("a", "ɑ"), ("Q", "O"))

GUESSED = 2
"""The reader's rating of what its net for unknown words made; dictionaries have 3 and 4."""
STUMBLES = (LookupError, ValueError, TypeError, AttributeError, ArithmeticError)
"""The reader raises no errors of its own; this is what its code trips over ("¹A" is one)."""
UNREADABLE = re.compile(r"[^\w.,;:!?'’ -]|_")


@dataclass(frozen=True)
class Reading:
    """Phonemes in chunks that the model takes at once; `owners` names, for each phoneme of each
    chunk, the index of the word in `words` that it belongs to, or -1."""

    chunks: tuple[str, ...]
    owners: tuple[tuple[int, ...], ...]
    words: tuple[str, ...]


def read(g2p: G2P, line: Line) -> Reading:
    """The line as hibari's own reader (`G2P`) reads it, sentence by sentence."""
    chunks: list[str] = []
    owners: list[tuple[int, ...]] = []
    words: list[str] = []
    for sentence, marked in _sentences(line, british=g2p.british):
        phonemes, belongs = _phonemes(_tokens(g2p, sentence, marked), words)
        for start, end in _pieces(phonemes):
            chunks.append(phonemes[start:end])
            owners.append(tuple(belongs[start:end]))
    return Reading(tuple(chunks), tuple(owners), tuple(words))


def guess(g2p: G2P, word: str) -> str:
    """How a word is said that is in no dictionary of the reader; empty where it is in one."""
    tokens = _tokens(g2p, word, word)
    guessed = any(token.rating is not None and token.rating <= GUESSED for token in tokens)
    return " ".join(token.phonemes or "" for token in tokens) if guessed else ""


def timed(
    text: str, reading: Reading, frames: Sequence[Sequence[int]], frame_s: float
) -> tuple[Word, ...]:
    """The written words of `text`. `frames`: for each chunk those of the pad before it, of each
    of its phonemes and of the pad behind it."""
    at = 0
    sounding: dict[int, tuple[int, int]] = {}
    for owners, (before, *counts, behind) in zip(reading.owners, frames, strict=True):
        at += before
        for owner, count in zip(owners, counts, strict=True):
            if owner >= 0:
                sounding[owner] = (sounding.get(owner, (at, at))[0], at + count)
            at += count
        at += behind
    spoken = [
        (_letters(reading.words[index]), start * frame_s, end * frame_s)
        for index, (start, end) in sorted(sounding.items())
    ]
    return timed_words(text, _beside(text, spoken), at * frame_s)


def _sentences(line: Line, *, british: bool) -> list[tuple[str, str]]:
    """The sentences, each without and with its pronunciations as hibari's markup."""
    text = line.spoken.translate(NO_MARKUP)
    sentences = []
    at = 0
    for sentence in Hibari.split_sentences(text):
        start = text.index(sentence, at)
        at = start + len(sentence)
        inside = [p for p in line.pronunciations if start <= p.start < p.end <= at]
        marked = _marked(sentence, start, sorted(inside, key=lambda p: p.start), british)
        sentences.append((sentence, marked))
    return sentences


def _marked(sentence: str, start: int, pronunciations: list[Pronunciation], british: bool) -> str:
    parts = []
    at = 0
    for pronunciation in pronunciations:
        begin, end = pronunciation.start - start, pronunciation.end - start
        phonemes = own_alphabet(pronunciation.ipa, british=british)
        if begin >= at and phonemes:
            parts += [sentence[at:begin], f"[{sentence[begin:end]}](/{phonemes}/)"]
            at = end
    return "".join(parts) + sentence[at:]


def own_alphabet(ipa: str, *, british: bool) -> str:
    """The sounds in the model's letters; its American voices know neither length nor "ɒ"."""
    for sound, letter in ALPHABET if british else (*ALPHABET, *AMERICAN):
        ipa = ipa.replace(sound, letter)
    kept = "".join(letter for letter in ipa if letter.isalpha() or letter in "ˈˌːᵊ ").strip()
    return stress_before_vowels(kept)


def _tokens(g2p: G2P, sentence: str, marked: str) -> list[Tok]:
    try:
        return list(g2p.phonemize_tokens(g2p.tokenize(normalize(marked))))
    except STUMBLES:
        simpler = UNREADABLE.sub(" ", unicodedata.normalize("NFKC", sentence))
        return list(g2p.phonemize_tokens(g2p.tokenize(normalize(simpler))))


def _phonemes(tokens: list[Tok], words: list[str]) -> tuple[str, list[int]]:
    """What `G2P` itself would join, and the index of each phoneme's word; extends `words`."""
    phonemes: list[str] = []
    belongs: list[int] = []
    within_word = False
    for token in tokens:
        if not within_word:
            words.append("")
        words[-1] += token.text
        sound = token.phonemes or ""
        phonemes += sound
        belongs += [-1 if phoneme in PAUSES else len(words) - 1 for phoneme in sound]
        within_word = not token.whitespace
        if token.whitespace:
            phonemes.append(" ")
            belongs.append(-1)
    joined = "".join(phonemes)
    start, end = len(joined) - len(joined.lstrip()), len(joined.rstrip())
    return joined[start:end], belongs[start:end]


def _pieces(phonemes: str) -> list[tuple[int, int]]:
    """Ranges of at most MAX_PHONEMES, as far as clauses allow, as the library makes them."""
    if not phonemes:
        return []
    if len(phonemes) <= MAX_PHONEMES:
        return [(0, len(phonemes))]
    gaps = [gap.span() for gap in CLAUSE_END.finditer(phonemes)]
    starts = [0, *(end for _, end in gaps)]
    ends = [*(start for start, _ in gaps), len(phonemes)]
    pieces = [(starts[0], ends[0])]
    for start, end in zip(starts[1:], ends[1:], strict=True):
        if end - pieces[-1][0] > MAX_PHONEMES:
            pieces.append((start, end))
        else:
            pieces[-1] = (pieces[-1][0], end)
    return pieces


def _letters(word: str) -> str:
    return "".join(character for character in word.casefold() if character.isalnum())


def _beside(text: str, spoken: list[tuple[str, float, float]]) -> list[Heard]:
    """The spoken words' times on the stretches of `text` that they read."""
    written = written_words(text)
    ours = [_letters(text[start:end]) for start, end in written]
    matcher = SequenceMatcher(None, ours, [word for word, _, _ in spoken], autojunk=False)
    heard: list[Heard] = []
    for how, i, i_end, j, j_end in matcher.get_opcodes():
        if how == "equal" or (how == "replace" and i_end - i == j_end - j):
            pairs = zip(written[i:i_end], spoken[j:j_end], strict=True)
            heard += [Heard(*place, begins, ends) for place, (_, begins, ends) in pairs]
        elif how == "replace":
            place = written[i][0], written[i_end - 1][1]
            heard.append(Heard(*place, spoken[j][1], spoken[j_end - 1][2]))
        elif how == "insert" and heard:  # said beyond what is written: "dollars" after "$5"
            last = heard[-1]
            heard[-1] = Heard(last.start, last.end, last.start_s, spoken[j_end - 1][2])
    return heard
