"""English averages of sport: a batter's ".311" is "three eleven", a ".500" team "five hundred"."""

import re

from audio_pipeline.script.english_names import designation_number
from audio_pipeline.script.number_words import cardinal, spelled
from audio_pipeline.script.rules import Rule

_BATTING_NEAR = re.compile(
    r"\b(?:[Bb]at(?:s|ted|ting|ters?)|[Hh]itters?|[Ss]lugg(?:ed|ers?|ing)|slash(?:ed|ing)"
    r"|at-bats?|plate appearances|on-base|OBP|OPS|SLG|RBIs?|HRs?|home runs?|homers?|homered"
    r"|[Ff]ielding percentage|[Ss]ave (?:percentage|pct)|[Ss]aves"
    r"|(?:win|winning) (?:percentage|pct)|(?:batting|lifetime|career) average)(?!\w)"
)
_JUST_BEFORE = re.compile(
    r"\b(?:[Hh]it(?:s|ting)?|[Ss]hot|[Ss]hoot(?:s|ing)|[Aa]verag(?:e[ds]?|ing)"
    r"|[Pp]ercentages?|[Pp]ct\.?|[Cc]lip)"
    r"(?: (?:(?:just|only|about|exactly|over|above|under|below|around|nearly|almost|better|than|at"
    r"|an?|the|of|well|close|to|[a-z]{2,12}-[a-z]{2,12})\b|\.[0-9]{3}|and|or|from|with)){0,6}"
    r" [(“]?$"
)
_JUST_AFTER = re.compile(
    r"[ -](?:(?:career|lifetime|season|team|road|home|combined|overall|batting|slugging|win|winning"
    r"|on-base|save|fielding|opponents[’']?) )?"
    r"(?:hitters?|averages?|avg\.?|batting|clip|slugging|on-base|record|winning|ball(?:club)?|season"
    r"|team|club|percentage|pct|OPS|OBP|mark|baseball|hitting|start|pace|marker)\b"
)
_ANOTHER_BEFORE = re.compile(
    r"\b(?:[Hh]it(?:s|ting)?|[Aa]verag(?:ed?|ing)|[Ss]hot|[Ss]hoot(?:s|ing))(?: [a-z]{2,8}){0,2}"
    r" \.[0-9]{3}(?![0-9])[^.;:]{0,50}\b(?:and|or|to|from|than|after) $"
)
_HIS_AVERAGE = re.compile(
    r"(?:\b(?:[Hh]is|[Hh]er|whose|their|its)|[’']s) average "
    r"(?:[^.;]|\.(?=[0-9]{3}(?![0-9]))){0,50} $"
)
_TOLD_BEFORE = (_JUST_BEFORE, _ANOTHER_BEFORE, _HIS_AVERAGE)
_EVEN_BEFORE = re.compile(
    r"\b(?:[Aa]bove|[Bb]elow|[Aa]t|[Oo]ver|[Uu]nder|to|[Nn]ear|[Aa]round|reach(?:ed|es|ing)?|past"
    r"|record of|side of|[Ss]ub|finish(?:ed)?|playing)[ -]$"
)
_MEASURED = re.compile(
    r"[ -](?:seconds?|secs?|inch(?:es)?|miles?|percent|per ?cent|points?|met(?:er|re)s?|calib"
    r"|cal\b|rounds?|[Mm]agnum|bullets?|ammo|rifles?|handguns?|pistols?|revolvers?|shells?|ounces?"
    r"|oz|grams?|lit(?:er|re)s?|mm|cm|mg|ml|ppm|ahead|behind|clear|slower|faster|quicker|of\b"
    r"|blood|BAC|[x×]|S&W|Smith|Winchester|Remington|gauge)"
)
_NO_SPORT_BEFORE = re.compile(
    r"\b(?:alcohol|BAC|concentration|cal(?:iber|ibre)|gunm[ae]n|shot dead)\b"
)
_WHOLE = "500"


def _said(thousandths: str) -> str:
    """ "three eleven", "two oh five", "three hundred", "oh ninety-eight"."""
    if thousandths.startswith("00"):
        return spelled(thousandths, "en").replace("zero", "oh")
    if thousandths.startswith("0"):
        return f"oh {cardinal(thousandths[1:], 'en')}"
    return designation_number(thousandths)


def _average(match: re.Match[str]) -> str | None:
    """Where batting is told of; elsewhere seconds, inches and a rifle's bore are written so."""
    text, start, end = match.string, match.start(), match.end()
    before, after = text[max(0, start - 90) : start], text[end : end + 60]
    if _MEASURED.match(after) or _NO_SPORT_BEFORE.search(before):
        return None
    told = _JUST_AFTER.match(after) or any(told.search(before) for told in _TOLD_BEFORE)
    even = match["thousandths"] == _WHOLE and _EVEN_BEFORE.search(before)
    near = _BATTING_NEAR.search(f"{before} {after}")
    return _said(match["thousandths"]) if told or even or near else None


def _line(match: re.Match[str]) -> str:
    """ "three eleven, four oh two, six oh one": average, on base, slugging."""
    return ", ".join(map(_said, re.findall("[0-9]{3}", match.group())))


AVERAGE_RULES: tuple[Rule, ...] = (
    Rule(
        "slash line",
        r"(?<![\w.,/])\.[0-9]{3}(?:/\.[0-9]{3}){1,3}(?![\w/]|[.,][0-9])",
        _line,
    ),
    Rule("average", r"(?<![\w.,/$£€])\.(?P<thousandths>[0-9]{3})(?![\w/%]|[.,][0-9])", _average),
)
"""Behind the rules for what is shot, which know a calibre."""
