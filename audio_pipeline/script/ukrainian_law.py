"""Parts of Ukrainian laws and papers behind their abbreviations: "за ч. 2 ст. 111"."""

import re

from audio_pipeline.script.grammar import DASH
from audio_pipeline.script.number_words import Number
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.ukrainian_abbreviated_nouns import CASES, LOOK, case_index, is_action
from audio_pipeline.script.ukrainian_context import word_before
from audio_pipeline.script.ukrainian_governors import GENITIVE
from audio_pipeline.script.ukrainian_numbers import ordinal_in, words
from audio_pipeline.script.ukrainian_roman import ROMAN, roman_value
from audio_pipeline.script.ukrainian_verbs import transitive

_LAW = {
    "ст.": ("стаття", "статті", "статті", "статтю", "статтею"),
    "ч.": ("частина", "частини", "частині", "частину", "частиною"),
    "п.": ("пункт", "пункту", "пункті", "пункт", "пунктом"),
    "пп.": ("пункти", "пунктів", "пунктах", "пункти", "пунктами"),
    "с.": ("сторінка", "сторінки", "сторінці", "сторінку", "сторінкою"),
    "стор.": ("сторінка", "сторінки", "сторінці", "сторінку", "сторінкою"),
    "арк.": ("аркуш", "аркуша", "аркуші", "аркуш", "аркушем"),
    "гл.": ("глава", "глави", "главі", "главу", "главою"),
    "абз.": ("абзац", "абзацу", "абзаці", "абзац", "абзацом"),
    "розд.": ("розділ", "розділу", "розділі", "розділ", "розділом"),
    "рис.": ("рисунок", "рисунка", "рисунку", "рисунок", "рисунком"),
    "мал.": ("малюнок", "малюнка", "малюнку", "малюнок", "малюнком"),
    "табл.": ("таблиця", "таблиці", "таблиці", "таблицю", "таблицею"),
    "буд.": ("будинок", "будинку", "будинку", "будинок", "будинком"),
    "кв.": ("квартира", "квартири", "квартирі", "квартиру", "квартирою"),
    "корп.": ("корпус", "корпусу", "корпусі", "корпус", "корпусом"),
    "оф.": ("офіс", "офісу", "офісі", "офіс", "офісом"),
    "каб.": ("кабінет", "кабінету", "кабінеті", "кабінет", "кабінетом"),
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


_OF_LAW = re.compile(
    r"вимог|положен|норм|редакці|санкці|диспозиці|зміст|підстав|поряд(?:ок|ку)|межа(?:х|ми)|текст|ознак"
    r"|чинніст|чинност|мешкан|жител|власни|ді(?:я|ї|ю|єю)$"
)
"""Nouns that a part of a law, or a flat, behind them is the genitive of."""
_IN_BUILDINGS = ("кв.", "корп.", "оф.", "каб.")
_VOLUME = ("том", "тому", "томі", "том", "томом")
_OF_PAGES = re.compile(rf"(?<![\w.])(?:с|стор|арк)\. ?[0-9]{{1,4}}(?:{DASH}[0-9]{{1,4}})? $")
_PAGES_FOLLOW = re.compile(r", ?(?:с|стор|арк)\. ?[0-9]")
_BEFORE_VOLUMES = ("у", "в", "до", "з", "із", "зі")
_BEHIND_NUMBER = re.compile(r"[0-9IVXІХ] $")


def _case_of_part(match: re.Match[str]) -> int:
    """The first has the case of the preposition, the next are genitive: "за ч. 2 ст. 111"."""
    text, start = match.string, match.start()
    before = word_before(text, start)
    joined = _AND_OF_LAW.search(text[max(0, start - LOOK) : start])
    if _is_chained(match):
        return 0 if match["short"].lower() in _IN_BUILDINGS else 1
    if before == "за" or (joined and joined[1].lower() in ("за", "згідно з")):
        return 4
    if joined:
        return 2 if joined[1].lower() in ("у", "в") else 3
    if transitive(before):
        return 3
    return case_index(match) or int(is_action(before) or _OF_LAW.match(before) is not None)


def _is_chained(match: re.Match[str]) -> bool:
    """Whether the number of another part stands before it."""
    start = match.start()
    return _BEHIND_NUMBER.search(match.string, max(0, start - 2), start) is not None


def _as_written(match: re.Match[str], noun: str) -> str:
    return noun.capitalize() if match["short"][0].isupper() else noun


def _numbered(match: re.Match[str]) -> str:
    """ "кв. № 14"."""
    return f"{_as_written(match, _LAW[match['short'].lower()][_case_of_part(match)])} "


def _part_of_law(match: re.Match[str]) -> str:
    written, index = match["short"].lower(), _case_of_part(match)
    low, high = Number(match["number"]), match["high"]
    noun = _as_written(match, _LAW[written][index])
    if "." in match["number"]:
        return f"{noun} {' крапка '.join(words(Number(n)) for n in match['number'].split('.'))}"
    if high and int(high) <= int(match["number"]):
        return f"{noun} {words(low)}-{words(Number(high))}"
    if high:
        plural = _as_written(match, _LAW_PLURALS.get(written, _LAW[written])[index])
        return f"{plural} {words(low)}-{words(Number(high))}"
    if written == "ч.":
        return f"{noun} {ordinal_in(int(match['number']), f'feminine {CASES[index]}')}"
    return f"{noun} {words(low)}"


def _roman_part(match: re.Match[str]) -> str:
    """ "розд. II", "розділ другий"; behind a cardinal one too: "пункт три розділу два"."""
    written, index = match["short"].lower(), _case_of_part(match)
    number = roman_value(match["number"])
    noun = _as_written(match, _LAW[written][index])
    if _is_chained(match) and written != "ч.":
        return f"{noun} {words(Number(str(number)))}"
    gender = "feminine" if _LAW[written][0].endswith("а") else "masculine"
    return f"{noun} {ordinal_in(number, f'{gender} {CASES[index]}')}"


def _articles(match: re.Match[str]) -> str:
    """ "за ст. ст. 191 та 366"."""
    return _as_written(match, _LAW_PLURALS["ст."][_case_of_part(match)])


def _volume(match: re.Match[str]) -> str | None:
    """ "у т. 2", "с. 214 т. 8"; anywhere else "т." may be tonnes."""
    text, start = match.string, match.start()
    paged = _OF_PAGES.search(text, max(0, start - 15), start)
    pages_follow = _PAGES_FOLLOW.match(text, match.end())
    if not paged and not pages_follow and word_before(text, start) not in _BEFORE_VOLUMES:
        return None
    index = 1 if paged else case_index(match)
    number = roman_value(match["number"])
    return f"{_VOLUME[index]} {ordinal_in(number, f'masculine {CASES[index]}')}"


def _telephone(match: re.Match[str]) -> str:
    before = word_before(match.string, match.start())
    ending = "ом" if before == "за" else ("у" if before in GENITIVE.split("|") else "")
    return f"{'Телефон' if match['first'] == 'Т' else 'телефон'}{ending}"


LAW_RULES: tuple[Rule, ...] = (
    Rule("articles", r"(?<![\w.])(?P<short>[Сс]т\.) ?ст\.(?= ?[0-9])", _articles),
    Rule(
        "part of a law",
        rf"(?<![\w.])(?P<short>(?i:{one_of(_LAW)})) ?(?P<number>[0-9]{{1,4}}(?:\.[0-9]{{1,2}})?)"
        rf"(?: ?{DASH} ?(?P<high>[0-9]{{1,4}}))?(?![\w-]|[.,][0-9])",
        _part_of_law,
    ),
    Rule(
        "part of a law",
        rf"(?<![\w.])(?P<short>(?:[Рр]озд|[Гг]л|[Тт]абл|[Рр]ис|ч|п)\.) ?(?P<number>{ROMAN})"
        r"(?![\w-]|\. ?[А-ЯІЇЄҐ])",
        _roman_part,
    ),
    Rule(
        "part of a law",
        rf"(?<![\w.])(?P<short>(?i:{one_of(_LAW)})) ?(?=№ ?[0-9])",
        _numbered,
    ),
    Rule(
        "volume",
        rf"(?<![\w.])т\. ?(?P<number>[0-9]{{1,3}}|{ROMAN})(?![\w–-]|[.,][0-9])",
        _volume,
    ),
    Rule("telephone", r"(?<![\w.])(?P<first>[Тт])ел\.(?= ?:? ?[№(+0-9])", _telephone),
)
