"""Ukrainian centuries and millennia behind Roman numerals: one, several, a span of them."""

import re

from audio_pipeline.script.rules import Rule
from audio_pipeline.script.ukrainian_context import word_before
from audio_pipeline.script.ukrainian_governors import DATED, governed
from audio_pipeline.script.ukrainian_roman import NUMERALS, is_several, ordinals
from audio_pipeline.script.ukrainian_sentences import sentence_end
from audio_pipeline.script.ukrainian_verbs import transitive

_STEMS = {"ст.": "столі", "тис.": "тисячолі"}
_ONE = {
    "locative": "тті", "genitive": "ття", "nominative": "ття", "accusative": "ття",
    "instrumental": "ттям",
}  # fmt: skip
_SEVERAL = {
    "locative": "ттях", "genitive": "ть", "nominative": "ття", "accusative": "ття",
    "instrumental": "ттями",
}  # fmt: skip
_CASES = {
    **dict.fromkeys(("у", "в"), "locative"),
    **dict.fromkeys(("на", "за", "по", "про", "через", "крізь"), "accusative"),
    "між": "instrumental",
}  # fmt: skip
_DATED_BEFORE = re.compile(rf"(?<!\w)(?i:{DATED.pattern}) (?:[^\W\d_][\w'’-]* ){{1,8}}$")
_LOOK = 100
_PART_OF_TIME = re.compile(
    "початк|кін[еця]|серед|половин|чверт|третин|рубеж|меж|час|пері?од|епох|злам|десятиліт|не$|наприкін"
    "|.*(?:ом|ем|ям|ами|ою|ею)$"
)
"""What is itself of a century: "датують кінцем XI ст."."""
_IS_TOLD_OF = re.compile(r"(?: (?:до )?н\. ?е\.)? [—–] ")
_OR = re.compile(" (?:або|чи) ")
_NAME_BEFORE = re.compile(r"(?<=[\w,»] )[А-ЯІЇЄҐ][а-яіїєґ'’-]{1,30} $")
"""A ruler, whose number is of no century."""
_NAME_LENGTH = 35
_NAMED_LATER = (
    r"(?=(?: ?—| (?:до|по)|(?: [–—-]| (?:та|і|й|або|чи)) [а-яіїєґ'’]{1,14})"
    rf"(?: [а-яіїєґ'’]{{1,14}}){{0,3}} ?{NUMERALS} (?:ст\.|столі[тц]|тис\.|тисячоліт))"
)
"""Behind "XVIII" of "в кінці XVIII – на початку XIX ст."."""


def _century(match: re.Match[str]) -> str:
    """ "у XXI ст.", "на початку XX ст.", "XVI–XVII ст."; alone it names the century."""
    before, numerals = word_before(match.string, match.start()), match["numerals"]
    case = _case(match.string, match.start())
    if before in ("", "а") and _IS_TOLD_OF.match(match.string, match.end()):
        case = "nominative"
    endings = _SEVERAL if is_several(numerals) and not _OR.search(numerals) else _ONE
    noun = _STEMS[match["word"]] + endings[case]
    return f"{ordinals(numerals, f'neuter {case}')} {noun}{sentence_end(match)}"


def _case(text: str, start: int) -> str:
    before = word_before(text, start)
    if DATED.fullmatch(before) or _dated_through(text, start, before):
        return "instrumental"
    return _CASES.get(before) or ("accusative" if transitive(before) else "genitive")


def _dated_through(text: str, start: int, before: str) -> bool:
    """Whether "IV ст." is the date of what stands between: "датували знайдений меч IV ст."."""
    if before in _CASES or governed(before) or _PART_OF_TIME.match(before):
        return False
    return _DATED_BEFORE.search(text, max(0, start - _LOOK), start) is not None


def _named_later(match: re.Match[str]) -> str | None:
    start = match.start()
    if _NAME_BEFORE.search(match.string, max(0, start - _NAME_LENGTH), start):
        return None
    return ordinals(match["numerals"], f"neuter {_case(match.string, start)}")


CENTURY_RULES: tuple[Rule, ...] = (
    Rule(
        "century",
        rf"(?<![\w-])(?P<numerals>{NUMERALS}|[12]?[0-9](?= ст\.)|[1-9](?= тис\. (?:до )?н\. ?е)) "
        r"(?P<word>ст\.|тис\.)(?! ?[0-9]| (?:лейт|серж|солд|викл))",
        _century,
    ),
    Rule("century", rf"(?<![\w-])(?P<numerals>{NUMERALS}){_NAMED_LATER}", _named_later),
)
