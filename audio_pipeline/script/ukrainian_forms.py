"""The form that a Ukrainian adjective or ordinal takes beside a noun, read off its ending."""

import re

_FEMININE_PLURAL = re.compile(
    r".*(?:иць|мін|бомб|ракет|гармат|систем|установок|армій|бригад|машин|країн|атак|територій)"
)
_MASCULINE = re.compile(r"(?:снаряд|боєприпас|міномет|калібр|дрон|танк|фугас)[ау]")
_PLACE = ("у", "в", "на", "по", "при", "о", "об")
_ENDINGS = (
    ("ами", "plural instrumental"), ("ями", "plural instrumental"), ("ими", "plural instrumental"),
    ("ах", "plural genitive"), ("ях", "plural genitive"), ("их", "plural genitive"),
    ("ів", "plural genitive"), ("їв", "plural genitive"), ("ей", "plural genitive"),
    ("ам", "plural dative"), ("ям", "plural dative"), ("ою", "feminine instrumental"),
    ("ею", "feminine instrumental"), ("єю", "feminine instrumental"),
    ("ом", "masculine instrumental"), ("ем", "masculine instrumental"),
    ("им", "masculine instrumental"), ("ого", "masculine genitive"), ("ому", "masculine dative"),
    ("ої", "feminine genitive"), ("ій", "feminine locative"), ("ий", "masculine nominative"),
    ("ння", "neuter nominative"), ("ття", "neuter nominative"), ("о", "neuter nominative"),
    ("е", "neuter nominative"), ("а", "feminine nominative"), ("я", "feminine nominative"),
    ("и", "plural nominative"), ("і", "plural nominative"), ("ї", "plural nominative"),
    ("у", "feminine accusative"), ("ю", "feminine accusative"),
)  # fmt: skip
_CASES = {
    "masculine": (
        ("ом", "instrumental"), ("ем", "instrumental"), ("ям", "instrumental"), ("ові", "dative"),
        ("і", "locative"), ("а", "genitive"), ("я", "genitive"), ("у", "genitive"),
        ("ю", "genitive"), ("", "nominative"),
    ),
    "feminine": (
        ("ою", "instrumental"), ("ею", "instrumental"), ("єю", "instrumental"), ("ої", "genitive"),
        ("ій", "locative"), ("а", "nominative"), ("я", "nominative"), ("у", "accusative"),
        ("ю", "accusative"), ("и", "genitive"), ("і", "genitive"), ("ї", "genitive"),
        ("", "nominative"),
    ),
    "neuter": (
        ("ям", "instrumental"), ("ом", "instrumental"), ("ю", "dative"), ("і", "locative"),
        ("ння", "genitive"), ("ття", "genitive"), ("ччя", "genitive"), ("ця", "genitive"),
        ("", "nominative"),
    ),
    "plural": (
        ("их", "genitive"), ("іх", "genitive"),
        ("ими", "instrumental"), ("им", "dative"), ("", "nominative"),
    ),
}  # fmt: skip


def form_beside(noun: str) -> str:
    """Gender and case of an adjective before a noun whose gender is not known; "" if unclear."""
    if _FEMININE_PLURAL.fullmatch(noun):
        return "plural genitive"
    if _MASCULINE.fullmatch(noun):
        return "masculine genitive"
    found = next((form for ending, form in _ENDINGS if noun.endswith(ending)), "")
    return found or "masculine nominative"


def form_of(noun: str, gender: str, before: str = "") -> str:
    """Gender and case of an ordinal beside a noun of a gender; `before` is the word before both."""
    case = next(case for ending, case in _CASES[gender] if noun.endswith(ending))
    if gender == "feminine" and case == "genitive" and noun[-1] in "ії" and before in _PLACE:
        case = "locative"
    if (
        gender == "neuter"
        and case == "genitive"
        and before in ("за", "на", "по", "про", "через", "")
    ):
        case = "nominative"
    return f"{gender} {case}"
