"""English units glued to their number: "8-12in", "71c", "225-lb. forward", "20cm x 30cm"."""

import re

from audio_pipeline.script.english_adjectives import as_adjective
from audio_pipeline.script.english_numbers import DASH, START, words
from audio_pipeline.script.english_quantities import ENGLISH, NUMBER
from audio_pipeline.script.english_words import sentence_end
from audio_pipeline.script.grammar import unit_noun
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule

LETTERED = re.compile(
    r"(?:^|\W)(?:flats?|seats?|rows?|gates?|bus|buses|routes?|units?|rooms?|apartments?|grades?|no|"
    r"numbers?|platforms?|forms?|class|type|sections?|blocks?|lines?|exhibits?|figures?|chapters?|"
    r"articles?|levels?|groups?|tables?|parts?|rule|apt|suite|terminal|channel"
    r"|clauses?|years?|stages?|steps?|items?|points?|paragraphs?|pages?|questions?)\.? $",
    re.IGNORECASE,
)
"""Words before a figure whose letter is a part of its name: "seat 14C"."""
_ATTACHED_UNITS = {
    "in": ("inch", "inches"), "V": ("volt", "volts"), "W": ("watt", "watts"),
    "MP": ("megapixel", "megapixels"), "kb": ("kilobyte", "kilobytes"),
    "Mt": ("megaton", "megatons"), "Gt": ("gigaton", "gigatons"), "c": ("cent", "cents"),
    "mb": ("millibar", "millibars"), "Nm": ("newton meter", "newton meters"),
    "ppi": ("pixel per inch", "pixels per inch"), "h": ("hour", "hours"), " h": ("hour", "hours"),
    "pc": ("percent", "percent"), "GbE": ("gigabit Ethernet", "gigabit Ethernet"),
    "yr": ("year", "years"), " yr": ("year", "years"),
    "°C": ("degree Celsius", "degrees Celsius"),
}  # fmt: skip
"""Units that are other words where a space stands before them."""
_WARM = re.compile(
    r"\b(?:weather|temperatures?|heat|heatwave|degrees|warm|cold|cool|hot|ovens?|[Pp]reheat|bake"
    r"|roast|chilly|freezing|sunshine|highs?|lows?|mercury|fan)\b"
)

_SIDES = {
    "mm": ("millimeter", "millimeters"), "cm": ("centimeter", "centimeters"),
    "m": ("meter", "meters"), "km": ("kilometer", "kilometers"), "in": ("inch", "inches"),
    "ft": ("foot", "feet"),
}  # fmt: skip
_MADE_IN_INCHES = (
    "wheel|alloy|screen|display|tyre|tire|rim|monitor|tablet|pipe|gun|pan|pot|skillet|tin"
)
_HYPHENED_UNITS = {
    "lb": "pound", "oz": "ounce", "in": "inch", "ft": "foot", "mi": "mile", "yd": "yard",
    "gal": "gallon", "qt": "quart", "hr": "hour", "min": "minute", "sec": "second", "yr": "year",
    "mo": "month", "wk": "week", "pp": "page",
    "spd": "speed", "sq. ft": "square foot", "sq.-ft": "square foot",
}  # fmt: skip

_PRICE_BEFORE = re.compile(
    r"(?:\b(?:at|to|from|by|up|down|than|for|and|or|lost|gained|added|shed|rose|fell|jumped|slid"
    r"|dropped|climbed|dipped|slipped|eased|costs?|pay|paid|is|was|about|nearly|just|only|over|under"
    r"|another|worth|charged?|dividend of|price of|total of|,) |\()$"
)
_PRICE_AFTER = re.compile(
    r"(?: a | per |/| each\b|-a-|[- ](?:dividend|tax|levy|rise|fall|coin|cut)\b)"
)
_MINUTES_AFTER = re.compile(" ?[0-9]")


