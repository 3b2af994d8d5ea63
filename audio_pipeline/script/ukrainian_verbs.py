"""Ukrainian verbs whose object is accusative, and nouns of action whose object is genitive."""

import re

from audio_pipeline.script.ukrainian_endings import PERSON

_PAST = "в|ла|ло|ли|вши"
_ENDINGS = (
    rf"(?:[иаяуюо]|[ую]?ва|ну)?(?:{_PAST}|ти(?:ме|муть)?)|[ауяю]?є|[ауяю]?ють|[иаяу]ть|асть|[аи]мо"
    r"|(?:[ея]|ова|у|и)?[нт]о|[юй]?ова?но|увано"
)
_STEMS = (
    "дослід|посія|вивч|проаналіз|опит|опрац|перевір|обстеж|встанов|відремонт|розміст|оброб|замов|посад|сформ"
    "|навч|опублік|оголос|об'єдн|виготов|закуп|нагород|атак|важ|вб|ввез|вивез|видобу|видобув|виділ|вигр|вилуч|вимаг|виплат|випуст|вироб|виробл|витрат"
    "|витрач|вияв|враз|врят|відб|відд|відкр|відпрац|відправ|вкла|вклад|вкра|втрат|втрач|дод|евак|евакую|евакуй|експорт|заб"
    "|заборг|забр|завез|задовольн|займ|зайня|заклад|закр|залуч|заощад|запуст|заплат|зареєстр|зароб"
    "|заробл|засуд|засудж|затрим|захоп|зафікс|зб|збер|збир|збуд|звільн|здійсн|зібр|здобу|зеконом|знищ|зруйн"
    "|імпорт|інкримін|інвест|кошт|куп|ліквід|міст|набр|над|накопич|накоп|наліч|нарах|обіця|обстріл|отрим|охоп|охопл"
    "|оцін|перевез|перевоз|перевищ|перед|перерах|перехоп|підпис|плат|побуд|повернул|повертал|под|позич"
    "|подол|пожертв|поран|постав|постач|поруш|пошкод|пошкодж|привез|привласн|придб|прийня|принес|прож|прод|прой"
    "|розгляну|скин|склад|скла|спис|спрям|чека|луна|трима|тягн|просто|очіку|очол|зобов'яз|сплат|сплач|станов|створ|стягн|трива|уб|украд|ураз|урят|ухвал"
    "|фінанс|профінанс|донарах|показ|продемонстр|знешкод|арешт|заарешт|знеструм|намолот|відвантаж"
    "|конфіск|погас|пропон|запропон|реаліз|компенс|відшкод|направ|легаліз|збільш|скорот|зменш|поясн"
    "|прокомент|доповн|змін|виклик|заявл|запрос|прийма|призна|обр|об'єдну|відпуст|нараху|затверд"
    "|спал|перероб|підгот|розігр|відігр|завантаж|злов|розкри|витяг|витягн|розгорн|достав|висад|замін|онов|вида|розшук"
    "|прослух|переглян|прочит|напис|відвід|пробіг|проїха|накри|зупин|підб|полон|обмін|госпіталіз|прооперу|виліку"
    "|щеп|завою|програ|пропуст|зня|переказ|надісл|задонат|вміщ|вміст|прогноз|план|прос(?=[яи])|покри|спожив"
    "|генер|доправ|вирост|засі|обмолот|вируб|нейтраліз|розмін|викри|задокумент|розслід|ратифік|підтрим|відхил"
    "|скас|прав(?=[ли])|признач|відзнач|забезпеч|обслуг|обладн|утил|демонт|перекри|ряту|пролеті|забуд|розбуд|закінч|заверш|опан"
)
_VERB = re.compile(
    rf"(?:{_STEMS})(?:{_ENDINGS})|ма(?:{_PAST}|є|ють|тиме|тимуть)|да(?:{_PAST}|є|ють|дуть|ти|но)"
    r"|(?:про|ви|за|при|роз)в(?:ів|ел[аио]|едено|ести|одить)|хо(?:че|чуть)|склад(?:е|уть)"
    r"|(?:прине|приве|виве)[сз](?:е|уть)|знайд(?:е|уть)|дасть|візьм(?:е|уть)|поступи(?:вся|лася|лися|лось)|знайш(?:ов|л[аио])|знайдено|пройш(?:ов|л[аио])"
    r"|(?:при|ви|в|за)віз|приніс|[а-яіїєґ'’]{3,20}(?:[лчжшн]ено|[ую]вано|овано|нуто)"
)
_AMOUNTS_TO = re.compile(
    r"перевищ(?:ує|ують|ив|ила|ило|или|ував|увала|увало|ували|ить|ать|уватиме)"
    r"|станов(?:ить|лять|ив|ила|ило|или|итиме|итимуть)|склада(?:є|ють|в|ла|ло|ли|тиме|тимуть)"
    r"|скла(?:в|ла|ло|ли|де|дуть)|налічу(?:є|ють|вав|вала|вало|вали)"
    r"|(?:кошту|важ)(?:є|ють|ить|ать|ив|вав|ила|вала|ило|вало|или|вали|уватиме|ватимуть)"
)
"""Verbs whose amount alone can be their object: what stands before it is of the subject."""
_EQUALS = re.compile(
    r"скла(?:в|ла|ло|ли|дає|дають|де|датиме)|станов(?:ить|ив|ила|ило|или)|налічу(?:є|ють|вав|вала|вали)"
    r"|перевищ(?:ує|ив|ила|ило|ували|ував|увала)"
    r"|охопи(?:в|ла|ло|ли)|охоплю(?:є|ють)|[а-яіїєґ'’]{3,20}(?:[ое]вано|[аея]но|ято|нуто)"
)
"""Verbs whose amount is their object, people too: "склали 1 050 осіб", "евакуйовано 1 050 осіб"."""
_OBJECT_BEFORE = re.compile(
    r"(?:[^\W\d_]{2,30}(?<!еск)[ую]|[Її]ї|[Її]х|[Йй]ого|[Яя]к[уі]) "
    r"(?:(?:у|в|на|до|для) [^\W\d_]{3,20} )?$"
)
"""What the verb has before it already: "Допомогу отримали 21 тис. родин"."""
_GOVERNS_AMOUNT = re.compile(
    r"([^\W\d_][\w'’-]*) (?:(?:по|на|у|в|для|від|до) [^\W\d_]{2,20} |[^\W\d_]{2,12} )?(?=[0-9€$₴])"
)
_THROUGH = re.compile(
    r"(?<!\w)([^\W\d_][\w'’-]{1,30}) "
    r"(?:(?:по|на|у|в|із|з|зі|до|для|від|за) [^\W\d_]{2,20}|[^\W\d_]{2,20}"
    r"(?:[ії]|ам|ям|[оеє]ві|нку|нику|[йлнвмжзр]?цю|еру|тору|ому|арю|телю)) $"
)
"""A verb, what is between, and its amount: "випустила по Україні 1 400 дронів"."""
_DONE_BY_PEOPLE = re.compile(
    r"(?:переглян|прочит|прослух|відвід|підтрим|завантаж|закінч|заверш|пройшл|подол|обра|обир|отрим|здобу|дістал"
    r"|спожива|куп|придб|замов|підпис|скла|вивч|відзнач)[а-яіїє]{0,4}"
)
_THOSE_PEOPLE = re.compile(
    rf"[0-9 ,]{{1,14}}(?:(?:тис|млн|млрд)\.? )?(?:{PERSON.pattern}|глядач|користувач|слухач"
    "|читач|відвідувач|випускник|вступник|абітурієнт|кандидат|виборц|абонент|клієнт|родин|сім|гост|підписник|покупц|фанат|вболівальник)"
)
"""Who does what stands before the verb: "Фільм переглянули 21 тис. глядачів"."""
_PLACED = frozenset(
    (
        "рівні",
        "відстані",
        "глибині",
        "висоті",
        "площі",
        "дистанції",
        "швидкості",
        "довжині",
        "марці",
    )
)
"""Behind "на": what says where, no object: "зупинився на відстані 1 км"."""
_ACTS = re.compile(
    "[а-яіїєґ'’]{2,20}(?:[аиіуюояє](?:в|л[аи]|вши|ти)|[аеяо]но|[иу]то|[ауюяиі]є|[ую]ють|[аиеу]ть)"
)
_AS_MANY_AS = re.compile(
    r"(?i:(?:оці[нюі]|обійд|обійш|вили[лв]|прогноз)[а-яіїєґ'’]{1,9} (?:[^\s.!?;,]{1,20} ){0,5}"
    r"|(?:армі(?:я|ю|єю)|аудиторі(?:я|ю|єю)|(?:чисельн|кільк)(?:ість|істю|ості)|населення(?:м)?"
    r"|(?:контингент|колектив|натовп|корпус|штат|тираж|ліміт)(?:у|ом)?|угруповання(?:м)?|місто"
    r"|(?:колон|мереж|баз|спільнот|квот|черг|втрат)[аиу]|скорочення|військо|загін) )[ув] $"
)
"""Before an amount that is no owner: "оцінив у 35,8 млн осіб", "армія у 5 тис. військових"."""
_SPENT_ON = re.compile(
    rf"(?<!\w)([^\W\d_]{{3,30}}) на (?!(?:{'|'.join(sorted(_PLACED))}) )[а-яіїєґ'’]{{3,20}} $"
)
_AFTER_DASH = re.compile(r", (?:[^\W\d_][\w'’-]{0,30} ){1,4}[–—] $")
_COUNTED = re.compile(r"[$€£₴]?[0-9][0-9 .,]{0,12}(%|[^\W\d_]{1,12})")
_ENDS_CLAUSE = re.compile(r"[;:!?–—()]")
_LOOK = 90
"""Characters before a number that decide."""

