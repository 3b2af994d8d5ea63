"""English numbers on both sides of a slash: fractions, ratings, cricket's runs for wickets."""

import re

from audio_pipeline.script.english_names import designation_number
from audio_pipeline.script.english_numbers import DASH, START, words
from audio_pipeline.script.number_words import cardinal, ordinal
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule

_SIGNS = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5",
    "⅘": "4/5", "⅙": "1/6", "⅚": "5/6", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
}  # fmt: skip
_SPOONS = {
    "tsp": "teaspoon", "tbsp": "tablespoon", "cup": "cup", "lb": "pound", "pt": "pint",
    "qt": "quart", "gal": "gallon", "mi": "mile", "hr": "hour", "hrs": "hour", "yr": "year",
    "yrs": "year", "mins": "minute", "oz": "ounce",
    "mos": "month", "wks": "week",
}  # fmt: skip
_PLURAL_UNITS = {
    "p": "pence", "c": "cents", "¢": "cents", "%": "percent", "pc": "percent", "in": "inches",
    "ft": "feet", "lb": "pounds", "kg": "kilograms", "st": "stone", "m": "million",
    "bn": "billion", "h": "hours",
}  # fmt: skip
_BARE_HALF = re.compile(r"-| (?:the|price|time|term|an?|his|her|its|their)\b")
_HALVED = re.compile(
    r" (?!(?:price|time|term|way|board|marathon|empty|full|as|off|that|what|his|her|this|past)\b)"
    r"[a-z]{2,20}[^s\W]\b(?<! of)(?<! the)(?<! to)(?<! in)(?<! and)(?<! or)(?<! an)(?<! my)"
)
"""What can be half a: "½ lemon"."""
_ALL_SIGNS = "".join(_SIGNS)
_SAID_AS_PAIR = {
    "24/7": "twenty-four seven",
    "9/11": "nine eleven",
    "7/7": "seven seven",
    "50/50": "fifty-fifty",
    "20/20": "twenty-twenty",
}
_RATING_BEFORE = re.compile(
    r"\b(?:rat(?:ed?|ing)s?|scor(?:ed?|es|ing)|marks?|review|verdict|grades?"
    r"|difficulty|levels?)\b[^.;0-9]{0,24} $"
    r"|: $",
    re.IGNORECASE,
)
_RATING_AFTER = re.compile(
    r"[ -](?:stars?|ratings?|scores?|marks?|reviews?|on (?:Metacritic|IMDb|the|a|our))\b"
)
_ALONE = re.compile(r"[.,;:!?)”\"]{0,4}(?:$| (?![a-z]))")
_RATED_OUT_OF = (5, 10, 20, 100)
_BLOOD_PRESSURE = re.compile(r"\b(?:pressure|hypertension|mmHg|readings?|BP)\b", re.IGNORECASE)


def fraction(numerator: int, denominator: int) -> str:
    """ "one half", "three quarters", "two twenty-firsts"."""
    names = {2: ("half", "halves"), 4: ("quarter", "quarters")}
    part = ordinal(denominator, "en")
    one, many = names.get(denominator, (part, f"{part}s"))
    return f"{cardinal(str(numerator), 'en')} {one if numerator == 1 else many}"


def _slashed(match: re.Match[str]) -> str | None:
    if match.group() == "1/2" and _BARE_HALF.match(match.string, match.end()):
        return "half"
    known = _SAID_AS_PAIR.get(match.group())
    if known and not _is_rating(match):
        return known
    top, bottom = int(match["top"]), int(match["bottom"])
    if top > bottom:
        return _greater_first(match, top, bottom)
    if match["whole"] and 0 < top < bottom:
        return f"{words(match['whole'].strip())} and {_a(fraction(top, bottom))}"
    if top == bottom or _is_rating(match):
        return f"{words(match['top'])} out of {words(match['bottom'])}"
    return fraction(top, bottom) if top > 0 and bottom <= 100 else None


def _greater_first(match: re.Match[str], top: int, bottom: int) -> str | None:
    """ "245/6" is cricket, "120/80" blood pressure, "80/20" a split in two."""
    around = match.string[max(0, match.start() - 60) : match.end() + 30]
    if match["whole"]:
        return None
    if 40 <= bottom < top <= 250 and _BLOOD_PRESSURE.search(around):
        joint = " over "
    elif top + bottom == 100:
        joint = " "
    elif top >= 20 and bottom <= 9:
        joint = " for "
    else:
        return None
    return f"{words(match['top'])}{joint}{words(match['bottom'])}"


def _is_rating(match: re.Match[str]) -> bool:
    """ "a 5/10 rating", "Verdict: 4/5", but "2/5 of voters" and "about 3/10 mile"."""
    if int(match["bottom"]) not in _RATED_OUT_OF:
        return False
    before = match.string[max(0, match.start() - 40) : match.start()]
    if match["top"] == "1":
        whole = _ALONE.match(match.string, match.end())
        return bool(whole and before.endswith(": ") and _RATING_BEFORE.search(before[:-2] + " "))
    alone = match["bottom"] in ("10", "100") and _ALONE.match(match.string, match.end())
    after = _RATING_AFTER.match(match.string, match.end())
    return bool(alone or after or _RATING_BEFORE.search(before))


def _decimal_rating(match: re.Match[str]) -> str:
    return f"{words(match['top'])} out of {words(match['bottom'])}"


def _sign(match: re.Match[str]) -> str:
    top, bottom = _SIGNS[match["sign"]].split("/")
    part = fraction(int(top), int(bottom))
    unit = _SPOONS.get(match["unit"] or "")
    if match["whole"]:
        return f"{words(match['whole'])} and {_a(part)}{f' {unit}s' if unit else ''}"
    if unit:
        return f"half a {unit}" if part == "one half" else f"{_a(part)} of a {unit}"
    if part == "one half" and _HALVED.match(match.string, match.end()):
        return f"half a{'n' if match.string[match.end() + 1] in 'aeiou' else ''}"
    bare = _BARE_HALF.match(match.string, match.end())
    return part.removeprefix("one ") if bare else part


