"""Ukrainian titles and ranks before names: professors, sergeants, fathers and saints."""

import re

from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.ukrainian_abbreviated_nouns import before_name
from audio_pipeline.script.ukrainian_context import word_before
from audio_pipeline.script.ukrainian_governors import GENITIVE, INSTRUMENTAL
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
    "гр.": "громадянин", "заст.": "заступник",
}  # fmt: skip
_FIXED_TITLES = {
    "пор.": "порівняй", "д-р": "доктор", "д-ра": "доктора", "д-ру": "доктору", "д-ром": "доктором",
}  # fmt: skip
_ENDINGS = {"nominative": "", "genitive": "а", "dative": "у", "instrumental": "ом"}
_NAME = (
    rf"(?:{_CAPITAL}\. ?){{0,2}}(?:{_CAPITAL}[а-яіїєґ'’-]{{1,25}} )?"
    rf"(?P<name>{_CAPITAL}[а-яіїєґ'’-]{{1,25}})"
)
_CASE_OF_NAME = (
    ("ого", "genitive"), ("ому", "dative"), ("ові", "dative"), ("еві", "dative"), ("єві", "dative"),
    ("им", "instrumental"), ("ом", "instrumental"), ("ем", "instrumental"), ("єм", "instrumental"),
)  # fmt: skip
"""What a man's name shows by itself; in "-а" it may be a nominative."""
_OPENERS = (
    "Після", "Потім", "Тоді", "Він", "Вона", "Вони", "Це", "Також", "Але", "Водночас", "Тепер",
    "Нині", "Наразі", "Наприкінці", "Відтак", "Згодом", "Там", "Тут", "Однак", "Проте", "Раніше",
)  # fmt: skip
"""What a sentence begins with and nobody is called."""
_NO_CASES = ("Максим", "Яким", "Артем", "Ярем", "Пахом", "Єфрем")
_GENITIVE_IN_A = re.compile(r".*(?<![сзц]ьк)[ая]")
_OF_PERSONS = (*GENITIVE.split("|"), "у", "в", "про", "через", "на")
"""What asks for the genitive of a man, or for his accusative, which is the same."""
_WITH = ("з", "із", "зі", "за")
_DONE_TO = re.compile(
    r"(?:затрим|заарешт|арешт|засуд|оштраф|звільн|відсторон|викри|поран|госпіталіз|допит|нагород)"
    r"[а-яіїє]{0,5}?(?P<verb>в|ла|ли|н?но|то|ють|уть|ить|ять)"
)
"""Verbs whose object a man is: "затримали гр. Бойка"."""
_MADE = re.compile(
    r"(?:призна[чш]|обр|обир)[а-яіїє]{1,7}|ста(?:в|ла|ти|не)|бу(?:в|ла|ти|де)|працю[а-яіїє]{1,5}"
    r"|назива[а-яіїє]{1,5}|вважа[а-яіїє]{1,5}|(?:за)?лиша[а-яіїє]{1,5}ся"
)
"""What makes a man what stands behind it."""
_MADE_LATER = re.compile(
    r"(?: [^.,;:!?–—]{3,60}?)? (?:призначили|призначено|обрали|обрано|став|стала|стане)(?!\w)"
)
_EDITED = re.compile(r"(?i:за|під) (?:заг(?:\.|альною) )?ред(?:\. ?|акцією )$")
_BOOK = re.compile(
    r"(?:лекці|книг|прац|керівництв|думк|слов|кафедр|редакці|виступ|підручник|монографі)[а-яіїє]{0,3}"
)
_FORMER = {
    "першого": "genitive", "колишнього": "genitive", "свого": "genitive", "першому": "dative",
    "колишньому": "dative", "своєму": "dative", "першим": "instrumental",
    "колишнім": "instrumental", "своїм": "instrumental",
}  # fmt: skip
"""What before an office shows its case."""
_ENDINGS_BEFORE = (
    (re.compile(".{2,20}(?:[^р]ого|ього)"), "genitive"),
    (re.compile(".{2,20}(?:[^р]ому|ьому)"), "dative"),
    (re.compile(".{2,20}(?:[нвкшхтр]им|нім)"), "instrumental"),
)
"""Of its adjective: "нового в. о."."""
_OF_OFFICE = re.compile(
    "(?:слов|дан|посад|наказ|розпорядженн|указ|підпис|заяв|ініціатив|рішенн|кандидатур|допис|імен"
    "|(?:від)?(?:призначенн|звільненн|обранн|стороненн)|коментар|інформаці|оцінк|каденці|обов'язк"
    "|повноваженн|участ|статус|рол|крісл|дорученн|зустріч|виступ|поясненн|відповід|лист|візит|приїзд)"
    "(?:а|у|и|і|о|ь|ю|я|ї|ів|ей|ом|ем|ою|єю|ям|ами|ями|ими|их|ах|ях|ові)?"
)
_GIVES_TO = re.compile("доруч(?:ив|ила|или|ено)|подяку(?:вав|вала|вали|є)|вручи(?:в|ла|ли)|підозру")
_MADE_ONE = re.compile(
    rf"(?:признач|обра|затверд)[а-яіїєґ]{{1,6}} (?:{_CAPITAL}[а-яіїєґ'’-]{{1,25}} ){{1,3}}$"
)
"""Before the office of a man who is named: "призначив Івана Петренка в. о. міністра"."""
_LOOK = 70
_DEPUTY_OF = (
    "начальник|голов|міністр|директор|командир|командувач|керівник|мер|прокурор|декан|ректор|редактор"
    "|секретар|президент|глав|очільни|завідувач|старост"
)
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


