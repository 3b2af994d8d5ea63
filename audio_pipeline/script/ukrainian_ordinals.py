"""Ukrainian ordinals that are written as bare numbers: hours, and places, floors and brigades."""

import re

from audio_pipeline.script.grammar import DASH
from audio_pipeline.script.number_words import Number
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.ukrainian_context import word_before
from audio_pipeline.script.ukrainian_forms import form_of
from audio_pipeline.script.ukrainian_numbers import ends_in_few, ends_in_one, ordinal_in, words
from audio_pipeline.script.ukrainian_sentences import sentence_end

_HOUR = r"(?:1?[0-9]|2[0-4])"
_UNTIL = ("до", "після", "з", "із", "зі", "від", "близько", "раніше", "пізніше")
_CASES = {
    **dict.fromkeys(_UNTIL, "genitive"),
    **dict.fromkeys(("о", "об"), "locative"),
    "на": "accusative", "між": "instrumental", "перед": "instrumental",
}  # fmt: skip
_HOUR_WORDS = {"годині": "locative", "годиною": "instrumental", "годину": "accusative"}
_MINUTES = {"й": "locative", "ій": "locative", "ї": "genitive", "ої": "genitive", "у": "accusative",
            "ту": "accusative", "а": "nominative", "та": "nominative"}  # fmt: skip
_TIME_WORDS = {
    word: {"locative": f"{stem}і", "genitive": f"{stem}и", "accusative": f"{stem}у",
           "nominative": f"{stem}а"}
    for word, stem in (("хв", "хвилин"), ("год", "годин"))
}  # fmt: skip
_GENDERS = {
    "masculine": "калібр|поверх|поверс|тур|клас|раунд|квартал|етап|курс|полк|батальйон|корпус"
    "|канал|ранг|ступен|рівн|сезон|розряд",
    "feminine": "бригад|дивізі|хвилин",
    "neuter": "місц",
}
_NUMBERED = "|".join(
    rf"(?:{stems})(?:{endings})"
    for stems, endings in (
        (_GENDERS["masculine"].replace("калібр|", "").replace("|ступен|рівн|сезон", ""), "|у|і|ом"),
        ("калібр", "у|ом"),
        ("сезон", "у|і"),
        ("ступен|рівн", "я"),
        ("бригад|дивізі", "а|и|і|у|ю|ою|єю|я|ї"),
        ("хвилин", "і"),
        ("місц", "е|і"),
    )
)


def _hour(match: re.Match[str]) -> str | None:
    """ "о 14 годині", "до 9 ранку", "з 5 до 9 ранку", but "2 години" and "за 1 годину"."""
    word, hour = match["word"], match["last"] or match["hour"]
    before = word_before(match.string, match.start())
    case = _CASES.get(before, "")
    if word in _HOUR_WORDS:
        case = _HOUR_WORDS[word]
        if case != "locative" and (ends_in_one(hour) and before != "на"):
            return None
    elif word == "години":
        counted = ends_in_one(hour) or ends_in_few(hour)
        case = "genitive" if before in _UNTIL or not counted else ""
    if not case or not int(match["hour"]):
        return None
    said = ordinal_in(int(match["hour"]), f"feminine {case}")
    if match["last"]:
        until = "accusative" if match["join"].strip() == "по" else case
        said += f"{match['join']}{ordinal_in(int(hour), f'feminine {until}')}"
    return f"{said} {word}"


def _bare_hour(match: re.Match[str]) -> str:
    return ordinal_in(int(match["hour"]), "feminine locative")


def _minute(match: re.Match[str]) -> str:
    case = _MINUTES[match["suffix"]]
    said = ordinal_in(int(match["number"]), f"feminine {case}")
    return f"{said} {_TIME_WORDS[match['word']][case]}{sentence_end(match)}"


def _numbered(match: re.Match[str]) -> str | None:
    """ "на 3 місці", "47 бригада"; None where it counts: "3 бригади", "1 поверх"."""
    number, noun = match["number"], match["noun"]
    gender = next(gender for gender, stems in _GENDERS.items() if re.match(stems, noun))
    before = word_before(match.string, match.start())
    located = noun.endswith("і") and noun != "дивізі"
    of_one = gender == "masculine" and noun.endswith(("у", "я"))
    if (
        ends_in_one(number)
        and not located
        and not of_one
        and before not in ("на", "посів", "посіла", "посіли")
    ):
        return None
    counted = len(number) == 1 and ends_in_few(number)
    if gender == "feminine" and noun.endswith(("и", "ї")) and counted:
        return None
    form = f"{gender} locative" if located else form_of(noun, gender, before)
    letter = (match["letter"] or "").replace("-", " ")
    return f"{ordinal_in(int(number), form)}{letter} {noun}"


def _numbered_span(match: re.Match[str]) -> str:
    """ "з 1 до 5 класу", "учні 1-4 класів", "5 та 6 курсів"."""
    noun = match["noun"]
    gender = "feminine" if noun.startswith(("черг", "станці")) else "masculine"
    case = (
        "genitive"
        if noun == "черг"
        else next(case for ending, case in _SPAN_CASES.items() if noun.endswith(ending))
    )
    plural = noun.endswith(("г", "и", "ів", "ам", "ах", "ами", "ями"))
    last = case
    if match["join"] == " по ":
        case, last = "genitive", "accusative"
    said = [
        ordinal_in(int(match[end]), f"{gender} {form}")
        for end, form in (("first", case), ("last", last))
    ]
    join = " – " if plural and len(match["join"]) == 1 else match["join"]
    return f"{join.join(said)} {noun}"


