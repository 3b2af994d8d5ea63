"""English cooks' measures: "3 T. butter", "1/2 c. sugar", "1 pkg. yeast", "1/3 cup"."""

import re

from audio_pipeline.script.english_fractions import fraction
from audio_pipeline.script.english_numbers import DASH, START
from audio_pipeline.script.english_words import sentence_end
from audio_pipeline.script.rules import Rule

_MEASURES = {
    "T": "tablespoon", "Tbsp": "tablespoon", "Tbs": "tablespoon", "tbs": "tablespoon",
    "TBSP": "tablespoon", "c": "cup", "pkg": "package", "pkt": "packet", "pk": "pack",
    "pkgs": "package", "tbsp": "tablespoon", "tsp": "teaspoon", "doz": "dozen", "pt": "pint",
    "oz": "ounce", "lb": "pound", "qt": "quart",
}  # fmt: skip
_ONE = re.compile(r"(?:^|[^0-9.,/½¼¾⅓⅔⅛⅜⅝⅞ ]|[^0-9/½¼¾⅓⅔] )(?:1|[0-9]/[0-9]|[½¼¾⅓⅔⅛⅜⅝⅞]) ?$")
_OF_A = "|".join(sorted((*_MEASURES, "cup", "mile", "hour", "inch", "teaspoon", "tablespoon"),
                        key=len, reverse=True))  # fmt: skip


def _measure(match: re.Match[str]) -> str:
    """One of it where one or less than one is taken: "three quarters cup" has no plural."""
    before = match.string[max(0, match.start() - 8) : match.start()]
    noun = _MEASURES[match["unit"]]
    said = noun if noun == "dozen" or _ONE.search(before) else f"{noun}s"
    space = "" if before.endswith(" ") else " "
    return f"{space}{said}{sentence_end(match)}"


def _fluid(match: re.Match[str]) -> str:
    """ "twelve fluid ounces"."""
    before = match.string[max(0, match.start() - 8) : match.start()]
    space = "" if before.endswith(" ") else " "
    return f"{space}fluid ounce{'' if _ONE.search(before) else 's'}"


def _heaped(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - 8) : match.start()]
    one = _ONE.search(before) or before.endswith(" a ")
    return f"{match['how']} {_MEASURES[match['unit']]}{'' if one else 's'}"


def _of_a(match: re.Match[str]) -> str:
    """ "half a cup", "a third of a cup", "three quarters of a mile"."""
    noun = _MEASURES.get(match["unit"], match["unit"])
    article = "an" if noun[0] in "aio" or noun == "hour" else "a"
    if match.group().startswith("1/2"):
        return f"half {article} {noun}"
    part = fraction(int(match["top"]), int(match["bottom"]))
    return f"{part.replace('one ', 'a ', 1)} of {article} {noun}"


_NO_NOUN = (
    r"$|[,.;:)]| (?:of|thick|long|wide|deep|high|tall|away|from|in|to|and|or|before|after|later|at"
    r"|across|apart|on|for|north|south|east|west|per|into|up|down|off)(?!\w)"
)
"""What follows a part of an inch, not "a three quarter inch pipe"."""
_SPECIES = "rex(?:es)?|cruzi|brucei|gondii|pallidum|diff|difficile|elegans"
KITCHEN_RULES: tuple[Rule, ...] = (
    Rule(
        "part of a measure",
        rf"{START}(?<![0-9] )(?<!\ba )(?<!\bthe )(?P<top>[1-7])/(?P<bottom>[2-8]) "
        rf"(?P<unit>{_OF_A})(?:(?![\w.-])|\.(?= [a-z]))(?<!/[0-9] [Tc])"
        rf"(?:(?<!inch)(?<!mile)(?<!hour)|(?={_NO_NOUN}))",
        _of_a,
    ),
    Rule(
        "cook's measure",
        r"(?P<how>heaped|heaping|level|rounded|generous|scant) (?P<unit>tbsp|tsp)\b"
        r"(?:\.(?= [a-z]))?",
        _heaped,
    ),
    Rule(
        "cook's measure",
        r"(?:(?<=[0-9½¼¾⅓⅔⅛⅜⅝⅞] )|(?<=[0-9½¼¾⅓⅔⅛⅜⅝⅞]))(?P<unit>T|c|Tbsp|Tbs|tbs|pkgs?|pkt|doz)"
        rf"\.(?= [a-z(])(?! (?:{DASH}|and|in|at|on|is|was|the|to|{_SPECIES})\b)",
        _measure,
    ),
    Rule(
        "cook's measure",
        r"(?<=[0-9]/[0-9] )(?P<unit>lb|oz|qt)s?\b(?:\.(?= [a-z(])|(?![\w.]))",
        _measure,
    ),
    Rule(
        "fluid ounces",
        r"(?:(?<=[0-9] )|(?<=[0-9]))fl\.? ?oz\b(?:\.(?= [a-z(=])|(?!\w))",
        _fluid,
    ),
    Rule(
        "cook's measure",
        r"(?<=[0-9½¼¾⅓⅔⅛⅜⅝⅞] )(?P<unit>Tbsp|Tbs|TBSP|pkgs?|pkt)(?!\w)\.?",
        _measure,
    ),
)
