"""Ukrainian years: one, several, seasons, and those that no "рік" names."""

import re

from audio_pipeline.script.grammar import DASH
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.ukrainian_context import word_before
from audio_pipeline.script.ukrainian_governors import GENITIVE
from audio_pipeline.script.ukrainian_numbers import ordinal_in
from audio_pipeline.script.ukrainian_sentences import sentence_end

YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
JOIN = rf"(?: ?{DASH} ?|, | (?:і|й|та|або|чи) )"
_YEAR_WORDS = {
    "року": "genitive", "році": "locative", "рік": "nominative", "роком": "instrumental",
}  # fmt: skip
_YEARS_WORDS = {
    "роки": "nominative", "років": "genitive", "роках": "locative", "роками": "instrumental",
    "рр.": "", "рр": "",
}  # fmt: skip
_ERA = r"(?= (?:до )?н\. ?е)"
_LONE_YEAR_ENDS = (
    r"(?= ?(?:[.,;:!?)»”…]|$| (?:і|й|та|а|але|або|чи|по|до|у|в|на|після|через|під|з|із|від)(?!\w)))"
)
_NO_COUNTED_NOUN = (
    r"(?! ?(?:тис|млн|млрд|грн|дол|%|[€$°]|[^\W\d_]+(?:ах|ях|ів|їв|ей|их|іх|ень|осіб|раз)(?!\w)"
    r"|[а-яіїєґ]{1,3}(?:/|\.)))"
)


def _year(match: re.Match[str]) -> str:
    case = _YEAR_WORDS[match["word"]]
    return f"{ordinal_in(int(match['year']), f'masculine {case}')} {match['word']}"


def _short_year(match: re.Match[str]) -> str:
    located = word_before(match.string, match.start()) in ("у", "в")
    case, word = ("locative", "році") if located else ("genitive", "року")
    said = ordinal_in(int(match["year"]), f"masculine {case}")
    if match["born"]:
        return f"{said} року народження{sentence_end(match)}"
    return f"{said} {word}{sentence_end(match)}"


_IN_YEARS = {"у": "роках", "в": "роках", "на": "роки"}
"""What "рр." is said as behind them."""


def _years(match: re.Match[str]) -> str:
    word = match["word"]
    before = word_before(match.string, match.start())
    if word.startswith("рр"):
        word = _IN_YEARS.get(before, "років")
    case = _YEARS_WORDS[word]
    joined = re.sub(DASH, " – ", match["years"])
    said = re.sub("[0-9]+", lambda year: ordinal_in(int(year.group()), f"masculine {case}"), joined)
    return f"{' '.join(said.split())} {word}{sentence_end(match)}"


def _lone_year(match: re.Match[str]) -> str:
    before = match["before"].strip().lower()
    case = "genitive"
    if before in ("у", "в"):
        case = "locative"
    elif before in ("на", "по", "за"):
        case = "nominative"
    return match["before"] + ordinal_in(int(match["year"]), f"masculine {case}")


def _season(match: re.Match[str]) -> str | None:
    first, last = int(match["first"]), int(match["last"])
    if last != (first + 1) % 100:
        return None
    form = "masculine genitive"
    return f"{ordinal_in(first, form)} – {ordinal_in(last or 2000, form)}"


YEAR_RULES: tuple[Rule, ...] = (
    Rule(
        "year",
        rf"(?<![\w.,-])(?P<years>{YEAR}(?:{JOIN}{YEAR}){{1,3}}) (?P<word>{one_of(_YEARS_WORDS)})"
        r"(?!\w)",
        _years,
    ),
    Rule(
        "year",
        rf"(?<![\w.,-])(?P<year>{YEAR}|[1-9][0-9]{{2}}(?= ро[кц][уі](?!\w))) "
        rf"(?P<word>{one_of(_YEAR_WORDS)})(?!\w)",
        _year,
    ),
    Rule(
        "year",
        rf"(?<![\w.,-])(?P<year>{YEAR}|[1-9][0-9]{{0,2}}(?= р\.{_ERA})) ?р\."
        r"(?P<born> ?н\.(?! ?е))?(?!\w)",
        _short_year,
    ),
    Rule(
        "season",
        r"(?<![\w.,/-])(?P<first>19[0-9]{2}|20[0-9]{2})[/–-](?P<last>[0-9]{2})(?![\w/–-])",
        _season,
    ),
    Rule(
        "year",
        rf"(?<!\w)(?P<before>[Уу] |[Вв] )(?P<year>19[0-9]{{2}}|20[0-9]{{2}})(?![\w/–-]|[,.][0-9])"
        rf"{_NO_COUNTED_NOUN}",
        _lone_year,
    ),
    Rule(
        "year",
        rf"(?<!\w)(?P<before>(?i:{GENITIVE}|на|по|за) )(?P<year>19[0-9]{{2}}|20[0-9]{{2}})"
        rf"(?![\w/–-]|[,.][0-9]){_LONE_YEAR_ENDS}",
        _lone_year,
    ),
)