_TO_MORE_INCHES = re.compile(r" (?:to|or) [0-9.]{1,5}[\"”″]")
_FALLEN = re.compile(
    r"\b(?:[Ss]now\w{0,5}|[Rr]ain\w{0,5}|[Hh]ail|[Ss]leet|[Pp]recipitation|[Aa]ccumulat\w{1,6})\b"
)
_FROM_INCHES = re.compile(r"[0-9][\"”″] (?:to|or) [0-9.]{1,5}$")
_LONG_OR_OF = re.compile(
    r" (?:of (?:rain|snow|water|ice|mud|sleet|hail|ground|clearance|travel|rainfall)"
    r"|(?:in diameter|tall|long|wide|deep|thick|high))\b"
)
_QUOTED = re.compile(r"(?:^|[\s(])[\"“][^\"“”]{0,47}$")
"""A quotation that the mark would end: "“Ocean's 8” tall tales"."""
_ONE_INCH = re.compile(r"(?:^|[^0-9.,–-])1$")


def _attached(match: re.Match[str]) -> str | None:
    text, start, end = match.string, match.start(), match.end()
    unit = match["unit"]
    if unit in ("c", "h") and LETTERED.search(text[max(0, start - 16) : start]):
        return None
    if unit.endswith("h") and _MINUTES_AFTER.match(text, end):
        return None
    if unit == "c":
        if _WARM.search(text[max(0, start - 50) : end + 30]):
            unit = "°C"
        elif not _PRICE_BEFORE.search(text[max(0, start - 16) : start]) and not (
            _PRICE_AFTER.match(text, end)
        ):
            return None
    return _counted(match, unit)


def _counted(match: re.Match[str], unit: str) -> str:
    one, many = _ATTACHED_UNITS[unit]
    low = f"{words(match['low'])} to " if match["low"] else ""
    alone = as_adjective(match.string, *match.span()) or (match["number"] == "1" and not low)
    return f"{low}{words(match['number'])} {one if alone else many}"


def _sides(match: re.Match[str]) -> str:
    """ "a twenty centimeter by thirty centimeter tin"."""
    one, many = _SIDES[match["unit"]]
    noun = one if as_adjective(match.string, *match.span()) else many
    numbers = re.findall(NUMBER, match.group())
    return " by ".join(f"{words(number)} {one if number == '1' else noun}" for number in numbers)


def _inches(match: re.Match[str]) -> str:
    """ "twenty-four by thirty-six inches": the dot of "in." may end the sentence too."""
    sides = " by ".join(map(words, re.findall(NUMBER, match.group())))
    alone = as_adjective(match.string, *match.span())
    return f"{sides} {'inch' if alone else 'inches'}{sentence_end(match)}"


def _inch_sign(match: re.Match[str]) -> str | None:
    """ "four to eight inches of snow", and nothing in "3" to 5"" but at its end."""
    before = match.string[max(0, match.start() - 48) : match.start()]
    if _QUOTED.search(before):
        return None
    if _TO_MORE_INCHES.match(match.string, match.end()):
        return ""
    told = _LONG_OR_OF.match(match.string, match.end())
    if not (told or _FROM_INCHES.search(before) or _FALLEN.search(before)):
        return None
    return " inch" if _ONE_INCH.search(before) else " inches"


def _hyphened(match: re.Match[str]) -> str:
    """ "225-lb. forward": the unit stays singular before its noun."""
    return f"{words(match['number'])}-{_HYPHENED_UNITS[match['short'] or match['bare']]}"


def _or_more(match: re.Match[str]) -> str:
    noun = unit_noun(ENGLISH, ENGLISH.units[match["unit"]], "other")
    return f"{words(match['number'])} plus {noun}"


def _scale(match: re.Match[str]) -> str:
    return "Celsius" if match["scale"] == "C" else "Fahrenheit"


