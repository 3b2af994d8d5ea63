"""Ukrainian titles and ranks before names: professors, sergeants, fathers and saints."""

import re

from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.ukrainian_numbers import adjective

_CAPITAL = r"[А-ЯІЇЄҐ]"
_FATHERS = (
    "Василь|Іван|Петро|Михайло|Олександр|Микола|Степан|Богдан|Роман|Павло|Ігор|Володимир|Ярослав"
    "|Тарас|Юрій|Андрій|Дмитро|Сергій|Віталій|Георгій|Олексій|Йосип|Мирон|Любомир"
)
_TITLES = {
    "проф.": "професор", "акад.": "академік", "доц.": "доцент", "канд.": "кандидат",
    "ген.": "генерал", "полк.": "полковник", "підполк.": "підполковник", "лейт.": "лейтенант",
    "л-т": "лейтенант", "серж.": "сержант", "кап.": "капітан", "тов.": "товариш",
    "гр.": "громадянин", "пор.": "порівняй", "заст.": "заступник",
    "д-р": "доктор", "д-ра": "доктора", "д-ру": "доктору", "д-ром": "доктором",
}  # fmt: skip
_RANKS = "лейтенант|сержант|солдат|викладач|науков|матрос|прапорщик|слідч|інспектор|л-т|серж"
_WOMEN = re.compile(
    "Ан[нт]|Варвар|Вір|Галин|Катерин|Клар|Люці|Магдалин|Марі|Марин|Над|Ольг|Олен|Параскев|Покров"
    "|Раїс|Софі|Тере[зс]|Тетян|Трійц|Уляни|Урсул|Цецилі|Юліан|Ядвіг"
)
_SAINT_ENDINGS = (
    ("ою", "instrumental"), ("єю", "instrumental"), ("ею", "instrumental"), ("ом", "instrumental"),
    ("ем", "instrumental"), ("єм", "instrumental"), ("а", "genitive"), ("я", "genitive"),
    ("и", "genitive"), ("ї", "genitive"), ("і", "dative"), ("у", "dative"), ("ю", "dative"),
    ("ові", "dative"), ("єві", "dative"), ("", "nominative"),
)  # fmt: skip
_WOMAN_CASES = {"genitive": {"а": "nominative", "я": "nominative"},
                "dative": {"у": "accusative", "ю": "accusative"}}  # fmt: skip
"""What a woman's name in such an ending is in."""


def _saint(match: re.Match[str]) -> str:
    """ "св. Миколая": "святого"; "св. Софії": "святої"."""
    name = match["name"]
    woman = _WOMEN.match(name) is not None
    case = next(case for ending, case in _SAINT_ENDINGS if name.endswith(ending))
    if name in ("Микола", "Лука", "Ілля", "Хома", "Кузьма", "Сава"):
        case = "nominative"
    if woman:
        case = _WOMAN_CASES.get(case, {}).get(name[-1], case)
    said = adjective("свят", f"{'feminine' if woman else 'masculine'} {case}")
    return said.capitalize() if match["short"][0] == "С" else said


TITLE_RULES: tuple[Rule, ...] = (
    Rule(
        "rank",
        rf"(?<!\w)(?P<short>[Сс]т|[Мм]ол)\.(?= ?(?:{_RANKS}))",
        lambda match: {"ст": "старший", "мол": "молодший"}[match["short"].lower()],
    ),
    Rule("father", rf"(?<!\w)о\.(?= ?(?:{_FATHERS})(?!\w))", lambda _: "отець"),
    Rule(
        "saint",
        rf"(?<![\w.])(?P<short>[Сс]в)\.(?= ?(?P<name>{_CAPITAL}[а-яіїєґ'’]{{1,20}}))",
        _saint,
    ),
    Rule(
        "title",
        rf"(?<![\w.])(?P<short>{one_of(_TITLES)})(?= ?{_CAPITAL}| (?:наук|техн|юрид|лейт|майор))",
        lambda match: _TITLES[match["short"]],
    ),
)
