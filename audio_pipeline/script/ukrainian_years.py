"""Ukrainian years: one, several, seasons, and those that no "рік" names."""

import re

from audio_pipeline.script.grammar import DASH
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.ukrainian_abbreviated_nouns import CASES, case_index_beside
from audio_pipeline.script.ukrainian_context import word_before
from audio_pipeline.script.ukrainian_governors import DATED, GENITIVE
from audio_pipeline.script.ukrainian_numbers import ordinal_in
from audio_pipeline.script.ukrainian_sentences import sentence_end

YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
JOIN = rf"(?: ?{DASH} ?|, | (?:і|й|та|або|чи) )"
_YEAR_WORDS = {
    "року": "genitive", "році": "locative", "рік": "nominative", "роком": "instrumental",
}  # fmt: skip
_YEARS_WORDS = {
    "роки": "nominative", "років": "genitive", "роках": "locative", "роками": "instrumental",
    "рр.": "", "рр": "", "р. р.": "", "р.р.": "", "р.": "",
}  # fmt: skip
_ERA = r"(?= (?:до )?н\. ?е)"
_LONE_YEAR_ENDS = (
    r"(?= ?(?:[.,;:!?)»”…]|$| (?:і|й|та|а|але|або|чи|по|до|у|в|на|після|через|під|з|із|від)(?!\w)))"
)
_NO_COUNTED_NOUN = (
    r"(?! ?(?:тис|млн|млрд|грн|дол|%|[€$°]|[^\W\d_]+(?:ах|ях|ів|їв|ей|их|іх|ень)(?!\w)"
    r"|(?:осіб|разі?в?|тонн|шкіл|сіл|міст|км|кг|га)(?!\w)"
    r"|[а-яіїєґ]{1,3}(?:/|\.)))"
)


_ABOUT = ("більше", "менше", "вище", "нижче", "близько", "по")
_TWO_YEARS = (
    r"(?<![\w.,/-])(?P<first>19[0-9]{2}|20[0-9]{2})"
    r"(?:[/–-](?P<last>(?<=/)(?:19|20)[0-9]{2}|[0-9]{2}))"
)
_SEASON_CASES = {
    **_YEAR_WORDS, "роки": "nominative", "років": "genitive", "роках": "locative",
    "сезон": "nominative", "сезону": "genitive", "сезоні": "locative", "сезоном": "instrumental",
}  # fmt: skip
_SEASON_WORD = re.compile(
    rf" (?:[а-яіїєґ'’]{{4,20}}(?:ий|ого|ому|им|і|их) )?(?P<word>{one_of(_SEASON_CASES)})(?!\w)"
)
_SCHOOL_YEAR = (
    "навчальний рік", "навчального року", "навчальному році", "навчальний рік", "навчальним роком",
)  # fmt: skip
_LONGEST = 150
"""Years; more are none of one life or time."""
_DECADE = "(?:1[0-9]|20)?[0-9]0"
_DECADE_CASES = {
    **dict.fromkeys(("ті", "і"), "nominative"), **dict.fromkeys(("х", "их"), "genitive"),
    **dict.fromkeys(("м", "им"), "dative"), **dict.fromkeys(("ми", "ими"), "instrumental"),
}  # fmt: skip
_DECADE_WORDS = {
    "nominative": "роки", "genitive": "років", "dative": "рокам", "instrumental": "роками",
}  # fmt: skip


def _year(match: re.Match[str]) -> str:
    case = _YEAR_WORDS[match["word"]]
    return f"{ordinal_in(int(match['year']), f'masculine {case}')} {match['word']}"


def _short_year(match: re.Match[str]) -> str:
    before = word_before(match.string, match.start())
    dated = ("instrumental", "роком") if DATED.fullmatch(before) else ("genitive", "року")
    case, word = ("locative", "році") if before in ("у", "в") else dated
    said = ordinal_in(int(match["year"]), f"masculine {case}")
    if match["born"]:
        return f"{said} року народження{sentence_end(match)}"
    return f"{said} {word}{sentence_end(match)}"


_IN_YEARS = {
    "у": "роках", "в": "роках", "на": "роки", "за": "роки", "про": "роки", "між": "роками",
}  # fmt: skip
"""What "рр." is said as behind them."""


def _born(match: re.Match[str]) -> str:
    """ "брати 1998 та 2003 р. н."."""
    said = re.sub(
        "[0-9]+", lambda year: ordinal_in(int(year.group()), "masculine genitive"), match["years"]
    )
    return f"{said} року народження{sentence_end(match)}"


