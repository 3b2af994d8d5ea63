"""English references to law: "410 U.S. 113", "Rule 10b-5", "No. 19-1392", "s.18 of the Act"."""

import re

from audio_pipeline.script.english_names import designation_number
from audio_pipeline.script.number_words import cardinal, spelled
from audio_pipeline.script.rules import Rule

_REPORTS = r"U\.S\.|S\. ?Ct\.|F\.(?: ?(?:2d|3d|4th|Supp\.))?"

_ROAD_BEFORE = re.compile(
    r"(?:\b(?:[Oo]n|[Oo]ff|[Oo]nto|[Vv]ia|[Uu]p|[Tt]ake|[Nn]ear)|long|down|drove"
    r"|closed|from|bound) $"
)


_LEGISLATION = re.compile(r"\b(?:H\.R\.|bills?|Senate|Congress|legislation|Act|cosponsors?)(?!\w)")
_ROAD_NEAR = re.compile(
    r"\b(?:I-[0-9]|U\.?S\.? [0-9]|Highway|Hwy|Route|Rte|Interstate|lanes?|[a-z]{4,5}bound|freeway)"
)


def _cited(match: re.Match[str]) -> str:
    """ "four ten U.S. one thirteen": the volume and the page of a law report."""
    return (
        f"{designation_number(match['volume'])} {match['report']} "
        f"{designation_number(match['page'])}"
    )


def _docket(match: re.Match[str]) -> str:
    return f"{cardinal(match['year'], 'en')} dash {designation_number(match['number'])}"


def _filed(match: re.Match[str]) -> str:
    """ "two, twenty-three C V, zero one two three four"."""
    office = f"{cardinal(match['office'], 'en')}, " if match["office"] else ""
    kind = " ".join(match["kind"].upper())
    return f"{office}{cardinal(match['year'], 'en')} {kind}, {spelled(match['number'], 'en')}"


def _lettered_rule(match: re.Match[str]) -> str:
    return f"{cardinal(match['rule'], 'en')} {match['letter']} {cardinal(match['item'], 'en')}"


def _highway(match: re.Match[str]) -> str | None:
    if not _ROAD_BEFORE.search(match.string[max(0, match.start() - 12) : match.start()]):
        return None
    return f"{match['country']} {designation_number(match['number'])}"


def _milepost(match: re.Match[str]) -> str | None:
    before = match.string[max(0, match.start() - 60) : match.start()]
    return "milepost" if _ROAD_NEAR.search(before) else None


def _public_law(match: re.Match[str]) -> str:
    """ "Public Law one seventeen fifty-eight"."""
    numbers = map(designation_number, (match["congress"], match["law"]))
    return f"Public Law {' '.join(numbers)}"


def _bill(match: re.Match[str]) -> str | None:
    """ "S. 2340" of the Senate, not "H&M's size S 40"."""
    text, start, end = match.string, match.start(), match.end()
    around = f"{text[max(0, start - 80) : start]} {text[end : end + 80]}"
    if not _LEGISLATION.search(around):
        return None
    return f"S. {designation_number(match['number'])}"


LAW_RULES: tuple[Rule, ...] = (
    Rule(
        "law report",
        rf"(?<![\w.,$£€-])(?P<volume>[1-9][0-9]{{0,2}}) (?P<report>{_REPORTS}) "
        r"(?P<page>[1-9][0-9]{0,3})(?!\w|[.,][0-9]| [a-z]{2,20}s\b)",
        _cited,
    ),
    Rule(
        "case number",
        r"(?P<year>[0-9](?:(?<=\bNo\. [0-9])|(?<=\bNos\. [0-9]))[0-9])"
        r"-(?P<number>[0-9]{3,5})(?![\w-]|[.,][0-9])",
        _docket,
    ),
    Rule(
        "case number",
        r"(?<![\w.,-])(?:(?P<office>[0-9]):)?(?P<year>[0-9]{2})-(?P<kind>cv|cr|mj|md|CV|CR)-"
        r"(?P<number>[0-9]{3,6})(?!\w)",
        _filed,
    ),
    Rule(
        "section",
        r"(?P<number>[0-9](?:(?<=USC [0-9])|(?<=U\.S\.C\. [0-9]))[0-9]{2,3})(?!\w|[.,][0-9])",
        lambda match: designation_number(match["number"]),
    ),
    Rule(
        "public law",
        r"(?<![\w.])Pub(?:lic|\.) L(?:aw|\.)(?: No\.)? "
        r"(?P<congress>[1-9][0-9]{1,2})-(?P<law>[0-9]{1,3})(?!\w)",
        _public_law,
    ),
    Rule(
        "bill",
        r"S(?<![\w.]S)\.? (?P<number>[1-9][0-9]{0,3})(?=[,.;)]|$"
        r"| (?:is|are|was|were|would|will|and|or|in|on|by|to|pending|passed)\b)",
        _bill,
    ),
    Rule(
        "rule",
        r"(?<=\b[Rr]ule )(?P<rule>[0-9]{1,3})(?P<letter>[a-z])-(?P<item>[0-9]{1,2})(?![\w-])",
        _lettered_rule,
    ),
    Rule(
        "section",
        r"(?<![\w.])(?P<many>s?)s\. ?(?=[1-9][0-9]{0,2}[A-Z]?(?:\([0-9a-zA-Z]{1,3}\)){0,3}"
        r" (?:of |and |or |[A-Z][a-z]{1,20} (?:[A-Z][a-z]{1,20} ){0,4}Act))",
        lambda match: f"section{match['many']} ",
    ),
    Rule(
        "highway",
        r"(?P<country>U\.?S\.?)[ -](?P<number>[1-9][0-9]{0,2})(?!\w|[.,%][0-9]|%|-[a-z]"
        r"| (?:[a-z]{3,20}s|people|men|women|children|million|billion|percent)\b)",
        _highway,
    ),
    Rule(
        "highway",
        r"(?P<number>[1-9](?:(?<=Route .)|(?<=Rte\. .)|(?<=Rte .)|(?<=Highway .)|(?<=Hwy\. .)"
        r"|(?<=Hwy .))[0-9]{0,2})(?P<letter>[NSEWAB])(?![\w’'])",
        lambda match: f"{designation_number(match['number'])} {match['letter']}",
    ),
    Rule("milepost", r"MP(?<![\w.]MP)(?= [0-9]{1,3}(?!\w))", _milepost),
    Rule(
        "freeway",
        r"(?P<number>[1-9](?<=\b[Tt]he .)[0-9]{0,2})(?P<road> Fwy\b\.?| [Ff]reeway)(?!\w)",
        lambda match: f"{designation_number(match['number'])} {match['road'][1]}reeway",
    ),
    Rule(
        "freeway",
        r"(?P<number>[1-9](?:(?<=\b[Oo]n the .)|(?<=\b[Oo]ff the .)|(?<=nto the .))[01][0-9])"
        r"(?=[.,;]?$|[.,;] |(?: [Nn]orth| [Ss]outh| [Ee]ast| [Ww]est| in| near| at| to| from"
        r"| through)\b)",
        lambda match: designation_number(match["number"]),
    ),
    Rule(
        "highway",
        r"(?<![\w.])Hwy\.? (?P<number>[1-9][0-9]{0,2})(?!\w|[.,][0-9])",
        lambda match: f"Highway {designation_number(match['number'])}",
    ),
)
