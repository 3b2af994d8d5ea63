"""Ukrainian nouns of action, behind which what is counted is genitive: "вирубка 47 дерев"."""

import re

from audio_pipeline.script.ukrainian_endings import PERSON
from audio_pipeline.script.ukrainian_subjects import is_subject

_ACTION = re.compile(
    r"(?:ви|с|о|до)плат[уаи]|видач[уаі]|компенсаці[юяї]|постав(?:к[уаи]|ок)|експорту?|імпорту?|видобут(?:ок|ку)"
    r"|переказу?|придбанн[яі]|ремонт[уі]?|будівництв[оаі]|закупівл[яюі]|запуск[уі]?|показ[уі]?|захист[уі]?|пошук[иуі]?|випуск[уі]?"
    r"|виробництв[оаі]|продаж[уі]?|втрат[уаи]|передач[ауі]|підготовк[ауи]|оренд[ауи]|купівл[юяі]"
    r"|підтримк[ауи]|загибел[ьі]|вбивств[оаі]|облаштування|реконструкці[яюї]|модернізаці[яюї]"
    r"|ліквідаці[яюї]|евакуаці[яюї]|депортаці[яюї]|мобілізаці[яюї]|доставк[ауи]|перевірк[ауи]"
)
_WITH_KA = (
    "вируб|поруб|розроб|оброб|перероб|постав|достав|відправ|підготов|підтрим|покуп|перевір|крадіж|висад"
    "|посад|зупин|поїзд|заготів|чист|зачист|зйом|перевез|розмит|видач"
)
_FEMININES = (
    "закупівл|купівл|заготівл|видач|передач|здач|роздач|втрат|виплат|оплат|сплат|доплат|страт|оренд|замін"
    "|загибел|смерт|появ|забудов|розбудов|експертиз|контрабанд|охорон|оборон|блокад|облог|приманк"
)
_WITH_TION = (
    "еваку|депорт|мобіліз|демобіліз|ліквід|модерніз|окуп|деокуп|реєстр|верифік|приватиз|націоналіз|утиліз"
    "|конфіск|публік|компенс|трансл|ратифік|реаліз|легаліз|ампут|госпіталіз|дискваліфік|ідентифік"
    "|трансплант|ексгум|репатрі|рестаур|експлуат|демонстр|фікс|презент|вакцин|детон"
)
_MASCULINES = (
    "підпал|обстріл|розстріл|відстріл|обшук|арешт|штурм|збір|збор|обмін|експорт|імпорт|ремонт|продаж|запуск"
    "|показ|захист|пошук|випуск|переказ|підрив|викуп|вилов|обвал|набір|набор|відбір|відбор|підбір"
    "|підбор|перегляд|огляд|облік|аналіз|наліт|нальот|приліт|прильот|виліт|вильот|допит|монтаж"
    "|демонтаж|підйом|спуск|скид|викид|перепис|розшук|вивіз|вивоз|ввіз|ввоз|розгром|злам|приїзд|візит"
    "|виїзд|вступ|перехід|переїзд|захват|виклик|напад"
)
_NEUTERS = "вбивств|убивств|будівництв|виробництв|сортуванн"
_ANY_ACTION = re.compile(
    rf"(?:{_WITH_KA})(?:к(?:а|у|и|ою|ами|ам)|ок|ці)|(?:{_FEMININES})(?:а|я|у|ю|и|і|ь|ою|ею|єю|ами)?"
    rf"|(?:{_WITH_TION})аці(?:я|ю|ї|єю|й|ями)|(?:ре)?конструкці(?:я|ю|ї|єю)"
    rf"|(?:{_MASCULINES})(?:у|и|ом|ем|і|ів|ами|ах|ам)?|(?:{_NEUTERS})(?:о|а|у|ом|і)"
)
_VERBAL = re.compile("(?P<stem>[а-яіїєґ'’]{2,25}(?:нн|тт))(?:я|і|ю|ям)")
_NO_OBJECTS = (
    "завдання питання рівняння засідання значення видання населення навчання навантаження",
    "споживання прискорення збільшення зростання зниження скорочення зменшення падіння обмеження",
    "відхилення перевищення покарання відставання голосування життя століття півстоліття",
    "десятиліття тисячоліття двадцятиліття сміття взуття багаття почуття заняття плаття відчуття",
    "вторгнення спілкування зіткнення похолодання потепління народження перебування проживання",
    "існування мовчання змагання хвилювання харчування пересування побачення одруження розлучення",
    "запитання опалення освітлення обладнання устаткування оснащення електропостачання",
    "водопостачання газопостачання теплопостачання",
    "насіння каміння коріння варення речення звання знання бажання кохання повстання телебачення",
)
_NUMBERED_THINGS = frozenset(" ".join(_NO_OBJECTS).split())
"""What ends like a noun of action and has no object."""
_TOOK_LIVES = tuple(f"{verb} життя " for verb in ("забрав", "забрала", "забрало", "забрали"))
_LIVING = re.compile(rf" (?:{PERSON.pattern}|поколін)")
_CUT = re.compile("(?:скорочен|вивільнен)ня[м]?|скороченню|вивільненню")
_STAFF = re.compile(
    rf" (?:[а-яіїєґ'’]{{3,20}}[иі]х )?(?:{PERSON.pattern}|посад|робочих|ставок|(?:держ)?службовц)"
)
"""Whom a cut is of; otherwise it says by how much: "скорочення 30%"."""
_WRITTEN_OUT = {
    "money": re.compile(" (?:гривень|гривн[іь]|долар|євро|злот|фунтів|рублів)"),
    "percent": re.compile(" відсотк"),
    "measure": re.compile(" (?:кіло|санти|мілі)?(?:метр|грам)[іи]"),
}
_TIME = re.compile(" (?:рок|днів|дн[іяю]|діб|доб|годин|місяц|тиж|хвилин|секунд)")
_PASSES = re.compile("досягненн|виповненн|настанн|відбуванн|відпрацюванн|закінченн|завершенн|сплив")
"""What alone has time as its object: "після досягнення 60 років"."""
_SIZES = re.compile(
    "(?<![а-яіїєґ])(?i:термін|строк|тривал|довжин|ширин|висот|глибин|товщин|площ|швидк|температур|відстан"
    "|ставк|рівень|рівня|кут|діапазон|частк|час|курс|потужн|тиск|темп)"
    "[а-яіїєґ'’]{0,8} (?:[а-яіїєґ'’]{3,20}(?:ого|ої) )?$"
)
_PRICES = re.compile(
    "(?<![а-яіїєґ])(?i:варт|цін|тариф|сум|розмір|обсяг|бюджет)"
    "[а-яіїєґ'’]{0,8} (?:[а-яіїєґ'’]{3,20}(?:ого|ої) )?$"
)
"""Before an action: what is behind it says how much of them."""
_SEARCH = re.compile("обшук")
_SEARCHED = re.compile(
    "(?: [а-яіїєґ'’]{2,20}[иі]х)? (?:приміщен|будин|квартир|осел|офіс|авт|адрес|склад|об'єкт|гараж"
    "|кабінет|дом)"
)
"""What is searched, other than what is found there."""
_FOR = re.compile(r"(?i:(?<!\w)(?:на|за)) (?:[а-яіїєґ'’]{3,20} )?$")
_PAYMENT = re.compile(
    "(?:ви|с|о)плат|компенсаці|переказ|видач|втрат|передач|виділенн|стягненн|поверненн|отриманн|надходженн"
    "|зарахуванн|перерахуванн|привласненн|розкраданн|вимаганн|накопиченн|залученн|списанн|внесенн"
    "|наданн|відшкодуванн|продаж|купівл|закупівл|експорт|імпорт|вивезенн|легалізаці|переведенн"
)
"""What is done with money itself."""
_LOCATIVE = re.compile(".*(?:нн|тт|тв|ремонт|арешт|продаж|показ|пошук|запуск)і")
_IN = re.compile(r"(?i:(?<!\w)(?P<at>на|у|в)) (?:[а-яіїєґ'’]{3,20} )?$")
_CONCERNS = re.compile(
    "підозр|звинува|обвинува|вин(?:ен|н|уват)|участ|допом|потреб|причетн|зізна|викри|поляга|відмов|роль"
)
"""What a noun of action in the locative depends on: "звинувачують у катуванні 11 полонених"."""
_LOOK = 80