def _lived(match: re.Match[str]) -> str | None:
    """ "Шевченко (1814–1861)"."""
    first, last = int(match["first"]), int(match["last"])
    if not 0 < last - first < _LONGEST or first % 100 == last % 100 == 0:
        return None
    return " – ".join(ordinal_in(year, "masculine nominative") for year in (first, last))


def _years(match: re.Match[str]) -> str:
    word = match["word"]
    before = word_before(match.string, match.start())
    if not _YEARS_WORDS[word]:
        word = _IN_YEARS.get(before, "років")
    case = _YEARS_WORDS[word]
    joined = re.sub(DASH, " – ", match["years"])
    said = re.sub("[0-9]+", lambda year: ordinal_in(int(year.group()), f"masculine {case}"), joined)
    return f"{' '.join(said.split())} {word}{sentence_end(match)}"


def _lone_year(match: re.Match[str]) -> str | None:
    before = match["before"].strip().lower()
    if before in _ABOUT and match["year"].endswith("00"):  # "поранених більше 2000"
        return None
    case = "genitive"
    if before in ("у", "в"):
        case = "locative"
    elif before in ("на", "по", "за"):
        case = "nominative"
    return match["before"] + ordinal_in(int(match["year"]), f"masculine {case}")


def _season(match: re.Match[str]) -> str | None:
    """ "у сезоні 2023/24", "2024/2025 навчальний рік"."""
    named = _SEASON_WORD.match(match.string, match.end())
    return _two_years(match, _SEASON_CASES[named["word"]] if named else "genitive")


def _school_year(match: re.Match[str]) -> str | None:
    """ "у 2024/2025 н. р."."""
    before = word_before(match.string, match.start())
    index = 3 if before == "на" else case_index_beside(match)
    years = _two_years(match, CASES[index])
    return f"{years} {_SCHOOL_YEAR[index]}{sentence_end(match)}" if years else None


def _two_years(match: re.Match[str], case: str) -> str | None:
    first, last = int(match["first"]), int(match["last"])
    if last % 100 != (first + 1) % 100 or (last > 99 and last != first + 1):
        return None
    form = f"masculine {case}"
    return f"{ordinal_in(first, form)} – {ordinal_in(last or 2000, form)}"


def _decades(match: re.Match[str]) -> str:
    """ "60–70-ті роки", "у 1990–2000-х рр."."""
    case = _DECADE_CASES[match["suffix"]]
    said = [ordinal_in(int(match[end]), f"plural {case}") for end in ("first", "last")]
    word = ""
    if match["short"]:
        located = word_before(match.string, match.start()) in ("у", "в", "на")
        word = " роках" if located and case == "genitive" else f" {_DECADE_WORDS[case]}"
    return f"{' – '.join(said)}{word}{sentence_end(match)}"


YEAR_RULES: tuple[Rule, ...] = (
    Rule("school year", rf"{_TWO_YEARS} н\. ?р\.(?!\w)", _school_year),
    Rule(
        "decades",
        rf"(?<![\w.,-])(?P<first>{_DECADE}){DASH}(?P<last>{_DECADE})-"
        rf"(?P<suffix>{one_of(_DECADE_CASES)})(?P<short> рр?\.)?(?![\w-])",
        _decades,
    ),
    Rule(
        "year of birth",
        rf"(?<![\w.,-])(?P<years>{YEAR}(?:(?:, | (?:та|і|й|або) ){YEAR}){{1,4}}) р\. ?н\."
        r"(?! ?е)(?!\w)",
        _born,
    ),
    Rule(
        "years of a life",
        rf"(?<=\()(?P<first>{YEAR}) ?{DASH} ?(?P<last>{YEAR})(?=\))",
        _lived,
    ),
    Rule(
        "year",
        rf"(?<![\w.,-])(?P<years>{YEAR}(?:{JOIN}{YEAR}){{1,3}}) (?P<word>{one_of(_YEARS_WORDS)})"
        r"(?!\w| ?н\.)",
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
        rf"(?<![\w.,-])(?P<year>{YEAR}|[1-9][0-9]{{0,2}}(?= р\.{_ERA})"
        r"|[0-9]{2}(?= р\. ?н\.(?! ?е))) ?р\."
        r"(?P<born> ?н\.(?! ?е))?(?!\w)",
        _short_year,
    ),
    Rule(
        "season",
        rf"{_TWO_YEARS}(?![\w/–-])",
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
