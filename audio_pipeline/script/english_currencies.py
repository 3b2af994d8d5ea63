"""English money whose sign is a letter that other names have too: "R1.2bn", "N70,000"."""

import re

from audio_pipeline.script.rules import Rule

_SOUTH_AFRICAN = re.compile(
    r"\b(?:South Africa\w{0,2}|[Rr]and|Johannesburg|Cape Town|Pretoria|Durban|Gauteng|Soweto|Eskom"
    r"|SARS|Ramaphosa|ANC|JSE|Limpopo|KwaZulu-Natal|Sassa|SASSA|Absa|Transnet)\b"
)
_NIGERIAN = re.compile(
    r"\b(?:Nigeria\w{0,2}|[Nn]aira|Lagos|Abuja|Kano|Dangote|Tinubu|Port Harcourt|NNPC|CBN|Ibadan)\b"
)
_PRICE_BEFORE = re.compile(
    r"\b(?:pa(?:y|ys|id|ying)|costs?|fined|fines? of|worth|prices? of|grants? of|earn(?:s|ed|ing)?"
    r"|spen[dt]|about|only|stole|save[ds]?) $"
)
_PRICE_AFTER = re.compile(r" (?:a|per) (?:day|month|week|hour|year|liter|litre|head|share|kilo)\b")


def _rand(match: re.Match[str]) -> str | None:
    """Written with its code, which the rules of money know; "R21" is a road but for its price."""
    text, start, end = match.string, match.start(), match.end()
    around = text[max(0, start - 120) : end + 120]
    if not (match["magnitude"] or match["cents"] or match["thousands"]):
        before = text[max(0, start - 16) : start]
        priced = _PRICE_BEFORE.search(before) or _PRICE_AFTER.match(text, end)
        spaced = " " in match.group() and not before.endswith("the ")
        if not (priced or spaced) or not _SOUTH_AFRICAN.search(around):
            return None
    return f"ZAR{match.group()[1:]}"


def _naira(match: re.Match[str]) -> str | None:
    """ "N70,000": roads are written so too, and only Nigeria tells."""
    around = match.string[max(0, match.start() - 120) : match.end() + 120]
    return f"NGN{match.group()[1:]}" if _NIGERIAN.search(around) else None


_MAGNITUDE = "(?: ?(?P<magnitude>million|billion|trillion|m|mn|bn|tn))"
CURRENCY_RULES: tuple[Rule, ...] = (
    Rule(
        "rand",
        r"R(?<![\w.$-]R)[1-9][0-9]{0,2}"
        r"(?:(?P<thousands>(?:,[0-9]{3}){1,3})|(?: [0-9]{3}){1,3}|[0-9]{0,3})"
        r"(?:(?P<cents>\.[0-9]{2})(?![0-9])|\.[0-9])?"
        rf"{_MAGNITUDE}?(?![\w-]|[.,][0-9])",
        _rand,
    ),
    Rule(
        "naira",
        r"N(?<![\w.$-]N)[1-9][0-9]{0,2}"
        rf"(?:(?:,[0-9]{{3}}){{1,3}}(?:\.[0-9]{{2}})?|\.[0-9]{{2}}(?![0-9])|(?:\.[0-9]{{1,2}})?{_MAGNITUDE})"
        r"(?![\w-]|[.,][0-9])",
        _naira,
    ),
)
