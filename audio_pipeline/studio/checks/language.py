"""Which language a line is in, where nobody says: by the voice's name, else by the text."""

import re

from audio_pipeline.model import Voice

_TAG = re.compile(r"([a-z]{2,3})(?:[-_]|$)")
_SMALL_WORDS = {
    "en": {
        "the",
        "of",
        "and",
        "to",
        "a",
        "is",
        "was",
        "for",
        "that",
        "on",
        "with",
        "by",
        "yes",
        "no",
    },
    "de": {
        "der",
        "die",
        "das",
        "und",
        "ist",
        "den",
        "von",
        "zu",
        "mit",
        "ein",
        "nicht",
        "ja",
        "nein",
    },
    "fr": {"le", "la", "les", "des", "et", "est", "un", "une", "du", "que", "dans", "oui", "non"},
}
_MARKS = {"de": "äöüß", "fr": "éèêàçùâîôûœ"}
_OWN_LETTERS = {"uk": "іїєґ", "ru": "ыэёъ"}


def language_of(voice: Voice, text: str) -> str:
    """A primary language tag; English where neither name nor text says otherwise."""
    if voice.engine == "hibari":
        return "en"
    named = _TAG.match(voice.name.lower())
    return named.group(1) if named else _of_text(text.lower())


def _of_text(text: str) -> str:
    if re.search("[а-яіїєґ]", text):
        counts = {tag: sum(map(text.count, letters)) for tag, letters in _OWN_LETTERS.items()}
        return "ru" if counts["ru"] > counts["uk"] else "uk"
    words = re.findall(r"\w+", text)
    counts = {
        tag: sum(word in small for word in words) + sum(map(text.count, _MARKS.get(tag, "")))
        for tag, small in _SMALL_WORDS.items()
    }
    return max(counts, key=lambda tag: (counts[tag], tag == "en"))
