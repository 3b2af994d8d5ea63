"""English names with numbers in them: F-16s, COVID-19, Charles III, World War II."""

import re

from audio_pipeline.roman_numerals import roman
from audio_pipeline.script.english_numbers import plural, words
from audio_pipeline.script.english_words import SENTENCE_END
from audio_pipeline.script.number_words import ROMAN, cardinal, ordinal, year
from audio_pipeline.script.rules import Rule

_RUNS = re.compile(r"[0-9]+(?:\.[0-9]+)*|[A-Za-z]+")
PREFIX = re.compile("mid|pre|post|early|late|non|sub|under|over|pro|anti|un|re|ex")
_SPELT = {name: " ".join(name) for name in ("CO", "CH", "NO", "SO", "NH", "MI")}
"""Formulas and services that would else be said as words or syllables."""
_MODELS = (
    "Boeing|Airbus|[Ff]light|Route|Interstate|Highway|Area|Room|Channel|Section|Article|Resolution"
    "|Form|Proposition|Unit|Rule|Bill|SB|HB|AB|H\\.R\\.|RTX|GTX|Ryzen|Porsche|Ferrari|Peugeot|Studio"
)
"""Words before a number that is a name: each pair of its digits is said by itself."""

_ROMAN = rf"(?P<numeral>{ROMAN})"
_RULERS = (
    "Charles|Elizabeth|Henry|John Paul|Louis|William|George|Francis|Benedict|Philip|Philippe"
    "|Felipe|Alexander|Nicholas|Catherine|Peter|Leo|Pius|Edward|Richard|James|Ivan|Friedrich"
    "|Frederick|Wilhelm|Juan Carlos|Albert|Harald|Gustaf|Carl Gustaf|Rama|Ram(?:s|ess)es|Napoleon"
    "|Abdullah|Mohammed|Hassan|Margrethe|Christian|Paul|John|Innocent|Gregory|Urban|Boniface|Clement|Mary"
    "|Robert|Malcolm|Philaret|Kirill|Bartholomew|Tawadros|Shenouda|Mehmed|Murad|Selim|Otto|Rudolf"
    "|Leopold|Thutmose|Amenhotep|Ptolemy|Seti|Cyrus|Darius|Xerxes|Suleiman|Constantine|Justinian"
    "|Theodosius|Sigismund|Casimir|Baldwin|Afonso|Pedro|Kamehameha|Maximilian"
    "|Joseph|Ferdinand|Alfonso|Umberto|Victor Emmanuel|Haakon|Olav|Akhenaten"
)
_NUMBERED = (
    "World War|War|Chapter|Part|Book|Volume|Vol\\.|Act|Scene|Article|Section|Title|Type|Phase"
    "|Stage|Level|Class|Grade|Category|Super Bowl|Mark|Mk|Tier|Annex|Appendix|Group|Division"
    "|Protocol|Episode|Schedule|Table|Figure|Rocky|Falcon|Saturn|Apollo|Minsk|Artemis|Vatican|Art\\.|Ch\\.|Sec\\."
)
_NUMBERED_NAMES = {
    "Mk": "Mark", "Vol.": "Volume", "Art.": "Article", "Ch.": "Chapter", "Sec.": "Section",
}  # fmt: skip
_NAME_BEFORE = re.compile(r"(?:^|[^.!?] )[A-Z][A-Za-z]{2,20} $")
_NAME_AFTER = re.compile(r"\. [A-Z]")
_PARTS = {"sc": "scene", "ch": "chapter", "vol": "volume", "bk": "book"}
_SERIES = (
    "GTA|Grand Theft Auto|Final Fantasy|Civilization|Dragon Quest|Street Fighter|Mortal Kombat"
    "|Resident Evil|Dark Souls|Diablo|Age of Empires|Elder Scrolls|Star Wars|WrestleMania"
    "|Wrestlemania|Led Zeppelin|Ultima|Gran Turismo|Tomb Raider|Forza"
)
"""Games, films and records: their fifth and tenth are never the pronoun's or a letter's."""
_VERB_AFTER_I = re.compile(
    r" (?:am|think|know|mean|guess|believe|hope|want|love|don['’]t|have|do|can['’]t)(?!\w)"
)
_GIVEN_NAMES = (
    "Alexander|Andrew|Anthony|Arthur|Benjamin|Charles|Christopher|Daniel|David|Edward|Francis"
    "|Frank|Frederick|George|Harold|Harry|Henry|Hugh|Jack|James|John|Joseph|Lawrence|Louis|Mark"
    "|Martin|Michael|Nelson|Patrick|Paul|Peter|Philip|Ralph|Raymond|Richard|Robert|Samuel|Stephen"
    "|Steven|Theodore|Thomas|Timothy|Walter|William|Bob|Bill|Jim|Joe|Tom|Sam|Will|Marvin|Terry"
)
_SHORT_NUMERAL = r"(?P<numeral>II|III|IV|VI|VII|VIII|IX|XI|XII|XIII|XIV|XVI|XVII|XVIII|XIX|XX)"


