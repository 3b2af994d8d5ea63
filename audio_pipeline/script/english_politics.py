"""English parties beside their votes and districts: "Lab 10,825", "Dem. 218", "D-Texas-28"."""

import re

from audio_pipeline.script.english_places import PARTIES, PARTY_STATES
from audio_pipeline.script.number_words import ordinal
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule

_BRITISH = {
    "Lab": "Labour", "Con": "Conservative", "LD": "Liberal Democrat", "LDem": "Liberal Democrat",
    "Lib Dem": "Liberal Democrat", "Grn": "Green", "Ind": "Independent", "Ref": "Reform",
    "PC": "Plaid Cymru",
}  # fmt: skip
_AMERICAN = {
    "Dem": "Democrats", "Dems": "Democrats", "Rep": "Republicans", "Reps": "Republicans",
    "Ind": "independents",
}  # fmt: skip
_LETTERS = {"D": "Democrat", "R": "Republican", "I": "independent"}
_BRITISH_NEAR = re.compile(
    r"\b(?:Lab|Con|LD|LDem|Lib Dems?|Labour|Conservatives?|Tor(?:y|ies)|SNP|Greens?|Reform|Grn"
    r"|Plaid|DUP)\b"
)
_AMERICAN_NEAR = re.compile(r"\b(?:Dems?|Reps?|GOP)\b\.?:? [0-9]")
_COUNTED_LETTER = re.compile(r"[0-9] [DR]\b")
_MEMBER = re.compile(
    r"\b(?:Sens?|Reps?|Senators?|Representatives?|Assembly(?:man|woman|member)|Delegates?|Del"
    r"|lawmakers?|legislators?|Council(?:man|woman|member)|House|Senate|State|Speaker|Leader)\b"
)
_TITLED = re.compile(
    r"\b(?:Sens?|Reps?|Govs?|Senators?|Representatives?|Governors?|President|Mayor|Speaker"
    r"|Congress(?:man|woman)|Attorney General|AG|against|faced|beat|defeated|challenger|candidate"
    r"|opponent)\b\.? (?:[\w.’'-]{1,20} ){0,3}[\w.’'-]{1,20}$"
)
_OTHER_PARTY = re.compile(r"\((?:[DRI]|D-[A-Z][a-z]{1,10}\.?|R-[A-Z][a-z]{1,10}\.?)\)")
_HERE = 60


def _around(match: re.Match[str]) -> tuple[str, str]:
    text, start, end = match.string, match.start(), match.end()
    return text[max(0, start - _HERE) : start], text[end : end + _HERE]


def _votes(match: re.Match[str]) -> str | None:
    """ "Lab 10,825, Con 7,607": only where two parties are told of."""
    if not any(map(_BRITISH_NEAR.search, _around(match))):
        return None
    return _BRITISH[match["party"]]


def _seats(match: re.Match[str]) -> str | None:
    if not any(map(_AMERICAN_NEAR.search, _around(match))):
        return None
    return _AMERICAN[match["party"]]


def _lettered_seats(match: re.Match[str]) -> str | None:
    """ "220 R, 215 D"."""
    if not any(map(_COUNTED_LETTER.search, _around(match))):
        return None
    return f"{_LETTERS[match['party']]}s"


def _district(match: re.Match[str]) -> str:
    state = PARTY_STATES[match["state"]]
    which = ordinal(int(match["number"]), "en")
    return f"{PARTIES[match['party']]} of {state}’s {which} district"


def _member(match: re.Match[str]) -> str | None:
    """ "Rep. Chris England (D-Tuscaloosa)", but "(D-Day)"."""
    before, _after = _around(match)
    return f"{PARTIES[match['party']]} of " if _MEMBER.search(before) else None


def _party_of_member(match: re.Match[str]) -> str | None:
    """ "Gov. Ron DeSantis (R)", "Senator Jon Tester, D,"; an opened bracket must close."""
    opened = match["open"] == " ("
    before, after = _around(match)
    is_told = _TITLED.search(before) or (opened and _OTHER_PARTY.search(f"{before} {after}"))
    if opened != bool(match["close"]) or not is_told:
        return None
    return f"{match['open']}{PARTIES[match['party']]}"


