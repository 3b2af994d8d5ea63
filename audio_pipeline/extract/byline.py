"""Who wrote it, as pages print it -> names joined by commas."""

import re
from collections.abc import Iterable

from audio_pipeline.extract.text import one_line

_PREFIX = re.compile(
    r"(?:(?:written|words|text|story|reporting|report|article|recipe|posted|published|photos?) )?"
    r"by\b:?\s+|"
    r"(?:(?:ein |eine |blog[- ]?)?(?:beitrag|artikel|gastbeitrag|kommentar|analyse|interview|"
    r"reportage) von|"
    r"(?:zeige )?alle (?:beiträge|artikel) von|(?:eingestellt|erstellt|verfasst|geschrieben) von|"
    r"von|vom|par|por|przez|di|texte?(?: von| (?:&|und|et) (?:fotos?|photos?|bilder))?|"
    r"autor(?:in|ka)?|auteure?|authors?|автори?|авторка|"
    r"текст|підготувала?|interview|redaktion|une? (?:article|texte) (?:de|par))"
    r"(?:\s*:\s*|\s+)",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\d{1,2}\.\d{1,2}\.\d{4}(?:,? \d{1,2}[:.]\d\d(?: uhr)?)?,? (?=von )", re.IGNORECASE
)
"""The date that some pages print before the name: "11.09.2011, 16:20 von Jane"."""
_CUT = re.compile(
    r"\s*(?:[•·|/⋅—]|\s[-–]\s|\n|\bupdated\b|\bpublished\b|\bposted\b|\bонов|\bопубл|"
    r"\baktualisiert\b|\bveröffentlicht\b|\bpublié|\bmis à jour\b|\b\d+\s*(?:min|хв)|"
    r"\b\d{1,2}[./]\d{1,2}[./]\d{2,4}|\b\d{4}-\d\d|\bhttps?:|@|\[at\]|"
    r"\bfor (?:the\b|\w+$)|\bin \w+$|"
    r"\b(?:fotos?|photos?|bilder|illustration(?:en)?|фото)(?::|\s+(?:by|von|par)\b|\s*$)|"
    r"\b(?:says|said|sagte?|schrieb|schreibt|wrote|am|on|um)$|"
    r"\b(?:alle (?:artikel|beiträge)|alles von|all posts|view all|follow)\b|"
    r"\((?:erforderlich|required|requis|obligatorio)\))",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|;|\s&\s|\band\b|\bund\b|\bet\b|\bта\b|\bі\b|\bй\b)\s*", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:admin|administrator|editors?|webmaster|root|super ?user|user|authors?|autor|auteur|staff|"
    r"unknown|unbenannt|red|theme|quelle|mehr|über|share|archives?|anonym\w*|anónimo|redaktion|redacción|редакція|редактор|адмін|"
    r"адміністратор|team|news|nobody|no author|nom|name|datum|date|email|follow(?: us)?|"
    r"by|von|vom|par|por|przez|di|(?:eingestellt|erstellt|verfasst) von|copyright\b.*|"
    r"(?:article|artikel|beitrag) (?:by|von)|publiziert|published|posted|"
    r"gesponsert\w* .*|sponsored .*|"
    r"cortesía|courtesy|contributed|handout|zvg|photos?|fotos?|фото|images?|bild|course or type|"
    r"mein profil|mon profil complet|afficher mon profil.*|"
    r".*\b(?:gmbh|ltd|inc|llc|s\.?r\.?l|co\. kg)\b.*|"
    r"(?:photo|foto|фото)(?:graph)? \w.*|(?:www\.|facebook\b|twitter\b).*)\W*",
    re.IGNORECASE,
)
"""What forms, templates and photo services write where a name belongs."""
_DOMAIN = re.compile(
    r"(?:[\w-]+\.)+(?:com|org|net|info|eu|de|at|ch|fr|uk|ua|es|it|pl|nl|be|us|ca|au|tv|news|media)",
    re.IGNORECASE,
)
_KEYED = re.compile(
    r"(?!(?:ap|afp|apa|dpa|epd|kna|sid|sda|efe|pa|ots|reuters|AP|PA)$)(?:[A-Z]{1,2}|[a-z]+)"
)
"""What stands for somebody in an editor's program: "DT", "eseppelt"; agencies are as short."""
_LOGIN = re.compile(r"[a-zà-ÿ]{2,}\.[a-zà-ÿ]{3,}")
"""A name as an editor's program keeps it: "jane.doe"."""
_TITLES = ("jr", "jr.", "sr", "sr.", "phd", "md", "esq", "ii", "iii")
_ABBREVIATED = re.compile(r"\b\w{1,3}\.$")
_MAX_NAME = 80
_MAX_LINE = 140
_PARTICLE = r"(?:von|van|de|da|do|dos|del|la|le|el|al|bin|ben|der|den|di|du|zu|ter|y|e|і|та)"
_PARTICLES = re.compile(rf"{_PARTICLE} ")
_NAME = re.compile(
    rf"(?:(?:[^\w\s]{{0,2}}[^\W\d_a-zà-ÿа-яєіїґ][\w.'’&)-]*|{_PARTICLE})(?:,? |$)){{1,7}}"
)
"""Capitalized words and the particles between them."""


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
    line = _DATED.sub("", one_line(text), count=1)
    prefix = _PREFIX.match(line) if len(line) <= _MAX_LINE else None
    if prefix is None or line.endswith((".", "!", "?", ":")):
        return ""
    names = clean_byline([line])
    is_posted = " " in prefix[0].strip() and names[:1].isupper()  # "Posted by Jane"
    is_told = ":" in prefix[0] or len(line) < len(one_line(text)) or is_posted
    is_one_word = " " not in names and not is_told  # "Von Menschen" is a headline
    return names if names and not is_one_word and reads_as_names(names) else ""


def reads_as_names(names: str) -> bool:
    """Whether each of the names is one word, as nicknames are, or capitalized as names are."""
    return all(" " not in name or _NAME.fullmatch(name) for name in names.split(", "))


def _people(text: str) -> list[str]:
    if "://" in text:
        return []
    text = _PREFIX.sub("", text, count=1) if _PREFIX.match(text) else text
    text = _CUT.split(text, maxsplit=1)[0].strip(" ,;:-–—")
    text = text if _ABBREVIATED.search(text) else text.rstrip(".")
    if _LOGIN.fullmatch(text) and not _DOMAIN.fullmatch(text):
        text = text.replace(".", " ").title()
    people = [name.strip() for name in _AND.split(text) if name.strip()]
    # "Jane and John Doe" is one pair, "Simon and Schuster" one house.
    if any(" " not in name and name.lower() not in _TITLES for name in people):
        return [text]
    return people


def _is_name(name: str) -> bool:
    if not name or len(name) > _MAX_NAME or _NOBODY.fullmatch(name) or _DOMAIN.fullmatch(name):
        return False
    if _KEYED.fullmatch(name):
        return False
    if " " in name and name[0].islower() and not _PARTICLES.match(name):
        return False
    return any(map(str.isalpha, name)) and not any(map(str.isdigit, name)) and "<" not in name
