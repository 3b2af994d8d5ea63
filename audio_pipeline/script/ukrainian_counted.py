"""The cases of what Ukrainian numbers count, which tables give in the nominative only."""

from audio_pipeline.script.grammar import Forms, plural_category
from audio_pipeline.script.number_words import Number

_PLURAL = {"dative": "м", "instrumental": "ми", "locative": "х"}
_SINGULAR = {
    "hard feminine": {"dative": "і", "instrumental": "ою", "locative": "і"},
    "soft feminine": {"dative": "і", "instrumental": "ею", "locative": "і"},
    "і feminine": {"dative": "ї", "instrumental": "єю", "locative": "ї"},
    "hard masculine": {"dative": "у", "instrumental": "ом", "locative": "і"},
    "soft masculine": {"dative": "ю", "instrumental": "ем", "locative": "і"},
}
_IRREGULAR = {
    "відсоток": {"dative": "відсотку", "instrumental": "відсотком", "locative": "відсотку"},
    "рік": {"dative": "року", "instrumental": "роком", "locative": "році"},
    "область": {"dative": "області", "instrumental": "областю", "locative": "області"},
}
"""A vowel that is lost, and a feminine noun that ends in a consonant."""
_SOFTENED = {"к": "ц", "г": "з", "х": "с"}
"""Before "і" of a feminine noun: "копійці"."""
_ADJECTIVES = {
    "masculine": {"dative": "ому", "instrumental": "им", "locative": "ому"},
    "feminine": {"dative": "ій", "instrumental": "ою", "locative": "ій"},
    "plural": {"dative": "им", "instrumental": "ими", "locative": "их"},
}


def noun_in(forms: Forms, number: Number, case: str) -> str:
    """The form of a counted noun that goes with a number in a case."""
    category = plural_category(number.value, "uk")
    if category == "other" or case == "nominative":
        return forms.get(category, forms["other"])
    if number.whole.endswith("000"):
        return forms["many"]  # thousands have it in the genitive: "двома тисячами гривень"
    if case == "genitive":
        return forms["other"] if category == "one" else forms["many"]
    if case == "accusative":
        return _accusative(forms["one"]) if category == "one" else forms[category]
    if forms["one"] == forms["few"]:
        return forms["one"]
    return _phrase(forms["one" if category == "one" else "few"], case, category == "one")


def _accusative(nominative: str) -> str:
    noun, space, rest = nominative.partition(" ")
    if noun.endswith("ька"):
        rest = _accusative(rest)
    vowel = {"а": "у", "я": "ю"}.get(noun[-1])
    return (noun[:-1] + vowel if vowel else noun) + space + rest


def _phrase(nominative: str, case: str, singular: bool) -> str:
    """Inflects the noun and the adjective before it: "квадратні кілометри", "долари США"."""
    first, *rest = nominative.split()
    if first in ("злотий", "злоті") or (rest and _is_adjective(first, singular)):
        said = _adjective(first, case, singular)
        return f"{said} {_phrase(' '.join(rest), case, singular)}" if rest else said
    return " ".join((_singular(first, case) if singular else _plural(first, case), *rest))


def _is_adjective(word: str, singular: bool) -> bool:
    return word.endswith(("ий", "ька") if singular else ("ні", "ві", "ькі"))


def _adjective(nominative: str, case: str, singular: bool) -> str:
    if not singular:
        return nominative[:-1] + _ADJECTIVES["plural"][case]
    if nominative.endswith("а"):
        return nominative[:-1] + _ADJECTIVES["feminine"][case]
    return nominative.removesuffix("ий") + _ADJECTIVES["masculine"][case]


def _plural(noun: str, case: str) -> str:
    """ "кілометри" -> "кілометрами", "гривні" -> "гривнями", "тисячі" -> "тисячами"."""
    soft = noun[-1] in "ії" and noun[-2] not in "чшжщ"
    return f"{noun[:-1]}{'я' if soft else 'а'}{_PLURAL[case]}"


def _singular(noun: str, case: str) -> str:
    if noun in _IRREGULAR:
        return _IRREGULAR[noun][case]
    if not noun.endswith(("а", "я")):
        soft = noun.endswith("ь")
        return noun.removesuffix("ь") + _SINGULAR[f"{'soft' if soft else 'hard'} masculine"][case]
    stem = noun[:-1]
    if noun.endswith("ія"):
        return stem + _SINGULAR["і feminine"][case]
    if case != "instrumental":
        stem = stem[:-1] + _SOFTENED.get(stem[-1], stem[-1])
    soft = noun.endswith("я") or stem[-1] in "чшжщ"
    return stem + _SINGULAR["soft feminine" if soft else "hard feminine"][case]
