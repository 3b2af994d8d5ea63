"""Where the dateline of a news agency ends: "KYIV, Ukraine (AP) — "."""

import re

_PLACE = r"[^\W\d_][^\W\d_’'. -]*(?:[ .’'-]+[^\W\d_][^\W\d_’'. -]*){0,3}\.?"
_CAPITALS = r"(?=[^\W\d_]{3})(?:(?![a-zà-ÿа-яіїєґß])[^\d,(—–]){3,30}"
_DETAIL = r"(?:, [\w. ’'-]{2,30}){0,4}"
_AGENCY = r"\([\w/. -]{2,24}\)"
_DATELINE = re.compile(
    rf"(?:{_CAPITALS}{_DETAIL}(?: ?{_AGENCY})?|{_PLACE}{_DETAIL} ?{_AGENCY}|{_AGENCY})"
    r" ?(?:[—–-]|--) ?(?=[\"“«„]?[^\W\d_a-zà-ÿа-яіїєґß])"
)
_LOOKED_AT = 120


def dateline_end(text: str) -> int:
    """How many characters the dateline has that a paragraph begins with; 0 for none.

    It is a place in capitals or one before an agency in brackets, and a dash before a capital: the
    form of https://apstylebook.com and of most agencies. A dash after a name in mid-sentence is
    followed by a small letter.
    """
    match = _DATELINE.match(text[:_LOOKED_AT])
    return match.end() if match else 0