def acted_on(text: str, start: int, end: int, before: str, kind: str = "") -> bool:
    """Whether the word before text[start:end] is a noun of action that has it as its object.

    `kind` of what is counted: "money", "percent", "measure", or "" where no abbreviation says it.
    """
    if before == "життя" and _LIVING.match(text, end):
        return True
    if not kind and _CUT.fullmatch(before) and _STAFF.match(text, end):
        return not is_subject(text, start, end, before)
    kind = kind or next(
        (kind for kind, words in _WRITTEN_OUT.items() if words.match(text, end)), ""
    )
    narrow = kind in ("money", "percent")
    if not (_noun_of(text, start, before) or (not narrow and _ANY_ACTION.fullmatch(before))):
        return False
    head = text[max(0, start - _LOOK) : start]
    head = head[: head.lower().rfind(before)]
    if (narrow and _spent(head, before)) or _is_state(head, before):
        return False
    return not _measures(text, end, head, before, kind) and not is_subject(text, start, end, before)


def kind_of(match: re.Match[str]) -> str:
    """Of an amount of money or of units, for `acted_on`."""
    counted = match.groupdict()
    if counted.get("currency"):
        return "money"
    return {"%": "percent", None: ""}.get(counted.get("unit"), "measure")


def _noun_of(text: str, start: int, before: str) -> bool:
    """Whether the word before is a noun of action: "на утримання 500 людей"; "життя 8 людей"."""
    if before == "життя":
        return text[max(0, start - _LOOK) : start].endswith(_TOOK_LIVES)
    if _ACTION.fullmatch(before):
        return True
    verbal = _VERBAL.fullmatch(before)
    return verbal is not None and f"{verbal['stem']}я" not in _NUMBERED_THINGS


def _measures(text: str, end: int, head: str, before: str, kind: str) -> bool:
    """Whether it is no object but the size or time of the action: "термін ув'язнення 15 років"."""
    if _SEARCH.match(before):
        return not _SEARCHED.match(text, end)
    if _TIME.match(text, end):
        return not _PASSES.match(before)
    sizes = _PRICES if kind == "money" else _SIZES
    return kind != "" and sizes.search(head) is not None


def _spent(head: str, before: str) -> bool:
    """Whether it is money for what is done: "на ремонт 11 млн грн виділив бюджет"."""
    return _FOR.search(head) is not None and not _PAYMENT.match(before)


def _is_state(head: str, before: str) -> bool:
    """Whether it says where those counted are: "на лікуванні 9 людей", but "винен у вбивстві"."""
    if not _LOCATIVE.fullmatch(before):
        return False
    place = _IN.search(head)
    return place is not None and not (place["at"] != "на" and _CONCERNS.search(head))
