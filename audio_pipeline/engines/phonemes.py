"""A line's pronunciations, for engines that take phonemes."""

import re
from collections.abc import Callable

from audio_pipeline.model import Line, Pronunciation

_ESPEAK = (
    ("tʃ", "tS"), ("dʒ", "dZ"), ("t͡ʃ", "tS"), ("d͡ʒ", "dZ"), ("iː", "i:"), ("uː", "u:"),
    ("ɑːɹ", "A@"), ("ɑɹ", "A@"), ("ɔːɹ", "o@"), ("ɔɹ", "o@"), ("ɛɹ", "e@"), ("ɪɹ", "i@3"),
    ("ʊɹ", "U@"), ("ɜːɹ", "3:"), ("ɜɹ", "3:"), ("ɝ", "3:"), ("əɹ", "3"), ("ɚ", "3"),
    ("ɑː", "A:"), ("ɔː", "O:"), ("eɪ", "eI"), ("aɪ", "aI"), ("aʊ", "aU"), ("ɔɪ", "OI"),
    ("oʊ", "oU"), ("əʊ", "oU"), ("i", "i:"), ("u", "u:"), ("ɑ", "A:"), ("ɔ", "O:"), ("ɒ", "0"),
    ("ɪ", "I"), ("ʊ", "U"), ("ɛ", "E"), ("æ", "a"), ("ʌ", "V"), ("ə", "@"), ("a", "A:"),
    ("e", "eI"), ("o", "oU"), ("θ", "T"), ("ð", "D"), ("ʃ", "S"), ("ʒ", "Z"), ("ŋ", "N"),
    ("ɹ", "r"), ("r", "r"), ("ɡ", "g"), ("g", "g"), ("j", "j"), ("x", "x"), ("ɾ", "t#"),
    ("ˈ", "'"), ("ˌ", ","), ("ː", ":"), (" ", "||"), *((each, each) for each in "pbtdkfvszhmnlw"),
)  # fmt: skip
"""From IPA to espeak-ng's names of the sounds of English (its docs/phonemes.md), longest first."""

_ONSET = re.compile(r"([ˈˌ])([^ˈˌ aɑæɐeɛəɚɜɝiɪɨoɔɒuʊʌyøœɯɤAIOQWY]+)")


def placed(line: Line) -> list[Pronunciation]:
    """The pronunciations in order: those that lie within the text and do not overlap."""
    kept: list[Pronunciation] = []
    at = 0
    for each in sorted(line.pronunciations, key=lambda p: (p.start, p.end)):
        if at <= each.start < each.end <= len(line.spoken) and each.ipa.strip():
            kept.append(each)
            at = each.end
    return kept


def espeak_phonemes(ipa: str) -> str:
    """The sounds as espeak names them in `[[ ]]`; empty where one is no sound of its English."""
    named: list[str] = []
    at = 0
    while at < len(ipa):
        sound, name = next((s for s in _ESPEAK if ipa.startswith(s[0], at)), ("", ""))
        if not sound:
            return ""
        named.append(name)
        at += len(sound)
    return "".join(named)


def stress_before_vowels(ipa: str) -> str:
    """With each mark of stress right before its vowel, where espeak, Piper and hibari have it."""
    return _ONSET.sub(r"\2\1", ipa)


def laid_out(
    line: Line, text: str, wrapped: Callable[[Pronunciation, str], str]
) -> tuple[str, list[int]]:
    """`text`, which is as long as the line's, with other words for those whose sound is known.

    `wrapped` is given a pronunciation and the word; what is empty leaves the word as it is. Comes
    with the place in `text` that each character of what comes out stands for.
    """
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for each in placed(line):
        said = wrapped(each, text[each.start : each.end])
        if said:
            parts += text[at : each.start], said
            places += [*range(at, each.start), *([each.start] * len(said))]
            at = each.end
    return "".join((*parts, text[at:])), [*places, *range(at, len(text))]
