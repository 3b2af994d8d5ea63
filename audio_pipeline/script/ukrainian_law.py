"""Parts of Ukrainian laws and papers behind their abbreviations: "за ч. 2 ст. 111"."""

import re

from audio_pipeline.script.grammar import DASH
from audio_pipeline.script.number_words import Number
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.ukrainian_abbreviated_nouns import CASES, LOOK, case_index
from audio_pipeline.script.ukrainian_context import word_before
from audio_pipeline.script.ukrainian_numbers import ordinal_in, words
from audio_pipeline.script.ukrainian_verbs import transitive

_LAW = {
    "ст.": ("стаття", "статті", "статті", "статтю", "статтею"),
    "ч.": ("частина", "частини", "частині", "частину", "частиною"),
    "п.": ("пункт", "пункту", "пункті", "пункт", "пунктом"),
    "пп.": ("пункти", "пунктів", "пунктах", "пункти", "пунктами"),
    "с.": ("сторінка", "сторінки", "сторінці", "сторінку", "сторінкою"),
    "гл.": ("глава", "глави", "главі", "главу", "главою"),
    "абз.": ("абзац", "абзацу", "абзаці", "абзац", "абзацом"),
    "розд.": ("розділ", "розділу", "розділі", "розділ", "розділом"),
    "рис.": ("рисунок", "рисунка", "рисунку", "рисунок", "рисунком"),
    "табл.": ("таблиця", "таблиці", "таблиці", "таблицю", "таблицею"),
    "буд.": ("будинок", "будинку", "будинку", "будинок", "будинком"),
    "кв.": ("квартира", "квартири", "квартирі", "квартиру", "квартирою"),
    "корп.": ("корпус", "корпусу", "корпусі", "корпус", "корпусом"),
    "оф.": ("офіс", "офісу", "офісі", "офіс", "офісом"),
    "каб.": ("кабінет", "кабінету", "кабінеті", "кабінет", "кабінетом"),
    "тел.": ("телефон",) * 5,
}
_LAW_PLURALS = {
    "ст.": ("статті", "статей", "статтях", "статті", "статтями"),
    "ч.": ("частини", "частин", "частинах", "частини", "частинами"),
    "п.": ("пункти", "пунктів", "пунктах", "пункти", "пунктами"),
    "с.": ("сторінки", "сторінок", "сторінках", "сторінки", "сторінками"),
}  # fmt: skip
_AND_OF_LAW = re.compile(
    r"\b(?i:(за|згідно з|у|в|про|[а-яіїє]{3,20}(?:ють|ує|или|ено))) (?:ч|ст|п)\. ?[0-9]{1,4}"
    r"(?:[, ]{1,2}(?:ч|ст|п)\. ?[0-9]{1,4}){0,2}"
    r"(?: [А-Я]\w{1,20}){0,3}(?:, |,? (?:та|і|й|або) )(?:за )?$"
)
"""What stands before the second of "за ч. 1 ст. 115 та ч. 3 ст. 368"."""


def _numbered(match: re.Match[str]) -> str:
    """ "кв. № 14"."""
    return f"{_LAW[match['short'].lower()][case_index(match)]} "


def _part_of_law(match: re.Match[str]) -> str:
    """ "за ч. 2 ст. 111": the first in the case of the preposition, the next in the genitive."""
    written = match["short"].lower()
    index = case_index(match)
    before = word_before(match.string, match.start())
    joined = _AND_OF_LAW.search(match.string[max(0, match.start() - LOOK) : match.start()])
    if transitive(before):
        index = 3
    if before == "за" or (joined and joined[1].lower() in ("за", "згідно з")):
        index = 4
    elif joined:
        index = 2 if joined[1].lower() in ("у", "в") else 3
    if re.search(r"[0-9] $", match.string[max(0, match.start() - 2) : match.start()]):
        index = 0 if written in ("кв.", "корп.", "оф.", "тел.", "каб.") else 1
    low, high = Number(match["number"]), match["high"]
    noun = _LAW[written][index]
    if "." in match["number"]:
        return f"{noun} {' крапка '.join(words(Number(n)) for n in match['number'].split('.'))}"
    if high and int(high) <= int(match["number"]):
        return f"{noun} {words(low)}-{words(Number(high))}"
    if high:
        plural = _LAW_PLURALS.get(written, _LAW[written])[index]
        return f"{plural} {words(low)}-{words(Number(high))}"
    if written == "ч.":
        return f"{noun} {ordinal_in(int(match['number']), f'feminine {CASES[index]}')}"
    return f"{noun} {words(low)}"


LAW_RULES: tuple[Rule, ...] = (
    Rule(
        "part of a law",
        rf"(?<![\w.])(?P<short>(?i:{one_of(_LAW)})) ?(?P<number>[0-9]{{1,4}}(?:\.[0-9]{{1,2}})?)"
        rf"(?: ?{DASH} ?(?P<high>[0-9]{{1,4}}))?(?![\w-]|[.,][0-9])",
        _part_of_law,
    ),
    Rule(
        "part of a law",
        rf"(?<![\w.])(?P<short>(?i:{one_of(_LAW)})) ?(?=№ ?[0-9])",
        _numbered,
    ),
)
