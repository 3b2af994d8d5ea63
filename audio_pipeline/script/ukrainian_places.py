"""Ukrainian places behind their abbreviations: towns, streets, rivers, regions."""

import re

from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.ukrainian_abbreviated_nouns import (
    LOOK,
    before_name,
    case_index,
    is_action,
)
from audio_pipeline.script.ukrainian_cities import CITIES
from audio_pipeline.script.ukrainian_context import word_before
from audio_pipeline.script.ukrainian_gender import moves_there
from audio_pipeline.script.ukrainian_place_cases import ADJECTIVE_OF_NAME, MOVED, shown_case
from audio_pipeline.script.ukrainian_sentences import sentence_end

_NOUNS = {
    "м.": "міст о|а|і|о|ом", "с.": "сел о|а|і|о|ом", "смт": "селищ е|а|і|е|ем",
    "сел.": "селищ е|а|і|е|ем", "вул.": "вулиц я|і|і|ю|ею", "просп.": "проспект |у|і||ом",
    "пр-т": "проспект |у|і||ом", "пр.": "проспект |у|і||ом", "бульв.": "бульвар |у|і||ом",
    "б-р": "бульвар |у|і||ом", "бул.": "бульвар |у|і||ом", "пров.": "провул ок|ка|ку|ок|ком",
    "пл.": "площ а|і|і|у|ею", "наб.": "набережн а|ої|ій|у|ою", "узв.": "узв із|озу|озі|із|озом",
    "о.": "остр ів|ова|ові|ів|овом", "р.": "річ ка|ки|ці|ку|кою", "оз.": "озер о|а|і|о|ом",
    "ст. м.": "станці я|ї|ї|ю|єю", "мкр.": "мікрорайон |у|і||ом", "г.": "гор а|и|і|у|ою",
    "хут.": "хут ір|ора|орі|ір|ором", "с-ще": "селищ е|а|і|е|ем", "с-щі": "селищ і|і|і|і|і",
    "с-ща": "селищ а|а|а|а|а", "с-щем": "селищ ем|ем|ем|ем|ем",
    "мкрн": "мікрорайон |у|і||ом", "мкрн.": "мікрорайон |у|і||ом", "мкр-н": "мікрорайон |у|і||ом",
}  # fmt: skip
"""Stem, then the endings of nominative, genitive, locative, accusative and instrumental."""
_TAILS = {"смт": " міського типу", "ст. м.": " метро"}
_PLACES = {
    written: tuple(f"{stem}{ending}{_TAILS.get(written, '')}" for ending in endings.split("|"))
    for written, (stem, endings) in ((key, value.split(" ", 1)) for key, value in _NOUNS.items())
}
_STATION = ("станція", "станції", "станції", "станцію", "станцією")
_POINT = (
    "населений пункт", "населеного пункту", "населеному пункті", "населений пункт",
    "населеним пунктом",
)  # fmt: skip
_POINTS = (
    "населені пункти", "населених пунктів", "населених пунктах", "населені пункти",
    "населеними пунктами",
)  # fmt: skip
_OF_A_PLACE = re.compile(
    "мешкан|жител|мер[аіу]?$|мерії|голов|околиц|вулиц|центр(?!альн)|район(?!н)|кут[аіу]?$|урод|територі|населен"
    "|передміст|меж|частин|рад[аиіу]|суд|прокуратур|поліці|адміністраці"
    "|управлінн|департамент|старожил|селян|парафія|громад|школ|ліце|гімназі|лікарн|амбулаторі|церкв|храм"
    "|музе|клуб|бібліотек|виконком|архів|цвинтар|кладовищ|вокзал|старост|захисник|оборонц|вихідц|вчител"
    "|учн|пенсіонер|волонтер|фермер|герб|прапор|бюджет|генплан|історі"
    "|роз[іу]$|ріг$|рог[уа]$|перехрест|перетин|наприкінці"
    "|ремонт|реконструкц|будівництв|забудов|благоустр|ділян[кц]|відріз|почат[ок]|кінець|кінц[іяю]|бо[кц][іу]$"
    "|тротуар|узбіч|бере[гз]|гирл|русл|басейн|приток|узбереж|схил|вершин|підніжж|посадц|двор[іу]$"
    "|[а-яіїєґ'’]{2,20}(?:ах|ях)$"
    "|(?:оборон|карт|мап|назв)[аиу]?$|обстріл(?:у|и|ів|ом|ами|ах)?$|ді(?:ти|тей|тям)$"
)
"""Words that a place behind them is the genitive of."""
_CENTRES = ("бласний центр ", "айонний центр ")
"""Of a region: the town itself, no part of it."""
_FIRST_OF_TWO = re.compile(
    rf"(?<![\w.])(?P<short>{one_of(_PLACES)}) ?"
    r"(?:[«\"]?[А-ЯІЇЄҐ][\w.'’»-]{0,20} ){1,4}(?:та|і|й) $"
)
"""Before "вул. Шевченка" of "на розі вул. Франка та вул. Шевченка"."""
_CITY = one_of(CITIES).replace("'", "['’]")
_SETTLEMENTS = ("м.", "с.", "смт", "сел.", "с-ще", "н. п.", "н.п.")
"""Behind "на" something moves there: "атака на місто Київ"."""
_REGION = {
    "обл.": {
        "ська": "область", "ської": "області", "ській": "області", "ську": "область",
        "ською": "областю", "зька": "область", "зької": "області", "зькій": "області",
        "зьку": "область", "зькою": "областю", "цька": "область", "цької": "області",
        "цькій": "області", "цьку": "область", "цькою": "областю",
    },
    "мкрн": {"ий": "мікрорайон", "ого": "мікрорайону", "ому": "мікрорайоні"},
    "р-н": {"ий": "район", "ого": "району", "ому": "районі", "им": "районом"},
}  # fmt: skip
_CAPITAL = r"[А-ЯІЇЄҐ]"
_NAME = rf"{_CAPITAL}[а-яіїєґ'’-]{{1,30}}(?: {_CAPITAL}[а-яіїєґ'’-]{{1,30}})?"
_AT_STATIONS = "|".join(
    rf"(?<=\b{preposition} )"
    for preposition in ("[Нн]а", "[Зз]і", "[Зз]", "[Іі]з", "[Вв]ід", "[Дд]о", "[Бб]іля", "[Пп]овз")
)
"""Behind any other word "ст." may be much else."""


