"""Ukrainian abbreviations in context: places, law, and fixed ones."""

import re

from audio_pipeline.script.grammar import DASH
from audio_pipeline.script.number_words import Number
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.ukrainian_cities import CITIES
from audio_pipeline.script.ukrainian_context import word_before
from audio_pipeline.script.ukrainian_forms import form_beside
from audio_pipeline.script.ukrainian_governors import GENITIVE
from audio_pipeline.script.ukrainian_numbers import adjective, ordinal_in, words
from audio_pipeline.script.ukrainian_scores import PENALTIES_RULE
from audio_pipeline.script.ukrainian_sentences import sentence_end
from audio_pipeline.script.ukrainian_titles import TITLE_RULES
from audio_pipeline.script.ukrainian_verbs import transitive

_NOUNS = {
    "м.": "міст о|а|і|о|ом", "с.": "сел о|а|і|о|ом", "смт": "селищ е|а|і|е|ем",
    "сел.": "селищ е|а|і|е|ем", "вул.": "вулиц я|і|і|ю|ею", "просп.": "проспект |у|і||ом",
    "пр-т": "проспект |у|і||ом", "пр.": "проспект |у|і||ом", "бульв.": "бульвар |у|і||ом",
    "б-р": "бульвар |у|і||ом", "бул.": "бульвар |у|і||ом", "пров.": "провул ок|ка|ку|ок|ком",
    "пл.": "площ а|і|і|у|ею", "наб.": "набережн а|ої|ій|у|ою", "узв.": "узв із|озу|озі|із|озом",
    "о.": "остр ів|ова|ові|ів|овом", "р.": "річ ка|ки|ці|ку|кою", "оз.": "озер о|а|і|о|ом",
    "ст. м.": "станці я|ї|ї|ю|єю", "мкр.": "мікрорайон |у|і||ом", "г.": "гор а|и|і|у|ою",
    "хут.": "хут ір|ора|орі|ір|ором",
}  # fmt: skip
"""Stem, then the endings of nominative, genitive, locative, accusative and instrumental."""
_TAILS = {"смт": " міського типу", "ст. м.": " метро"}
_PLACES = {
    written: tuple(f"{stem}{ending}{_TAILS.get(written, '')}" for ending in endings.split("|"))
    for written, (stem, endings) in ((key, value.split(" ", 1)) for key, value in _NOUNS.items())
}
_LAW = {
    "ст.": ("стаття", "статті", "статті", "статтю", "статтею"),
    "ч.": ("частина", "частини", "частині", "частину", "частиною"),
    "п.": ("пункт", "пункту", "пункті", "пункт", "пунктом"),
    "пп.": ("пункти", "пунктів", "пунктах", "пункти", "пунктами"),
    "с.": ("сторінка", "сторінки", "сторінці", "сторінку", "сторінкою"),
    "гл.": ("глава", "глави", "главі", "главу", "главою"),
    "абз.": ("абзац", "абзацу", "абзаці", "абзац", "абзацом"),
    "розд.": ("розділ", "розділу", "розділі", "розділ", "розділом"),
    "рис.": ("рисунок", "рисунка", "рисунку", "рисунок", "рисунком"),
    "табл.": ("таблиця", "таблиці", "таблиці", "таблицю", "таблицею"),
    "буд.": ("будинок", "будинку", "будинку", "будинок", "будинком"),
    "кв.": ("квартира", "квартири", "квартирі", "квартиру", "квартирою"),
    "корп.": ("корпус", "корпусу", "корпусі", "корпус", "корпусом"),
    "оф.": ("офіс", "офісу", "офісі", "офіс", "офісом"),
    "каб.": ("кабінет", "кабінету", "кабінеті", "кабінет", "кабінетом"),
    "тел.": ("телефон",) * 5,
}
_LAW_PLURALS = {
    "ст.": ("статті", "статей", "статтях", "статті", "статтями"),
    "ч.": ("частини", "частин", "частинах", "частини", "частинами"),
    "п.": ("пункти", "пунктів", "пунктах", "пункти", "пунктами"),
    "с.": ("сторінки", "сторінок", "сторінках", "сторінки", "сторінками"),
}  # fmt: skip
_OF_A_PLACE = re.compile(
    "мешкан|жител|мер[аіу]?$|мерії|голов|околиц|вулиц|центр|район|урод|територі|населен"
    "|передміст|меж|частин|рад[аиіу]|суд|прокуратур|поліці|адміністраці"
    "|управлінн|департамент"
)
"""Words that a place behind them is the genitive of."""
_CITY = one_of(CITIES).replace("'", "['’]")
_SETTLEMENTS = ("м.", "с.", "смт", "сел.")
"""Behind "на" something moves there: "атака на місто Київ"."""
_LOOK = 70
_CASES = ("nominative", "genitive", "locative", "accusative", "instrumental")
_REGION = {
    "обл.": {
        "ська": "область", "ської": "області", "ській": "області", "ську": "область",
        "ською": "областю", "зька": "область", "зької": "області", "зькій": "області",
        "зьку": "область", "зькою": "областю", "цька": "область", "цької": "області",
        "цькій": "області", "цьку": "область", "цькою": "областю",
    },
    "р-н": {"ий": "район", "ого": "району", "ому": "районі", "им": "районом"},
}  # fmt: skip
_SHORT = {
    "і т. д.": "і так далі", "і т.д.": "і так далі", "та ін.": "та інші", "й ін.": "й інші",
    "та інш.": "та інші", "і т. п.": "і тому подібне", "і т.п.": "і тому подібне",
    "бл.": "близько", "н. м. д. г.": "неоподатковуваних мінімумів доходів громадян",
    "прибл.": "приблизно", "напр.": "наприклад", "див.": "дивись", "ім.": "імені",
    "на міс.": "на місяць", "за міс.": "за місяць", "на тиж.": "на тиждень",
    "прим. ред.": "примітка редакції", "до н. е.": "до нашої ери", "до н.е.": "до нашої ери",
    "н. е.": "нашої ери", "н.е.": "нашої ери", "у т. ч.": "у тому числі", "в т. ч.": "в тому числі",
    "у т.ч.": "у тому числі", "в т.ч.": "в тому числі", "т. зн.": "тобто", "обл. центр":
    "обласний центр", "р. н.": "року народження", "р.н.": "року народження", "в. о.":
    "виконувач обов'язків", "в.о.": "виконувач обов'язків", "т. в. о.":
    "тимчасовий виконувач обов'язків", "та/або": "та або", "і/або": "і або",
    "й/або": "й або", "за тис. куб. м": "за тисячу кубічних метрів",
    "за куб. м": "за кубічний метр", "за кв. м": "за квадратний метр",
    "рр.": "років", "р-н": "район", "р/р": "рік до року", "м/м": "місяць до місяця",
    "кв/кв": "квартал до кварталу", "на пн.": "на північ", "на пд.": "на південь",
    "на сх.": "на схід", "на зх.": "на захід",
}  # fmt: skip
_OTHERS = {
    **dict.fromkeys(("ами", "ями", "ими"), "іншими"),
    **dict.fromkeys(("ах", "ях", "ів", "їв", "их"), "інших"),
    **dict.fromkeys(("ам", "ям"), "іншим"),
}
"""Behind the last word of a list: "будинками та іншими"."""
_ACCORDING = re.compile(r"(?i:згідно|відповідно|поряд|разом) (?:із|зі|з) $")
_AND_OF_LAW = re.compile(
    r"\b(?i:(за|згідно з|у|в|про|[а-яіїє]{3,20}(?:ють|ує|или|ено))) (?:ч|ст|п)\. ?[0-9]{1,4}"
    r"(?:[, ]{1,2}(?:ч|ст|п)\. ?[0-9]{1,4}){0,2}"
    r"(?: [А-Я]\w{1,20}){0,3}(?:, |,? (?:та|і|й|або) )(?:за )?$"
)
"""What stands before the second of "за ч. 1 ст. 115 та ч. 3 ст. 368"."""