def _brigade(match: re.Match[str]) -> str:
    """ "72 ОМБр": alone or after a comma the subject, behind a word mostly "72-ї"."""
    before = word_before(match.string, match.start())
    case = _CASES.get(before, "genitive" if before else "nominative")
    if before in ("у", "в", "на"):
        case = "locative"
    return ordinal_in(int(match["number"]), f"feminine {case}")


def _decade(match: re.Match[str]) -> str:
    """ "в 1940-х рр."."""
    located = word_before(match.string, match.start()) in ("у", "в", "на")
    said = ordinal_in(int(match["number"]), "plural genitive")
    return f"{said} {'роках' if located else 'років'}{sentence_end(match)}"


def _final(match: re.Match[str]) -> str:
    """ "в 1/8 фіналу", "до 1/4 фіналу"."""
    before = word_before(match.string, match.start())
    case = "genitive" if _OF_FINAL.match(before) else _FINAL_CASES.get(before, "nominative")
    if match["part"] in _FINALS:
        endings = {"nominative": "", "genitive": "у", "locative": "і"}
        return f"{_FINALS[match['part']]}{endings[case]}"
    one = words(Number("1"), "feminine", case)
    return f"{one} {ordinal_in(int(match['part']), f'feminine {case}')} фіналу"


_OF_FINAL = re.compile(
    "матч|поєдин|гр[аиу]$|зустріч|стаді|суперни|учасни|етап|пар[аиу]?$|раунд|рівн"
)
_FINALS = {"2": "півфінал", "4": "чвертьфінал"}
_FINAL_CASES = {
    **dict.fromkeys(("у", "в", "на"), "locative"), **dict.fromkeys(_UNTIL, "genitive"),
}  # fmt: skip
_SPAN_CASES = {
    "ами": "instrumental", "ями": "instrumental", "ам": "dative", "и": "nominative",
    "ів": "genitive", "ах": "locative", "у": "genitive", "ом": "instrumental", "і": "locative",
    "": "nominative",
}  # fmt: skip
_BRIGADES = "ОМБр|ОШБр|ОАБр|ОДШБр|ОТБр|ОГШБр|ОАеМБр|ОЄБр|ОБрТрО|БрТрО|ОБрМП|ОБр|ОМПБр"

ORDINAL_RULES: tuple[Rule, ...] = (
    Rule(
        "hour",
        rf"(?<![\w.,:/+-])(?P<hour>{_HOUR})(?:(?P<join> ?{DASH} ?| (?:і|й|та|або|чи|до|по) )"
        rf"(?P<last>{_HOUR}))? (?P<word>годині|годину|годиною|години|ранку|вечора|ночі|дня)(?!\w)",
        _hour,
    ),
    Rule(
        "hour",
        r"(?<!\w)(?:(?<=[Оо] )|(?<=[Оо]б ))(?<!\w[Оо] )(?<!\w[Оо]б )(?P<hour>[1-9]|1[0-9]|2[0-4])"
        r"(?= ?[.,;!?)](?![0-9])| (?:та|і|й|за|на|у|в|до|з|із|по|розпоч|поч|відбу)|$)",
        _bare_hour,
    ),
    Rule(
        "minute",
        r"(?<![\w.,-])(?P<number>[1-9][0-9]{0,2})-(?P<suffix>й|ій|ої|ї|ту|у|та|а) "
        r"(?P<word>хв|год)\.?(?!\w)",
        _minute,
    ),
    Rule(
        "minute",
        r"(?<![\w.,-])(?P<number>[1-9][0-9]{0,2})-й"
        r"(?=(?:,| та| і| й) [0-9+]{1,5}-й (?:хв\.?|хвилин(?:і|ах))(?!\w))",
        lambda match: ordinal_in(int(match["number"]), "feminine locative"),
    ),
    Rule(
        "numbered",
        rf"(?<![\w.,:/+-])(?P<number>[1-9][0-9]{{0,2}})(?P<letter>-[А-Д])? "
        rf"(?P<noun>{_NUMBERED})(?!\w)",
        _numbered,
    ),
    Rule(
        "numbered",
        rf"(?<![\w.,:/+-])(?P<first>[1-9][0-9]?)(?P<join> (?:до|по|та|і|й|або) |{DASH})"
        r"(?P<last>[1-9][0-9]?)(?:-(?:х|ми|му|го|й))? "
        r"(?P<noun>(?:клас|курс|поверх|тур|розряд|етап|квартал)(?:у|і|и|ів|ах|ами|ом)?|черг(?:и|ам|ах)?|станціями|ступенів)(?!\w)",
        _numbered_span,
    ),
    Rule(
        "numbered",
        rf"(?<![\w.,:/+-])(?P<number>[1-9][0-9]{{0,2}})(?= (?:{_BRIGADES})(?!\w))",
        _brigade,
    ),
    Rule("decade", r"(?<![\w.,+-])(?P<number>(?:19|20)?[1-9]0)-х рр?\.?(?!\w)", _decade),
    Rule(
        "final",
        r"(?<![\w/])1/(?P<part>2|4|8|16|32|64) фіналу(?!\w)",
        _final,
    ),
)