def _case_of_place(match: re.Match[str]) -> int:
    text, start = match.string, match.start()
    before = word_before(text, start)
    if before == "центр" and text[:start].endswith(_CENTRES):
        return 0
    if before == "на" and match["short"] in _SETTLEMENTS:
        return 3
    if before in ("та", "і", "й"):
        first = _FIRST_OF_TWO.search(text, max(0, start - LOOK), start)
        if first and (shared := _case_of_place(first)):
            return shared
    name = ADJECTIVE_OF_NAME.match(text, match.end("short"))
    if name and (moved := MOVED.get(name["ending"])):
        return moved
    if asked := case_index(match) or int(
        is_action(before) or _OF_A_PLACE.match(before) is not None
    ):
        return asked
    return shown_case(before, name)


def _place(match: re.Match[str]) -> str:
    written = match["short"]
    said = _PLACES[written[0].lower() + written[1:]][_case_of_place(match)]
    return before_name(match, said.capitalize() if written[0].isupper() else said)


def _point(match: re.Match[str]) -> str:
    """ "біля н. п. Роботине", "через н. п. Броди й Золочів"."""
    return before_name(match, (_POINTS if match["several"] else _POINT)[_case_of_place(match)])


def _station(match: re.Match[str]) -> str:
    on = word_before(match.string, match.start()) == "на"
    index = 3 if on and moves_there(match.string, match.start()) else case_index(match)
    return before_name(match, _STATION[index])


def _city(match: re.Match[str]) -> str:
    """ "у м. Київ": "у місті Києві"; a city that is written in its case stays in it."""
    forms, case = CITIES[match["city"].replace("’", "'")], _case_of_place(match)
    return f"{_PLACES['м.'][case]} {forms[case]}"


def _region(match: re.Match[str]) -> str | None:
    forms = _REGION.get(match["short"], _REGION["р-н"])
    adjective_ = match["adjective"]
    ending = next((known for known in forms if adjective_.endswith(known)), None)
    return f"{adjective_} {forms[ending]}{sentence_end(match)}" if ending else None


PLACE_RULES: tuple[Rule, ...] = (
    Rule("city", rf"(?<![\w.])(?P<short>м\.) ?(?P<city>{_CITY})(?![\w-])", _city),
    Rule(
        "place",
        rf"(?<![\w.])(?P<short>{one_of(_PLACES)}|Вул\.|Просп\.|Пл\.)(?= ?[«\"]?{_CAPITAL})",
        _place,
    ),
    Rule(
        "place",
        rf"(?<![\w.])(?P<short>н\. ?п\.)(?= ?[«\"]?{_NAME}(?P<several>(?:, {_NAME}){{0,6}}"
        rf" (?:і|й|та) {_NAME})?)",
        _point,
    ),
    Rule(
        "place",
        rf"(?:{_AT_STATIONS})ст\.(?= ?[«\"]?(?!Конституц|Кодекс|Закон){_CAPITAL}[а-яіїєґ'’])",
        _station,
    ),
    Rule(
        "region",
        rf"(?<!\w)(?P<adjective>{_CAPITAL}[а-яіїєґ'’-]{{2,30}}) "
        r"(?P<short>обл\.|мкрн|р-н[уі]?|р-ном)(?!\w)",
        _region,
    ),
)
