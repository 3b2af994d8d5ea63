"""English units that only their field tells: 1.3 AU, 20 pc, 5 Ga, 2 M☉, 15 kt of wind."""

import re
from collections.abc import Callable

from audio_pipeline.script.english_adjectives import as_adjective
from audio_pipeline.script.english_numbers import DASH, START, words
from audio_pipeline.script.english_quantities import NUMBER
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule

_YEARS = {
    "Ga": "billion", "Gyr": "billion", "Ma": "million", "Myr": "million", "ka": "thousand",
    "kyr": "thousand", "Mya": "million", "mya": "million", "Bya": "billion", "Kya": "thousand",
    "bya": "billion", "kya": "thousand",
}  # fmt: skip
_BODIES = {"☉": "solar", "⊙": "solar", "⊕": "Earth"}
_MEASURED = {"M": ("mass", "masses"), "R": ("radius", "radii"), "L": ("luminosity", "luminosities")}
_IN_SPACE = re.compile(
    r"\b(?:stars?|stellar|galax(?:y|ies)|galactic|planets?|exoplanets?|Earth|Sun|orbits?|nebulae?"
    r"|supernovae?|light-years?|cosmic|astronom\w{1,6}|telescopes?|clusters?|black holes?|quasars?"
    r"|pulsars?|Milky Way)\b"
)
_SHARE = re.compile(
    r" (?:of|rise|fall|increase|drop|decline|cut|hike|jump|more|less|higher|lower|stake|pay|growth"
    r"|in|from|to|on|for|by|year-on-year|this|last)\b|[,.;:)]"
)
_FAR = re.compile(
    r"(?:$|[,.;:)]| (?:from|away|out|across|wide|in|of|orbit|distance|separation|to|and|or|at)\b)"
)
_WIND = re.compile(
    r"\b(?:winds?|gust\w{0,4}|squalls?|breeze|gales?|knots?|airspeed|boats?|ships?|vessels?|yachts?"
    r"|sail\w{0,4}|storm|cyclone|hurricane|typhoon|cruis\w{1,3}|speeds?|westerl\w{1,3}|easterl\w{1,3}"
    r"|northerl\w{1,3}|southerl\w{1,3}|seas?|currents?)\b",
    re.IGNORECASE,
)
_BLAST = re.compile(
    r"\b(?:nuclear|bombs?|warheads?|yields?|explosi\w{2,4}|blasts?|TNT|detonat\w{2,4})\b", re.I
)
_LOAD = re.compile(
    r"\b(?:copper|ore|emissions?|carbon|CO2|aluminium|aluminum|nickel|zinc|lithium|cobalt|wheat|grain"
    r"|output|production|steel|exports?|imports?|oil|cathode|inventories|mine[sd]?|smelter|demand"
    r"|methane|surplus|deficit)\b",
    re.IGNORECASE,
)
_GOLD = re.compile(r"[ -](?:rose |white |yellow |solid )?gold\b")
_MAGNETIC = re.compile(" (?:MRI|magnet|scanner|field|superconduct)")
_DIVING = re.compile(
    r"\b(?:water[- ]?(?:resist\w{1,4}|proof)|waterproof|div(?:e|ing)|swim\w{0,4})\b"
)
_CARATS = re.compile(r"\b(?:diamonds?|sapphires?|rub(?:y|ies)|emeralds?|gems?|gemstones?|ring)\b")
_UNITS = {
    "AU": ("astronomical unit", "astronomical units"), "au": ("astronomical unit",) * 2,
    "pc": ("parsec", "parsecs"), "kpc": ("kiloparsec", "kiloparsecs"),
    "Mpc": ("megaparsec", "megaparsecs"), "Gpc": ("gigaparsec", "gigaparsecs"),
    "ly": ("light-year", "light-years"), "kt": ("", ""), "kn": ("knot", "knots"),
    "percent": ("percent", "percent"), "knot": ("knot", "knots"),
    "kiloton": ("kiloton", "kilotons"), "kilotonne": ("kilotonne", "kilotonnes"),
    "ct": ("carat", "carats"), "karat": ("karat", "karat"),
    "T": ("tesla", "tesla"),
    "ATM": ("atmosphere", "atmospheres"),
}  # fmt: skip
_UNITS["au"] = _UNITS["AU"]


def _around(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - 100) : match.end() + 60]


def _parsec(match: re.Match[str]) -> str | None:
    """Parsecs in space, and percent on Earth where a share of something is told."""
    if _IN_SPACE.search(_around(match)):
        return "pc"
    return "percent" if _SHARE.match(match.string, match.end()) else None


