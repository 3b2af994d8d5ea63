"""English abbreviations by what stands beside them, and signs."""

import re
from collections.abc import Callable

from audio_pipeline.script.abbreviations import ABBREVIATIONS
from audio_pipeline.script.english_titles import TITLE_RULES
from audio_pipeline.script.markup import LESS_THAN, MORE_THAN
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.signs import sign_rules

_BEFORE_NUMBER = {
    "No": "number",
    "Nos": "numbers",
    "p": "page",
    "pp": "pages",
    "Fig": "figure",
    "Figs": "figures",
    "fig": "figure",
    "figs": "figures",
    "Art": "Article",
    "Arts": "Articles",
    "art": "article",
    "Sec": "Section",
    "sec": "section",
    "Ch": "chapter",
    "ch": "chapter",
    "Vol": "volume",
    "vol": "volume",
    "Vols": "volumes",
    "vols": "volumes",
    "Ep": "episode",
    "Prop": "Proposition",
    "Pt": "Part",
    "pt": "part",
    "Pts": "Parts",
    "cl": "clause",
    "ext": "extension",
    "pop": "population",
    "c": "circa",
    "ca": "circa",
    "fl": "flourished",
    "b": "born",
    "d": "died",
    "r": "reigned",
    "para": "paragraph",
    "paras": "paragraphs",
    "approx": "approximately",
    "no": "number",
    "nos": "numbers",
}
_ESTIMATED = re.compile(
    r"[$£€₴]|[A-Z]{3} [0-9]|[0-9]{1,3},[0-9]|[0-9]{1,2}(?:\.[0-9])? ?(?:[a-z]|%)"
)
_ANYWHERE = {
    "vs.": "versus",
    "e.g.": "for example",
    "i.e.": "that is",
    "etc.": "et cetera",
    "et al.": "and others",
    "approx.": "approximately",
    "Approx.": "Approximately",
    "Bn.": "Battalion",
    "Regt.": "Regiment",
    "Bde.": "Brigade",
    "Dist.": "District",
    "p.a.": "per annum",
    "a.k.a.": "also known as",
    "aka": "also known as",
    "w/o": "without",
    "w/in": "within",
    "w/": "with",
    "and/or": "and or",
    "Jr.": "Junior",
    "Sr.": "Senior",
    "Inc.": "Incorporated",
    "Corp.": "Corporation",
    "Ltd.": "Limited",
    "Co.": "Company",
    "Bros.": "Brothers",
    "Dept.": "Department",
    "dept.": "department",
    "Govt.": "Government",
    "govt.": "government",
    "govt": "government",
    "gov't": "government",
    "Gov't": "Government",
    "Gov’t": "Government",
    "Amdt.": "Amendment",
    "Avg.": "Average",
    "temp.": "temperature",
    "gov’t": "government",
    "int'l": "international",
    "int’l": "international",
    "nat'l": "national",
    "nat’l": "national",
    "Natl.": "National",
    "Asst.": "Assistant",
    "Assoc.": "Associate",
    "asst.": "assistant",
    "incl.": "including",
    "excl.": "excluding",
    "avg.": "average",
    "misc.": "miscellaneous",
    "cf.": "compare",
    "viz.": "namely",
    "Esq.": "Esquire",
    "approx": "approximately",
    "tel.": "telephone",
    "Tel.": "Telephone",
    "Univ.": "University",
    "Assn.": "Association",
    "Intl.": "International",
    "Ave.": "Avenue",
    "Aves.": "Avenues",
    "Blvd.": "Boulevard",
    "Rd.": "Road",
    "Pkwy.": "Parkway",
    "Hwy.": "Highway",
    "Jan.": "January",
    "Feb.": "February",
    "Aug.": "August",
    "Sept.": "September",
    "Oct.": "October",
    "Nov.": "November",
    "Dec.": "December",
    "Mon.": "Monday",
    "Tues.": "Tuesday",
    "Wed.": "Wednesday",
    "Thurs.": "Thursday",
    "Fri.": "Friday",
}
SENTENCE_END = re.compile(
    rf"[”\"’')\]]*(?:$|\s+[“\"‘(]?(?:{ABBREVIATIONS['en'].starters.pattern})(?!\w))"
)
_COMPANIES = {
    "Inc": "Incorporated", "Ltd": "Limited", "Corp": "Corporation", "Bros": "Brothers",
    "plc": "PLC",
}  # fmt: skip
_NEVER_LAST = ("vs.", "e.g.", "i.e.", "approx.", "incl.", "excl.", "avg.", "cf.", "viz.")


