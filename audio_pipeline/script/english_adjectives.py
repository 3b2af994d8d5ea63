"""Where an English quantity stands before its noun, and its own noun stays singular."""

import re

_NEXT_WORD = re.compile(r"[ -][“\"‘]?([a-z]{1,30})")
_ATTACHED = re.compile(
    r"[0-9](?:mm|cm|km|m|kg|ft|GB|MB|TB|kW|MW|GW|mph|lb|h|in|nm|V|W|MP|[kMGT]?Hz|[kMGT]Wh|b?hp)$|[0-9]-[a-zA-Z]{1,10}$"
)
_DETERMINER = re.compile(
    r"(?<!\w)(?:an?|the|its|his|her|their|our|my|your|this|that|another|each|every|new) $"
    r"|(?<!\bit)(?<!\bhe)(?<!\bshe)(?<!\bthat)(?<!\bwhat)(?<!\bwho)(?<!here)[’']s $"
    r"|(?<!\w)(?:an?|the|its|his|her) [\w’']{1,12}-[\w-]{1,12}, $",
    re.I,
)
_NO_NOUN = re.compile(
    "in|of|for|from|to|and|or|nor|an?|the|per|on|at|by|with|as|than|more|less|worth|each|was|were"
    "|is|are|has|have|had|will|would|can|could|may|might|should|do|does|did|after|before|since"
    "|during|over|under|above|below|away|long|wide|deep|tall|high|north|south|east|west|into|it|he"
    "|she|they|we|you|i|that|which|who|whose|where|but|when|while|until|till|against|across|between"
    "|within|off|up|down|out|so|about|this|last|next|every|annually|yearly|monthly|daily|ahead"
    "|apart|behind|through|without|because|if|not|only|too|also|now|then|here|there|around|inside"
    "|outside|near|towards?|onto|upon|apiece|altogether|respectively|(?:back|for|up|down)wards?|sideways|overall|today|yesterday|tomorrow|tonight|again"
    "|back|so|just|still|even|already|instead|overnight|later|earlier|please|plus|well|together"
    "|further|farther|vs|versus|yr|fell|hit|hits|swept|struck|battered|lashed|caused|left"
    "|beneath|underneath|beyond|along|upstream|downstream|offshore|inland|upriver|downriver|ashore"
    "|northeast|northwest|southeast|southwest|adrift|astern|aloft|downwind|upwind|uphill|downhill"
    "|northwards?|southwards?|eastwards?|westwards?|closer|nearer|shorter|afield|abroad"
    "|amid|despite|following|possible|likely|expected|available|needed|required|typical|thick|taller|longer|wider|deeper"
    "|higher|lower|heavier|faster|brought|came|went|rose|ran|made|took|tore|downed|uprooted|blew|drenched|flooded|damaged"
)

