"""Puts an editor's spelling for a voice in place of a written word."""

import re
from collections.abc import Mapping

from audio_pipeline.script.edits import Spoken, substitution
from audio_pipeline.script.normalize import trace

RULE = "lexicon"


class Lexicon:
    """Whole words and names, as written (case counts); of two that fit, the longer one."""

    def __init__(self, aliases: Mapping[str, str]) -> None:
        self._aliases = {
            written: alias
            for written, alias in aliases.items()
            if written.strip() and alias.strip()
        }
        longest_first = sorted(self._aliases, key=len, reverse=True)
        pattern = re.compile(
            rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"
            if longest_first
            else r"(?!)"
        )
        self._substitute = substitution(pattern, lambda match: self._aliases[match.group()], RULE)

    def spoken(self, text: str, language: str) -> Spoken:
        """The text as a voice is sent it, with what was changed and by which rule."""
        return trace(text, language, self._substitute(text))
