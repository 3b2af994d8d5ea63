"""English abbreviations that only a number or a word beside them tells: "79¢ est.", "last wk."."""

import re

from audio_pipeline.script.english_numbers import words
from audio_pipeline.script.english_words import SENTENCE_END, sentence_end
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule


def _estimated_after(match: re.Match[str]) -> str:
    """ "79¢ est."."""
    return "estimated." if SENTENCE_END.match(match.string, match.end()) else "estimated"


def _week(match: re.Match[str]) -> str:
    return f"week{sentence_end(match)}"


def _adjusted(match: re.Match[str]) -> str:
    return f"{match['short']}usted"


def _university(match: re.Match[str]) -> str | None:
    """ "Penn St.", but "44 Ohio St." and "on Ohio St."."""
    before = match.string[max(0, match.start() - 24) : match.start()]
    if not _UNIVERSITY.search(before):
        return None
    return "State." if SENTENCE_END.match(match.string, match.end()) else "State"


def _edition(match: re.Match[str]) -> str:
    return "edition." if SENTENCE_END.match(match.string, match.end()) else "edition"


def _army(match: re.Match[str]) -> str:
    return _ARMY[match["short"]]


def _place(match: re.Match[str]) -> str:
    """ "Penn Station.": the dot that abbreviates may be the sentence's too."""
    ends = SENTENCE_END.match(match.string, match.end())
    return f"{_AFTER_NAME[match['short']]}{'.' if ends else ''}"


def _squadron(match: re.Match[str]) -> str:
    digits = match["number"]
    number = " ".join(words(digit) for digit in digits) if len(digits) == 3 else words(digits)
    return f"{'number ' if match['sign'] else ''}{number} Squadron{sentence_end(match)}"


_AFTER_NAME = {
    "Sta": "Station", "Cem": "Cemetery", "Jct": "Junction", "Twp": "Township", "Ctr": "Center",
    "Elem": "Elementary", "Hosp": "Hospital", "Bldg": "Building", "Fwy": "Freeway", "Cty": "County",
    "Expy": "Expressway", "Tpke": "Turnpike", "Mtn": "Mountain", "Mtns": "Mountains",
    "Aux": "Auxiliary",
}  # fmt: skip
_COMPASS = {"N": "north", "S": "south", "E": "east", "W": "west"}
_ARMY = {
    "Div": "Division", "Bde": "Brigade", "Inf": "Infantry", "Sqn": "Squadron",
    "Mech": "Mechanized", "Armd": "Armored",
}  # fmt: skip
_UNIVERSITY = re.compile(
    r"(?:^|[^\w ] |(?<![0-9]) (?<!\b[Oo]n )(?<!\b[Aa]long ))"
    r"(?:Ohio|Penn|Oklahoma|Iowa|San Diego|Fresno|Boise|Mississippi) $"
)
_BEFORE_NUMBER = {"ref": "reference", "max": "maximum", "temp": "temperature"}

_NUMBERED = (
    "ticket|flight|serial|case|file|batch|policy|account|licence|license|invoice|order|train"
)

