"""Ukrainian times that a race took: "1:45.67", "з часом 29:45", "на 21 с"."""

import re

from audio_pipeline.script.number_words import Number
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.ukrainian_context import governor
from audio_pipeline.script.ukrainian_counted import noun_in
from audio_pipeline.script.ukrainian_governors import governed
from audio_pipeline.script.ukrainian_numbers import amount, words
from audio_pipeline.script.ukrainian_sentences import sentence_end
from audio_pipeline.script.ukrainian_verbs import object_at

_UNITS = tuple(
    {"one": f"{stem}а", "few": f"{stem}и", "many": stem, "other": f"{stem}и"}
    for stem in ("годин", "хвилин", "секунд")
)
_SECOND = _UNITS[-1]
_TAKEN = "час|результат|рекорд"
_SHOWN = "показа|встанови|онови|виборо|повтори|покращи"
_RUN = "пробі[гж]|подола|фінішува|проплив|здола|проїха|пройш"
_RESULT = re.compile(
    rf"(?i:\b(?:з|із|зі) (?:[а-яіїєґ'’]{{3,20}}(?:им|ім) )?(?:{_TAKEN})ом"
    rf"|(?:{_SHOWN})[а-яіїє]{{1,4}} (?:[а-яіїєґ'’]{{3,20}}[иі]й )?(?:{_TAKEN})"
    rf"|\b(?:{_TAKEN}) (?:[а-яіїєґ'’]{{3,25}} ){{0,3}}(?:[–—]|станови(?:ть|в)|склав)"
    rf"|(?:{_RUN})[а-яіїє]{{0,6}} (?:[^\s.!?]{{1,25}} ){{0,5}}за) $"
)
_RESULT_LENGTH = 140
_NO_RACE = re.compile("(?i:матч|гандбол|баскетбол|волейбол|футбол|обігра|київськ|місцев|почат)")
"""A game, whose result is a score, or a time of day."""
_RACING = re.compile(
    "(?i:фініш|відста|випереди|програ|поступи|рекорд|дистанці|забі[гж]|пробі[гж]|проплив|гонк|перегон|лижн"
    "|естафет|спринт|марафон|плавч|бігун|біатлон|переможц|лідер|метрівк|стометр)"
)
_CONTEXT_LENGTH = 120
_MINUTES_BEFORE = re.compile("[0-9] хв $")


def _race(match: re.Match[str]) -> str | None:
    """ "1:45.67"; without parts of a second only where it is told as a result."""
    text, start = match.string, match.start()
    if not match["part"] and not _is_result(text, start):
        return None
    case = _case(text, start)
    parts = (match["hours"], match["minutes"], match["seconds"])
    said = [
        _said(Number(str(int(written))), unit, case)
        for written, unit in zip(parts[:-1], _UNITS, strict=False)
        if written and int(written)
    ]
    seconds = Number(str(int(match["seconds"])), match["part"] or "")
    return " ".join((*said, _said(seconds, _SECOND, case)))


def _is_result(text: str, start: int) -> bool:
    told = _RESULT.search(text, max(0, start - _RESULT_LENGTH), start)
    return told is not None and not _NO_RACE.search(text, max(0, start - _CONTEXT_LENGTH), start)


def _said(number: Number, unit: dict[str, str], case: str) -> str:
    say = words if number.fraction else amount
    return f"{say(number, 'feminine', case)} {noun_in(unit, number, case)}"


def _case(text: str, start: int) -> str:
    for _ in ("хв", "год"):  # "1 год 21 хв 12 с" has two amounts before
        before, start = governor(text, start)
    return governed(before) or ("accusative" if object_at(text, start, before) else "nominative")


def _seconds(match: re.Match[str]) -> str | None:
    """ "38 хв 12 с"; alone only of a race."""
    text, start = match.string, match.start()
    if not _MINUTES_BEFORE.search(text, max(0, start - 5), start):
        racing = _RACING.search(text, max(0, start - _CONTEXT_LENGTH), start)
        if not racing:
            return None
    return _said(Number(match["number"]), _SECOND, _case(text, start)) + sentence_end(match)


RACE_RULE = Rule(
    "race",
    r"(?<![\w:.,])(?:(?P<hours>[0-9]):(?=[0-9]{2}:))?(?P<minutes>[0-5]?[0-9]):"
    r"(?P<seconds>[0-5][0-9])(?:[.,](?P<part>[0-9]{1,3}))?(?!\w|[.,:][0-9])",
    _race,
)
SECONDS_RULE = Rule(
    "measure",
    r"(?<![\w.,:/-])(?P<number>[0-9]{1,2}) с(?:ек)?(?!\w|['’.]\w)(?:\.(?! [А-ЯІЇЄҐ]))?",
    _seconds,
)
