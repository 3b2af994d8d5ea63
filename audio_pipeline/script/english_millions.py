"""English letters that are millions before what is counted: "27m Britons", "4.6m PS5s"."""

import re

from audio_pipeline.script.english_numbers import DASH, START, words
from audio_pipeline.script.english_quantities import NUMBER
from audio_pipeline.script.rules import Rule

_MILLIONS_OF = re.compile(
    r"\+? (?:(?!high|long|wide|deep|tall|thick|square|cubic)[a-z-]{3,16} ){0,2}"
    r"(?:people|children|men|women|have|cast|of the vote|acre-feet|rand|kron[oe]r|yuan|yen|baht"
    r"|(?!metres|meters|[a-z]{2,6}wards|(?:across|this|always|perhaps|sits|stands|lies|runs|is|was|has)\b)[a-z]{3,30}s|[A-Z]{2,6}s)\b"
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
_NUMBERS_OF = (
    r"\b(?:[Nn]umbers? (?:of|in|out of|on|claiming|who|without|waiting|living)|[Mm]embership"
    r"|[Cc]irculation|[Tt]urnout|[Ee]nrol\w{1,6}|[Cc]laimants?|[Aa]pplications?|[Aa]rrivals?"
    r"|[Vv]acanc(?:y|ies)|[Rr]egistrations?|migration|[Cc]ases|[Dd]eaths|[Ii]nfections|[Ww]orkforce"
    r"|[Ee]lectorate|[Hh]eadcount|[Ee]mployment|[Aa]ttendances?|[Uu]sership|[Rr]eadership)\b"
)
_CHANGED = (
    r"\b(?:r[oi]se[ns]?|rising|fell|fall(?:en|s|ing)?|drop(?:s|ped)?|climb(?:s|ed)?|grew|grown"
    r"|jump(?:s|ed)?|(?:in|de)creased?|declined?|soared|surged|swelled|stood|stands|reach(?:es|ed)?"
    r"|hits?|topp(?:ed|ing)|tops|exceed(?:s|ed)|pass(?:es|ed)|doubled|tripled|shrank|was|were|is"
    r"|are|be|remain(?:s|ed)|totall?ed|averaged|peaked|dipped|slumped|plunged|tumbled|put|estimated)\b"
)
_LONG_BEFORE = (
    r"(?!\b(?:rivers?|levels?|depths?|water|tides?|waves?|heights?|sea|snow|dam|walls?|pool|deep"
    r"|distances?|boats?|ships?|boulders?|trees?|high|long|wide|tall|cliffs?|bridges?|metres|which)\b)"
)
_NUMBER_TOLD_BEFORE = re.compile(
    rf"{_NUMBERS_OF}(?:{_LONG_BEFORE}(?:[^.;:]|\.(?=[0-9]))){{0,110}}{_CHANGED}"
    r"(?: (?:[a-z]{2,10} ){0,3}(?:to|by|from|at|of|than|over|about|around|nearly|almost|above"
    r"|below|a record|just|some))? $"
)
"""What there is so much of, and how that changed: "the number of people on it rose to"."""
_COMPARED = re.compile(
    r"(?: (?:and|to|or)|[^.;:!?]{0,50}\b(?:up|down|compared|against|than|from|versus)"
    r"(?: [a-z]{2,10})?)(?: (?:about|nearly|around|some|almost|over|just))? $"
)
"""What stands between two that are both in millions: "6.4m in March, up from 5.9m"."""
_OTHER_AFTER = re.compile(rf" (?:and|to|or) (?:about |nearly |around |almost )?(?={NUMBER}m)")
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


_LONG_AFTER = re.compile(
    r" (?:[a-z-]{3,16} ){0,2}(?:waves?|walls?|fences?|depths?|tides?|swells?|heights?|distances?"
    r"|intervals?|ceilings?|ladders?|ropes?|poles?|masts?|cranes?|cliffs?|drops?|radius|lengths?"
    r"|widths?|snowdrifts?|drifts?|strips?|strides?|tunnels?|trench(?:es)?|ditch(?:es)?|dives?|boards?"
    r"|boats?|yachts?|vessels?|statues?)\b"
)
_FELL_BEFORE = re.compile(
    r"\b(?:f[ae]ll(?:en|ing|s)?|plung(?:ed|ing)|dropped|jumped|leapt|swam|ran|walked|climbed|dived"
    r"|dug) (?:(?:about|around|nearly|some|almost|over|more than) )?$"
)
"""Somebody did so, as far as that; what is counted falls by so many or to so many."""
_MORE_OF_IT = re.compile(
    r" (?:rise|fall|increase|drop|jump|decline|gain|people|surge|shortfall|record|loss|cut|leap)\b"
)
_NEAR = 80
_FAR = 170


def _millions(match: re.Match[str]) -> str | None:
    """ "5m people", but "5m from the shore"."""
    text, end = match.string, match.end()
    if match.group() in ("4K", "8K"):
        return None
    if match["sign"] in "BT":
        return f"{_many(match)} {_LARGE[match['sign']]}" if _VAST.match(text, end) else None
    if not (_is_told(match) or _is_beside_millions(match)):
        return None
    return f"{_many(match)} {'million' if match['sign'] in 'mM' else 'thousand'}"


def _many(match: re.Match[str]) -> str:
    low = f"{words(match['low'])} to " if match["low"] else ""
    return low + words(match["number"])


def _is_told(match: re.Match[str]) -> bool:
    """Whether the words around tell of a count and of no length."""
    text, end = match.string, match.end()
    if match["sign"] == "m":
        raced = _RACES.match(match["number"]) and _RACED.match(text, end)
        if raced or _LONG_AFTER.match(text, end):
            return False
    return bool(_MILLIONS_OF.match(text, end)) or _is_counted(match) or _are_named(match)


def _is_beside_millions(match: re.Match[str]) -> bool:
    """ "between 3.3m and 3.5m years", "6.4m in March, up from 5.9m": told with the other of two."""
    if match["sign"] != "m":
        return False
    text, start, end = match.string, match.start(), match.end()
    after = _OTHER_AFTER.match(text, end)
    other = after and _PATTERN.match(text, after.end())
    if other and _is_told(other):
        return True
    earlier = list(_PATTERN.finditer(text, max(0, start - _NEAR), start))[-1:]
    return any(_COMPARED.match(text[each.end() : start]) and _is_told(each) for each in earlier)


def _is_counted(match: re.Match[str]) -> bool:
    """ "sales rose to 17.1m"."""
    long_before = match.string[max(0, match.start() - _FAR) : match.start()]
    before = long_before[-_NEAR:]
    one = _ONE_BEFORE.search(before) and not _MORE_OF_IT.match(match.string, match.end())
    if match["sign"] != "m" or one or _FELL_BEFORE.search(before):
        return False
    persons = match.string[match.end() : match.end() + 1] == "," and _PERSONS_BEFORE.search(before)
    told = _COUNTED_BEFORE.search(before) or _NUMBER_TOLD_BEFORE.search(long_before)
    chance = _CHANCE_BEFORE.search(before) and not match.string.startswith(" of", match.end())
    return bool(persons or chance or told)


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


_PATTERN = re.compile(
    rf"{START}(?:(?P<low>{NUMBER}){DASH})?(?P<number>{NUMBER})(?P<sign>[mMkKBT])(?!\w)"
)
MILLIONS_RULE = Rule("millions", _PATTERN.pattern, _millions)
