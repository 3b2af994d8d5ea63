"""Ukrainian: numbers as they are written, and the order in which rules look."""

import re

from audio_pipeline.script.grammar import DASH
from audio_pipeline.script.markup import LESS_THAN, MORE_THAN
from audio_pipeline.script.number_words import Number, spelled
from audio_pipeline.script.plain_numbers import plain_number_rules
from audio_pipeline.script.rules import Rule, of_digits
from audio_pipeline.script.signs import sign_rules
from audio_pipeline.script.ukrainian_centuries import CENTURY_RULES
from audio_pipeline.script.ukrainian_context import (
    case_at,
    word_before,
    words_after,
)
from audio_pipeline.script.ukrainian_dates import DATE_RULES
from audio_pipeline.script.ukrainian_designations import (
    DESIGNATION_RULES,
    DUST_RULE,
    NAMED_AFTER_YEAR_RULE,
    NUMBERED_RULE,
    QUEUE_RULE,
    VERSION_RULE,
)
from audio_pipeline.script.ukrainian_fractions import (
    FRACTION_RULES,
    HALF_RULES,
    LAST_FRACTION_RULES,
)
from audio_pipeline.script.ukrainian_gender import gender_at, located
from audio_pipeline.script.ukrainian_losses import LOSSES_RULE
from audio_pipeline.script.ukrainian_nouns import UKRAINIAN
from audio_pipeline.script.ukrainian_numbers import (
    NUMBER,
    amount,
    in_halves,
    with_half,
    words,
)
from audio_pipeline.script.ukrainian_ordinals import ORDINAL_RULES
from audio_pipeline.script.ukrainian_parts import case_of_those
from audio_pipeline.script.ukrainian_people import aged, collective, some_of
from audio_pipeline.script.ukrainian_pressure import PRESSURE_RULE
from audio_pipeline.script.ukrainian_quantities import PER_UNIT_RULES, QUANTITY_RULES
from audio_pipeline.script.ukrainian_races import RACE_RULE, SECONDS_RULE
from audio_pipeline.script.ukrainian_ranks import RANK_RULE, UNIT_RULE
from audio_pipeline.script.ukrainian_roman import ROMAN_RULES
from audio_pipeline.script.ukrainian_scores import RATIO_RULE, SCORE_RULE
from audio_pipeline.script.ukrainian_suffixed_ordinals import SUFFIXED_ORDINAL_RULE
from audio_pipeline.script.ukrainian_times import TIME_RULES
from audio_pipeline.script.ukrainian_words import WORD_RULES
from audio_pipeline.script.ukrainian_years import YEAR_RULES
from audio_pipeline.script.web_addresses import web_rules

_VOWEL_FIRST = (
    r"(?:11(?:[,/-]|(?! ?[0-9]|:\w))|1(?:,[0-46-9]|/(?:8|16|32)(?![0-9])"
    r"|(?: [0-9]{3})? (?!кварт|тур|клас|курс|сезон|поверс|раунд|етап|місц|рівн|чит)[а-яіїєґ]))"
)
"""Numbers whose first word begins with a vowel: "один", "одинадцять", "одна ціла"."""
_STREET = re.compile(r"(?:вул|просп|бульв|пров|наб)\.|пр-т|вулиц|проспект|бульвар|провул")
_STREET_LENGTH = 45
_DIGITS_PHONE = (
    r"(?<![\w+(-])\(?0[0-9]{2}\)?[ -][0-9]{3}[ -][0-9]{2}[ -]?[0-9]{2}(?![\w-])"
    r"|(?<![\w+(-])0 \([0-9]{2}\) [0-9]{3}[ -][0-9]{2}[ -]?[0-9]{2}(?![\w-])"
    r"|(?<![\w+(-])0[ -]?[0-9]{3}[ -][0-9]{3}[ -][0-9]{3}(?![\w-])"
)


def _number(match: re.Match[str]) -> str:
    text, number = match.string, UKRAINIAN.parse(match["number"])
    start, end = match.start(), match.end()
    sign = {"+": "плюс ", None: ""}.get(match["sign"], "мінус ")
    case = case_of_those(text, start, end, number)
    if not sign and not case and (together := collective(text, start, end, number)):
        return together
    case = case or located(text, start, end, case_at(text, start, end, number))
    if not sign and (some := some_of(text, end, number, case)):
        return some
    gender = gender_at(text, end, number, case)
    say = amount if case == "animate" or words_after(text, end) else words
    return sign + say(number, gender, case)


