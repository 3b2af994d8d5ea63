"""English titles and programmes: "Op. 95", "Se7en", "Ke$ha", "S2E5", "8/7c", "694 pp."."""

import re

from audio_pipeline.script.english_names import designation_number
from audio_pipeline.script.english_numbers import words
from audio_pipeline.script.english_words import sentence_end
from audio_pipeline.script.number_words import cardinal, spelled
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule

_FIGURES_FOR_LETTERS = {
    "Se7en": "Seven", "Numb3rs": "Numbers", "NUMB3RS": "Numbers", "Fant4stic": "Fantastic",
    "Scre4m": "Scream", "M3GAN": "Megan", "M3gan": "Megan", "Thir13en": "Thirteen",
    "deadmau5": "dead mouse", "Deadmau5": "Dead Mouse", "S1m0ne": "Simone", "2Pac": "Tupac",
    "P!nk": "Pink", "Five-0": "Five-O", "Tekk3n": "Tekken", "Sk8er": "skater",
    "6ix9ine": "six nine",
}  # fmt: skip
"""Names that are written with figures and signs in the place of letters."""
_FEWEST_PAGES = 24
"""Fewer "pp" are percentage points."""


def _catalogue(match: re.Match[str]) -> str:
    """ "BWV ten oh seven"."""
    number = match["number"]
    said = designation_number(number)
    if len(number) == 4 and number[2] == "0" != number[3]:
        said = f"{words(number[:2])} oh {words(number[3])}"
    return f"{match['list'] or match['letter']} {said}"


def _pages(match: re.Match[str]) -> str | None:
    if int(match["number"].replace(",", "")) < _FEWEST_PAGES:
        return None
    return f"{words(match['number'])} pages{sentence_end(match)}"


def _episode(match: re.Match[str]) -> str:
    season, episode = (cardinal(str(int(match[part])), "en") for part in ("season", "episode"))
    return f"season {season}, episode {episode}"


def _broadcast(match: re.Match[str]) -> str:
    """ "eight, seven Central", "eight thirty, seven thirty Central"."""
    minute = f" {words(match['minute'])}" if match["minute"] not in (None, "00") else ""
    return f"{words(match['east'])}{minute}, {words(match['central'])}{minute} Central"


WORK_RULES: tuple[Rule, ...] = (
    Rule(
        "name with figures",
        rf"(?<![\w-])(?P<name>{one_of(_FIGURES_FOR_LETTERS)})(?!\w)|Five-0(?<=\bHawaii Five-0)",
        lambda match: _FIGURES_FOR_LETTERS[match.group()],
    ),
    Rule("name with figures", r"\$(?<=[a-z]\$)(?=[a-z])", lambda _: "s"),
    Rule("name with figures", r"\$(?<=[A-Z]\$)(?=[A-Z]{2})", lambda _: "S"),
    Rule(
        "name with figures",
        r"90210(?:(?<=Hills, 90210)|(?<=Hills 90210))",
        lambda match: spelled(match.group(), "en").replace("zero", "oh"),
    ),
    Rule(
        "opus",
        r"(?<![\w.])(?P<opus>Opp?|opp?)\. ?(?=[1-9][0-9]{0,2}(?!\w))",
        lambda match: "opus " if match["opus"][0] == "o" else "Opus ",
    ),
    Rule(
        "catalogue of works",
        r"(?<![\w.])(?:(?P<list>BWV|HWV|RV|Hob)\.?|(?P<letter>[KD])\.) ?(?P<number>[1-9][0-9]{1,3})"
        r"(?=[,.;:)”\"’]|$)",
        _catalogue,
    ),
    Rule("track", r"tr(?<![\w.]tr)\.(?= [1-9])", lambda _: "track"),
    Rule("director", r"Dir(?<![\w.]Dir)(?=: [A-Z])", lambda _: "Director"),
    Rule(
        "where somebody stands",
        r"\((?:L-R|l-r|L to R|left-right)\)(?=:? [A-Z])",
        lambda _: "Left to right,",
    ),
    Rule(
        "pages",
        r"(?P<number>[1-9](?<![\w.,].)(?:[0-9]{0,2}(?:,[0-9]{3})?|[0-9]{3})) ?"
        r"pp\b\.?(?! (?:to|up|down))",
        _pages,
    ),
    Rule(
        "episode",
        r"(?<![\w-])S(?P<season>[0-9]{1,2}),? ?[Ee]p?(?P<episode>[0-9]{1,2})(?!\w)",
        _episode,
    ),
    Rule(
        "season",
        r"S(?<=[\"”] S)(?P<season>[1-9][0-9]?)(?![\w-])",
        lambda match: f"season {cardinal(match['season'], 'en')}",
    ),
    Rule(
        "episode",
        r"(?<![\w-])(?P<many>[Ee]ps?)\.?(?=[0-9]{1,3}(?!\w))",
        lambda match: (
            ("Episode" if match["many"][0] == "E" else "episode")
            + ("s " if match["many"][-1] == "s" else " ")
        ),
    ),
    Rule(
        "time of broadcast",
        r"(?<![\w.,/:])(?P<east>1[0-2]|[1-9])(?::(?P<minute>[0-5][0-9]))?/"
        r"(?P<central>1[0-2]|[1-9])(?::[0-5][0-9])?[cC](?!\w)",
        _broadcast,
    ),
)
