"""Ukrainian rules for Roman numerals: rulers, and what news numbers with them."""

import re

from audio_pipeline.roman_numerals import roman
from audio_pipeline.script.grammar import DASH
from audio_pipeline.script.number_words import cardinal
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.ukrainian_abbreviated_nouns import CASES, case_index_beside
from audio_pipeline.script.ukrainian_context import word_before
from audio_pipeline.script.ukrainian_forms import form_of
from audio_pipeline.script.ukrainian_numbers import ordinal_in
from audio_pipeline.script.ukrainian_sentences import sentence_end
from audio_pipeline.script.ukrainian_verbs import transitive
from audio_pipeline.script.ukrainian_years import JOIN

ROMAN = r"(?:[LЛ]?[XХ]{0,3}(?:[IІ][XХ]|[IІ]V|V?[IІ]{0,3}))(?<=[IІVXХL])"
"""Latin letters and the Cyrillic ones that look like them."""
NUMERALS = rf"{ROMAN}(?:{JOIN}{ROMAN}){{0,4}}"
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
    "|чемпіонат|корпус|том|розділ|період|фестивал|кубок|кубк|концерт|конкурс|універсал|інтернаціонал|рейх|поверх|поверс|раунд|сезон|дивізіон",
    "feminine": "світов|республік|груп|категорі|сесі|фаз|хвил|частин|ліг|династі|глав|статт|друг",
    "neuter": "столітт|століть|півріч|тисячолітт|тисячоліть|читан|скликан|місц",
    "plural": "літні|зимов|олімпійськ|паралімпійськ|ігри|ігор|дефлімпійськ|всеукраїнськ",
}
_CASE_ENDINGS = {
    "masculine": "у|ю|а|я|ом|ем|єм|ові|еві|і|и|ь|ів|їв|ей|ам|ям|ах|ях|ами|ями|",
    "feminine": "а|я|и|і|ї|у|ю|ою|ею|єю|ій|ої|й|ь|ам|ям|ах|ях|ами|ями|",
    "neuter": "[чн]?(?:я|ю|і|ям|ях|ями|ем)|е|ь|",
    "plural": "[а-яіїєґ']{0,5}",
}
_NOUN = "|".join(rf"(?:{stems})(?:{_CASE_ENDINGS[gender]})" for gender, stems in _GENDERS.items())
_AFTER_AND = re.compile(
    "курс|рівень|рівн|сезон|читан|раунд|поверх|поверс|період|концерт|конкурс|куб(?:ок|к)|клас|частин"
    "|ліг|глав|груп|фаз|хвил|том|ігри|ігор|друг|літні|зимов|розділ|корпус|місц"
)
"""Behind a Cyrillic "І" at the start of a sentence these may stand with an "and"."""
_GOES_ON = re.compile(r"[\w»”\",;:)–—] $")
_QUARTER = ("квартал", "кварталу", "кварталі", "квартал", "кварталом")
_QUARTERS = ("квартали", "кварталів", "кварталах", "квартали", "кварталами")
_IN_QUARTERS = ("у", "в", "за", "на", "до", "з", "із", "від", "протягом", "упродовж", "після")
_PLURAL_CASES = (
    ("ами", "instrumental"), ("ями", "instrumental"), ("ах", "locative"), ("ях", "locative"),
    ("ам", "dative"), ("ям", "dative"), ("ів", "genitive"), ("їв", "genitive"), ("ей", "genitive"),
)  # fmt: skip
_AFTER_NOUN = (
    "(?:розділ|том|клас|корпус|акт|тур|пункт)(?:у|ом|і)?|(?:глав|частин)(?:а|и|і|у|ою)"
    "|категорі(?:я|ї|ю|єю)|статт(?:я|і|ю|ею)"
)
IS_TOLD_OF = re.compile(" [—–] ")


def roman_value(written: str) -> int:
    """The number of a Roman numeral, in letters of either alphabet, or of an Arabic one."""
    return int(written) if written.isdecimal() else roman(written.translate(_LATIN))