_DIMENSION = re.compile("long|wide|deep|tall|high|thick|broad")
_CASH = re.compile(
    " (?:notes?|bills?|coins?|banknotes?|tickets?|stamps?|vouchers?|fines?|meals?|tips?|grants?"
    r"|checks?|cheques?|payments?|bonus(?:es)?|fees?|prizes?|loans?|rebates?|refunds?|deposits?"
    r"|scholarships?|auctions?|deals?|takeovers?|buybacks?|settlements?|donations?|credits?"
    r"|gift cards?)"
    r"(?!\w)"
)
"""What a sum of money stands before without a determiner: "$100 bills"."""
_WINDY = re.compile(
    r" (?:winds?|gusts?|breezes?|serves?|fastballs?|pitch(?:es)?|limits?|zones?|speeds?)\b"
)
_SHOT = re.compile(r" (?:ammo|ammunition|rounds?|shells?|bullets?|cartridges?|guns?|rifles?)\b")
_SPEEDS = ("mph", "km/h", "kph", "kmh", "kmph")
_MONEY = re.compile("[$£€¥₴₹][0-9]")
_HELD_AFTER = re.compile(r" can(?=[,.;)]| of | (?!be |not |also |still |only )[a-z])")
"""The noun, in "a 12 oz can costs": the verb has no "a" before it."""
_SECOND_ADJECTIVE = re.compile(
    r", (?:[\w’']{1,12}-[\w-]{1,20}|[0-9][\w.]{0,8}[A-Za-z](?:, [0-9][\w.-]{1,12})?)"
    r" (?!of|to|in|on|at|from|and|or|as)[a-z]"
)
"""The noun comes after it: "a £1.3m, four-bed house", "a 27in, 1440p, 165Hz monitor"."""
_NAMED_NOUN = re.compile(
    r" (?:[A-Z][\w’-]{1,20} (?:[A-Z][\w’-]{1,20} )?"
    r"(?!said|was|were|had|has|paid|told|won|lost|got|made|took|gave|will|would)[a-z]{3}|[A-Z]{2,10}\b"
    r"|[A-Z]&[A-Z]\b)"
)
_FAMILIES = (
    "KB MB GB TB PB", "g kg mg", "mm cm m km", "in ft", "ml cl l L", "W kW MW GW", "Wh kWh MWh GWh",
    "Hz kHz MHz GHz", "V kV", "mAh Ah", "MP", "nm", "mph", "lb lbs oz", "hp bhp",
)  # fmt: skip
_FAMILY = {unit: number for number, units in enumerate(_FAMILIES) for unit in units.split()}
"""Units that a list may mix: "256GB and 1TB versions"."""
_THEIR_NOUN = (
    r"(?: (?!(?:of|in|on|from|to|with|at|for|by|per|as|and|or|than|more|less|each)\b)"
    r"[A-Za-z]{2,12})?"
    r" (?:(?!this|does|goes|says|gets|always|sometimes|across)[a-z]{2,20}[^s\W]s"
    r"|range|storage|memory)\b"
)
_SAME_UNIT = re.compile(
    r"(?:, [0-9.]{1,6} ?[A-Za-z]{1,3}){0,3},? (?:and|or) [0-9.]{1,6}[ -]?(?P<unit>[A-Za-z]{1,3})"
    rf"{_THEIR_NOUN}"
)
"""The noun comes after the last of them: "1TB, 2TB and 4TB versions"."""
_UNIT = re.compile(r"(?<![A-Za-z])[A-Za-z]{1,3}$")
_LAST_BEFORE = re.compile(r"[0-9][ -]?(?P<unit>[A-Za-z]{1,3}),? (?:and|or) $")
_NOUN_AFTER = re.compile(_THEIR_NOUN)
_FUNDING = re.compile(r"[ -](?:pre-|extended )?[Ss]eries [A-K](?:[0-9]|-[0-9])?(?!\w)")
_POWER = re.compile("[0-9](?:[kMGT]W|[kMGT]Wh|[MGT]B|nm|b?hp)$")
_RESOLUTION = re.compile(" [0-9][0-9,]{2,4} ?[x×] ?[0-9][0-9,]{2,4} [a-zA-Z]")
_HYPHENED = re.compile("[0-9]-(?:mm|cm|km|m|kg|g|ft|lb|in|[kMG]W|[kMGT]Wh)$")
_CAPITAL = re.compile(" [A-Z]")
_NAME = re.compile(" [A-Z][a-z]")
_LENGTH = re.compile("[0-9](?:km|m|cm|mm|ft)$")
_EVENT = re.compile(
    " (?:Air |Individual )?(?:Hurdles|Freestyle|Butterfly|Backstroke|Breaststroke|Medley|Finals?"
    r"|Sprint|Platform|Springboard|Synchro|Steeplechase|Relay|Rifle|Pistol)\b"
)
_CODED_NOUN = re.compile(
    " [A-Z][A-Za-z]{0,6}[ -]?[0-9]{1,4}[A-Za-z]{0,2} "
    "(?!said|was|were|had|has|paid|told|won|lost|got|made|took|gave|will|would)[a-z]{3}"
)
"""What follows is a name with a number and its noun: "the £200m HS2 contract"."""
_MANY_BEFORE_EACH = re.compile("[SND][Kk]r|SEK|NOK|DKK|[0-9]p$")
"""What stays plural in "nineteen kronor-a-plate" and "five pence-a-bag"."""
_FAR_AFTER = re.compile(r" (?:short|shy|clear|wide|abreast)(?: of\b|[.,;:)]|$)")
_CONTAINER = re.compile(
    " (?:tins?|cans?|jars?|packs?|packets?|bags?|bars?|bottles?|tubs?|cartons?|balls?|blocks?"
    r"|steaks?|fillets?|pouch(?:es)?|box(?:es)?|punnets?|sachets?|tubes?|glass(?:es)?)\b"
)
_OWNER = re.compile(r"(?<!\w)an? $|(?<!\bit)(?<!\bthat)(?<!\bhe)(?<!\bshe)(?<!here)[’']s $", re.I)
_A = re.compile(r"(?<!\w)an? $", re.I)
_ARTICLE = re.compile(r"(?<!\w)(?:an?|the) $", re.I)


