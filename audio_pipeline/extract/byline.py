"""Who wrote it, as pages print it -> names joined by commas."""

import re
from collections.abc import Iterable

from audio_pipeline.extract.text import one_line

_PREFIX = re.compile(
    r"(?:(?:written|words|text|story|reporting|report|article|posted|published|photos?) )?by\b:?"
    r"\s+|"
    r"(?:von|par|texte?|text von|autor(?:in)?|auteure?|authors?|автори?|авторка|текст|підготувала?|"
    r"ein (?:beitrag|artikel|gastbeitrag|kommentar) von|une? (?:article|texte) (?:de|par))"
    r"(?:\s*:\s*|\s+)",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\s*(?:[•·|/⋅—]|\s[-–]\s|\n|\bupdated\b|\bpublished\b|\bposted\b|\bонов|\bопубл|"
    r"\baktualisiert\b|\bveröffentlicht\b|\bpublié|\bmis à jour\b|\b\d+\s*(?:min|хв)|"
    r"\b\d{1,2}[./]\d{1,2}[./]\d{2,4}|\b\d{4}-\d\d|\bhttps?:|@|\bfor the\b|\bin \w+$)",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|;|\s&\s|\band\b|\bund\b|\bet\b|\bта\b|\bі\b|\bй\b)\s*", re.IGNORECASE)
_NOBODY_WORDS = (
    "admin administrator editor editors webmaster root user author autor auteur staff unknown "
    "anonymous redaktion редакція редактор адмін адміністратор team news"
)
_NOBODY = frozenset(_NOBODY_WORDS.split())
_TITLES = ("jr", "jr.", "sr", "sr.", "phd", "md", "esq", "ii", "iii")
_ABBREVIATED = re.compile(r"\b\w{1,3}\.$")
_MAX_NAME = 80
_MAX_LINE = 140
_NAME = re.compile(r"(?:[A-ZÀ-ÞА-ЯЄІЇҐ][\w.'’-]*|(?:von|van|de|la|le|der|den|di|du|zu)\b)(?: |$)")


def clean_byline(parts: Iterable[str]) -> str:
    """Names without "By", reading times, dates and handles, each once, joined with ", "."""
    names: list[str] = []
    for part in parts:
        for name in _people(one_line(part)):
            if name.lower() in _TITLES and names:
                names[-1] = f"{names[-1]}, {name}"
            elif name not in names and _is_name(name):
                names.append(name)
    return ", ".join(names)


def signed_by(text: str) -> str:
    """The names in a line such as "By Jane Doe, 12 June 2003"; "" for a line that is none."""
    line = one_line(text)
    if len(line) > _MAX_LINE or _PREFIX.match(line) is None or line.endswith((".", "!", "?", ":")):
        return ""
    names = clean_byline([line])
    return names if names and all(_NAME.match(name) for name in names.split(", ")) else ""


def _people(text: str) -> list[str]:
    if "://" in text:
        return []
    text = _PREFIX.sub("", text, count=1) if _PREFIX.match(text) else text
    text = _CUT.split(text, maxsplit=1)[0].strip(" ,;:-–—")
    text = text if _ABBREVIATED.search(text) else text.rstrip(".")
    people = [name.strip() for name in _AND.split(text) if name.strip()]
    # "Jane and John Doe" is one pair, "Simon and Schuster" one house.
    if any(" " not in name and name.lower() not in _TITLES for name in people):
        return [text]
    return people


def _is_name(name: str) -> bool:
    if not name or len(name) > _MAX_NAME or name.lower() in _NOBODY:
        return False
    return any(map(str.isalpha, name)) and not any(map(str.isdigit, name)) and "<" not in name