def _sign_with_unit(match: re.Match[str]) -> str:
    """ "one hundred and forty-five and a half pence"."""
    top, bottom = _SIGNS[match["sign"]].split("/")
    number = f"{words(match['whole'])} and {_a(fraction(int(top), int(bottom)))}"
    return f"{number} {_PLURAL_UNITS[match['unit']]}"


def _sign_of_cents(match: re.Match[str]) -> str:
    """ "six dollars and ninety-seven and a quarter cents"."""
    top, bottom = (match["part"] or _SIGNS[match["sign"]]).split("/")
    part = _a(fraction(int(top), int(bottom)))
    one = "dollar" if match["whole"] == "1" else "dollars"
    cents = words(match["cents"].removeprefix("0"))
    return f"{words(match['whole'])} {one} and {cents} and {part} cents"


def _inches(match: re.Match[str]) -> str:
    """ "a five eighths inch bolt", "one and a half inches"."""
    part = fraction(int(match["top"]), int(match["bottom"]))
    if not match["whole"]:
        return f"{part} inch"
    inch = "inch" if match.string.startswith(" ", match.end()) else "inches"
    return f"{words(match['whole'])} and {_a(part)} {inch}"


def _a(part: str) -> str:
    return part.replace("one ", "a ", 1)


_MERCURY = "mmHg(?:(?<=/[0-9][0-9] mmHg)|(?<=/[0-9][0-9][0-9] mmHg))"

UNIT_FRACTION_RULES: tuple[Rule, ...] = (
    Rule(
        "fraction of a unit",
        rf"{START}(?P<whole>[0-9]{{1,6}}) ?(?P<sign>[{_ALL_SIGNS}])"
        rf"(?P<unit>{one_of(_PLURAL_UNITS)})(?!\w)",
        _sign_with_unit,
    ),
    Rule(
        "range of fractions",
        rf"{START}(?P<low>[0-9]{{1,4}}){DASH}(?=[0-9]{{1,4}} ?[{_ALL_SIGNS}])",
        lambda match: f"{words(match['low'])} to ",
    ),
    Rule("range of fractions", rf"{DASH}(?<=[½¼¾⅓⅔].)(?=[0-9])", lambda _: " to "),
    Rule(
        "fraction of a cent",
        rf"(?<![\w$])\$(?P<whole>[0-9]{{1,6}})\.(?P<cents>[0-9]{{2}})(?:(?P<sign>[{_ALL_SIGNS}])"
        r"|[ -](?P<part>[1357]/[248])(?![\w/]))",
        _sign_of_cents,
    ),
    Rule(
        "out of so many",
        r"/(?<=[0-9]/)(?=1(?:0{1,2})?,000(?:,000)?(?![\w,]))",
        lambda _: " per ",
    ),
    Rule(
        "fraction of an inch",
        rf"{START}(?:(?P<whole>[0-9]{{1,2}})[ -])?(?P<top>[1-9][0-9]?)/(?P<bottom>2|4|8|16|32|64)"
        r"[\"”″](?=[ -][a-z]|[,.;)])",
        _inches,
    ),
    Rule("over", rf"{START}1/(?=[0-9]\.[0-9]{{1,2}}(?:in|-in|\"|”))", lambda _: "one over "),
    Rule(
        "year",
        r"(?<![\w.,/-])(?P<first>[1-9][0-9]{1,3})/(?P<last>[0-9]{1,2})(?= B\.?C)",
        lambda match: f"{designation_number(match['first'])} or {words(match['last'])}",
    ),
)
"""Before the quantities, which would take the number without its fraction."""

FRACTION_RULES: tuple[Rule, ...] = (
    Rule("blood pressure", _MERCURY, lambda _: "millimeters of mercury"),
    Rule(
        "measure of music",
        r"(?<![\w.,/])(?P<beats>[2-9]|12)/(?P<of>2|4|8|16)"
        r"(?=[- ](?:time|waltz|beats?|met(?:er|re)|grooves?|rhythms?|signature)\b)",
        lambda match: f"{words(match['beats'])} {words(match['of'])}",
    ),
    Rule(
        "fraction",
        r"(?<![\w.,/])(?P<top>[1-9][0-9]?)/(?P<bottom>[3-9]|[1-9][0-9])(?:rd|th)s?(?!\w)",
        lambda match: fraction(int(match["top"]), int(match["bottom"])),
    ),
    Rule(
        "rating",
        rf"{START}(?P<top>[0-9]{{1,2}}\.[0-9]{{1,2}})/(?P<bottom>5|10|20|100)(?![\w/]|[.,][0-9])",
        _decimal_rating,
    ),
    Rule(
        "always open", rf"{START}24/7/365(?![\w/])", lambda _: "twenty-four seven three sixty-five"
    ),
    Rule(
        "fraction",
        rf"{START}(?P<whole>[0-9]{{1,3}}[ -])?(?P<top>[1-9][0-9]{{0,2}}|0)"
        r"/(?P<bottom>[1-9][0-9]{0,2})(?![\w/]|[.,][0-9])",
        _slashed,
    ),
    Rule(
        "fraction",
        rf"(?:(?P<whole>{START}[0-9]{{1,6}}) ?)?(?P<sign>[{_ALL_SIGNS}])"
        rf"(?: ?(?P<unit>{one_of(_SPOONS)})\b(?:\.(?= [a-z]))?)?",
        _sign,
    ),
)
