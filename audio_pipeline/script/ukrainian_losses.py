"""Ukrainian reports of losses: "танків – 9286 (+6) од."."""

import re

from audio_pipeline.script.number_words import Number
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.ukrainian_context import governor
from audio_pipeline.script.ukrainian_counted import noun_in
from audio_pipeline.script.ukrainian_governors import governed
from audio_pipeline.script.ukrainian_nouns import UKRAINIAN
from audio_pipeline.script.ukrainian_numbers import NUMBER, words
from audio_pipeline.script.ukrainian_sentences import sentence_end


def _losses(match: re.Match[str]) -> str:
    """All of them and those of the last day; both count the noun behind the second."""
    case = governed(governor(match.string, match.start())[0]) or "nominative"
    number = UKRAINIAN.parse(match["number"])
    noun = noun_in(UKRAINIAN.own_units[UKRAINIAN.units[match["unit"]]], number, case)
    said = words(Number(number.whole), "feminine", case)
    more = words(UKRAINIAN.parse(match["more"]), "feminine")
    return f"{said} (плюс {more}) {noun}{sentence_end(match)}"


LOSSES_RULE = Rule(
    "losses",
    rf"(?<![\w.,])(?P<number>{NUMBER}) ?\(\+ ?(?P<more>{NUMBER})\) ?(?P<unit>од\.|шт\.)",
    _losses,
)
