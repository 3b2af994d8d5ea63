"""Capitals for emphasis, in labels, slogans and datelines: said as words, not spelt."""

import re

from audio_pipeline.script.rules import Rule

_SMALL = frozenset((
    "A", "AN", "THE", "OF", "TO", "IN", "ON", "AT", "FOR", "AND", "OR", "BUT", "NOR", "WITH",
    "BY", "FROM", "AS", "INTO", "OVER", "OUT", "UP", "IS", "ARE", "WAS", "WERE", "BE", "NO",
    "BEEN", "HAS", "HAVE", "HAD", "DO", "DOES", "DID", "NOT", "THAT", "THAN", "ITS", "HIS",
    "HER", "THEIR", "OUR", "YOUR", "MY",
))  # fmt: skip
_LABELS = frozenset((
    "BREAKING", "NEWS", "EXCLUSIVE", "UPDATE", "UPDATED", "UPDATES", "WATCH", "READ", "LIVE",
    "LISTEN", "OPINION", "ANALYSIS", "VIDEO", "PHOTOS", "CORRECTION", "NOTE", "WARNING", "ALERT",
    "MORE", "RELATED", "DEVELOPING", "EDITORIAL", "REPORT", "STORY", "REVIEW", "INTERVIEW",
    "COMMENT", "SPONSORED", "LATEST", "JUST", "WHAT", "WE", "KNOW", "YOU", "HOW", "WHY",
    "NEED", "WHERE", "WHEN", "ABOUT",
))  # fmt: skip
"""Words that stand before a colon, and those that follow them."""
_EMPHATIC = (
    "NOT|VERY|NEVER|ALWAYS|ALL|ONLY|MUST|EVERY|ANY|REALLY|NO|YES|THE|AND|BUT|WILL|SHOULD|HAVE|BOTH"
    "|MORE|BEFORE|AFTER|STILL|NOTHING|EVERYTHING|EVERYONE|NOBODY|TOO|MUCH|SO|WAS|THIS|THAT|THEY"
)
_ACRONYMS = frozenset((
    "NATO", "UNESCO", "UNICEF", "NASA", "OPEC", "HIMARS", "ATACMS", "NASAMS", "FEMA", "ASEAN",
    "NAFTA", "USAID", "UNHCR", "UNRWA", "OSCE", "IAEA", "AIDS", "SARS", "MERS", "COVID", "MAGA",
    "RICO", "NYPD", "LAPD", "NFL", "NBA", "MLB", "NHL", "UEFA", "FIFA", "NCAA", "NASCAR", "WNBA",
    "ESPN", "HBO", "CNN", "BBC", "NBC", "CBS", "ABC", "AFP", "FBI", "CIA", "NSA", "DHS", "ICE",
    "DOJ", "SEC", "FDA", "EPA", "IRS", "CDC", "NIH", "FCC", "FTC", "FAA", "FED", "GOP", "DNC",
    "RNC", "SBU", "GUR", "FSB", "GRU", "KGB", "MI", "USSR", "UAE", "USA", "US", "UK", "EU", "UN",
    "WHO", "IMF", "WTO", "ILO", "ECB", "NHS", "MOD", "RAF", "BMW", "IBM", "AMD", "CEO", "CFO",
    "COO", "MP", "MPS", "MEP", "AI", "IT", "TV", "PC", "GPS", "DNA", "RNA", "HIV", "PTSD",
    "ADHD", "LGBT", "LGBTQ", "BLM", "NGO", "NGOS", "GDP", "CPI", "VAT", "IPO", "ETF", "EV",
    "EVS", "SUV", "SUVS", "UFO", "UFOS", "VIP", "AM", "PM", "AP", "ET", "EST", "PST", "GMT",
    "UTC", "JFK", "LBJ", "FDR", "AOC", "RFK", "NYC", "LA", "DC", "II", "III", "IV", "VI", "VII",
    "VIII", "IX", "XI", "XII", "XIV", "WWE", "UFC", "PGA", "LIV", "F", "DEI", "ESG", "IED",
    "PKK", "IDF", "IRA", "IRGC", "ISIS", "ISIL", "UNGA", "COP", "UNFPA", "UNDP", "PMQS", "SNP",
    "DUP", "TUC", "RMT", "HMRC", "DWP", "DVLA", "TSA", "ATF", "DEA", "NRA", "NAACP", "ACLU",
    "AFL", "CIO", "MIT", "UCLA", "USC", "NYU", "PHD", "MBA", "ID", "OK", "DIY", "CV", "CD",
    "DVD", "LED", "USB", "CPU", "GPU", "API", "URL", "FAQ", "ASAP",
    "CCTV", "LLC", "CSS", "HTML", "YMCA", "IKEA", "NOAA", "CARICOM", "ESA", "UAW", "ISS",
))  # fmt: skip
_WORD = r"[A-Z][A-Z’']{0,24}"
_NEXT = r"(?:[A-Z][A-Z’']{1,24}|[AI](?= [A-Z]{2}))"
_RUN = rf"(?<![\w.@#/&’'-]){_WORD}(?:[,:;]?[ -]{_NEXT}){{1,30}}(?![\w/&]|\.\w|-[0-9a-z])"
_VOWEL = re.compile("[AEIOUY]")
_CITY = r"(?:ST\. |MT\. |FT\. )?[A-Z]{3,20}(?:[ -][A-Z]{2,20}){0,2}"


