"""The English name of an emoji that a sentence has as a noun: "replied with a single 😂"."""

import re
from unicodedata import name

from audio_pipeline.script.edits import substitution

_PICTURE = "[\U0001f300-\U0001f3fa\U0001f400-\U0001faff]"
_LONE = re.compile(
    r"(?:(?<=\ba )|(?<=\ban )|(?<=\bthe )|(?<=\bsingle )|(?<=\bwith )|(?<=\blone ))"
    rf"(?P<picture>{_PICTURE})[\ufe0f\U0001f3fb-\U0001f3ff]?(?![\u200d\U0001f300-\U0001faff])"
    r"(?P<told>(?= emojis?\b))?"
)


def _named(match: re.Match[str]) -> str:
    """ "a single face with tears of joy emoji"; what has no name goes as other emoji do."""
    called = name(match["picture"], "").lower().removesuffix(" sign").removesuffix(" symbol")
    if not called:
        return match.group()
    return called if match["told"] is not None else f"{called} emoji"


NAMED_EMOJI = substitution(_LONE, _named, "emoji")
