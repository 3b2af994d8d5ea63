"""Text of a page made fit to be spoken: one line a block, no invisible characters."""

import re
import unicodedata

RUN_WORDS = 5
"""A run of fewer words may occur in any text by chance."""
SENTENCE_ENDS = (".", "!", "?", "…", "”", "»", '"')

_INVISIBLE = (
    *range(0x09),
    *range(0x0E, 0x1C),
    *range(0x7F, 0x85),
    *range(0x86, 0xA0),
    0xAD,  # soft hyphen
    0x061C,
    0x180E,
    0x200B,
    0x200E,
    0x200F,
    *range(0x202A, 0x202F),  # directions
    *range(0x2060, 0x2065),
    *range(0x2066, 0x2070),
    *range(0xD800, 0xE000),  # lone surrogates
    *range(0xE000, 0xF900),  # private use: icon fonts
    0xFEFF,
    *range(0xFFF9, 0xFFFD),
    0xFFFE,
    0xFFFF,
)
_DELETE = dict.fromkeys(_INVISIBLE)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_CONTROL_REFERENCES = re.compile(
    r"&#(?:0{0,9}(?:[0-8]|1[124-9]|2\d|3[01]|127)|x0{0,9}(?:[0-8bcef]|1[0-9a-f]|7f))(?:;|(?![0-9a-f]))",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_SPACE_BEFORE_MARK = re.compile(r" (?=[,.](?:\s|$))")


def one_line(text: str) -> str:
    """`text` as one line in NFC: any run of white space is one space, what cannot be seen is gone.

    Joiners U+200C and U+200D stay, since scripts and emoji need them.
    """
    line = " ".join(text.translate(_DELETE).split())
    line = _SPACE_BEFORE_MARK.sub("", line)
    return line if line.isascii() else unicodedata.normalize("NFC", line)


def word_string(text: str) -> str:
    """The words in lower case between single spaces, one at each end too: made to be searched."""
    return f" {' '.join(_WORD.findall(text.lower()))} "


class Shingles:
    """Finds a run of words in a text in time that does not depend on the text's length."""

    def __init__(self, words: str) -> None:
        """`words`: the text as `word_string` gives it."""
        each = words.split()
        runs = zip(*(each[start:] for start in range(RUN_WORDS)), strict=False)
        self._seen = set(map(hash, runs))

    def have(self, words: str) -> bool:
        """Whether the text has the first and last RUN_WORDS of `words`, which are as many."""
        each = words.split()
        ends = (tuple(each[:RUN_WORDS]), tuple(each[-RUN_WORDS:]))
        return len(each) >= RUN_WORDS and all(hash(end) in self._seen for end in ends)


def count_words(text: str) -> int:
    """How many words a listener hears; two characters of an unspaced script count for one."""
    words = len(_WORD.findall(text))
    return words if text.isascii() else words + len(_UNSPACED.findall(text)) // 2


def parsable(text: str) -> bytes:
    """UTF-8 of `text` without control characters and lone surrogates, written out or as references.

    An XML tree takes none of them, but an HTML parser lets some through.
    """
    text = _CONTROLS.sub("", text)
    return _CONTROL_REFERENCES.sub("", text).encode("utf-8", "ignore")
