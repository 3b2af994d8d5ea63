"""Ukrainian adjectives of a measure or of percent: "155-мм снаряд", "30%-ва знижка"."""

import re

from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.ukrainian_forms import form_beside
from audio_pipeline.script.ukrainian_numbers import adjective, compound

_ADJECTIVES = {
    "мм": "міліметров", "см": "сантиметров", "км": "кілометров", "кг": "кілограмов", "м": "метров",
    "т": "тонн", "нм": "нанометров", "кВ": "кіловольтн", "Вт": "ватн", "л": "літров",
    "мл": "мілілітров", "кВт": "кіловатн", "МВт": "мегаватн",
}  # fmt: skip


def _measure_adjective(match: re.Match[str]) -> str | None:
    form = form_beside(match["noun"])
    if not form:
        return None
    return compound(int(match["number"])) + adjective(_ADJECTIVES[match["unit"]], form)


_ADJECTIVE_ENDINGS = {
    "й": "masculine nominative", "го": "masculine genitive", "му": "masculine dative",
    "м": "masculine instrumental", "а": "feminine nominative", "ї": "feminine genitive",
    "у": "feminine accusative", "е": "neuter nominative", "і": "plural nominative",
    "х": "plural genitive", "ми": "plural instrumental", "ю": "feminine instrumental",
}  # fmt: skip


def _percent_adjective(match: re.Match[str]) -> str | None:
    ending = match["ending"]
    form = next(
        (form for known, form in _ADJECTIVE_ENDINGS.items() if ending.endswith(known)), None
    )
    return compound(int(match["number"])) + adjective("відсотков", form) if form else None


MEASURE_ADJECTIVE_RULES: tuple[Rule, ...] = (
    Rule(
        "measure adjective",
        rf"(?<![\w.,-])(?P<number>[1-9][0-9]{{0,3}})-(?P<unit>{one_of(_ADJECTIVES)})"
        r"(?= (?P<noun>[а-яіїєґ'’]{2,30}))",
        _measure_adjective,
    ),
    Rule(
        "percent adjective",
        r"(?<![\w.,-])(?P<number>[1-9][0-9]{0,2})%-(?P<ending>[а-яіїєґ]{1,4})(?!\w)",
        _percent_adjective,
    ),
)
