"""Endings that a word of a lexicon may have, and how the word sounds with them."""

import re

_ENDINGS = {"en": re.compile(r"(?:'?s|es)(?!\w)", re.IGNORECASE)}
"""The possessive and the plural of English names: "Kyiv's", "Houthis"."""
_JOINED = {"en": ("s", "es")}
"""Those of them that stand within the word."""
_HISSING = tuple("szʃʒ")
_VOICELESS = tuple("ptkfθ")


def ending(text: str, at: int, language: str) -> int:
    """How many characters of an ending stand at `at`; 0 where the language has no rule."""
    endings = _ENDINGS.get(language)
    match = endings.match(text, at) if endings else None
    return len(match.group()) if match else 0


def stems(word: str, language: str) -> tuple[str, ...]:
    """The word, and what it may be a form of: "houthis" and "houthi"."""
    joined = [each for each in _JOINED.get(language, ()) if word.endswith(each)]
    return (word, *(word.removesuffix(each) for each in joined))


def inflected(ipa: str) -> str:
    """The sounds of an English word with such an ending; none where its own are not known."""
    if not ipa:
        return ""
    if ipa.endswith(_HISSING):
        return f"{ipa}ɪz"
    return f"{ipa}s" if ipa.endswith(_VOICELESS) else f"{ipa}z"