_GIVES = re.compile(
    r"(?:поверн|віднов|нада|виплат|виплач|розда|переда|да|признач|вруч|вида|підключ|верн|гарант|принес"
    r"|виділ|зроб|заброню)(?:у|и|юва|ва|ує|ую|ову|[яюа])?(?:в|ла|ло|ли|но|то|ть|ти|є|ють|дуть|мо)"
)
_GIVEN_BEFORE = re.compile(
    r"(?i:світло|електропостачання|електроенергію|газ|тепло|воду|опалення|допомогу|виплати"
    r"|кошти|житло|компенсації|субсидії|субсидію|пенсії|пенсію) [а-яіїєґ'’]{2,20} $"
)
_RECEIVERS = re.compile(
    r" (?:родин|сімей|осіб|людей|дітей|споживач|абонент|клієнт|українц|українок|жител|мешкан"
    r"|пацієнт|переселен|пенсіонер|сім'|домогосподарств|студент|школяр|військов|ветеран|вчител|громадян|киян)"
)
"""After "тис.": who is given what: "повернули світло 21 тис. родин"."""


def given(text: str, start: int, end: int) -> bool:
    """Whether the amount of people at text[start:end] is given what stands before it."""
    if not _RECEIVERS.match(text, end):
        return False
    verb, *between = text[max(0, start - _LOOK) : start].lower().split()[-3:] or ("",)
    while between and not _GIVES.fullmatch(verb):
        verb, *between = between
    if not between and _GIVES.fullmatch(verb):
        return _GIVEN_BEFORE.search(text, max(0, start - _LOOK), start) is not None
    return bool(between) and not any(len(word) < 3 or word[-1] in ",:;–" for word in between)