def _declined(noun: str, case: str) -> str:
    ending = _ENDINGS[case]
    return noun + (ending.replace("о", "е") if noun.endswith(("ш", "ч")) else ending)


def _title(match: re.Match[str]) -> str | None:
    """ "проф. Бойко", "за ред. акад. Патона", "затримали гр. Бойка"."""
    if match["name"] in _OPENERS:  # "очолив полк. Після цього"
        return None
    case = _case_of_title(match.string, match.start(), match["name"] or "")
    said = _declined(_TITLES[match["short"].lower()], case)
    return before_name(match, said.capitalize() if match["short"][0].isupper() else said)


def _case_of_title(text: str, start: int, name: str) -> str:
    before = word_before(text, start)
    shown = next((case for ending, case in _CASE_OF_NAME if name.endswith(ending)), "")
    in_a = _GENITIVE_IN_A.fullmatch(name) is not None
    if name.startswith(_NO_CASES):
        shown = ""
    if before in _WITH or before in INSTRUMENTAL.split("|"):
        return shown or ("genitive" if in_a else "instrumental")
    if _EDITED.search(text, max(0, start - 20), start) or before in _OF_PERSONS:
        return "genitive"
    if shown:
        return shown
    done = _DONE_TO.fullmatch(before)
    if done and (in_a or done["verb"] not in ("в", "ла")):
        return "genitive"
    return "genitive" if in_a and _BOOK.fullmatch(before) else "nominative"


def _case_of_office(text: str, start: int) -> str:
    """The case of "заст. міністра", which no name behind it shows."""
    before = word_before(text, start)
    if before in _FORMER:
        return _FORMER[before]
    for pattern, case in (*_ENDINGS_BEFORE, (_GIVES_TO, "dative")):
        if pattern.fullmatch(before):
            return case
    if _OF_OFFICE.fullmatch(before):
        return "genitive"
    made = _MADE.fullmatch(before) or _MADE_ONE.search(text, max(0, start - _LOOK), start)
    if made or before in (*_WITH, *INSTRUMENTAL.split("|")):
        return "instrumental"
    return "genitive" if before in _OF_PERSONS or _DONE_TO.fullmatch(before) else "nominative"


def _deputy(match: re.Match[str]) -> str:
    said = _declined("заступник", _case_of_office(match.string, match.start()))
    return said.capitalize() if match["first"] == "З" else said


def _acting(match: re.Match[str]) -> str:
    """ "в. о. голови", "т. в. о. міністра"; "В. о. голови призначили" makes somebody one."""
    case = _case_of_office(match.string, match.start())
    if case == "nominative" and _MADE_LATER.match(match.string, match.end()):
        case = "instrumental"
    said = f"{_declined('виконувач', case)} обов'язків"
    if match["for_a_time"]:
        said = f"{adjective('тимчасов', f'masculine {case}')} {said}"
    return said.capitalize() if match.group()[0].isupper() else said


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
    Rule("deputy", rf"(?<![\w.])(?P<first>[Зз])аст\.(?= (?:{_DEPUTY_OF}))", _deputy),
    Rule("acting", r"(?<![\w.])(?P<for_a_time>[Тт]\. ?)?[Вв]\. ?о\.(?!\w)", _acting),
    Rule(
        "title",
        rf"(?<![\w.])(?P<short>{one_of(_TITLES)}|{one_of(map(str.capitalize, _TITLES))})"
        rf"(?= ?{_NAME}| ?{_CAPITAL}| (?:наук|техн|юрид|лейт|майор))",
        _title,
    ),
    Rule(
        "title",
        rf"(?<![\w.])(?P<short>{one_of(_FIXED_TITLES)})(?= ?{_CAPITAL})",
        lambda match: _FIXED_TITLES[match["short"]],
    ),
)
