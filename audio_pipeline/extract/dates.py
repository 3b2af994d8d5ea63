"""A moment as pages write it -> datetime with a zone."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

_MONTHS = (
    ("jan", "січ", "янв"),
    ("feb", "fév", "fev", "лют", "фев"),
    ("mar", "mär", "mrz", "берез", "мар"),
    ("apr", "avr", "квіт", "апр"),
    ("may", "mai", "трав", "мая", "май"),
    ("jun", "juin", "черв", "июн"),
    ("jul", "juil", "лип", "июл"),
    ("aug", "aoû", "aou", "серп", "авг"),
    ("sep", "верес", "сен"),
    ("oct", "okt", "жовт", "окт"),
    ("nov", "листоп", "ноя"),
    ("dec", "dez", "déc", "груд", "дек"),
)
_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ]+(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?)?"
    r"\s*(Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?",
)
_DAY_FIRST = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b")
_DAY_MONTH = re.compile(
    r"\b(\d{1,2})(?:\.|st|nd|rd|th|er)?\s+(?:of\s+)?([^\W\d]{3,})\.?,?\s+(\d{4})"
)
_MONTH_DAY = re.compile(r"\b([^\W\d]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_CLOCK = re.compile(r"\b(\d{1,2})[:.h](\d\d)(?!\.?\d)\s*(am|pm|a\.m\.|p\.m\.)?", re.IGNORECASE)
_LOOKED_AT = 120
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_DATE_WORD_LIST = (
    "am um uhr at on of de del le à a pm ore hours h hrs st nd rd th er o clock utc gmt est edt cet"
    " et pt bst ist z t updated published posted report date stand publié mis jour en línea"
    " aktualisiert veröffentlicht erstellt опубліковано оновлено о год горах godz dnia the in и в"
    " року рік р year las"
)
_DATE_WORDS = frozenset(_DATE_WORD_LIST.split())
_WEEKDAYS = re.compile(
    r"(?:mon|tue|wed|thu|fri|sat|sun)\w{0,6}|(?:mo|di|mi|do|fr|sa|so)|\w{3,9}tag|mittwoch|"
    r"(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|mi[ée]rcoles|jueves|viernes|"
    r"s[áa]bado|domingo|понеділок|вівторок|середа|четвер|п|ятниця|субота|неділя"
)
_FOREIGN_MONTH_LIST = (
    "ene abr ago dic gen mag giu lug set ott sty lut kwi maj cze lip sie wrz paź lis gru fev out"
)
_FOREIGN_MONTHS = tuple(_FOREIGN_MONTH_LIST.split())
_MOST_TOKENS = 12
_LETTERS_OF_MONTH = 10


def parse_date(text: str) -> datetime | None:
    """The first moment in `text`: ISO 8601, RFC 5322, or a date in words (en, uk, de, fr).

    A moment without a zone is taken as UTC, a date without a time as its midnight. None where
    there is no date.
    """
    text = text.strip()[:_LOOKED_AT]
    if not text:
        return None
    try:
        return _iso(text) or _rfc(text) or _words(text)
    except (ValueError, OverflowError):
        return None


def is_only_date(text: str) -> bool:
    """Whether a text says when and nothing else: "Friday, 9 May 2025, 10:24 am"."""
    tokens = _TOKEN.findall(text.lower()[:_LOOKED_AT]) if len(text) <= _LOOKED_AT else []
    digits = sum(token.isdigit() for token in tokens)
    if digits < 2 or len(tokens) > _MOST_TOKENS:  # "Top 10" and "Day 3" are no dates
        return False
    return all(
        token.isdigit() or token in _DATE_WORDS or _WEEKDAYS.fullmatch(token) or _is_month(token)
        for token in tokens
    )


def has_zone(text: str) -> bool:
    """Whether a moment in ISO 8601 names its zone."""
    match = _ISO.match(text.strip()[:_LOOKED_AT])
    return match is not None and match[7] is not None


def _iso(text: str) -> datetime | None:
    match = _ISO.match(text)
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=_zone(match[7] or "Z"))


def _zone(text: str) -> timezone:
    if text in ("Z", "UTC", "GMT"):
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if text[0] == "-" else offset)


def _rfc(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


def _words(text: str) -> datetime | None:
    day = _day(text)
    if day is None:
        return None
    clock = _CLOCK.search(_DAY_FIRST.sub(" ", text))
    if clock is None:
        return day
    hour, minute = int(clock[1]), int(clock[2])
    half = (clock[3] or "").lower().replace(".", "")
    hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    return day.replace(hour=hour, minute=minute) if hour < 24 and minute < 60 else day


def _day(text: str) -> datetime | None:
    if match := _DAY_FIRST.search(text):
        return datetime(int(match[3]), int(match[2]), int(match[1]), tzinfo=UTC)
    for pattern, day, name in ((_DAY_MONTH, 1, 2), (_MONTH_DAY, 2, 1)):
        for match in pattern.finditer(text):
            month = _month(match[name])
            if month:
                return datetime(int(match[3]), month, int(match[day]), tzinfo=UTC)
    return None


def _is_month(word: str) -> bool:
    is_short = len(word) <= _LETTERS_OF_MONTH
    return is_short and (bool(_month(word)) or word.startswith(_FOREIGN_MONTHS))


def _month(name: str) -> int:
    """1 to 12, or 0 for a word that is no month in en, uk, de, fr or ru."""
    word = name.lower()
    for number, starts in enumerate(_MONTHS, 1):
        if word.startswith(starts):
            return number
    return 0
