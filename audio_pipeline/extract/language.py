"""Which language a text is in, where its page does not say or says what cannot be."""

import re
from collections.abc import Mapping

_WORDS: Mapping[str, str] = {
    "en": "the of and to in is that for was with are this be have by",
    "de": "der die und das ist nicht mit den von ein eine auf für dem sich",
    "fr": "le la les et des est une dans que pour qui sur pas du au",
    "es": "el la los de que y en una por con para del las se es",
    "it": "il di che la è per una non con del sono della gli nel si",
    "pt": "o de que e do da em um para com não uma os no na",
    "nl": "de het een en van ik is dat op niet met voor zijn die er",
    "pl": "w i na z się do nie jest że to o po jak od za",
    "uk": "і в у на що не з до та як за це від про для є й",
    "ru": "и в не на что с по как это из для от его она к они был",
}
_CYRILLIC = re.compile(r"[а-яёєіїґ]", re.IGNORECASE)
_CYRILLIC_LANGUAGES = frozenset(("uk", "ru", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn", "tt"))
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 6_000


def article_language(told: str, text: str) -> str:
    """`told`, what the page says, unless the text is in another script; else a guess by its words.

    "und" (undetermined, BCP 47) where neither says anything.
    """
    sample = text[:_LOOKED_AT]
    letters = len(_LETTER.findall(sample))
    is_cyrillic = len(_CYRILLIC.findall(sample)) * 2 > letters
    if told and (letters == 0 or is_cyrillic == (told in _CYRILLIC_LANGUAGES) or told == "sr"):
        return told
    guess = _guess(sample)
    return guess or told or "und"


def _guess(sample: str) -> str:
    words = _WORD.findall(sample.lower())
    scores = {
        language: sum(word in common for word in words)
        for language, common in ((name, set(text.split())) for name, text in _WORDS.items())
    }
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] * 20 >= len(words) > 0 else ""