def owned(text: str, end: int) -> bool:
    """Whether people follow: "у 3,2 млн пенсіонерів"."""
    return _RECEIVERS.match(text, end) is not None


def as_many_as(text: str, start: int) -> bool:
    """Whether "у 3 млн людей" there says how many: "оцінив чисельність у 3 млн людей"."""
    return _AS_MANY_AS.search(text, max(0, start - _LOOK), start) is not None


def acts(before: str) -> bool:
    """Whether the word looks like a verb that people are the object of, known or not."""
    return _ACTS.fullmatch(before) is not None


def transitive(before: str) -> bool:
    """Whether the word before a number is a verb that has it as its object."""
    return _VERB.fullmatch(before) is not None


def equals(before: str) -> bool:
    """Whether the word before an amount of people is a verb that has it as its object."""
    return _EQUALS.fullmatch(before) is not None


def object_at(text: str, start: int, before: str) -> bool:
    """Whether what starts there is the object of the verb before it, or of one before "та"."""
    window = text[max(0, start - _LOOK) : start]
    if dash := _AFTER_DASH.search(window):
        return _verb_left_out(window[: dash.start()], text, start)
    if transitive(before):
        by_people = _DONE_BY_PEOPLE.fullmatch(before) and _THOSE_PEOPLE.match(text, start)
        object_before = _OBJECT_BEFORE.search(window[: window.lower().rfind(before)])
        alone = _AMOUNTS_TO.fullmatch(before) is not None
        return not by_people and (alone or not object_before)
    through = None if before in _PLACED else _THROUGH.search(window)
    if through and transitive(through[1].lower()):
        return not _OBJECT_BEFORE.search(window[: through.start(1)])
    if before not in ("та", "і", "й") and not window.endswith(", "):
        return False
    found = _amounts_of_verbs(window)
    if not found or _ENDS_CLAUSE.search(window, found[-1].end()):
        return False
    return not _OBJECT_BEFORE.search(window[: found[-1].start()])


def _amounts_of_verbs(window: str) -> list[re.Match[str]]:
    """Where a verb has an amount as its object; a word may stand between."""
    return [
        match
        for match in _GOVERNS_AMOUNT.finditer(window)
        if any(transitive(word) for word in match.group().lower().split())
    ]


def _verb_left_out(clause: str, text: str, start: int) -> bool:
    """Whether "США – 5 млрд" stands behind "ЄС надав 3 млрд": the verb of the same amounts."""
    same = _COUNTED.match(text, start)
    found = _amounts_of_verbs(clause)
    if not same or not found or _ENDS_CLAUSE.search(clause, found[-1].end()):
        return False
    return same[1] in clause[found[-1].end() :]


def spent_on(text: str, start: int) -> str:
    """ "accusative" of the money in "спрямував на виплати 5 млн грн", which no payment is of."""
    found = _SPENT_ON.search(text, max(0, start - _LOOK), start)
    return "accusative" if found and transitive(found[1].lower()) else ""
