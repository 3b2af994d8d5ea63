"""British ranks and clergy without dots: "Maj-Gen", "Flt Lt", "Wg Cdr", "Rt Rev", "Sr. Helen"."""

import re

from audio_pipeline.script.english_numbers import plural, words
from audio_pipeline.script.number_words import ordinal
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule

_RANKS = {
    "Maj": "Major", "Lt": "Lieutenant", "Brig": "Brigadier", "Gen": "General", "Col": "Colonel",
    "Cdr": "Commander", "Cmdr": "Commander", "Capt": "Captain", "Cdre": "Commodore",
    "Flt": "Flight", "Sqn": "Squadron", "Ldr": "Leader", "Wg": "Wing", "Gp": "Group",
    "Fg": "Flying",
    "Off": "Officer", "Plt": "Pilot", "Offr": "Officer", "L": "Lance", "Cpl": "Corporal",
    "Sgt": "Sergeant", "Bdr": "Bombardier", "Adm": "Admiral", "Air": "Air", "Vice": "Vice",
}  # fmt: skip
_PAIRS = (
    "Maj Gen|Lt Gen|Brig Gen|Lt Col|Lt Cdr|Lt Cmdr|Flt Lt|Sqn Ldr|Wg Cdr|Gp Capt|Air Cdre|Fg Off"
    "|Plt Off|L Cpl|L Bdr|Flt Sgt|Vice Adm|Lt Adm"
)
_PAIR = _PAIRS.replace(" ", r"\.?[ /-]").replace("|", r"\b|")
_NAME_BEFORE = re.compile(r"[A-Z][\w’'.-]{0,30} $")


def _ranks(match: re.Match[str]) -> str:
    return " ".join(_RANKS[word] for word in re.findall("[A-Z][a-z]*", match.group()))


def _sister(match: re.Match[str]) -> str | None:
    """ "and Sr. Helen Prejean", but "Smith Sr. Later"."""
    before = match.string[max(0, match.start() - 32) : match.start()]
    return None if _NAME_BEFORE.search(before) else "Sister"


_CLERGY = {"Rt": "Right", "Very": "Very", "Most": "Most", "Ven": "Venerable"}

RANK_RULES: tuple[Rule, ...] = (
    Rule(
        "battalion of a regiment",
        r"(?P<battalion>[1-9](?<![\w.,-].))-(?=[1-9][0-9]{0,2}(?:st|nd|rd|th) [A-Z])",
        lambda match: f"{ordinal(int(match['battalion']), 'en')} of the ",
    ),
    Rule(
        "mark",
        r"Mk(?<![\w.]Mk)\.?[ -]?(?P<number>[1-9][0-9]?)(?P<many>s?)(?!\w)",
        lambda match: f"Mark {(plural if match['many'] else str)(words(match['number']))}",
    ),
    Rule(
        "rank",
        r"(?P<short>Lt|Sgt)\.(?:(?<=1st ...)|(?<=2nd ...)|(?<=1st ....))(?= [a-z])",
        lambda match: _RANKS[match["short"]],
    ),
    Rule(
        "rank",
        r"(?<=\bto )(?P<short>Capt|Sgt|Maj|Col|Lt|Cpl|Gen)\."
        r"(?=[,;]| (?:on|in|and|after|by|before)\b)",
        lambda match: _RANKS[match["short"]],
    ),
    Rule(
        "title",
        r"Hon(?:(?<=Right Hon)|(?<=Rt Hon)|(?<=Rt\. Hon))\b\.?(?= [A-Z])",
        lambda _: "Honorable",
    ),
    Rule("rank", rf"(?<![\w.])(?:{_PAIR}\b)\.?(?= [A-Z])", _ranks),
    Rule(
        "rank",
        r"(?<![\w.])(?P<short>Cdr|Cdre|Bdr)\.?(?= [A-Z][a-z])",
        lambda match: _RANKS[match["short"]],
    ),
    Rule(
        "battalion",
        r"Bn(?:(?<=[0-9]st Bn)|(?<=[0-9]nd Bn)|(?<=[0-9]rd Bn)|(?<=[0-9]th Bn))(?![\w.])",
        lambda _: "Battalion",
    ),
    Rule(
        "clergy",
        rf"(?<![\w.])(?P<short>{one_of(_CLERGY)})\.? Rev(?:d)?\b\.?(?= |$)",
        lambda match: f"{_CLERGY[match['short']]} Reverend",
    ),
    Rule("clergy", r"Revd(?<![\w.]Revd)(?= [A-Z])\.?", lambda _: "Reverend"),
    Rule(
        "clergy",
        r"(?<![\w.])Sr\.(?= [A-Z][a-z]{2,20} (?!Vice|Editor|Director|Manager)[A-Z][a-z])",
        _sister,
    ),
)