ATTACHED_RULES: tuple[Rule, ...] = (
    Rule(
        "attached unit",
        rf"{START}(?:(?P<low>{NUMBER}){DASH})?(?P<number>{NUMBER})(?P<unit>{one_of(_ATTACHED_UNITS)})"
        r"(?![\w’'/-]| jigsaw| old)",
        _attached,
    ),
    Rule(
        "unit before its noun",
        rf"{START}(?P<number>{NUMBER})-(?:(?P<short>{one_of(_HYPHENED_UNITS)})\.|(?P<bare>yr|wk|mo"
        rf"|in(?= (?:{_MADE_IN_INCHES}))))"
        r"(?=\)? (?:[a-z]|(?<=\byr )[A-Z]))",
        _hyphened,
    ),
    Rule(
        "dimensions",
        rf"{START}{NUMBER} ?(?P<unit>{one_of(_SIDES)})"
        rf"(?:(?:-by-| ?[x×] ?| by ){NUMBER} ?(?P=unit)){{1,2}}"
        r"(?![\w²³/])",
        _sides,
    ),
    Rule(
        "dimensions",
        rf"{START}{NUMBER}(?:[\"”″]? ?[x×] ?{NUMBER}){{1,2}}(?:(?P<sign>[\"”″])"
        r"|[ -]?(?:in(?:\.(?=\)|$| [a-zA-Z])|(?= ?[,;)]))|inches(?!\w)))",
        _inches,
    ),
    Rule(
        "inches",
        rf"{START}(?P<low>{NUMBER})[\"”″]{DASH}(?P<number>{NUMBER})[\"”″](?!\w)",
        lambda match: f"{words(match['low'])} to {words(match['number'])} inches",
    ),
    Rule("inches", r" ?(?P<sign>[\"”″])(?:(?<=[0-9].)|(?<=[0-9] .))(?=[ ,.;)])", _inch_sign),
    Rule(
        "more than a quantity",
        rf"{START}(?P<number>{NUMBER})\+ ?"
        r"(?P<unit>km|kg|mph|m|ft|lbs|GB|TB|MW|GW|hrs|mins|yrs|cm|mm)(?![\w/²³])",
        _or_more,
    ),
    Rule(
        "inches",
        rf"{START}(?P<number>{NUMBER})[\"”″](?= (?:remix(?:es)?|mix(?:es)?|version|edit|blades?"
        r"|kni(?:fe|ves)|sub|subwoofer|guitar|skillet|guns?|barrel|nails?|bolts?|boards?|bike|wok"
        r"|MacBook|iPad|iMac|LCD|OLED|LED|HD|4K|rims?|tyres?|tires?|heels?|hole|crack|gap|cake"
        r"|singles?|vinyl|records?|screens?|displays?|TVs?"
        r"|monitors?|tablets?|laptops?|pizzas?|wheels?|alloys|LPs?|EPs?|pipes?)\b)",
        lambda match: f"{words(match['number'])} inch",
    ),
    Rule(
        "yield of a bomb",
        rf"{START}(?P<number>{NUMBER})[- ](?P<unit>[kM])t"
        r"(?= [A-Z][a-z]| (?:bomb|warhead|blast|yield))",
        lambda match: f"{words(match['number'])} {'kilo' if match['unit'] == 'k' else 'mega'}ton",
    ),
    Rule(
        "race",
        rf"{START}(?P<number>[1-9][0-9]?)k(?= (?:walk|run|race|fun run|charity|course"
        r"|swim|time|personal best|PB|parkrun|event)\b)",
        lambda match: f"{words(match['number'])} K",
    ),
    Rule(
        "dimensions",
        rf"{START}(?P<low>{NUMBER})[’'′] ?(?:[x×]|by) ?(?P<number>{NUMBER})[’'′](?!\w)",
        lambda match: f"{words(match['low'])} by {words(match['number'])} feet",
    ),
    Rule("degrees", r"(?P<scale>[CF])(?<=degrees [CF])(?![\w’'-])", _scale),
    Rule(
        "two systems of units",
        r"/(?:(?<=[0-9]kg/)|(?<=[0-9]g/)|(?<=[0-9]ml/)|(?<=[0-9]cm/)|(?<=[0-9]km/)|(?<=[0-9]in/))"
        r"(?=(?:[0-9]{1,4}(?:\.[0-9]|[½¼¾])?|[½¼¾]) ?"
        r"(?:pints?|lb|oz|pt|fl|in|ft|g|kg|ml|cm|mi|miles)\b)",
        lambda _: " or ",
    ),
)
