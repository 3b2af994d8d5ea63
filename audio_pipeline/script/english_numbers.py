"""English numbers: cardinals, ordinals, ranges, scores, telephone numbers."""

import re
from string import ascii_lowercase

from audio_pipeline.script.english_adjectives import as_adjective
from audio_pipeline.script.english_quantities import ENGLISH, NUMBER
from audio_pipeline.script.grammar import unit_noun
from audio_pipeline.script.number_words import cardinal, ordinal, spelled
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.units import SI_UNITS

START = r"(?<![\w.,])"
END = r"(?!\w|[.,][0-9])"
DASH = "[-–‑−]"

_MEASURED = (
    "years?|months?|weeks?|days?|hours?|minutes?|seconds?|miles?|foot|feet|inch(?:es)?|met(?:er|re)s?"
    "|kilomet(?:er|re)s?|pounds?|percent|degrees?"
)
_SHARES = re.compile("[0-9]{2}-[0-9]{2}")
_SHARED = re.compile(
    r" (?:portfolio|split|rule|ratio|chance|mix|proposition|partnership|venture|joint|allocation)\b"
)
"""What two shares of a hundred are of: "a 60-40 portfolio"."""


def words(written: str) -> str:
    """A written number, with or without separators and decimals."""
    return ENGLISH.words(ENGLISH.parse(written), "")


def plural(number: str) -> str:
    """ "sixteen" -> "sixteens", "twenty-six" -> "twenty-sixes", "ninety" -> "nineties"."""
    if number.endswith("y"):
        return f"{number[:-1]}ies"
    return f"{number}es" if number.endswith("x") else f"{number}s"


def range_word(match: re.Match[str]) -> str:
    """What a dash between two numbers is said as: " and " after "between"."""
    before = match.string[max(0, match.start() - 8) : match.start()]
    return " and " if before.lower() == "between " else " to "


def _range(match: re.Match[str]) -> str:
    if match["low"] == match["high"] == "50":
        return "fifty-fifty"
    are_shares = _SHARES.fullmatch(match.group()) and _SHARED.match(match.string, match.end())
    if are_shares and int(match["low"]) + int(match["high"]) == 100:
        return f"{words(match['low'])}-{words(match['high'])}"
    return f"{words(match['low'])}{range_word(match)}{words(match['high'])}"


def _telephone(match: re.Match[str]) -> str:
    plus = "plus " if match.group().startswith("+") else ""
    return plus + ", ".join(spelled(group, "en") for group in re.findall("[0-9]+", match.group()))


def _each(match: re.Match[str]) -> str:
    return " ".join(words(part) for part in re.findall("[0-9]+", match.group()))


def _dotted(match: re.Match[str]) -> str:
    return " point ".join(
        cardinal(part, "en") for part in match.group().rstrip(ascii_lowercase).split(".")
    )


def _dimensions(match: re.Match[str]) -> str:
    parts = re.findall(NUMBER, match.group())
    said = " by ".join(words(part) for part in parts)
    if not match["unit"]:
        return said
    one = as_adjective(match.string, match.start(), match.end()) or parts[-1] == "1"
    return f"{said} {unit_noun(ENGLISH, SI_UNITS[match['unit']], 'one' if one else 'other')}"


def _ordinal(match: re.Match[str]) -> str:
    return ordinal(int(match["number"].replace(",", "")), "en")


def _number(match: re.Match[str]) -> str:
    written = match["number"]
    sign = {"-": "minus ", "−": "minus ", "–": "minus ", "+": "plus "}.get(match["sign"] or "", "")
    if written.startswith("."):
        return f"{sign}point {spelled(written[1:], 'en')}"
    return sign + words(written)


RANGE_RULES: tuple[Rule, ...] = (
    Rule(
        "telephone",
        r"(?<![\w+])\+[0-9]{1,3}(?:(?:[ -]\(?[0-9]{2,4}\)?){2,5}|[0-9]{8,12})(?![\w-])",
        _telephone,
    ),
    Rule(
        "telephone",
        r"(?<![\w.,–-])(?:1[ -])?(?:\([0-9]{3}\) ?|[0-9]{3}[-.])?[0-9]{3}[-.][0-9]{4}(?![\w–-])",
        _telephone,
    ),
    Rule("version", rf"{START}[0-9]{{1,4}}(?:\.[0-9]{{1,4}}){{2,5}}(?!\w|\.[0-9])", _dotted),
    Rule(
        "version",
        rf"{START}[0-9]{{1,4}}(?:\.[0-9]{{1,4}}){{2,5}}(?P<letter>[a-z])(?!\w)",
        lambda match: f"{_dotted(match)} {match['letter']}",
    ),
    Rule("formation", rf"{START}[0-9]{{1,2}}(?:-[0-9]{{1,2}}){{2,3}}(?![\w-]|[.,][0-9])", _each),
    Rule(
        "range",
        rf"{START}(?P<low>[0-9]{{1,3}}){DASH}(?P<high>[0-9]{{1,3}})(?=-(?:{_MEASURED})(?!\w))",
        _range,
    ),
    Rule("range", rf"{START}(?P<low>{NUMBER}){DASH}(?P<high>{NUMBER})(?!\w|{DASH}|/[0-9])", _range),
    Rule(
        "dimensions",
        rf"{START}(?!0x){NUMBER}(?:(?: [x×] ?|[x×]){NUMBER}){{1,3}}"
        rf"(?: ?(?P<unit>mm|cm|m|km))?{END}(?!\^)",
        _dimensions,
    ),
)

NUMBER_RULES: tuple[Rule, ...] = (
    Rule(
        "list of numbers",
        r"(?<![\w.,])[0-9]{1,2}(?:,[0-9]{1,2}){1,6}(?= (?:and|or|&) [0-9])",
        lambda match: ", ".join(map(words, match.group().split(","))),
    ),
    Rule(
        "plural number",
        r"(?P<number>[0-9](?:(?<=No\. .)|(?<=no\. .)|(?<=umber .)|(?<=two .)))s(?!\w)",
        lambda match: plural(words(match["number"])),
    ),
    Rule(
        "number of a record",
        r"(?<![\w.,])(?!10+(?!\w))[0-9]{8,40}(?!\w|[.,%][0-9])(?<!000)",
        lambda match: spelled(match.group(), "en"),
    ),
    Rule(
        "ordinal",
        r"(?<![\w.,])(?P<number>[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,9})(?:st|nd|rd|th)(?!\w)",
        _ordinal,
    ),
    Rule("number sign", r"(?<![\w#&])# ?(?=[0-9])", lambda _: "number "),
    Rule(
        "number",
        rf"(?:(?<![^\s(\[“\"'‘])(?P<sign>[-−–+]))?(?<!\w)(?P<number>\.[0-9]{{1,9}}|{NUMBER})"
        r"(?!\w|,[0-9]{3}[A-Za-z]|\.[0-9]{1,6}(?:[A-Za-z]|\.[0-9]))",
        _number,
    ),
)
