"""English abbreviations by what stands beside them, and signs."""

import re
from collections.abc import Callable

from audio_pipeline.script.abbreviations import ABBREVIATIONS
from audio_pipeline.script.markup import LESS_THAN, MORE_THAN
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.signs import sign_rules

_TITLES = {
    "Mr": "Mister",
    "Mrs": "Missus",
    "Ms": "Miz",
    "Dr": "Doctor",
    "Prof": "Professor",
    "Gen": "General",
    "Lt": "Lieutenant",
    "Col": "Colonel",
    "Maj": "Major",
    "Capt": "Captain",
    "Sgt": "Sergeant",
    "Cpl": "Corporal",
    "Pvt": "Private",
    "Adm": "Admiral",
    "Cmdr": "Commander",
    "Brig": "Brigadier",
    "Sen": "Senator",
    "Sens": "Senators",
    "Rep": "Representative",
    "Reps": "Representatives",
    "Gov": "Governor",
    "Govs": "Governors",
    "Rev": "Reverend",
    "Hon": "Honorable",
    "Fr": "Father",
    "Supt": "Superintendent",
    "Det": "Detective",
    "Insp": "Inspector",
    "Amb": "Ambassador",
    "Pres": "President",
    "Mt": "Mount",
    "Ft": "Fort",
}
_BEFORE_NUMBER = {
    "No": "number",
    "Nos": "numbers",
    "p": "page",
    "pp": "pages",
    "Fig": "figure",
    "Figs": "figures",
    "Art": "Article",
    "Sec": "Section",
    "Ch": "chapter",
    "Vol": "volume",
    "vol": "volume",
    "c": "circa",
    "ca": "circa",
    "para": "paragraph",
    "approx": "approximately",
    "est": "established",
}
_ANYWHERE = {
    "vs.": "versus",
    "e.g.": "for example",
    "i.e.": "that is",
    "etc.": "et cetera",
    "et al.": "and others",
    "approx.": "approximately",
    "a.k.a.": "also known as",
    "aka": "also known as",
    "w/o": "without",
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
    "Univ.": "University",
    "Assn.": "Association",
    "Intl.": "International",
    "Ave.": "Avenue",
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
_NEVER_LAST = ("vs.", "e.g.", "i.e.", "approx.")


def _expanded(table: dict[str, str]) -> Callable[[re.Match[str]], str]:
    """The full word; where the abbreviation's dot ended the sentence too, the dot stays."""

    def speak(match: re.Match[str]) -> str:
        written = match["short"]
        may_end = written.endswith(".") and written not in _NEVER_LAST
        ends = may_end and SENTENCE_END.match(match.string, match.end())
        return table[written] + ("." if ends else "")

    return speak


def _looked_up(table: dict[str, str]) -> Callable[[re.Match[str]], str]:
    return lambda match: table[match["short"]]


def _street_or_saint(match: re.Match[str]) -> str:
    """ "St. Louis", but "Main St."; before a name and not after one it is a saint."""
    text, start, end = match.string, match.start(), match.end()
    before_name = text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
    after_name = re.search(r"[A-Z0-9][\w']{0,20} $", text[max(0, start - 24) : start])
    if not after_name:
        return "Saint" if before_name else match.group()
    return "Street" + ("." if SENTENCE_END.match(text, end) else "")


ABBREVIATION_RULES: tuple[Rule, ...] = (
    Rule(
        "title",
        rf"(?<![\w.])(?P<short>{one_of(_TITLES)})\.(?= ?[A-Z]| & [A-Z]| and [A-Z])",
        _looked_up(_TITLES),
    ),
    Rule("title", r"(?<![\w.])(?P<short>Mr|Mrs|Ms|Dr|Prof)(?= [A-Z])", _looked_up(_TITLES)),
    Rule("saint or street", r"(?<![\w.])St\.", _street_or_saint),
    Rule("saint or street", r"(?<![\w.])St(?= [A-Z][a-z])", lambda _: "Saint"),
    Rule(
        "abbreviation",
        rf"(?<![\w.])(?P<short>{one_of(_BEFORE_NUMBER)})\. ?(?=[0-9#])",
        lambda match: f"{_BEFORE_NUMBER[match['short']]} ",
    ),
    Rule("versus", r"(?<![\w.])v\.(?= [A-Z])", lambda _: "versus"),
    Rule("versus", r"(?<![\w.])vs(?= [A-Z])", lambda _: "versus"),
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