def _range(match: re.Match[str]) -> str:
    text, last = match.string, UKRAINIAN.parse(match["high"])
    case = case_at(text, match.start(), match.end(), last)
    if case == "nominative" and aged(text, match.start(), match.end()):
        case = "genitive"
    low = UKRAINIAN.parse(match["low"])
    halves = in_halves(low, last)
    gender = gender_at(text, match.end(), Number(last.whole) if halves else last, case)
    if word_before(text, match.start()) == "віком" and text.startswith(" рок", match.end()):
        case = "genitive"
        return f"від {words(low, '', case)} до {words(last, '', case)}"
    say = with_half if halves else amount
    return f"{amount(low, gender, case)}-{say(last, gender, case)}"


def _telephone(match: re.Match[str]) -> str:
    groups = re.findall("[0-9]+", match.group())
    return ", ".join(spelled(group, "uk") for group in groups)


def _before_vowel(match: re.Match[str]) -> str:
    """ "у 11 областях": "в одинадцяти"."""
    return "В" if match.group() == "У" else "в"


def _before_consonant(match: re.Match[str]) -> str:
    """ "в 8 областях": "у восьми"."""
    return "У" if match.group() == "В" else "у"


def _house(match: re.Match[str]) -> str | None:
    """ "вул. Сумська, 12/3"."""
    start = match.start()
    if not _STREET.search(match.string, max(0, start - _STREET_LENGTH), start):
        return None
    return " дріб ".join(words(Number(number)) for number in match.group().split("/"))


_OWN_RULES: tuple[Rule, ...] = (
    Rule("telephone", _DIGITS_PHONE, _telephone),
    PRESSURE_RULE,
    LOSSES_RULE,
    Rule("address", r"(?<=, )[0-9]{1,3}/[0-9]{1,3}(?![\w/])", _house),
    Rule("euphony", rf"(?<!\w)[Уу](?= {_VOWEL_FIRST})", _before_vowel),
    Rule("euphony", r"(?<!\w)[Вв](?= [€$£₴]?(?:8[0-9]{0,3}|18)(?![0-9]))", _before_consonant),
    Rule("always open", r"(?<![\w/.,])24/7(?![\w/])", lambda _: "двадцять чотири на сім"),
    Rule("halves", r"(?<![\w/.,])50/50(?![\w/])", lambda _: "п'ятдесят на п'ятдесят"),
    Rule("September 11", r"(?<![\w/.,])9/11(?![\w/])", lambda _: "дев'ять одинадцять"),
    SUFFIXED_ORDINAL_RULE,
    *FRACTION_RULES,
    SCORE_RULE,
    VERSION_RULE,
    DUST_RULE,
    QUEUE_RULE,
    NAMED_AFTER_YEAR_RULE,
    NUMBERED_RULE,
    Rule("by", r"(?<=[0-9]) ?[xх×] ?(?=[0-9])", lambda _: " на "),
)
_NUMBER_RULES: tuple[Rule, ...] = (
    Rule(
        "range",
        rf"(?<![\w.,])(?P<low>{NUMBER}){DASH}(?P<high>{NUMBER})(?!\w|{DASH}[0-9])",
        _range,
    ),
    Rule(
        "number",
        rf"(?<![\w/.,-])(?:(?<![^\s(\[“„«\"])(?P<sign>[-−–+]))?(?P<number>{NUMBER})"
        rf"(?!\w|/[0-9]|{DASH}\w)",
        _number,
    ),
)
_TELEPHONE_RULE, *_PLAIN_RULES = (
    rule for rule in plain_number_rules(UKRAINIAN, plus="плюс") if rule.name != "designation"
)

RULES: tuple[Rule, ...] = (
    *web_rules(
        dot="крапка",
        at="равлик",
        slash="слеш",
        hashtag="хештег",
        underscore="нижнє підкреслення",
    ),
    *of_digits(
        _TELEPHONE_RULE,
        RACE_RULE,
        RATIO_RULE,
        *DATE_RULES,
        *YEAR_RULES,
        *TIME_RULES,
        *ORDINAL_RULES,
        RANK_RULE,
        UNIT_RULE,
    ),
    *CENTURY_RULES,
    *ROMAN_RULES,
    *HALF_RULES,
    *of_digits(*_OWN_RULES, SECONDS_RULE, *QUANTITY_RULES),
    *PER_UNIT_RULES,
    *WORD_RULES,
    *of_digits(*_NUMBER_RULES, *LAST_FRACTION_RULES, *DESIGNATION_RULES, *_PLAIN_RULES),
    Rule("name", r"(?<=[A-Z])&(?=[A-Z])", lambda _: " енд "),
    *sign_rules(
        about="близько",
        names={
            "&": "і",
            "+": "плюс",
            "=": "дорівнює",
            "±": "плюс-мінус",
            "×": "на",
            "§": "параграф",
            "%": "відсотків",
            "°": "градусів",
            LESS_THAN: "менше",
            MORE_THAN: "більше",
        },
    ),
)
