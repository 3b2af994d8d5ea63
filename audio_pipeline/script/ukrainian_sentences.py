"""Where a Ukrainian sentence ends with an abbreviation."""

import re

_WORDS_OF_PHRASE = 5
"""What begins with no capital is a sentence, and no part of one, from so many words on."""
_CLOSING = re.compile(r"[ »”\"'’)]*$")


def sentence_end(match: re.Match[str]) -> str:
    """The dot of an abbreviation that ends a sentence is that sentence's too: "." or ""."""
    text = match.string
    is_sentence = text.count(" ") > (2 if text[:1].isupper() else _WORDS_OF_PHRASE)
    ends = match.group().endswith(".") and _CLOSING.match(text, match.end())
    return "." if is_sentence and ends else ""
