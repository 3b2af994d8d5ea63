"""Ukrainian times of day, in the cases that stand in news."""

import re

from audio_pipeline.script.grammar import DASH
from audio_pipeline.script.number_words import Number, spelled
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.ukrainian_context import word_before
from audio_pipeline.script.ukrainian_numbers import ordinal_in, words

_CLOCK = r"(?:(?:[01]?[0-9]|2[0-3]):[0-5][0-9]|24:00)"
_JOINED_TIMES = re.compile(rf"{_CLOCK}(?:, {_CLOCK}){{0,3}}(?:,| та| і| й| або) $")
"""Before "4:05" of "о 2:41 та 4:05": its case is that of the first."""
_JOINED_LENGTH = 36
_PLAYED = re.compile(
    r"(?:поступи|обігра|програ|вигра|переміг|перемогл|здола|ве[лд]|повел|лідиру)[а-яіїє]{0,6} "
    r"(?:[^\W\d_]+ |у |в ){0,4}"
    r"(?<! о )(?<! об )(?<! до )(?<! на )(?<! після )(?<! близько )(?:[–—] )?$"
)
"""A verb of sport and at most a few words: "поступившись у фіналі 13:15"."""
_PLAYED_LENGTH = 60
_HOUR_CASES = {
    **dict.fromkeys(("о", "об", "опівдні"), "locative"),
    **dict.fromkeys(("до", "з", "після", "від", "близько", "із"), "genitive"),
    **dict.fromkeys(("на", "за", "через", "по", "понад"), "accusative"),
    "перед": "instrumental",
}


_HOUR_WORDS = {"locative": "годині", "genitive": "години", "instrumental": "годиною"}


def is_played(text: str, start: int) -> bool:
    """Whether "13:15" is the score of "поступившись у фіналі 13:15"."""
    return _PLAYED.search(text, max(0, start - _PLAYED_LENGTH), start) is not None


def _time(match: re.Match[str]) -> str | None:
    text, start = match.string, match.start()
    if is_played(text, start):
        return None
    if joined := _JOINED_TIMES.search(text, max(0, start - _JOINED_LENGTH), start):
        start = joined.start()
    case = _HOUR_CASES.get(word_before(text, start), "nominative")
    last = f" – {_clock(match['last'], case)}" if match["last"] else ""
    return _clock(match["first"], case) + last


def _clock(written: str, case: str) -> str:
    hour, minute = re.split("[:.]", written)
    said = ordinal_in(int(hour), f"feminine {case}") if int(hour) else "нуль"
    if minute == "00":
        at_night = "нульової" if case == "genitive" else "нуль нуль"
        return said if int(hour) else at_night
    return f"{said} {spelled(minute, 'uk') if minute[0] == '0' else words(Number(minute))}"


def _dotted_times(match: re.Match[str]) -> str:
    last = _clock(match["last"], "genitive" if match["to"] == "до" else "accusative")
    return f"{match['from']} {_clock(match['first'], 'genitive')} {match['to']} {last}"


def _hour_of_day(match: re.Match[str]) -> str | None:
    """ "близько 5 год. ранку"; None of a time that lasts."""
    case = _HOUR_CASES.get(word_before(match.string, match.start()), "")
    if case not in _HOUR_WORDS:
        return None
    return f"{ordinal_in(int(match['hour']), f'feminine {case}')} {_HOUR_WORDS[case]}"


TIME_RULES: tuple[Rule, ...] = (
    Rule(
        "time",
        rf"(?<![\w.,:])(?P<first>{_CLOCK})(?: ?{DASH} ?(?P<last>{_CLOCK}))?(?![\w:])",
        _time,
    ),
    Rule(
        "time",
        r"(?<!\w)(?P<from>[Зз]|[Іі]з|[Вв]ід) (?P<first>(?:[01]?[0-9]|2[0-4])\.[0-5][0-9]) "
        r"(?P<to>до|по) (?P<last>(?:[01]?[0-9]|2[0-4])\.[0-5][0-9])(?!\w|[.,][0-9]| ?[%°а-я])",
        _dotted_times,
    ),
    Rule(
        "time",
        r"(?<=\b[Оо] )(?P<time>(?:[01]?[0-9]|2[0-4])\.[0-5][0-9])(?!\w|[.,][0-9]| ?[%°])"
        r"|(?<=\b[Оо]б )(?P<time_>11\.[0-5][0-9])(?!\w|[.,][0-9])",
        lambda match: _clock(match["time"] or match["time_"], "locative"),
    ),
    Rule(
        "time",
        r"(?<!\w)(?P<hour>[1-9]|1[0-9]|2[0-4]) год\.?(?= (?:ранку|вечора|ночі|дня)(?!\w))",
        _hour_of_day,
    ),
    Rule(
        "time",
        r"(?<!\w)(?P<before>[Оо]б? )(?P<hour>[1-9]|1[0-9]|2[0-4]) год\.?(?!\w)",
        lambda match: (
            f"{match['before']}{ordinal_in(int(match['hour']), 'feminine locative')} годині"
        ),
    ),
)