def _designation(match: re.Match[str]) -> str | None:
    """ "F sixteens", "COVID nineteen", "A three twenty neo"; a number that words join is left."""
    runs = _RUNS.findall(match.group())
    if PREFIX.fullmatch(runs[0].lower()):
        return None
    said: list[str] = []
    for run in runs:
        if run == "s" and len(said) > 1:
            said[-1] = plural(said[-1])
        else:
            said.append(run_of_name(run))
    return " ".join(said)


def _several(match: re.Match[str]) -> str | None:
    """ "Leopard twos", but "lasted 2s"."""
    before = match.string[max(0, match.start() - 24) : match.start()]
    return plural(words(match["number"])) if _NAME_BEFORE.search(before) else None


def run_of_name(run: str) -> str:
    """Digits as a name's number, letters as written unless a voice would take them for a word."""
    return designation_number(run) if run[0] in "0123456789" else _SPELT.get(run, run)


def designation_number(digits: str) -> str:
    """ "one thirty-six", "three hundred", "seven oh seven", "twenty twenty-four"."""
    if digits.count(".") > 1:
        return " point ".join(map(words, digits.split(".")))
    if "." in digits or digits.startswith("0") or len(digits) not in (3, 4):
        return words(digits)
    if len(digits) == 4:
        return year(int(digits), "en")
    if digits.endswith("00"):
        return words(digits)
    hundred, rest = cardinal(digits[0], "en"), digits[1:]
    return f"{hundred} {'oh ' if rest[0] == '0' else ''}{cardinal(rest.lstrip('0'), 'en')}"


def _ruler(match: re.Match[str]) -> str | None:
    """Not the Roman numeral where "I" is who speaks, nor in Malcolm X's name."""
    numeral = match["numeral"]
    if numeral == "I" and _VERB_AFTER_I.match(match.string, match.end()):
        return None
    if (numeral == "X" and match["name"] == "Malcolm") or _is_initial(match):
        return None
    return f"{match['name']} the {ordinal(roman(match['numeral']), 'en').capitalize()}"


def _is_initial(match: re.Match[str]) -> bool:
    """ "Mary L. Jones", "John V. Lindsay", but "He loved Henry V. She did not"."""
    numeral, text, end = match["numeral"], match.string, match.end()
    if numeral == "L":
        return True
    named = _NAME_AFTER.match(text, end)
    return len(numeral) == 1 and bool(named) and not SENTENCE_END.match(text, end + 1)


def numeral(written: str) -> str:
    """ "fourteen" of a Roman "XIV" or "xiv"."""
    return cardinal(str(roman(written.upper())), "en")


def _numbered(match: re.Match[str]) -> str:
    name = _NUMBERED_NAMES.get(match["name"], match["name"])
    return f"{name} {numeral(match['numeral']).capitalize()}"


def _in_small_letters(match: re.Match[str]) -> str:
    part = _PARTS[match.group().partition(".")[0]]
    return f"{part} {numeral(match['numeral'])}"


