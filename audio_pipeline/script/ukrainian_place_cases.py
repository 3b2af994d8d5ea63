"""The case of a Ukrainian place that the words around it show where no preposition asks for it."""

import re

ADJECTIVE_OF_NAME = re.compile(
    r" ?[«\"]?[А-ЯІЇЄҐ][а-яіїєґ'’-]{1,25}(?P<ending>ською|ною|вою|ій|ську|ну|ву)(?!\w)"
)
"""A name such as "Сумська", which agrees with its street; the names of people do not."""
MOVED = {"ською": 4, "ною": 4, "вою": 4, "ську": 3, "ну": 3, "ву": 3}
"""Cases that a preposition of place leaves open: "на вул. Соборну", "на вул. Соборній"."""
_NAME_CASES = {**MOVED, "ій": 2}
_ADJECTIVES = (
    (re.compile("[а-яіїєґ'’]{3,20}(?:ого|ої)"), 1),
    (re.compile("[а-яіїєґ'’]{3,20}(?:[нвкхщрт]ому|[нвкр]ій)"), 2),
    (re.compile("[а-яіїєґ'’]{3,20}(?:[нвкщр]у|нє|не)"), 3),
    (re.compile("[а-яіїєґ'’]{3,20}(?:[нвкщр]им|[нвкщр]ою)"), 4),
)
"""Before a place: "у рідному с. Моринці"."""
_ALONG = re.compile(
    "рух|проїзд|(?:про)?ї(?:хав|хала|хали|здять|здить|де|дуть)|руха(?:вся|лася|лися|ється|ються)"
    "|(?:про)?йш(?:ов|ла|ли)|пройд(?:е|уть)|курсу(?:є|ють|вав|вали|ватиме|ватимуть)|пряму(?:є|ють|вав|вали)"
)
"""Behind it one goes along a street: "рух вул. Хрещатик"."""
_DONE_TO = re.compile(
    "[а-яіїєґ'’]{2,20}(?:[аиіуяо]ли|[аеио]но|ито|уто)"
    "|(?:перейменува|відремонтува|перекри|закри|відкри|освітли|затопи|обстріля|атакува|онови|назва"
    "|очисти|захопи|звільни|заблокува)(?:в|ла|ло)"
)
"""Its subject is no street, as that is but one, or does nothing such."""


def shown_case(before: str, name: re.Match[str] | None) -> int:
    """Index of the case among those of abbreviated nouns; 0 where nothing shows it."""
    if name:
        return _NAME_CASES[name["ending"]]
    for pattern, case in ((_ALONG, 4), (_DONE_TO, 3), *_ADJECTIVES):
        if pattern.fullmatch(before):
            return case
    return 0
