"""English words that the aligner's dictionary lacks, letter by letter to ARPAbet.

Rough on purpose: an alignment wants sounds of about the right kind, as many as are spoken.
"""

import re

_SOUNDS = {
    "tion": "SH AH N", "sion": "ZH AH N", "ough": "AO", "augh": "AO", "eigh": "EY", "igh": "AY",
    "tch": "CH", "sch": "SH", "dge": "JH", "que": "K", "shch": "SH CH", "sh": "SH", "ch": "CH",
    "th": "TH", "ph": "F", "wh": "W", "gh": "G", "kh": "K", "zh": "ZH", "ck": "K", "ng": "NG",
    "qu": "K W", "kn": "N", "wr": "R", "ts": "T S", "ee": "IY", "ea": "IY", "oo": "UW",
    "ou": "AW", "ow": "AW", "ai": "EY", "ay": "EY", "oa": "OW", "oi": "OY", "oy": "OY",
    "au": "AO", "aw": "AO", "ei": "EY", "ie": "IY", "ar": "AA R", "er": "ER", "ir": "ER",
    "or": "AO R", "ur": "ER", "yi": "Y IY", "iy": "IY", "yy": "IY", "ce": "S", "ci": "S IH",
    "cy": "S IY", "ge": "JH", "a": "AE", "b": "B", "c": "K", "d": "D", "e": "EH", "f": "F",
    "g": "G", "h": "HH", "i": "IH", "j": "JH", "k": "K", "l": "L", "m": "M", "n": "N",
    "o": "OW", "p": "P", "q": "K", "r": "R", "s": "S", "t": "T", "u": "AH", "v": "V", "w": "W",
    "x": "K S", "y": "IY", "z": "Z",
}  # fmt: skip
_SPELT = {
    "a": "EY", "b": "B IY", "c": "S IY", "d": "D IY", "e": "IY", "f": "EH F", "g": "JH IY",
    "h": "EY CH", "i": "AY", "j": "JH EY", "k": "K EY", "l": "EH L", "m": "EH M", "n": "EH N",
    "o": "OW", "p": "P IY", "q": "K Y UW", "r": "AA R", "s": "EH S", "t": "T IY", "u": "Y UW",
    "v": "V IY", "w": "D AH B AH L Y UW", "x": "EH K S", "y": "W AY", "z": "Z IY",
}  # fmt: skip
_PIECE = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_VOWEL = re.compile("[aeiouy]")


def phones_of(word: str) -> str:
    """ARPAbet of a lower-case word of a-z, spelt out where it has no vowel; "" for no letters."""
    letters = re.sub("[^a-z]", "", word)
    if not _VOWEL.search(letters):
        return " ".join(_SPELT[letter] for letter in letters)
    doubled = re.sub(r"([bcdfgklmnprstvz])\1", r"\1", letters)
    silent = re.sub(r"(?<=[aeiouy][bcdfgklmnprstvz])e(?=s?$)", "", doubled)
    return " ".join(_SOUNDS[piece] for piece in _PIECE.findall(silent))