DESIGNATION_RULES: tuple[Rule, ...] = (
    Rule(
        "plural number",
        r"(?<![\w.,])(?P<number>[0-9]{2,4})s(?!\w)",
        lambda match: plural(designation_number(match["number"])),
    ),
    Rule(
        "designation",
        r"(?<![\w.@#-])[A-Za-z]{1,12}-?[0-9]{1,4}(?:\.[0-9]{1,4}){0,4}"
        r"(?:[A-Za-z]{1,4}(?:[0-9]{1,3}[A-Za-z]{0,2})?)?(?!\w)",
        _designation,
    ),
    Rule(
        "designation",
        r"(?<![\w.,-])(?:[0-9]{1,3}|[1-9][0-9]{3})[A-Z]{1,3}s?(?!\w)",
        lambda match: " ".join(map(run_of_name, _RUNS.findall(match.group()))),
    ),
    Rule("designation", r"(?<![\w.,-])[0-9]{1,3}[A-Z]{1,3}[0-9]{1,4}s?(?!\w)", _designation),
    Rule(
        "plural number",
        r"(?:(?<=[A-Z][a-z]{2} )|(?<=[a-z]{4} ))(?P<number>[1-9])s(?!\w)",
        _several,
    ),
    Rule(
        "model number",
        rf"(?<!\w)(?P<name>{_MODELS}) (?P<number>[0-9]{{3,4}})(?P<plural>s?)(?!\w|[.,-][0-9])",
        lambda match: (
            f"{match['name']} "
            + (plural if match["plural"] else str)(designation_number(match["number"]))
        ),
    ),
)

ROMAN_RULES: tuple[Rule, ...] = (
    Rule(
        "century",
        r"(?<!\w)(?P<numeral>X{0,2}(?:IX|IV|V?I{1,3}|V)|X{1,2})(?=(?:th)?[ -]centur)(?:th)?",
        lambda match: ordinal(roman(match["numeral"]), "en"),
    ),
    Rule(
        "Roman numeral",
        r"(?<=, )(?:sc|ch|vol|bk)\. (?P<numeral>x{0,2}(?:ix|iv|v?i{1,3}|v))(?!\w)",
        _in_small_letters,
    ),
    Rule(
        "family name",
        rf"(?<!\w)(?P<name>(?:(?:{_GIVEN_NAMES})(?: [A-Z]\.| [A-Z][a-z]{{2,20}})?|[A-Z]\.)"
        r" [A-Z][a-z’']{2,20}) "
        r"(?P<numeral>III|II|IV)(?!\w|\.\w)",
        _ruler,
    ),
    Rule(
        "Roman numeral",
        r"(?<![\w.])(?P<name>[Ss]tages?|[Pp]hases?|[Tt]ypes?|[Cc]lass|[Gg]rades?|[Cc]ategory"
        rf"|[Ll]evels?|[Tt]iers?|[Cc]hapter|[Vv]olume|[Pp]art) {_SHORT_NUMERAL}(?!\w|\.\w)",
        _numbered,
    ),
    Rule(
        "Roman numeral",
        rf"(?<=[Tt]he ){_ROMAN}"
        r"(?= (?:Olympiad|Olympic|Winter|Summer|Corps|Legion|Congress|Army|Amendment|Dynasty|Party"
        r"|International|World|Plenary|Assembly|Session|Air|Bomber|Fighter)\b)",
        lambda match: ordinal(roman(match["numeral"]), "en"),
    ),
    Rule(
        "Roman numeral",
        r"XI(?:(?<=[0-9]st XI)|(?<=[0-9]nd XI)|(?<=[0-9]rd XI)|(?<=[0-9]th XI)|(?<=\b[Ff]irst XI)"
        r"|(?<=\b[Ss]econd XI))(?!\w)",
        lambda _: "Eleven",
    ),
    Rule(
        "regnal number",
        r"(?<!\w)(?P<name>James|William|George|Edward) (?P<numeral>VI|II|III|IV|VII) "
        r"and I(?= |[,;)])",
        lambda match: f"{_ruler(match)} and First",
    ),
    Rule("regnal number", rf"(?<!\w)(?P<name>{_RULERS}) {_ROMAN}(?!\w|\.\w)", _ruler),
    Rule("Roman numeral", rf"(?<!\w)(?P<name>{_NUMBERED}) {_ROMAN}(?!\w|\.\w)", _numbered),
    Rule(
        "Roman numeral",
        rf"(?<!\w)(?P<name>{_SERIES}) (?!I(?!\w)){_ROMAN}(?!\w|\.\w)",
        _numbered,
    ),
    Rule(
        "Roman numeral",
        rf"(?<!\w)(?P<name>[A-Z][a-zA-Z]{{2,20}}) {_SHORT_NUMERAL}(?!\w|\.\w|[ -]centur)",
        _numbered,
    ),
)
