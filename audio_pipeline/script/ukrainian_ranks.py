"""Ukrainian ordinals before what has a number of its own: "3 рівень", "2 групу", "у 5 вагоні"."""

import re

from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.ukrainian_context import word_before
from audio_pipeline.script.ukrainian_forms import form_of
from audio_pipeline.script.ukrainian_numbers import ends_in_few, ends_in_one, ordinal_in

_HARD = (
    "тип|розділ|абзац|варіант|блок|енергоблок|під'їзд|маршрут|вагон|перон|причал|цех|сектор"
    "|округ|випуск|епізод|тайм|сет|гейм|лот|ряд|пункт"
)
_HARD_PLACES = (
    "тип|розділ|абзац|варіант|блоц|енергоблоц|під'їзд|маршрут|вагон|перон|причал|сектор"
    "|епізод|тайм|сет|гейм|лот|пункт|кілометр|розряд"
)
_FEMININE_HARD = (
    "груп|ліг|фаз|черг|частин|глав|сторінк|палат|точк|зон|рот|спроб|доб|хвилин|лав|сходинк|шпальт"
)
_FEMININE_PLACES = (
    "груп|ліз|фаз|черз|частин|глав|сторінц|палат|точц|зон|рот|спроб|доб|хвилин|лав|сходинц|шпальт"
)
_FEMININE_SOFT = "категорі|сері|ліні|позиці|версі|сесі|дивізі|стаді|редакці|станці|фракці"
_MASCULINE_FORMS = (
    rf"(?:{_HARD})(?:а|у|ом)?|(?:{_HARD_PLACES})і"
    "|рівень|рівнем|рівні|ступінь|ступенем|ступені|день|тиждень|місяць|рік(?= поспіль)"
)
_FEMININE_FORMS = (
    rf"(?:{_FEMININE_HARD})(?:а|и|у|ою)|(?:{_FEMININE_PLACES})і"
    rf"|(?:{_FEMININE_SOFT})(?:я|ї|ю|єю)"
    "|хвил(?:я|і|ю|ею)|стат(?:тя|ті|тю|тею)|річниц(?:я|і|ю|ею)|чверть|чверті"
)
_SINGULAR_ONLY = re.compile(rf"(?:{_FEMININE_PLACES}|{_HARD_PLACES})і")
_AMBIGUOUS = re.compile(r".*(?:рівні|ступені|чверті|ті|лі|ці|и|ї)")
"""One in the genitive or locative, or several that are counted: "2 групи", "на 3 рівні"."""
_OF_A_RANK = re.compile(
    " (?:інвалідності|складності|небезпеки|ризику|крові|акредитації|готовності|загрози|тривоги"
    "|безпеки)"
)
_HAS_A_RANK = re.compile(
    "(?:інвалід|маршрут|похо?ді?|людин|дитин|ос[оі]б|чоловік|жінк|спортсмен|готел|статус|водії|ліквідатор"
    "|потерпіл|об'єкт|дорог|доріг|трас|лікар|учител|вчител|архітектор|небезпек|кваліфікаці|пожеж|перевал"
    "|печер|діт|ветеран|пільговик|чорнобил|кров|донор|солдат|бо[єй]|бійц|командир|учасни|діабет)[а-яіїєґ'’]{0,6}"
)
"""What is of a group or of a category: "інвалід 2 групи"."""
_PLACE = ("у", "в", "на", "по")
_LONGEST_COUNT = 2
_OF_WAR = re.compile(" день (?:війни|повномасштабн)")
"""Such days are numbered: "1041 день війни"."""
_OF_ONE = ("з", "із", "зі", "до", "від", "для", "після", "біля")
"""What no "групи" of several stands behind."""
_NUMBER_BEHIND = re.compile(
    "№|об?|будинку|квартирі|кабінеті|номер|каналі|(?:розділ|абзац|пункт|частин|глав|статт|параграф"
    "|підпункт|додат[ок]|форм|том|вагон|під'їзд|блок|сектор|груп|ряд)[а-яіїє]{0,4}"
)
"""What the number is of, other than of the noun behind: "частина 3 статті 5"."""