_SHARED = re.compile(
    r"(?<!\w)(?i:(біля|поблизу|неподалік|поруч|від|до|для|у|в|між)) (?:(?:м|с|смт|сел)\. )?"
    r"(?:[А-ЯІЇЄҐ][\w.'’-]{0,20} ){1,3}"
    r"(?:та|і|й) $"
)
"""A place before, which shares the preposition: "біля Часового Яру та с. Піски"."""


def _case_index(match: re.Match[str]) -> int:
    """Which of the five cases the word before asks for."""
    before = word_before(match.string, match.start())
    head = match.string[max(0, match.start() - _LOOK) : match.start()]
    if _ACCORDING.search(head):
        return 4
    if before in ("та", "і", "й") and (shared := _SHARED.search(head)):
        before = shared[1].lower()
    if before in ("у", "в", "на", "при", "по"):
        return 2
    if before in ("через", "про", "повз"):
        return 3
    if before in ("перед", "між", "над", "під"):
        return 4
    return 1 if before in GENITIVE.split("|") or before == "згідно" else 0


def _case_of_place(match: re.Match[str]) -> int:
    before = word_before(match.string, match.start())
    if before == "на" and match["short"] in _SETTLEMENTS:
        return 3
    return _case_index(match) or (1 if _OF_A_PLACE.match(before) else 0)


def _place(match: re.Match[str]) -> str:
    written = match["short"]
    return _PLACES[written[0].lower() + written[1:]][_case_of_place(match)]


def _city(match: re.Match[str]) -> str:
    """ "у м. Київ": "у місті Києві"; a city that is written in its case stays in it."""
    forms = CITIES[match["city"].replace("’", "'")]
    return f"{_place(match)} {forms[_case_of_place(match)]}"