def _cased(word: str, first: bool) -> str:
    plain = word.replace("’", "'").removesuffix("'S").removesuffix("'")
    if plain == "ST":
        return word.capitalize()
    if plain in _ACRONYMS or not _VOWEL.search(plain):
        return plain + word[len(plain) :].lower()
    small = not first and (word in _SMALL or word in _LABELS)
    return word.lower() if small else word.capitalize()


def _surely_words(words: list[str]) -> bool:
    """Whether the run is no list of acronyms, such as "FBI NYC": some word must be a plain one."""
    return any(
        word in _LABELS
        or word in _SMALL - {"A", "AN", "AS", "IS", "IN", "OR", "BE", "DO", "MY", "ON", "AT"}
        or (len(word) >= 5 and word not in _ACRONYMS and bool(_VOWEL.search(word)))
        for word in words
    )


def _run(match: re.Match[str]) -> str | None:
    words = re.findall(_WORD, match.group())
    if len("".join(words)) < 5 or not _surely_words(words):
        return None
    first = iter([True])
    return re.sub(_WORD, lambda word: _cased(word.group(), next(first, False)), match.group())


def _city(match: re.Match[str]) -> str | None:
    words = re.findall("[A-Z]+", match["city"])
    if words[0] in _ACRONYMS or not _VOWEL.search(match["city"]):
        return None
    return re.sub("[A-Z]+", lambda word: word.group().capitalize(), match["city"])


_TECHNOLOGY = (
    "workers?|staff|systems?|departments?|teams?|firms?|giants?|compan(?:y|ies)"
    "|security|support|professionals?|specialists?|consultants?|managers?|experts?|engineers?"
    "|services?|sector|industry|infrastructure|providers?|failures?|outages?|glitch(?:es)?|problems?"
    "|equipment|budgets?|projects?|skills|jobs"
)

CAPITALS_RULES: tuple[Rule, ...] = (
    Rule("acronym", rf"(?<![\w.])IT(?= (?:{_TECHNOLOGY})(?!\w))", lambda _: "I.T."),
    Rule("acronym", r"(?<!\w)Ph\.D\.(?:’|')?s(?!\w)", lambda _: "PhDs"),
    Rule(
        "dateline",
        rf"(?:(?<=^)|(?<=[.!?] ))(?P<city>{_CITY})"
        r"(?=(?:, [A-Z][\w.]{2,15}(?: [A-Z0-9][a-z0-9]{0,15})?){0,2}"
        r"(?: \([A-Z][\w /]{1,24}\))? ?(?:—|–|--| - ))",
        _city,
    ),
    Rule(
        "label",
        rf"(?<![\w.-])(?:{'|'.join(sorted(_LABELS))})(?=:)",
        lambda match: match.group().capitalize(),
    ),
    Rule("capitals", _RUN, _run),
    Rule(
        "emphasis",
        rf"(?:(?<=[a-z] )|(?<=[a-z], )|(?<=[A-Z]{{2}}, ))(?:{_EMPHATIC})(?=,? [a-z]|, [A-Z]{{2}})",
        lambda match: match.group().lower(),
    ),
)