def _ranked(match: re.Match[str]) -> str | None:
    """ "3 рівень", "2 групу"; None where it counts: "3 групи", "1 рівень"."""
    text, start, number = match.string, match.start(), match["number"]
    noun = match["masculine"] or match["feminine"]
    before = word_before(text, start)
    if _NUMBER_BEHIND.fullmatch(before) or _is_counted(match, noun, before):
        return None
    gender = "masculine" if match["masculine"] else "feminine"
    form = form_of(noun, gender, before)
    if _SINGULAR_ONLY.fullmatch(noun) and gender == "feminine":
        form = "feminine locative"
    if form == "masculine genitive" and noun.endswith("у") and before in _PLACE:
        form = "masculine locative"
    return ordinal_in(int(number), form)


def _is_counted(match: re.Match[str], noun: str, before: str) -> bool:
    text, number = match.string, match["number"]
    of_a_rank = _OF_A_RANK.match(text, match.end() + 1 + len(noun)) is not None
    has_a_rank = _HAS_A_RANK.fullmatch(before) is not None
    if ends_in_one(number):
        if of_a_rank or noun == "тайм" or text[match.start() - 1 : match.start()] == "(":
            return False
        of_war = len(number) > _LONGEST_COUNT and _OF_WAR.match(text, match.end()) is not None
        oblique = match["masculine"] is not None and noun.endswith(("у", "а"))
        return not of_war and not (number == "1" and (has_a_rank or oblique))
    if not ends_in_few(number) or not _AMBIGUOUS.fullmatch(noun) or _SINGULAR_ONLY.fullmatch(noun):
        return False
    if noun.endswith(("рівні", "ступені", "чверті")):
        in_one = of_a_rank or noun == "чверті"
        return not (in_one and before in ("у", "в", "на", "при"))
    return not has_a_rank and before not in _OF_ONE


RANK_RULE = Rule(
    "numbered",
    r"(?<![\w.,:/+№-])(?<!№ )(?P<number>[1-9][0-9]?|[1-9][0-9]{2,3}(?= день))"
    rf"(?= (?:(?P<masculine>{_MASCULINE_FORMS})|(?P<feminine>{_FEMININE_FORMS}))(?![\w'’-]))",
    _ranked,
)

_UNITS = "бригад|батальйон|полк|дивізі|корпус|армі|рот|загон|центр|дивізіон"
_ADJECTIVE_FORMS = {
    "а": "feminine nominative", "у": "feminine accusative", "ої": "feminine genitive",
    "ій": "feminine locative", "ою": "feminine instrumental", "ий": "masculine nominative",
    "ого": "masculine genitive", "ому": "masculine locative", "им": "masculine instrumental",
}  # fmt: skip


def _unit(match: re.Match[str]) -> str | None:
    """ "93 окрема механізована бригада"; "1 окрему бригаду" is how many of them."""
    number, ending = match["number"], match["ending"]
    if ends_in_one(number) and ending == "у":
        return None
    return ordinal_in(int(number), _ADJECTIVE_FORMS[ending])


UNIT_RULE = Rule(
    "numbered",
    r"(?<![\w.,:/+№-])(?<!№ )(?P<number>[1-9][0-9]{0,2})(?= (?:окрем|механізован|штурмов|танков"
    r"|гірсько-штурмов|десантно-штурмов|повітрянодесантн|аеромобільн|артилерійськ|мотопіхотн"
    r"|стрілецьк|єгерськ|прикордонн|армійськ|зенітн[а-яіїє-]{0,10}|ракетн|мотострілецьк)"
    rf"(?P<ending>{one_of(_ADJECTIVE_FORMS)}) (?:[а-яіїєґ'’-]{{3,25}} ){{0,3}}(?:{_UNITS}))",
    _unit,
)
"""A unit of the army, which has a name of adjectives."""