def _numbered(match: re.Match[str]) -> str:
    """ "кв. № 14"."""
    return f"{_LAW[match['short'].lower()][_case_index(match)]} "


def _part_of_law(match: re.Match[str]) -> str:
    """ "за ч. 2 ст. 111": the first in the case of the preposition, the next in the genitive."""
    written = match["short"].lower()
    index = _case_index(match)
    before = word_before(match.string, match.start())
    joined = _AND_OF_LAW.search(match.string[max(0, match.start() - _LOOK) : match.start()])
    if transitive(before):
        index = 3
    if before == "за" or (joined and joined[1].lower() in ("за", "згідно з")):
        index = 4
    elif joined:
        index = 2 if joined[1].lower() in ("у", "в") else 3
    if re.search(r"[0-9] $", match.string[max(0, match.start() - 2) : match.start()]):
        index = 0 if written in ("кв.", "корп.", "оф.", "тел.", "каб.") else 1
    low, high = Number(match["number"]), match["high"]
    noun = _LAW[written][index]
    if "." in match["number"]:
        return f"{noun} {' крапка '.join(words(Number(n)) for n in match['number'].split('.'))}"
    if high and int(high) <= int(match["number"]):
        return f"{noun} {words(low)}-{words(Number(high))}"
    if high:
        plural = _LAW_PLURALS.get(written, _LAW[written])[index]
        return f"{plural} {words(low)}-{words(Number(high))}"
    if written == "ч.":
        return f"{noun} {ordinal_in(int(match['number']), f'feminine {_CASES[index]}')}"
    return f"{noun} {words(low)}"


def _region(match: re.Match[str]) -> str | None:
    forms = _REGION["обл." if match["short"] == "обл." else "р-н"]
    adjective_ = match["adjective"]
    ending = next((known for known in forms if adjective_.endswith(known)), None)
    return f"{adjective_} {forms[ending]}{sentence_end(match)}" if ending else None


def _so_called(match: re.Match[str]) -> str:
    noun = match["noun"]
    genitive = word_before(match.string, match.start()) in GENITIVE.split("|")
    if noun.isupper():
        index = _case_index(match)
        form = f"feminine {('nominative', 'genitive', 'locative')[min(index, 2)]}"
    else:
        form = form_beside(noun.lower())
    if genitive and form == "feminine nominative":
        form = "masculine genitive"
    return f"{'Так' if match['so'][0] == 'Т' else 'так'} {adjective('зван', form)}"


def _short(match: re.Match[str]) -> str:
    said = _SHORT[match["short"]]
    if said.endswith("інші"):
        before = word_before(match.string, match.start())
        others = next((form for end, form in _OTHERS.items() if before.endswith(end)), "інші")
        said = said.removesuffix("інші") + others
    return said + sentence_end(match)


_CAPITAL = r"[А-ЯІЇЄҐ]"

WORD_RULES: tuple[Rule, ...] = (
    *TITLE_RULES,
    Rule("city", rf"(?<![\w.])(?P<short>м\.) ?(?P<city>{_CITY})(?![\w-])", _city),
    Rule(
        "place",
        rf"(?<![\w.])(?P<short>{one_of(_PLACES)}|Вул\.|Просп\.|Пл\.)(?= ?[«\"]?{_CAPITAL})",
        _place,
    ),
    Rule(
        "region",
        rf"(?<!\w)(?P<adjective>{_CAPITAL}[а-яіїєґ'’-]{{2,30}}) (?P<short>обл\.|р-н[уі]?|р-ном)"
        r"(?!\w)",
        _region,
    ),
    Rule(
        "part of a law",
        rf"(?<![\w.])(?P<short>(?i:{one_of(_LAW)})) ?(?P<number>[0-9]{{1,4}}(?:\.[0-9]{{1,2}})?)"
        rf"(?: ?{DASH} ?(?P<high>[0-9]{{1,4}}))?(?![\w-]|[.,][0-9])",
        _part_of_law,
    ),
    Rule(
        "part of a law",
        rf"(?<![\w.])(?P<short>(?i:{one_of(_LAW)})) ?(?=№ ?[0-9])",
        _numbered,
    ),
    Rule("so-called", r"(?<!\w)(?P<so>[Тт])\. ?зв\.(?= ?[«\"“]?(?P<noun>\w{2,30}))", _so_called),
    Rule("number", r"(?:(?<=\b[Пп]ід )|(?<=\b[Зз]а ))№ ?(?=[0-9])", lambda _: "номером "),
    Rule("number", r"№ ?(?=[0-9])|№", lambda _: "номер "),
    PENALTIES_RULE,
    Rule("abbreviation", r"(?<=\b[Нн]а )поч\.(?!\w)", lambda _: "початку"),
    Rule("abbreviation", rf"(?<![\w.])(?P<short>{one_of(_SHORT)})(?!\w)", _short),
)