def sentence_end(match: re.Match[str]) -> str:
    """The dot of an abbreviation that ends a sentence is that sentence's too: "." or ""."""
    ends = match.group().endswith(".") and SENTENCE_END.match(match.string, match.end())
    return "." if ends else ""


def _expanded(table: dict[str, str]) -> Callable[[re.Match[str]], str]:
    """The full word; where the abbreviation's dot ended the sentence too, the dot stays."""

    def speak(match: re.Match[str]) -> str:
        written = match["short"]
        may_end = written.endswith(".") and written not in _NEVER_LAST
        ends = may_end and SENTENCE_END.match(match.string, match.end())
        return table[written] + ("." if ends else "")

    return speak


def _versus(match: re.Match[str]) -> str | None:
    """ "Roe v. Wade", "England v France"; "V. Putin" has a capital, "v 2" no name after it."""
    start = match.start()
    return "versus" if re.search(r"[\w.)’'] $", match.string[max(0, start - 2) : start]) else None


def _estimated(match: re.Match[str]) -> str:
    """ "est. $5 million", but "est. 1887"."""
    amount = _ESTIMATED.match(match.string, match.end())
    return "estimated " if amount else "established "


ABBREVIATION_RULES: tuple[Rule, ...] = (
    *TITLE_RULES,
    Rule("abbreviation", r"(?:(?<=, )|(?<=\())[Rr]et\.(?!\w)", lambda _: "retired"),
    Rule("abbreviation", r"(?<![\w.])est\. ?(?=[0-9$£€₴]|[A-Z]{3} [0-9])", _estimated),
    Rule(
        "number sign",
        r"(?<![\w.])Nos?(?= [0-9]{1,3}(?!\w|[,.][0-9]| (?:[a-z]{3,20}s|people|men|women)(?!\w)))",
        lambda match: "numbers" if match.group() == "Nos" else "number",
    ),
    Rule(
        "abbreviation",
        rf"(?<![\w.])(?P<short>{one_of(_BEFORE_NUMBER)})\. ?(?=[0-9#])",
        lambda match: f"{_BEFORE_NUMBER[match['short']]} ",
    ),
    Rule("versus", r"(?<![\w.])v\.?(?= (?:[A-Z]|the )[\w])", _versus),
    Rule("versus", r"(?<![\w.])(?:vs|VS)(?![\w.-])", lambda _: "versus"),
    Rule(
        "abbreviation",
        r"(?<![\w.])(?P<short>eg|ie)(?=,? [a-z])(?! \w\w?(?:\.|$))",
        lambda match: {"eg": "for example", "ie": "that is"}[match["short"]],
    ),
    Rule(
        "company",
        r"(?<=[A-Za-z,] )(?P<short>Inc|Ltd|Corp|Bros|plc)(?![\w.-])",
        lambda match: _COMPANIES[match["short"]],
    ),
    Rule(
        "abbreviation",
        r"(?<![\w.])Sr\.(?= (?:Vice|Director|Advis[eo]r|Editor|Correspondent|Fellow|Manager)\b)",
        lambda _: "Senior",
    ),
    Rule("abbreviation", rf"(?<![\w.])(?P<short>{one_of(_ANYWHERE)})(?!\w)", _expanded(_ANYWHERE)),
)

SIGN_RULES = sign_rules(
    about="about",
    names={
        "&": "and",
        "+": "plus",
        "=": "equals",
        "±": "plus or minus",
        "×": "times",
        "÷": "divided by",
        "§": "section",
        "№": "number",
        "≥": "at least",
        "≤": "at most",
        "≠": "is not equal to",
        "%": "percent",
        "°": "degrees",
        LESS_THAN: "less than",
        MORE_THAN: "more than",
    },
)
