"""Ukrainian rules for Roman numerals: rulers, centuries, and what news numbers with them."""

import re

from audio_pipeline.script.grammar import DASH
from audio_pipeline.script.number_words import cardinal, roman
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.ukrainian_context import word_before
from audio_pipeline.script.ukrainian_forms import form_of
from audio_pipeline.script.ukrainian_numbers import ordinal_in
from audio_pipeline.script.ukrainian_sentences import sentence_end

ROMAN = r"(?:[LЛ]?[XХ]{0,3}(?:[IІ][XХ]|[IІ]V|V?[IІ]{0,3}))(?<=[IІVXХL])"
"""Latin letters and the Cyrillic ones that look like them."""
_LATIN = str.maketrans("ІХЛ", "IXL")
_MEN = (
    "Карл|Генріх|Людовік|Франциск|Бенедикт|Вільгельм|Олександр|Фрідріх|Філіп|Георг|Павл|Петр|Лев"
    "|Микол|Іван|Пі|Климент|Григорі|Рамзес|Наполеон|Володимир|Ярослав|Сигізмунд|Стефан|Яков|Якоб"
    "|Едвард|Чарльз|Людовик|Іоанн|Річард|Вільям|Абдалл|Харальд|Феліпе|Альберт|Фердинанд|Густав|Оттон"
)
_WOMEN = "Єлизавет|Катерин|Маргарет|Маргрет|Марі|Анн|Ізабелл|Маргрете|Беатрікс"
_MAN_ENDINGS = {
    "": "nominative", "о": "nominative", "й": "nominative", "ові": "dative", "еві": "dative",
    "єві": "dative", "а": "genitive", "я": "genitive", "у": "dative", "ю": "dative",
    "ом": "instrumental", "ем": "instrumental", "єм": "instrumental", "і": "locative",
}  # fmt: skip
_WOMAN_ENDINGS = {
    "а": "nominative", "я": "nominative", "и": "genitive", "ї": "genitive", "і": "dative",
    "у": "accusative", "ю": "accusative", "ою": "instrumental", "єю": "instrumental",
}  # fmt: skip
_GENDERS = {
    "masculine": "квартал|тур|з'їзд|етап|ступен|ступін|рівень|рівн|курс|клас|конгрес|форум|саміт"
    "|чемпіонат|корпус|том|розділ|період|фестивал|кубок|кубк|концерт|конкурс|універсал|інтернаціонал|рейх",
    "feminine": "світов|республік|груп|категорі|сесі|фаз|хвил|частин|ліг|династі|глав|статт|друг",
    "neuter": "столітт|півріч|тисячолітт",
    "plural": "літні|зимов|олімпійськ|паралімпійськ|ігри|ігор|дефлімпійськ|всеукраїнськ",
}
_NOUN = "|".join(_GENDERS.values())
_AFTER_NOUN = "розділ|глав|том|частин|клас|категорі|корпус|акт|тур|пункт|стаття"
_IS_TOLD_OF = re.compile(" [—–] ")
_FULL_CENTURY = {"locative": "столітті", "genitive": "століття", "nominative": "століття"}


def roman_value(written: str) -> int:
    """The number of a Roman numeral, in letters of either alphabet, or of an Arabic one."""
    return int(written) if written.isdecimal() else roman(written.translate(_LATIN))


def _century(match: re.Match[str]) -> str:
    """ "у XXI ст.", "на початку XX ст.", "XVI–XVII ст."; alone it names the century."""
    before = word_before(match.string, match.start())
    located = before in ("у", "в")
    case = "locative" if located else "genitive"
    if before in ("", "а") and _IS_TOLD_OF.match(match.string, match.end()):
        case = "nominative"
    first, last = match["numeral"], match["last"]
    said = ordinal_in(roman_value(first), f"neuter {case}")
    if last:
        said += f" – {ordinal_in(roman_value(last), f'neuter {case}')}"
    word = ("століттях" if located else "століть") if last else _FULL_CENTURY[case]
    return f"{said} {word}{sentence_end(match)}"


def _before_noun(match: re.Match[str]) -> str:
    noun = match["noun"].lower()
    gender = next(gender for gender, stems in _GENDERS.items() if re.match(stems, noun))
    before = word_before(match.string, match.start())
    form = form_of(noun, gender, before)
    if (
        before in ("", "а")
        and noun == "століття"
        and _IS_TOLD_OF.match(match.string, match.end("noun"))
    ):
        form = "neuter nominative"
    said = ordinal_in(roman_value(match["numeral"]), form)
    if match["last"]:
        join = match["join"] if match["join"].strip().isalpha() else " – "
        said += f"{join}{ordinal_in(roman_value(match['last']), form)}"
    return said.capitalize() if noun.startswith("світов") else said


def _after_noun(match: re.Match[str]) -> str:
    noun = match["noun"].lower()
    gender = next((gender for gender, stems in _GENDERS.items() if re.match(stems, noun)), "")
    form = form_of(noun, gender or "masculine", (match["before"] or "").strip().lower())
    return (
        f"{match['before'] or ''}{match['noun']} {ordinal_in(roman_value(match['numeral']), form)}"
    )


def _ruler(match: re.Match[str]) -> str | None:
    woman = match["woman"] is not None
    case = (_WOMAN_ENDINGS if woman else _MAN_ENDINGS)[match["ending_"] or match["ending"] or ""]
    said = ordinal_in(
        roman_value(match["numeral"]), f"{'feminine' if woman else 'masculine'} {case}"
    )
    return f"{match['name']} {said.capitalize()}"


ROMAN_RULES: tuple[Rule, ...] = (
    Rule(
        "number of a law",
        rf"(?<=[0-9]{{3}})-(?P<numeral>{ROMAN})(?![\w-])",
        lambda match: f" {cardinal(str(roman_value(match['numeral'])), 'uk')}",
    ),
    Rule(
        "century",
        rf"(?<![\w-])(?P<numeral>{ROMAN}|[12]?[0-9](?= ст\.))(?: ?{DASH} ?(?P<last>{ROMAN}))? "
        r"ст\.(?! ?[0-9]| (?:лейт|серж|солд|викл))",
        _century,
    ),
    Rule(
        "numbered",
        rf"(?<![\w-])(?P<numeral>{ROMAN})(?:(?P<join> ?{DASH} ?| (?:та|і|й|або) )"
        rf"(?P<last>{ROMAN}))?(?= (?P<noun>(?i:{_NOUN})[а-яіїєґ']{{0,8}})(?!\w))",
        _before_noun,
    ),
    Rule(
        "numbered",
        rf"(?<!\w)(?P<before>(?i:[ув]|на|по|до|за) )?(?P<noun>(?i:{_AFTER_NOUN})[а-яіїєґ']{{0,4}}) "
        rf"(?P<numeral>{ROMAN})(?!\w|\.\w)",
        _after_noun,
    ),
    Rule(
        "regnal number",
        rf"(?<!\w)(?P<name>(?:(?P<man>{_MEN})(?P<ending>{one_of(_MAN_ENDINGS)})"
        rf"|(?P<woman>{_WOMEN})(?P<ending_>{one_of(_WOMAN_ENDINGS)}))) (?P<numeral>{ROMAN})"
        r"(?!\w|\.\w)",
        _ruler,
    ),
)
