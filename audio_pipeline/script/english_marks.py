"""English slashes, dashes, grades and censored words: "he/she", "B-", "f***ing"."""

import re

from audio_pipeline.script.english_numbers import words
from audio_pipeline.script.rules import Rule

_EITHER = {"he/she", "she/he", "his/her", "her/his", "him/her", "his/hers", "himself/herself"}
_SLASHED = {
    "km/h": "kilometers per hour", "m/s": "meters per second", "c/o": "care of", "b/c": "because",
    "n/a": "not applicable", "b/w": "backed with", "a/k/a": "also known as",
    "s/he": "she or he", "y/y": "year on year", "m/m": "month on month",
    "q/q": "quarter on quarter", "n/b": "northbound", "s/b": "southbound", "e/b": "eastbound",
    "w/b": "westbound", "fan/gas": "fan or gas",
}  # fmt: skip
_SHORT = re.compile(r"/(?:St|Mt|Ft|Dr|Mr|Ms)$")
"""What the dot behind it makes an abbreviation of: another rule's, first."""
_ENDINGS = re.compile(r"(?:ing|ed|ers?|s)$")
_AFTER_GRADE = r"(?=[\s.,;:!?)”\"’]|$)"
_PERIODS = {"y": "year", "q": "quarter", "m": "month"}
_UNITS = (
    "ft", "in", "mi", "yd", "yds", "oz", "lb", "lbs", "min", "mins", "sec", "secs", "hr", "hrs",
    "yr", "yrs", "km", "cm", "mm", "m", "kg", "gal", "sq", "tsp", "tbsp", "tsps", "tbsps", "ml",
    "l", "g", "qt",
    "pts", "ac", "cal", "wk", "wks",
)  # fmt: skip
_LONE = re.compile(r"[0-9.,–-]{1,9} ?[mk]\.p\.h\.")
_TIMES = {1: "", 2: "double ", 3: "triple "}


def _slashed(match: re.Match[str]) -> str | None:
    """ "his or her", "HIV AIDS": a slash between words is heard as no more than a beat."""
    written = match.group()
    if _SHORT.search(written):
        return None
    known = _SLASHED.get(written.lower())
    return known or written.replace("/", " or " if written.lower() in _EITHER else " ")


def _dot_of_a_lone_figure(match: re.Match[str]) -> str | None:
    """A table's cell has no sentence that the dot could end."""
    return "" if _LONE.fullmatch(match.string[:20]) else None


def _censored(match: re.Match[str]) -> str:
    """What is hidden is bleeped; its ending is heard."""
    ending = _ENDINGS.search(match["tail"])
    head = "bull" if match.group().lower().startswith("bull") else ""
    return f"{head}bleep{ending.group() if ending else ''}"


def _grade(match: re.Match[str]) -> str:
    letters = match["letters"]
    said = f"{_TIMES[len(letters)]}{letters[0]}"
    return f"{said} {'plus' if match['mark'] == '+' else 'minus'}"


def _stars(match: re.Match[str]) -> str:
    """ "four out of five stars"; without empty ones nobody knows out of how many."""
    full, empty = match["full"].count("★") + match["full"].count("⭐"), len(match["empty"])
    half = " and a half" if match["half"] else ""
    best = full + bool(half) + empty
    said = f"{words(str(full))}{half}"
    if empty or full == 5:
        return f"{said} out of {words(str(best))} stars"
    return f"{said} star{'' if said == 'one' else 's'}"


MARK_RULES: tuple[Rule, ...] = (
    Rule(
        "stars",
        r"(?<![★⭐☆])(?P<full>(?:[★⭐]\ufe0f?){1,5})(?P<half>½?)(?P<empty>☆{0,4})(?![★⭐☆])",
        _stars,
    ),
    Rule(
        "abbreviating dot",
        rf"\.(?:{'|'.join(f'(?<=[0-9] {unit}[.])|(?<=[0-9]{unit}[.])' for unit in _UNITS)}"
        r"|(?<=[0-9] sq ft\.)|(?<= sq\. ft\.)|(?<= sq\. mi\.)|(?<= cu\. ft\.)|(?<= sq\. km\.)"
        r"|(?<= sq km\.)|(?<=[0-9] [mk]\.p\.h\.))(?= [a-z0-9($£€]|[,;:)]| [NSEW]{1,3} of )",
        lambda _: "",
    ),
    Rule("abbreviating dot", r"\.(?<=[mk]\.p\.h\.)$", _dot_of_a_lone_figure),
    Rule(
        "period on period",
        r"(?<![\w/-])(?:(?P<period>[YQM])o(?P=period)|(?P<dashed>[yqm])-o-(?P=dashed))(?![\w/-])",
        lambda match: "{0} on {0}".format(_PERIODS[(match["period"] or match["dashed"]).lower()]),
    ),
    Rule(
        "censored word",
        r"(?<![\w*])(?:[Bb]ull[Ss]?[Hh]?|[Mm]otherf?|[Ss]h|[Tt]w|[Ww]a|[FfSsCcBbDdPpAaNnTtWw])"
        r"\*{2,12}(?P<tail>[a-z]{0,5})(?![\w*])",
        _censored,
    ),
    Rule(
        "censored word",
        r"(?<![\w-])(?:[Bb]ull[Ss]?|[FfSsCcBbDdPp])-{2,12}(?P<tail>[a-z]{0,4})(?![\w-])",
        _censored,
    ),
    Rule(
        "censored word",
        r"(?<![\w*])(?i:(?:bull)?sh|f|b|p|c|d|h|a|cr)\*(?i:ck|tch|t|ss|nt|mn|ll|p)"
        r"(?P<tail>[a-z]{0,4})(?!\w)",
        _censored,
    ),
    Rule(
        "rating",
        rf"(?<!\w)(?P<letters>AAA|AA|BBB|BB|CCC|CC)(?P<mark>[+-]){_AFTER_GRADE}",
        _grade,
    ),
    Rule(
        "grade",
        r"(?P<letters>[A-F](?:(?<=\b[Aa] .)|(?<=\b[Aa]n .)|(?<=from .)"
        r"|(?<=of .)|(?<=to .)|(?<=with .)|(?=- (?:bonds?|grades?|rating|rated|average))))"
        rf"(?P<mark>-){_AFTER_GRADE}(?! (?:and|or|to) [A-Z]-)",
        _grade,
    ),
    Rule("grade", r"(?<!\w)A\* ?[-–] ?(?=[A-G](?!\w))", lambda _: "A star to "),
    Rule("grade", rf"(?<!\w)A\*(?=s?{_AFTER_GRADE})", lambda _: "A star"),
    Rule(
        "blood group",
        r"(?P<group>(?:AB|[ABO])(?:(?<=lood type .)|(?<=lood type ..)|(?<=lood group .)"
        r"|(?<=lood group ..)))(?P<sign>[-−–+])(?!\w)",
        lambda match: f"{match['group']} {'positive' if match['sign'] == '+' else 'negative'}",
    ),
    Rule("sharp", r"(?<!\w)(?P<note>[A-G])#(?!\w)", lambda match: f"{match['note']} sharp"),
    Rule("dash", r"(?<![-–—<!]) ?--{1,2} ?(?![->–—])", lambda _: " — "),
    Rule("slash", r"(?<=[a-z]) ?/ (?=[A-Za-z])", lambda _: ", "),
    Rule(
        "slash",
        r"(?<![\w/.@])[A-Za-z][\w'’-]{0,30}(?:/[A-Za-z][\w'’-]{0,30}){1,3}(?![\w/@])",
        _slashed,
    ),
)