def _astronomical(match: re.Match[str]) -> str | None:
    """ "1.3 AU from its star", but "the 55 AU members"."""
    far = "." in match["number"] or _FAR.match(match.string, match.end())
    return "AU" if far and (match["unit"] == "AU" or _IN_SPACE.search(_around(match))) else None


def _kt(match: re.Match[str]) -> str | None:
    if _GOLD.match(match.string, match.end()):
        return "karat"
    around = _around(match)
    known = ((_BLAST, "kiloton"), (_WIND, "knot"), (_LOAD, "kilotonne"))
    return next((unit for pattern, unit in known if pattern.search(around)), None)


_SENSES: dict[str, Callable[[re.Match[str]], str | None]] = {
    "pc": _parsec,
    "AU": _astronomical,
    "au": _astronomical,
    "kt": _kt,
    "kn": lambda match: "knot" if _WIND.search(_around(match)) else None,
    "T": lambda match: "T" if _MAGNETIC.match(match.string, match.end()) else None,
    "ATM": lambda match: "ATM" if _DIVING.search(_around(match)) else None,
    "ct": lambda match: "ct" if _CARATS.search(_around(match)) else None,
}


def _in_field(match: re.Match[str]) -> str | None:
    if match["unit"] in _YEARS:
        return _ages(match)
    sense = _SENSES.get(match["unit"])
    unit = sense(match) if sense else match["unit"]
    if unit is None:
        return None
    one, many = _UNITS[unit]
    low = f"{words(match['low'])} to " if match["low"] else ""
    alone = (match["number"] == "1" and not low) or as_adjective(match.string, *match.span())
    return f"{low}{words(match['number'])} {one if alone else many}"


def _ages(match: re.Match[str]) -> str | None:
    """ "five billion years"; what ends in "ya" says "ago" too, and "2014 Ma" is no age."""
    unit = match["unit"]
    if unit in ("Ma", "ka"):
        long = len(match["number"].partition(".")[0]) > 3
        if long or not _AGED.match(match.string, match.end()):
            return None
    low = f"{words(match['low'])} to " if match["low"] else ""
    ago = " ago" if unit.endswith("ya") else ""
    return f"{low}{words(match['number'])} {_YEARS[unit]} years{ago}"


def _of_the_sun(match: re.Match[str]) -> str | None:
    """ "two solar masses": the number before it is said by itself."""
    before = match.string[max(0, match.start() - 4) : match.start()]
    if not _NUMBER_BEFORE.search(before):
        return None
    one, many = _MEASURED[match["measured"]]
    space = "" if before.endswith(" ") else " "
    return f"{space}{_BODIES[match['body']]} {one if _ONE.search(before) else many}"


_AGED = re.compile(r" ago\b| old\b|[,.;)](?!\w)|$")
_NUMBER_BEFORE = re.compile(r"(?:[0-9]|on) ?$")
_ONE = re.compile(r"(?:^|[^0-9.,])1 ?$")
_SIGNS = one_of((*_YEARS, *_SENSES, "kpc", "Mpc", "Gpc", "ly"))
_AMOUNT = rf"{START}(?:(?P<low>{NUMBER}){DASH})?(?P<number>{NUMBER})"

SCIENCE_RULES: tuple[Rule, ...] = (
    Rule(
        "molar",
        r"(?<![\w.,])(?P<number>0\.[0-9]{1,3}) M(?![\w.])",
        lambda match: f"{words(match['number'])} molar",
    ),
    Rule("magnitude", r"(?<!\w)M[wW] ?(?=[0-9]\.[0-9](?!\w))", lambda _: "magnitude "),
    Rule(
        "radiocarbon",
        r"(?<![\w.,])14C(?= (?:dat|analys|age|isotope|radiocarbon|content)|-dat)"
        r"|14C(?<=using 14C)(?!\w)",
        lambda _: "carbon fourteen",
    ),
    Rule("solar mass", r"(?P<measured>[MRL])_?(?P<body>[☉⊙⊕])", _of_the_sun),
    Rule(
        "unit of a field",
        rf"{_AMOUNT}(?: |-(?=T )|(?<=[0-9])(?=k[tna]|ly|AU|[kMG]pc|ct|[GM]a|[GMk]yr|[MmBbKk]ya|T ))"
        rf"(?P<unit>{_SIGNS})(?![\w/’'-])",
        _in_field,
    ),
)
