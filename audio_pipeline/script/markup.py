"""Takes out of a text what an engine could take for a command, and what no voice can say.

Guarded against: SSML and HTML tags and entities, espeak's `[[phonemes]]`, hibari's and misaki's
`[word](/phonemes/)`, and invisible characters. Words stay; brackets, emoji and tags go.
"""

import re
from html import unescape
from unicodedata import is_normalized, normalize

from audio_pipeline.script.edits import SPACES, Edit, Step, single_spaces, substitution

_ENTITY = re.compile(r"&(?:amp;)*(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_AMPERSANDS = re.compile(r"&(?:amp;)+")
_LINK = re.compile(r"\[([^\[\]]{0,300})\]\([^()]{0,600}\)")
_COMMENT = re.compile(r"<!--[^<>]{0,2000}-->|<[?!][^<>]{0,400}>")
_TAG = re.compile(r"</?[A-Za-z][\w:.-]{0,40}(?:\s[^<>=]{0,100}=[^<>]{0,600})?\s?/?>")
_LESS_OR_MORE = re.compile(r"[<>](?=\s?[-+]?[$€£₴]?[0-9])")
_SOURCE_MARK = re.compile(
    r"(?<=[\w.,;:!?%”\"»)\]])(?<![0-9)] at)(?<![0-9)], at)(?<!\bAt) ?\[[0-9]{1,3}\](?!\()"
)
"""A number in square brackets after a word leads to a list of sources; "45 at [12]" is a place."""
_NOTE_MARK = re.compile(
    r"(?<=[^\W\d_]{2})\[[abc]\](?![\w(])"
    r"| ?\[(?:citation needed|clarification needed|edit|sic|note [0-9]{1,3})\](?!\()"
    r"|(?:(?<=[^\W\d_]{3})|(?<=[.,;:!?”\"’»)]))[¹²³⁰⁴-⁹]{1,3}(?![\w¹²³⁰⁴-⁹])"
    r"|(?<=[^\W\d_]{2}[.!?][”\"’»])[0-9]{1,2}(?!\S)"
)
"""Letters and raised figures behind a word lead to its notes; "km²" is too short to have one."""
_SUBSCRIPT = re.compile("[₀-₉]")
_BRACKETS = re.compile(r"[\[\]{}<>]+")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e0fff]"
)
_EMOJI = re.compile(
    "[©®™\u20e3\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u2500-\u2604\u2607\u2608\u260a-\u27bf\u2900-\u297f"
    "\u2b00-\u2b4f\u2b51-\u2bff\U0001f000-\U0001faff]"
)
STARS = re.compile("[★☆⭐☉]+")
"""Which a language's rules may put into words."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\uf8ff]")  # and private use
LESS_THAN, MORE_THAN = "\ue000", "\ue001"
"""Stand-ins for < and > before a number, which a language's rules may put into words."""
_WORD = re.compile(r"\S+")
_RULE = "markup"


def _entity(match: re.Match[str]) -> str:
    return unescape(_AMPERSANDS.sub("&", match.group()))


def _linked_words(text: str) -> list[Edit]:
    """Both ends of each link go, the words between them stay."""
    edits: list[Edit] = []
    for match in _LINK.finditer(text):
        edits.append(Edit(match.start(), match.start(1), "", _RULE))
        edits.append(Edit(match.end(1), match.end(), "", _RULE))
    return edits


def _composed_letters(text: str) -> list[Edit]:
    """NFC, word by word: no letter is composed across a space."""
    if is_normalized("NFC", text):
        return []
    words = ((match, normalize("NFC", match.group())) for match in _WORD.finditer(text))
    return [Edit(*match.span(), word, "letters") for match, word in words if word != match.group()]


def _stand_in(match: re.Match[str]) -> str:
    return LESS_THAN if match.group() == "<" else MORE_THAN


WITHOUT_MARKUP: tuple[Step, ...] = (
    substitution(_ENTITY, _entity, _RULE),
    substitution(_CONTROL, " ", SPACES),
    substitution(_INVISIBLE, "", "invisible character"),
    substitution(_EMOJI, " ", "emoji"),
    substitution(_SOURCE_MARK, "", "source mark"),
    substitution(_NOTE_MARK, "", "source mark"),
    substitution(_SUBSCRIPT, lambda match: str(ord(match.group()) - ord("₀")), "subscript"),
    _linked_words,
    substitution(_COMMENT, " ", _RULE),
    substitution(_TAG, " ", _RULE),
    substitution(_LESS_OR_MORE, _stand_in, "less or more than"),
    substitution(_BRACKETS, "", "brackets"),
    _composed_letters,
    single_spaces,
)
"""The text on one line, composed (NFC), with nothing an engine would obey."""
