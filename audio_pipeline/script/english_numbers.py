"""English numbers: cardinals, ordinals, fractions, ranges, scores, telephone numbers."""

import re

from audio_pipeline.script.english_adjectives import as_adjective
from audio_pipeline.script.english_quantities import ENGLISH, NUMBER
from audio_pipeline.script.grammar import unit_noun
from audio_pipeline.script.number_words import cardinal, ordinal, spelled
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.units import SI_UNITS

START = r"(?<![\w.,])"
END = r"(?!\w|[.,][0-9])"
DASH = "[-–‑−]"

_FRACTION_SIGNS = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5",
    "⅘": "4/5", "⅙": "1/6", "⅚": "5/6", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
}  # fmt: skip
_SAID_AS_PAIR = {
    "24/7": "twenty-four seven",
    "9/11": "nine eleven",
    "7/7": "seven seven",
    "50/50": "fifty-fifty",
}
_MILLIONS_OF = re.compile(r" (?:people|[a-z]{3,30}s)\b")


def words(written: str) -> str:
    """A written number, with or without separators and decimals."""
    return ENGLISH.words(ENGLISH.parse(written), "")


def plural(number: str) -> str:
    """ "sixteen" -> "sixteens", "twenty-six" -> "twenty-sixes", "ninety" -> "nineties"."""
    if number.endswith("y"):
        return f"{number[:-1]}ies"
    return f"{number}es" if number.endswith("x") else f"{number}s"


def fraction(numerator: int, denominator: int) -> str:
    """ "one half", "three quarters", "two twenty-firsts"."""
    names = {2: ("half", "halves"), 4: ("quarter", "quarters")}
    part = ordinal(denominator, "en")
    one, many = names.get(denominator, (part, f"{part}s"))
    return f"{cardinal(str(numerator), 'en')} {one if numerator == 1 else many}"


def range_word(match: re.Match[str]) -> str:
    """What a dash between two numbers is said as: " and " after "between"."""
    before = match.string[max(0, match.start() - 8) : match.start()]
    return " and " if before.lower() == "between " else " to "


def _range(match: re.Match[str]) -> str:
    if match["low"] == match["high"] == "50":
        return "fifty-fifty"
    return f"{words(match['low'])}{range_word(match)}{words(match['high'])}"


def _telephone(match: re.Match[str]) -> str:
    plus = "plus " if match.group().startswith("+") else ""
    return plus + ", ".join(spelled(group, "en") for group in re.findall("[0-9]+", match.group()))


def _each(match: re.Match[str]) -> str:
    return " ".join(words(part) for part in re.findall("[0-9]+", match.group()))


def _dotted(match: re.Match[str]) -> str:
    return " point ".join(cardinal(part, "en") for part in match.group().split("."))


def _dimensions(match: re.Match[str]) -> str:
    parts = re.findall(NUMBER, match.group())
    said = " by ".join(words(part) for part in parts)
    if not match["unit"]:
        return said
    one = as_adjective(match.string, match.start(), match.end()) or parts[-1] == "1"
    return f"{said} {unit_noun(ENGLISH, SI_UNITS[match['unit']], 'one' if one else 'other')}"


def _slashed(match: re.Match[str]) -> str | None:
    known = _SAID_AS_PAIR.get(match.group())
    if known:
        return known
    top, bottom = int(match["top"]), int(match["bottom"])
    if 0 < top < bottom <= 100:
        whole = match["whole"]
        part = fraction(top, bottom)
        if not whole:
            return part
        return f"{words(whole.strip())} and {part.replace('one ', 'a ', 1)}"
    return f"{words(match['top'])} out of {words(match['bottom'])}" if top <= bottom else None


def _fraction_sign(match: re.Match[str]) -> str:
    top, bottom = _FRACTION_SIGNS[match["sign"]].split("/")
    part = fraction(int(top), int(bottom))
    if not match["whole"]:
        return part
    return f"{words(match['whole'])} and {part.replace('one ', 'a ', 1)}"


def _ordinal(match: re.Match[str]) -> str:
    return ordinal(int(match["number"].replace(",", "")), "en")


def _millions(match: re.Match[str]) -> str | None:
    """ "5m people", but "5m from the shore"."""
    if not _MILLIONS_OF.match(match.string, match.end()):
        return None
    return f"{words(match['number'])} {'million' if match['sign'] in 'mM' else 'thousand'}"


def _number(match: re.Match[str]) -> str:
    written = match["number"]
    sign = {"-": "minus ", "−": "minus ", "–": "minus ", "+": "plus "}.get(match["sign"] or "", "")
    if written.startswith("."):
        return f"{sign}point {spelled(written[1:], 'en')}"
    return sign + words(written)


MILLIONS_RULE = Rule("millions", rf"{START}(?P<number>{NUMBER})(?P<sign>[mMkK])(?!\w)", _millions)

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
    Rule("version", rf"{START}[0-9]{{1,4}}(?:\.[0-9]{{1,4}}){{2,5}}(?!\w)", _dotted),
    Rule("formation", rf"{START}[0-9]{{1,2}}(?:-[0-9]{{1,2}}){{2,3}}(?![\w-]|[.,][0-9])", _each),
    Rule("range", rf"{START}(?P<low>{NUMBER}){DASH}(?P<high>{NUMBER})(?!\w|{DASH})", _range),
    Rule(
        "dimensions",
        rf"{START}{NUMBER}(?: ?[x×] ?{NUMBER}){{1,3}}(?: ?(?P<unit>mm|cm|m|km))?{END}",
        _dimensions,
    ),
)

NUMBER_RULES: tuple[Rule, ...] = (
    Rule(
        "fraction",
        rf"{START}(?P<whole>[0-9]{{1,3}} )?(?P<top>[0-9]{{1,3}})/(?P<bottom>[0-9]{{1,3}})(?![\w/])",
        _slashed,
    ),
    Rule(
        "fraction",
        rf"(?P<whole>{START}[0-9]{{1,6}})? ?(?P<sign>[{''.join(_FRACTION_SIGNS)}])",
        _fraction_sign,
    ),
    Rule(
        "ordinal",
        r"(?<![\w.,])(?P<number>[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,9})(?:st|nd|rd|th)(?!\w)",
        _ordinal,
    ),
    Rule("number sign", r"(?<![\w#&])# ?(?=[0-9])", lambda _: "number "),
    Rule(
        "number",
        rf"(?:(?<![^\s(\[“\"'‘])(?P<sign>[-−–+]))?(?<!\w)(?P<number>\.[0-9]{{1,9}}|{NUMBER})(?!\w)",
        _number,
    ),
)