def is_several(numerals: str) -> bool:
    """Whether it is "I–III", no single number."""
    return re.fullmatch(ROMAN, numerals) is None and not numerals.isdecimal()


def ordinals(numerals: str, form: str) -> str:
    """Each of "I–III" or "II, III та IV" in a form."""
    spaced = re.sub(rf" ?{DASH} ?", " – ", numerals)
    return re.sub("[0-9IІVXХLЛ]+", lambda each: ordinal_in(roman_value(each.group()), form), spaced)


def _is_and(match: re.Match[str]) -> bool:
    """Whether "І" of "І курс долара впав" may be no numeral."""
    if match["numerals"] != "І":
        return False
    if _GOES_ON.search(match.string, max(0, match.start() - 2), match.start()):
        return False
    noun = match["noun"].lower()
    is_world_war = match.string.startswith(" війн", match.end("noun"))
    is_with_and = noun.endswith(("и", "і", "ї")) or (noun.startswith("світов") and not is_world_war)
    return is_with_and or _AFTER_AND.match(noun) is not None


def _form_beside_several(noun: str, gender: str) -> str:
    """Of each in "I–III ступенів"; "" where the noun is no plural."""
    case = next((case for ending, case in _PLURAL_CASES if noun.endswith(ending)), "")
    if not case and gender != "masculine" and noun[-1] not in "аеиіїоуюяє":
        case = "genitive"
    return f"{gender} {case}" if case else ""


def _quarter(match: re.Match[str]) -> str | None:
    """ "у III кв.", "за I–II кв. 2025 р."."""
    before = word_before(match.string, match.start())
    if match["numerals"].isdecimal() and before not in _IN_QUARTERS:
        return None
    index = 3 if before == "на" else case_index_beside(match)
    said = ordinals(match["numerals"], f"masculine {CASES[index]}")
    quarters = _QUARTERS if is_several(match["numerals"]) else _QUARTER
    return f"{said} {quarters[index]}{sentence_end(match)}"


def _before_noun(match: re.Match[str]) -> str | None:
    if _is_and(match):
        return None
    noun = match["noun"].lower()
    gender = next(gender for gender, stems in _GENDERS.items() if re.match(stems, noun))
    before = word_before(match.string, match.start())
    form = form_of(noun, gender, before)
    if form == "neuter genitive" and transitive(before):
        form = "neuter accusative"
    if is_several(match["numerals"]):
        form = _form_beside_several(noun, gender) or form
    if (
        before in ("", "а")
        and noun == "століття"
        and IS_TOLD_OF.match(match.string, match.end("noun"))
    ):
        form = "neuter nominative"
    said = ordinals(match["numerals"], form)
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
        "quarter",
        rf"(?<![\w-])(?P<numerals>{NUMERALS}|[1-4](?= кв\. 20[0-9]{{2}}(?!\w))) "
        r"кв\.(?! ?(?:м|км|см)(?!\w)| ?№)",
        _quarter,
    ),
    Rule(
        "numbered",
        rf"(?<![\w-])(?P<numerals>{NUMERALS})(?= (?P<noun>(?i:{_NOUN}))(?!\w))",
        _before_noun,
    ),
    Rule(
        "numbered",
        rf"(?<!\w)(?P<before>(?i:[ув]|на|по|до|за) )?(?P<noun>(?i:{_AFTER_NOUN})) "
        rf"(?P<numeral>{ROMAN})(?!\w|\.\w|(?<= [ІХ])\. ?[А-ЯІЇЄҐ])",
        _after_noun,
    ),
    Rule(
        "regnal number",
        rf"(?<!\w)(?P<name>(?:(?P<man>{_MEN})(?P<ending>{one_of(_MAN_ENDINGS)})"
        rf"|(?P<woman>{_WOMEN})(?P<ending_>{one_of(_WOMAN_ENDINGS)}))) (?P<numeral>{ROMAN})"
        r"(?!\w|\.\w|(?<= [ІХ])\. ?[А-ЯІЇЄҐ])",
        _ruler,
    ),
)
