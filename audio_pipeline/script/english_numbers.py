"""English numbers: cardinals, ordinals, ranges, scores, telephone numbers."""

import re
from string import ascii_lowercase

from audio_pipeline.script.english_adjectives import as_adjective
from audio_pipeline.script.english_quantities import ENGLISH, NUMBER
from audio_pipeline.script.grammar import unit_noun
from audio_pipeline.script.number_words import cardinal, ordinal, spelled
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.units import SI_UNITS

START = r"(?<![\w.,])"
END = r"(?!\w|[.,][0-9])"
DASH = "[-–‑−]"

_MILLIONS_OF = re.compile(
    r"\+? (?:(?!high|long|wide|deep|tall|thick|square|cubic)[a-z-]{3,16} ){0,2}"
    r"(?:people|children|men|women|have|cast|of the vote|acre-feet|rand|kron[oe]r|yuan|yen|baht"
    r"|(?!metres|meters|(?:sits|stands|lies|runs|is|was|has)\b)[a-z]{3,30}s|[A-Z]{2,6}s)\b"
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
    r"|Netherlands|Alps|Lagos|Laos|Davos|Mercedes|Jones|Williams|James|Charles)\b)i?[A-Z][a-z]{2,20}[^\Wsu]s"
    r"|[A-Z]{1,4}[0-9]{1,2}s|(?<=[A-Za-z] )(?:[0-9]{1,2}s|"
    rf"{_TOLD_IN_MILLIONS}|households|adults|children|people|citizens|families|students|pupils"
    r"|refugees|consumers|barrels|shares|accounts|doses|tests|vaccines|cars|vehicles|patients"
    r"|parcels|phones|devices|trips|journeys|fans))(?![\w’'-])"
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
_SHARES = re.compile("[0-9]{2}-[0-9]{2}")
_SHARED = re.compile(
    r" (?:portfolio|split|rule|ratio|chance|mix|proposition|partnership|venture|joint|allocation)\b"
)
"""What two shares of a hundred are of: "a 60-40 portfolio"."""
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


def words(written: str) -> str:
    """A written number, with or without separators and decimals."""
    return ENGLISH.words(ENGLISH.parse(written), "")


def plural(number: str) -> str:
    """ "sixteen" -> "sixteens", "twenty-six" -> "twenty-sixes", "ninety" -> "nineties"."""
    if number.endswith("y"):
        return f"{number[:-1]}ies"
    return f"{number}es" if number.endswith("x") else f"{number}s"


def range_word(match: re.Match[str]) -> str:
    """What a dash between two numbers is said as: " and " after "between"."""
    before = match.string[max(0, match.start() - 8) : match.start()]
    return " and " if before.lower() == "between " else " to "


def _range(match: re.Match[str]) -> str:
    if match["low"] == match["high"] == "50":
        return "fifty-fifty"
    are_shares = _SHARES.fullmatch(match.group()) and _SHARED.match(match.string, match.end())
    if are_shares and int(match["low"]) + int(match["high"]) == 100:
        return f"{words(match['low'])}-{words(match['high'])}"
    return f"{words(match['low'])}{range_word(match)}{words(match['high'])}"


def _telephone(match: re.Match[str]) -> str:
    plus = "plus " if match.group().startswith("+") else ""
    return plus + ", ".join(spelled(group, "en") for group in re.findall("[0-9]+", match.group()))


def _each(match: re.Match[str]) -> str:
    return " ".join(words(part) for part in re.findall("[0-9]+", match.group()))


def _dotted(match: re.Match[str]) -> str:
    return " point ".join(
        cardinal(part, "en") for part in match.group().rstrip(ascii_lowercase).split(".")
    )


def _dimensions(match: re.Match[str]) -> str:
    parts = re.findall(NUMBER, match.group())
    said = " by ".join(words(part) for part in parts)
    if not match["unit"]:
        return said
    one = as_adjective(match.string, match.start(), match.end()) or parts[-1] == "1"
    return f"{said} {unit_noun(ENGLISH, SI_UNITS[match['unit']], 'one' if one else 'other')}"


def _ordinal(match: re.Match[str]) -> str:
    return ordinal(int(match["number"].replace(",", "")), "en")


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


def _number(match: re.Match[str]) -> str:
    written = match["number"]
    sign = {"-": "minus ", "−": "minus ", "–": "minus ", "+": "plus "}.get(match["sign"] or "", "")
    if written.startswith("."):
        return f"{sign}point {spelled(written[1:], 'en')}"
    return sign + words(written)


MILLIONS_RULE = Rule(
    "millions",
    rf"{START}(?:(?P<low>{NUMBER}){DASH})?(?P<number>{NUMBER})(?P<sign>[mMkKBT])(?!\w)",
    _millions,
)

RANGE_RULES: tuple[Rule, ...] = (
    Rule(
        "telephone",
        r"(?<![\w+])\+[0-9]{1,3}(?:(?:[ -]\(?[0-9]{2,4}\)?){2,5}|[0-9]{8,12})(?![\w-])",
        _telephone,
    ),
    Rule(
        "telephone",
        r"(?<![\w.,–-])(?:1[ -])?(?:\([0-9]{3}\) ?|[0-9]{3}[-.])?[0-9]{3}[-.][0-9]{4}(?![\w–-])",
        _telephone,
    ),
    Rule("version", rf"{START}[0-9]{{1,4}}(?:\.[0-9]{{1,4}}){{2,5}}(?!\w|\.[0-9])", _dotted),
    Rule(
        "version",
        rf"{START}[0-9]{{1,4}}(?:\.[0-9]{{1,4}}){{2,5}}(?P<letter>[a-z])(?!\w)",
        lambda match: f"{_dotted(match)} {match['letter']}",
    ),
    Rule("formation", rf"{START}[0-9]{{1,2}}(?:-[0-9]{{1,2}}){{2,3}}(?![\w-]|[.,][0-9])", _each),
    Rule("range", rf"{START}(?P<low>{NUMBER}){DASH}(?P<high>{NUMBER})(?!\w|{DASH}|/[0-9])", _range),
    Rule(
        "dimensions",
        rf"{START}(?!0x){NUMBER}(?:(?: [x×] ?|[x×]){NUMBER}){{1,3}}"
        rf"(?: ?(?P<unit>mm|cm|m|km))?{END}(?!\^)",
        _dimensions,
    ),
)

NUMBER_RULES: tuple[Rule, ...] = (
    Rule(
        "list of numbers",
        r"(?<![\w.,])[0-9]{1,2}(?:,[0-9]{1,2}){1,6}(?= (?:and|or|&) [0-9])",
        lambda match: ", ".join(map(words, match.group().split(","))),
    ),
    Rule(
        "plural number",
        r"(?P<number>[0-9](?:(?<=No\. .)|(?<=no\. .)|(?<=umber .)|(?<=two .)))s(?!\w)",
        lambda match: plural(words(match["number"])),
    ),
    Rule(
        "number of a record",
        r"(?<![\w.,])(?!10+(?!\w))[0-9]{8,40}(?!\w|[.,%][0-9])(?<!000)",
        lambda match: spelled(match.group(), "en"),
    ),
    Rule(
        "ordinal",
        r"(?<![\w.,])(?P<number>[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,9})(?:st|nd|rd|th)(?!\w)",
        _ordinal,
    ),
    Rule("number sign", r"(?<![\w#&])# ?(?=[0-9])", lambda _: "number "),
    Rule(
        "number",
        rf"(?:(?<![^\s(\[“\"'‘])(?P<sign>[-−–+]))?(?<!\w)(?P<number>\.[0-9]{{1,9}}|{NUMBER})"
        r"(?!\w|,[0-9]{3}[A-Za-z]|\.[0-9]{1,6}(?:[A-Za-z]|\.[0-9]))",
        _number,
    ),
)