def as_adjective(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is said in the singular: "a $5 million deal", "155mm shells".

    Not so in "5km from the front" and "the $5 million in aid": no noun follows.
    """
    before = text[max(0, start - 32) : start]
    if text.startswith(("-a-", "-an-", "-per-"), end):
        return not _MANY_BEFORE_EACH.search(text[start:end])
    if _FUNDING.match(text, end):
        return True
    after = _NEXT_WORD.match(text, end)
    if not after:
        return _before_other_words(text, start, end, before)
    if _DIMENSION.fullmatch(after[1]):
        return bool(_DETERMINER.search(before))
    if _NO_NOUN.fullmatch(after[1]) or _FAR_AFTER.match(text, end):
        held = _HELD_AFTER.match(text, end) and _A.search(before)
        return bool(held or _shares_noun(text, start, end))
    shot = _SHOT.match(text, end) and text.endswith("mm", start, end)
    windy = _WINDY.match(text, end) and text.endswith(_SPEEDS, start, end)
    cash = _CASH.match(text, end) and _MONEY.match(text, start)
    contained = text[end - 1] in "glLz" and _CONTAINER.match(text, end)
    attached = _ATTACHED.search(text[max(start, end - 14) : end])
    plain = shot or windy or cash or contained or attached or _DETERMINER.search(before)
    return bool(plain or _shares_noun(text, start, end))


def _before_other_words(text: str, start: int, end: int, before: str) -> bool:
    """Whether the noun comes after a comma or a name: "a £5m, three-year deal"."""
    if _DETERMINER.search(before) and (
        _SECOND_ADJECTIVE.match(text, end) or _CODED_NOUN.match(text, end)
    ):
        return True
    if _RESOLUTION.match(text, end) and _ARTICLE.search(before):
        return True
    if _HYPHENED.search(text[max(0, end - 8) : end]) and _CAPITAL.match(text, end):
        return True
    power = _POWER.search(text[max(0, end - 6) : end]) and _NAME.match(text, end)
    if power and _DETERMINER.search(before):
        return True
    named = _NAMED_NOUN.match(text, end)
    if _LENGTH.search(text[max(0, end - 3) : end]) and (
        _EVENT.match(text, end) or (named and _ARTICLE.search(before))
    ):
        return True
    return _shares_noun(text, start, end) or bool(named and _OWNER.search(before))


def _shares_noun(text: str, start: int, end: int) -> bool:
    """ "256GB, 512GB and 1TB versions": each of them, the last behind another."""
    own = _UNIT.search(text[max(0, end - 4) : end])
    other = _SAME_UNIT.match(text, end)
    if not other and _NOUN_AFTER.match(text, end):
        other = _LAST_BEFORE.search(text[max(0, start - 10) : start])
    return bool(own and other and _family(own.group()) == _family(other["unit"]))


def _family(unit: str) -> int | str:
    return _FAMILY.get(unit, unit)