_RESULT = "hold|gain|win|majority|maj|lead"

POLITICS_RULES: tuple[Rule, ...] = (
    Rule(
        "party and district",
        rf"(?<![\w-])(?P<party>[DRI])-(?P<state>{one_of(PARTY_STATES)})-(?P<number>[1-9][0-9]?)(?!\w)",
        _district,
    ),
    Rule(
        "party and place",
        r"(?P<party>[DR])-(?:(?<=\(..)|(?<=, ..))(?!Day|Box|Max|Pad|Link|Wade)"
        r"(?=(?:[A-Z][a-z]{2,20} ?){1,3}[),])",
        _member,
    ),
    Rule(
        "party",
        r"(?<=[a-z])(?P<open> \(|, )(?P<party>[DR])(?=(?P<close>\))|[,.;]? |[.;,]?$)",
        _party_of_member,
    ),
    Rule(
        "party and votes",
        rf"(?<![\w.-])(?P<party>{one_of(_BRITISH)})\.?"
        r"(?= [0-9]{1,3}(?:,[0-9]{3})?(?:\.[0-9])?(?:%|pc)?(?:[,;.)]| \(|$))",
        _votes,
    ),
    Rule(
        "party and votes",
        rf"(?<![\w.-])(?P<party>Lab|Con|LD|LDem|Grn)(?= (?:{_RESULT})(?!\w))",
        lambda match: _BRITISH[match["party"]],
    ),
    Rule(
        "party and votes",
        r"(?P<party>Lab|Con|LD|LDem|Grn)(?:(?<=gain from ...)|(?<=gain from ..)"
        r"|(?<=gain from ....))(?!\w)",
        lambda match: _BRITISH[match["party"]],
    ),
    Rule(
        "party",
        r"(?P<party>Lab|Con|LD|LDem|Grn)(?:(?<=\(...)|(?<=\(..)|(?<=\(....))(?=\)|, [A-Z])",
        lambda match: _BRITISH[match["party"]],
    ),
    Rule(
        "party and votes",
        r"(?<![\w.-])(?P<party>Lab|Con|LD|Grn)"
        r"(?= (?:was|were|is|are|lost|won|took|came|held|on)\b)",
        _votes,
    ),
    Rule(
        "party and votes",
        r"(?P<party>Lab|Con|LD|Grn)(?:(?<=from ...)|(?<=from ..)|(?<=ahead of ...)|(?<=ahead of ..)"
        r"|(?<=lost to ...)|(?<=lost to ..))(?![\w’'-])",
        _votes,
    ),
    Rule("majority", r"maj(?<![\w.]maj)\b\.?(?= [1-9])", lambda _: "majority"),
    Rule("party", r"Ref(?<![\w.-]Ref)(?= UK\b)", lambda _: "Reform"),
    Rule("points", r"-pt(?<=[0-9]-pt)\b\.?(?= [a-z])", lambda _: "-point"),
    Rule(
        "resolution",
        r"(?P<house>[HS](?<![\w.].))\. ?(?P<kind>(?:J|Con)\. ?)?Res\.(?= [1-9])",
        lambda match: " ".join(
            (
                "House" if match["house"] == "H" else "Senate",
                *(
                    (("Joint",) if match["kind"][0] == "J" else ("Concurrent",))
                    if match["kind"]
                    else ()
                ),
                "Resolution",
            )
        ),
    ),
    Rule(
        "party and seats",
        rf"(?<![\w.-])(?P<party>{one_of(_AMERICAN)})(?:\.:?|:)?(?= [0-9]{{1,3}}(?:[,;.)]| and|$))",
        _seats,
    ),
    Rule(
        "party and seats",
        r"(?P<party>[DR])(?<=[0-9] .)(?=[,;.)]| and |$)",
        _lettered_seats,
    ),
)
