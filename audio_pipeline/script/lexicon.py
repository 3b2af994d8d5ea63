"""Puts an editor's spelling for a voice in place of a written word."""

import re
from collections.abc import Mapping

from audio_pipeline.script.normalize import normalize


class Lexicon:
    """Whole words and names, as written (case counts); of two that fit, the longer one."""

    def __init__(self, aliases: Mapping[str, str]) -> None:
        self._aliases = {
            written: alias
            for written, alias in aliases.items()
            if written.strip() and alias.strip()
        }
        longest_first = sorted(self._aliases, key=len, reverse=True)
        self._pattern = re.compile(
            rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"
            if longest_first
            else r"(?!)"
        )

    def spoken(self, text: str, language: str) -> str:
        """The text as a voice is sent it."""
        aliased = self._pattern.sub(lambda match: self._aliases[match.group()], text)
        return normalize(aliased, language)
