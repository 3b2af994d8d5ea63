"""English "St.": "St. Louis" and "Port St. Lucie", but "Main St."."""

import re

from audio_pipeline.script.abbreviations import ABBREVIATIONS
from audio_pipeline.script.english_words import SENTENCE_END
from audio_pipeline.script.rules import Rule

_NAME_BEFORE = re.compile(
    rf"(?<![\w’'])(?!(?:{ABBREVIATIONS['en'].starters.pattern}) )[A-Z0-9][\w’']{{0,20}} $"
)
_LAND_BEFORE = re.compile(
    r"(?<![\w’'])(?<![0-9] )(?:Port|Fort|Ft\.|Mount|Lake|Bay|Cape|Point|Isle|Island|Grand|Sault"
    r"|East|West|North|South|Northeast|Northwest|Greater|Downtown|Upper|Lower|Old|New) $"
)
_NEVER_AFTER_STREET = re.compile(
    " (?:Clair|Pierre|Lucie|Helens|Jean|Germain|Laurent|Croix|Kitts|Tropez|Moritz|Denis|Cloud"
    "|Hilaire|Amant|Cyr|Onge|Petersburg|Augustine)\\b"
)
"""Whom no street's name is followed by: "Jill St. Clair", "the Port St. Lucie Mets"."""
_HOUSE_BEFORE = re.compile(r"[0-9] (?:[A-Z][a-z’']{1,20} ){1,2}$")


def _street_or_saint(match: re.Match[str]) -> str:
    """ "St. Louis", but "Main St."; before a name and not after one it is a saint."""
    text, start, end = match.string, match.start(), match.end()
    before_name = text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
    before = text[max(0, start - 24) : start]
    of_land = _LAND_BEFORE.search(before) or _NEVER_AFTER_STREET.match(text, end)
    if not _NAME_BEFORE.search(before) or (
        of_land and before_name and not SENTENCE_END.match(text, end)
    ):
        return "Saint" if before_name else match.group()
    ends = SENTENCE_END.match(text, end) or text.startswith(" St. ", end)
    return "Street" + ("." if ends else "")


def _dotless_saint_or_street(match: re.Match[str]) -> str | None:
    """ "St John's", "Oxford St"; with a house's number before it "Downing St London"."""
    text, start, end = match.string, match.start(), match.end()
    before = text[max(0, start - 40) : start]
    if _NAME_BEFORE.search(before) and (
        _HOUSE_BEFORE.search(before) or not re.match(" [A-Z][a-z]", text[end : end + 3])
    ):
        return "Street"
    return "Saint" if re.match(" [A-Z][a-z]", text[end : end + 3]) else None


SAINT_RULES: tuple[Rule, ...] = (
    Rule("saint or street", r"(?<![\w.])St\.", _street_or_saint),
    Rule("saint or street", r"(?<![\w.])St(?![\w.’'-])", _dotless_saint_or_street),
)
