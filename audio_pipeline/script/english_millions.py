"""English letters that are millions before what is counted: "27m Britons", "4.6m PS5s"."""

import re

from audio_pipeline.script.english_numbers import DASH, START, words
from audio_pipeline.script.english_quantities import NUMBER
from audio_pipeline.script.rules import Rule

_MILLIONS_OF = re.compile(
    r"\+? (?:(?!high|long|wide|deep|tall|thick|square|cubic)[a-z-]{3,16} ){0,2}"
    r"(?:people|children|men|women|have|cast|of the vote|acre-feet|rand|kron[oe]r|yuan|yen|baht"
    r"|(?!metres|meters|(?:sits|stands|lies|runs|is|was|has)\b)[a-z]{3,30}s|[A-Z]{2,6}s)\b"
    r"| (?:fewer\b|more than in (?:19|20)[0-9]{2})"
    r"| [0-9.]{1,6}-?(?:mm|cm|kg|g|ml|GB|TB) [a-z]{3,20}s\b"
    r"| of (?:[A-Za-z’']{2,20} ){1,2}[0-9.]{1,6}m\b"
)
_TOLD_IN_MILLIONS = (
    "users|subscribers|customers|viewers|listeners|jobs|homes|passengers|visitors|tourists|downloads"
    "|deliveries|followers|readers|members|voters|workers|streams|views|copies|tickets|signatures"
)
_COUNTED_BEFORE = re.compile(
    rf"\b(?:pop\.|sales|audiences?|population|unemployment|waiting lists?|backlog"
    rf"|{_TOLD_IN_MILLIONS})(?!\w)(?:[^.;:]|\.(?=[0-9])){{0,50}} $",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r" (?:i?[A-Z][A-Za-z’-]{1,20} )?(?:(?!(?:Olympics|Paralympics|Games|Worlds|Championships"
    r"|Masters|Thames|Wales|Athens|Brussels|Paris|Christmas|Texas|Kansas|Dallas|Vegas|Memphis"
    r"|Netherlands|Alps|Lagos|Laos|Davos|Mercedes|Jones|Williams|James|Charles)\b)i?[A-Z][A-Za-z]{2,20}[^\Wsu]s"
    r"|[A-Z]{1,4}[0-9]{1,2}s|(?<=[A-Za-z] )(?:[0-9]{1,2}s|"
    rf"{_TOLD_IN_MILLIONS}|households|adults|children|people|citizens|families|students|pupils"
    r"|refugees|consumers|barrels|shares|accounts|doses|tests|vaccines|cars|vehicles|patients"
    r"|parcels|phones|devices|trips|journeys|fans|nationals"
    r"|migrants|residents|consoles|pilgrims|soldiers))(?![\w’'-])"
)
"""What has a name and is told in millions: "Ukrainians", "PS5s", "American households"."""
_UNCHANGED = re.compile(
    r" (?:[A-Z][a-z]{1,9}(?:nese|guese|lese|mese|dese)|French|British|Irish|Dutch|Swiss|Rohingya"
    r"|Roma|Hutu|Tutsi|Hausa|Yazidi|Inuit|Maori) (?:who|live|living|lived|in|are|were|have|had|fled"
    r"|left|voted|died|work|now|could|will|would|to|and|remain)\b"
)
"""Peoples whose name has no plural: "1.2m Rohingya live", but "a 3m Chinese vase"."""
_ONE_BEFORE = re.compile(r"(?<!\w)(?:an?|another|each|every) $", re.IGNORECASE)
_OTHERS_BEFORE = re.compile(r"(?<!\w)(?:the|its|his|her|their|this|that) $", re.IGNORECASE)
_NO_NOUN_AFTER = re.compile(
    r"$|[.,;:)”\"]| (?:who|that|which|in|of|from|at|on|to|for|and|or|have|had|are|were|is|was|will"
    r"|would|could|can|sold|living|without|with|under|over|now|still|already)\b"
)
_CHANCE_BEFORE = re.compile(r"\b(?:1|[Oo]ne)[ -]in[ -](?:an? |about )?$")
_PERSONS_BEFORE = re.compile(
    r"\b(?:people|children|adults|women|men|patients|families|households|pupils|students|pensioners"
    r"|voters|borrowers|drivers|motorists|taxpayers), (?:or |about |some |around |nearly |almost"
    r"|roughly |over |more than ){1,2}$"
)
_LARGE = {"B": "billion", "T": "trillion"}
_VAST = re.compile(
    r"(?:[ -](?:input |output |active |total |training |daily |monthly ){0,2}(?:tokens?"
    r"|param\w{0,8}|people|users|devices|views|downloads|transactions|messages|records"
    r"|searches|streams|queries)\b)"
)
"""What software and its makers count in billions."""
_RACES = re.compile(r"(?:[1-9]|[1-8][05]|[1-8]00|110|1500|3000|5000|10000)$")
_RACED = re.compile(
    r" (?:(?:women|men|girls|boys)['’]?s |[a-z]{3,12} )?(?:hurdle|sprint|final|heat|race|medal|swim"
    r"|rifle|pistol|springboard|platform|synchro"
    r"|freestyle|record|title|relay|semi|dash|run|event|wall|wave|crater|cliff|tower|ship|vessel"
    r"|yacht|pool|track|butterfl|backstroke|breaststroke|medley|steeplechase|champion"
    r"|(?:wo)?men['’]?s|time)",
    re.IGNORECASE,
)
"""What is so many metres long or high, or run: "the 400m hurdles"."""


def _millions(match: re.Match[str]) -> str | None:
    """ "5m people", but "5m from the shore"."""
    text, end = match.string, match.end()
    if match.group() in ("4K", "8K"):
        return None
    if match["sign"] in "BT":
        return f"{_many(match)} {_LARGE[match['sign']]}" if _VAST.match(text, end) else None
    if not (_MILLIONS_OF.match(text, end) or _is_counted(match) or _are_named(match)):
        return None
    if match["sign"] == "m" and _RACES.match(match["number"]) and _RACED.match(text, end):
        return None
    return f"{_many(match)} {'million' if match['sign'] in 'mM' else 'thousand'}"


def _many(match: re.Match[str]) -> str:
    low = f"{words(match['low'])} to " if match["low"] else ""
    return low + words(match["number"])


def _is_counted(match: re.Match[str]) -> bool:
    """ "sales rose to 17.1m"."""
    before = match.string[max(0, match.start() - 80) : match.start()]
    persons = match.string[match.end() : match.end() + 1] == "," and _PERSONS_BEFORE.search(before)
    chance = _CHANCE_BEFORE.search(before) and not match.string.startswith(" of", match.end())
    return match["sign"] == "m" and bool(persons or chance or _COUNTED_BEFORE.search(before))


def _are_named(match: re.Match[str]) -> bool:
    """ "27m Britons", but "a 60m Tesla" and "the 20m Lions statue"."""
    before = match.string[max(0, match.start() - 10) : match.start()]
    named = _NAMED.match(match.string, match.end())
    if _ONE_BEFORE.search(before):
        return False
    if not named:
        return bool(_UNCHANGED.match(match.string, match.end()))
    alone = _NO_NOUN_AFTER.match(match.string, named.end())
    return bool(alone or not _OTHERS_BEFORE.search(before))


MILLIONS_RULE = Rule(
    "millions",
    rf"{START}(?:(?P<low>{NUMBER}){DASH})?(?P<number>{NUMBER})(?P<sign>[mMkKBT])(?!\w)",
    _millions,
)
