"""Ukrainian blood pressure: "140/90 мм рт. ст.", which is one number "на" the other."""

import re

from audio_pipeline.script.number_words import Number
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.ukrainian_context import governor
from audio_pipeline.script.ukrainian_governors import governed
from audio_pipeline.script.ukrainian_numbers import words
from audio_pipeline.script.ukrainian_sentences import sentence_end

_PRESSURE = re.compile(r"(?<!\w)(?<![Пп]ід )(?i:тиск(?:у|ом|ові|и|ів|ами)?|гіпертоні\w{1,8})(?!\w)")
_ANOTHER = re.compile(r"(?: до | ?[–—-] ?| (?:та|і|або|чи) )[12]?[0-9]{2}/[0-9]{2,3} мм рт\.")
"""Behind "120/80" of "з 120/80 до 130/85 мм рт. ст."."""
_LOOK = 60
_HIGHEST = 300
"""Millimetres of mercury; no pressure of blood is above."""


def _pressure(match: re.Match[str]) -> str | None:
    text, start = match.string, match.start()
    measured = match["unit"] or _ANOTHER.match(text, match.end())
    if not measured and not _PRESSURE.search(text, max(0, start - _LOOK), start):
        return None
    if not int(match["low"]) < int(match["high"]) <= _HIGHEST:
        return None
    case = governed(governor(text, start)[0]) or "nominative"
    high, low = words(Number(match["high"]), "", case), words(Number(match["low"]))
    unit = " міліметрів ртутного стовпа" if match["unit"] else ""
    return f"{high} на {low}{unit}{sentence_end(match)}"


PRESSURE_RULE = Rule(
    "blood pressure",
    r"(?<![\w/.,])(?P<high>[12]?[0-9]{2})/(?P<low>[0-9]{2,3})"
    r"(?:(?P<unit> мм рт\. ?ст\.)|(?![\w/]|[.,][0-9]))",
    _pressure,
)
