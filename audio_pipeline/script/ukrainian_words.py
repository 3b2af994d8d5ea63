"""Ukrainian abbreviations: fixed ones, and the order in which those in context look."""

import re

from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.ukrainian_abbreviated_nouns import case_index
from audio_pipeline.script.ukrainian_context import word_before
from audio_pipeline.script.ukrainian_forms import form_beside
from audio_pipeline.script.ukrainian_governors import GENITIVE
from audio_pipeline.script.ukrainian_groups import GROUP_RULES
from audio_pipeline.script.ukrainian_law import LAW_RULES
from audio_pipeline.script.ukrainian_numbers import adjective
from audio_pipeline.script.ukrainian_places import PLACE_RULES
from audio_pipeline.script.ukrainian_scores import PENALTIES_RULE
from audio_pipeline.script.ukrainian_sentences import sentence_end
from audio_pipeline.script.ukrainian_titles import TITLE_RULES

_SHORT = {
    "і т. д.": "і так далі", "і т.д.": "і так далі", "та ін.": "та інші", "й ін.": "й інші",
    "та інш.": "та інші", "і т. п.": "і тому подібне", "і т.п.": "і тому подібне",
    "бл.": "близько", "н. м. д. г.": "неоподатковуваних мінімумів доходів громадян",
    "прибл.": "приблизно", "напр.": "наприклад", "див.": "дивись", "ім.": "імені",
    "на міс.": "на місяць", "за міс.": "за місяць", "на тиж.": "на тиждень",
    "прим. ред.": "примітка редакції", "до н. е.": "до нашої ери", "до н.е.": "до нашої ери",
    "н. е.": "нашої ери", "н.е.": "нашої ери", "у т. ч.": "у тому числі", "в т. ч.": "в тому числі",
    "у т.ч.": "у тому числі", "в т.ч.": "в тому числі", "т. зн.": "тобто",
    "т. ін.": "таке інше", "обл. центр": "обласний центр", "р. н.": "року народження",
    "р.н.": "року народження", "за ред.": "за редакцією", "під ред.": "під редакцією",
    "за заг. ред.": "за загальною редакцією", "Див.": "Дивіться", "та/або": "та або",
    "і/або": "і або", "й/або": "й або", "за тис. куб. м": "за тисячу кубічних метрів",
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


def _so_called(match: re.Match[str]) -> str:
    noun = match["noun"]
    genitive = word_before(match.string, match.start()) in GENITIVE.split("|")
    if noun.isupper():
        index = case_index(match)
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


WORD_RULES: tuple[Rule, ...] = (
    *GROUP_RULES,
    *TITLE_RULES,
    *PLACE_RULES,
    *LAW_RULES,
    Rule("so-called", r"(?<!\w)(?P<so>[Тт])\. ?зв\.(?= ?[«\"“]?(?P<noun>\w{2,30}))", _so_called),
    Rule("number", r"(?:(?<=\b[Пп]ід )|(?<=\b[Зз]а ))№ ?(?=[0-9])", lambda _: "номером "),
    Rule("number", r"№ ?(?=[0-9])|№", lambda _: "номер "),
    PENALTIES_RULE,
    Rule("abbreviation", r"(?<=\b[Нн]а )поч\.(?!\w)", lambda _: "початку"),
    Rule("abbreviation", rf"(?<![\w.])(?P<short>{one_of(_SHORT)})(?!\w)", _short),
)
