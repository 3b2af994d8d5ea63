"""Takes out of a text what an engine could take for a command, and what no voice can say.

Guarded against: SSML and HTML tags and entities, espeak's `[[phonemes]]`, hibari's and misaki's
`[word](/phonemes/)`, and invisible characters. Words stay; brackets, emoji and tags go.
"""

import re
import unicodedata
from html import unescape

_ENTITY = re.compile(r"&(?:amp;)*(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_AMPERSANDS = re.compile(r"&(?:amp;)+")
_LINK = re.compile(r"\[([^\[\]]{0,300})\]\([^()]{0,600}\)")
_COMMENT = re.compile(r"<!--[^<>]{0,2000}-->|<[?!][^<>]{0,400}>")
_TAG = re.compile(r"</?[A-Za-z][\w:.-]{0,40}(?:\s[^<>=]{0,100}=[^<>]{0,600})?\s?/?>")
_LESS_OR_MORE = re.compile(r"[<>](?=\s?[-+]?[$€£₴]?[0-9])")
_SOURCE_MARK = re.compile(r"(?<=[\w.,;:!?%”\"»)\]]) ?\[[0-9]{1,3}\](?!\()")
"""A number in square brackets after a word leads to a list of sources."""
_BRACKETS = re.compile(r"[\[\]{}<>]+")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e0fff]"
)
_EMOJI = re.compile(
    "[©®™\u20e3\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u2500-\u27bf\u2900-\u297f\u2b00-\u2bff"
    "\U0001f000-\U0001faff]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\uf8ff]")  # and private use
LESS_THAN, MORE_THAN = "\ue000", "\ue001"
"""Stand-ins for < and > before a number, which a language's rules may put into words."""


def without_markup(text: str) -> str:
    """The text on one line, composed (NFC), with nothing an engine would obey."""
    text = _ENTITY.sub(lambda match: unescape(_AMPERSANDS.sub("&", match.group())), text)
    text = _INVISIBLE.sub("", _CONTROL.sub(" ", text))
    text = _EMOJI.sub(" ", text)
    text = _SOURCE_MARK.sub("", text)
    text = _LINK.sub(r"\1", text)
    text = _TAG.sub(" ", _COMMENT.sub(" ", text))
    text = _LESS_OR_MORE.sub(_stand_in, text)
    text = _BRACKETS.sub("", text)
    return " ".join(unicodedata.normalize("NFC", text).split())


def _stand_in(match: re.Match[str]) -> str:
    return LESS_THAN if match.group() == "<" else MORE_THAN