SHORT_RULES: tuple[Rule, ...] = (
    Rule(
        "number sign",
        r"(?P<sign>[Nn]o)\.(?:"
        + "|".join(rf"(?<={word[1:]} [Nn]o\.)" for word in _NUMBERED.split("|"))
        + r")(?= [A-Z]{1,4}-?[0-9])",
        lambda match: "Number" if match["sign"] == "No" else "number",
    ),
    Rule(
        "abbreviation",
        r"(?<![\w.])(?P<short>ref|max|temp)\. ?(?=[0-9])",
        lambda match: f"{_BEFORE_NUMBER[match['short']]} ",
    ),
    Rule(
        "abbreviation",
        r"est\.(?:(?<=[0-9%¢] est\.)|(?<=cents est\.)|(?<=percent est\.))",
        _estimated_after,
    ),
    Rule("abbreviation", r"(?<![\w.])(?P<short>[Aa]dj)\.(?=,|\)| [a-zA-Z0-9$£€])", _adjusted),
    Rule("abbreviation", r"(?:(?<=last )|(?<=this )|(?<=next ))wk\b\.?(?![\w’'-])", _week),
    Rule("abbreviation", r"yr(?<=\ba yr)(?= (?:ago|earlier|before|later)\b)", lambda _: "year"),
    Rule(
        "abbreviation", r"(?<![\w.])Cert\.? (?=(?:U|PG|12A?|15|18)(?!\w))", lambda _: "Certificate "
    ),
    Rule("abbreviation", r"est\.(?<=(?:is|as|re) est\.)(?= at )", lambda _: "estimated"),
    Rule(
        "abbreviation",
        r"approx\.(?:(?<=[Tt]he approx\.)|(?<=[Aa]n approx\.)|(?<=[Ii]ts approx\.))(?= [a-z])",
        lambda _: "approximate",
    ),
    Rule("percentage", r"pct(?<=[a-zA-Z] pct)\.(?= [.0-9(]|[,;)])", lambda _: "percentage"),
    Rule("board of education", r"Bd(?<![\w.]Bd)\.(?= of )", lambda _: "Board"),
    Rule("board of education", r"Educ(?:(?<=of Educ)|(?<=& Educ))\.", lambda _: "Education"),
    Rule("abbreviation", r"pop\.(?<=\bthe pop\.)(?= [a-z])", lambda _: "population"),
    Rule("abbreviation", r"est\.(?= of )", lambda _: "estimate"),
    Rule("state university", r"St\.(?<=[a-z] St\.)", _university),
    Rule("title", r"(?<![\w.])Rt\.? (?=Hon(?:ou?rable|\.)?(?!\w))", lambda _: "Right "),
    Rule("abbreviation", r"(?<![\w.])nr(?= [A-Z])", lambda _: "near"),
    Rule("century", r"[cC]\.(?<=th[- ][cC]\.)(?= [a-z])", lambda _: "century"),
    Rule(
        "concessions", r"concs?(?:(?<=[0-9p] conc)|(?<=[0-9p] concs))\b\.?", lambda _: "concessions"
    ),
    Rule("edition", r"(?<![\w.])ed\.(?= by )", lambda _: "edited"),
    Rule(
        "edition",
        r"ed\.(?:(?<=[0-9]st ed\.)|(?<=[0-9]nd ed\.)|(?<=[0-9]rd ed\.)|(?<=[0-9]th ed\.))",
        _edition,
    ),
    Rule(
        "unit of an army",
        r"(?P<short>Div|Bde|Inf|Sqn|Mech|Armd)\.(?:(?<=(?:st|nd|rd|th) (?:Div|Bde|Inf|Sqn)\.)"
        r"|(?<=(?:st|nd|rd|th) (?:Mech|Armd)\.)|(?<=Mech\. (?:Div|Bde|Inf)\.)"
        r"|(?<=rborne Div\.)|(?<=nfantry Div\.)|(?<=avalry Div\.)|(?<=ed Div\.)"
        r"|(?<=ountain Div\.)|(?<=arine Div\.))",
        _army,
    ),
    Rule(
        "squadron",
        r"(?:(?P<sign>N(?<![\w.,].)o\.? )|(?=[1-9])(?<![\w.,]))"
        r"(?P<number>[1-9][0-9]{0,2}) (?:Sqn\b\.?|Squadron)(?!\w)",
        _squadron,
    ),
    Rule("squadron", r"(?<=[a-z] )Sqn(?![\w-]| Ldr)\.?", lambda _: "Squadron"),
    Rule(
        "place",
        rf"(?<=[a-zA-Z’'] )(?P<short>{one_of(_AFTER_NAME)})\.(?!\w)",
        _place,
    ),
    Rule("place", r"Sta(?<![\w.]Sta)\.(?= [A-Z][a-z])", lambda _: "Santa"),
    Rule(
        "secretary",
        r"Sec(?<![\w.]Sec)\.?(?= of (?:State|Def|the))",
        lambda _: "Secretary",
    ),
    Rule(
        "secretary",
        r"Sec(?:(?<=Home Sec)|(?<=Foreign Sec)|(?<=Health Sec)|(?<=Defen[cs]e Sec)|(?<=Press Sec)"
        r"|(?<=General Sec))"
        r"(?:\.(?= [A-Za-z])|(?![\w.]))",
        lambda _: "Secretary",
    ),
    Rule(
        "secretary",
        r"sec(?:(?<=press sec)|(?<=home sec)|(?<=foreign sec)|(?<=defen[cs]e sec)|(?<=general sec))"
        r"(?:\.(?=,| [A-Za-z])|(?![\w.]))",
        lambda _: "secretary",
    ),
    Rule(
        "resolution",
        r"Res\.(?:(?<=\bUN Res\.)|(?<=\bU\.N\. Res\.)|(?<=UNSC Res\.)|(?<=Council Res\.))"
        r"(?= [1-9])",
        lambda _: "Resolution",
    ),
    Rule("circa", r"(?<![\w.])ca?\.(?= (?:AD|BC|A\.D\.) ?[1-9])", lambda _: "circa"),
    Rule("category", r"Cat(?<![\w.]Cat)\.(?= ?[1-5](?!\w))", lambda _: "Category"),
    Rule(
        "abbreviation",
        r"blks?\.(?:(?<=[a-z0-9] blks\.)|(?<=[a-z0-9] blk\.))(?= )",
        lambda match: "blocks" if "s" in match.group() else "block",
    ),
    Rule(
        "compass point",
        r"(?P<point>[NSEW](?<![\w.].))\.(?= of [a-zA-Z])",
        lambda match: _COMPASS[match["point"]],
    ),
    Rule("title", r"Pros(?<![\w.]Pros)\.(?= Atty)", lambda _: "Prosecuting"),
    Rule("title", r"Dist(?<![\w.]Dist)\.(?= (?:Atty|Judge|Court|Attorney))", lambda _: "District"),
)
