"""Scores of games as Ukrainian news writes them: "2:1"."""

import re

from audio_pipeline.script.number_words import Number
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.ukrainian_context import word_before
from audio_pipeline.script.ukrainian_governors import GENITIVE
from audio_pipeline.script.ukrainian_nouns import UKRAINIAN
from audio_pipeline.script.ukrainian_numbers import NUMBER, words
from audio_pipeline.script.ukrainian_times import is_played

_SCORE_WORDS = r"рахун|перем|програ|нічи|обігра|вигра|поступи|завершив|завершилас|матч|гол|сет"
_SCORE = r"(?:[0-9]:[0-9]{1,2}|[0-9]{2}:[0-9])(?![0-9:])|[0-9]{1,3}:[0-9]{1,3}(?![0-9:])"


def _score(match: re.Match[str]) -> str | None:
    left, right = match["score"].split(":")
    played = match["word"] or is_played(match.string, match.start())
    known = played or len(right) == 1 or int(left) > 24 or int(right) > 59
    return f"{match['word'] or ''}{words(Number(left))}-{words(Number(right))}" if known else None


_RATIO = re.compile(r"(?i:співвідн[ео]ш|пропорці|масштаб|курс(?:ом|у|і)?(?!\w))")
_NO_RATIO = re.compile(rf"(?:{_SCORE_WORDS})|[.!?…] [А-ЯІЇЄҐ]")
"""Behind the word that names a ratio: a game, or another sentence."""
_RATIO_LENGTH = 110


def _ratio(match: re.Match[str]) -> str | None:
    """ "співвідношення 2:1", "в масштабі 1:50 000"."""
    text, start = match.string, match.start()
    *_, named = (None, *_RATIO.finditer(text, max(0, start - _RATIO_LENGTH), start))
    if named is None or _NO_RATIO.search(text, named.end(), start):
        return None
    if word_before(text, start) in (*GENITIVE.split("|"), "о", "об"):
        return None
    left, right = (UKRAINIAN.parse(match[side]) for side in ("left", "right"))
    return f"{words(left)} до {words(right, '', 'genitive')}"


RATIO_RULE = Rule(
    "ratio",
    rf"(?<![\w:.,])(?P<left>{NUMBER}):(?P<right>{NUMBER})(?![\w:])",
    _ratio,
)
SCORE_RULE = Rule(
    "score",
    rf"(?<!\w)(?P<word>(?i:{_SCORE_WORDS})[а-яіїєґ]{{0,6}} )?(?<![\w:.,])(?P<score>{_SCORE})",
    _score,
)
_SCORED = re.compile(r":[0-9]{1,2},? $")
_SCORED_LENGTH = 5
_SCORE_AFTER = re.compile(r" ?[0-9]{1,2}:")


def _penalties(match: re.Match[str]) -> str:
    """ "(4:3 пен.)", "(пен. 5:4)"; of one goal "(12, пен.)"."""
    start = match.start()
    scored = _SCORED.search(match.string, max(0, start - _SCORED_LENGTH), start)
    shot = scored or _SCORE_AFTER.match(match.string, match.end())
    return "у серії пенальті" if shot else "з пенальті"


PENALTIES_RULE = Rule("penalties", r"пен\.(?<!\wпен\.)(?!\w)", _penalties)
