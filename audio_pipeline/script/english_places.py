"""States of the USA as news agencies abbreviate them, and days of the week in opening hours."""

import re

from audio_pipeline.script.english_words import SENTENCE_END, sentence_end
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule

STATES = {
    "Ala": "Alabama", "Ariz": "Arizona", "Ark": "Arkansas", "Calif": "California",
    "Colo": "Colorado", "Conn": "Connecticut", "Del": "Delaware", "Fla": "Florida",
    "Ga": "Georgia", "Ill": "Illinois", "Ind": "Indiana", "Kan": "Kansas", "Ky": "Kentucky",
    "La": "Louisiana", "Md": "Maryland", "Mass": "Massachusetts", "Mich": "Michigan",
    "Minn": "Minnesota", "Miss": "Mississippi", "Mo": "Missouri", "Mont": "Montana",
    "Neb": "Nebraska", "Nev": "Nevada", "N.C": "North Carolina", "N.D": "North Dakota",
    "N.H": "New Hampshire", "N.J": "New Jersey", "N.M": "New Mexico", "N.Y": "New York",
    "Okla": "Oklahoma", "Ore": "Oregon", "Pa": "Pennsylvania", "R.I": "Rhode Island",
    "S.C": "South Carolina", "S.D": "South Dakota", "Tenn": "Tennessee", "Tex": "Texas",
    "Vt": "Vermont", "Va": "Virginia", "Wash": "Washington", "W.Va": "West Virginia",
    "Wis": "Wisconsin", "Wyo": "Wyoming",
}  # fmt: skip
"""https://apstylebook.com: the abbreviations of datelines and party affiliations, no last dot."""
_WHOLE_STATES = ("Alaska", "Hawaii", "Idaho", "Iowa", "Maine", "Ohio", "Texas", "Utah")
_POSTAL = {
    "AL": "Ala", "AZ": "Ariz", "AR": "Ark", "CA": "Calif", "CO": "Colo", "CT": "Conn", "DE": "Del",
    "FL": "Fla", "GA": "Ga", "IL": "Ill", "IN": "Ind", "KS": "Kan", "KY": "Ky", "LA": "La",
    "MD": "Md", "MA": "Mass", "MI": "Mich", "MN": "Minn", "MS": "Miss", "MO": "Mo", "MT": "Mont",
    "NE": "Neb", "NV": "Nev", "NC": "N.C", "ND": "N.D", "NH": "N.H", "NJ": "N.J", "NM": "N.M",
    "NY": "N.Y", "OK": "Okla", "OR": "Ore", "PA": "Pa", "RI": "R.I", "SC": "S.C", "SD": "S.D",
    "TN": "Tenn", "TX": "Tex", "VT": "Vt", "VA": "Va", "WA": "Wash", "WV": "W.Va", "WI": "Wis",
    "WY": "Wyo",
}  # fmt: skip
STATE_CODES = {
    **{code: STATES[short] for code, short in _POSTAL.items()},
    "AK": "Alaska", "HI": "Hawaii", "ID": "Idaho", "IA": "Iowa", "ME": "Maine", "OH": "Ohio",
    "TX": "Texas", "UT": "Utah",
}  # fmt: skip
PARTY_STATES = {
    **{f"{short}.": name for short, name in STATES.items()},
    **{name: name for name in _WHOLE_STATES},
    **STATE_CODES,
}  # fmt: skip
_ALWAYS_STATES = (
    "Ariz", "Calif", "Colo", "Conn", "Fla", "Mich", "Minn", "N.J", "N.Y", "Neb", "Nev", "Okla",
    "Tenn", "W.Va", "Wis", "Wyo",
)  # fmt: skip
"""Nothing else in news is abbreviated so; the others are states only after a town."""
_CAPITAL_STATES = {short.upper(): name for short, name in STATES.items() if "." not in short}
PARTIES = {"D": "Democrat", "R": "Republican", "I": "independent"}
_DAYS = {
    "Mon": "Monday", "Tues": "Tuesday", "Tue": "Tuesday", "Wed": "Wednesday", "Thurs": "Thursday",
    "Thur": "Thursday", "Thu": "Thursday", "Fri": "Friday", "Sat": "Saturday", "Sun": "Sunday",
}  # fmt: skip


def _state(match: re.Match[str]) -> str:
    """The dot that abbreviates may be the sentence's too; the comma after a state is not said."""
    return f"{STATES[match['state']]}{sentence_end(match)}"


def _day(match: re.Match[str]) -> str:
    """The dot that abbreviates may be the sentence's too."""
    ends = SENTENCE_END.match(match.string, match.end())
    first = f"{_DAYS[match['first']]} {match['joint']} " if match["first"] else ""
    return f"{first}{_DAYS[match['day']]}{'.' if ends else ''}"


def _of_a_state(match: re.Match[str]) -> str:
    """ "Democrat of California", whose dot may end the sentence too."""
    return f"{PARTIES[match['party']]} of {PARTY_STATES[match['state']]}{sentence_end(match)}"


PLACE_RULES: tuple[Rule, ...] = (
    Rule(
        "party and state",
        rf"(?<![\w-])(?P<party>[DRI])-(?P<state>{one_of(PARTY_STATES)})(?!\w)",
        _of_a_state,
    ),
    Rule(
        "state",
        rf"(?<=[a-zA-Z], )(?P<state>{one_of(STATES)})\.(?!\w)",
        _state,
    ),
    Rule(
        "two states",
        rf"(?<![\w.-])(?P<first>{one_of(STATES)})\. (?P<joint>and|or) "
        rf"(?P<state>{one_of(STATES)})\.",
        lambda match: f"{STATES[match['first']]} {match['joint']} {_state(match)}",
    ),
    Rule(
        "state",
        rf"(?<![\w.-])(?P<state>{one_of(STATES)})\. "
        r"(?=(?:Gov|Sen|Rep|Atty)\. |Governor |Attorney )",
        lambda match: f"{STATES[match['state']]} ",
    ),
    Rule(
        "state",
        rf"(?<![\w.-])(?P<state>{one_of(STATES)})\.(?=[’']s(?!\w))",
        lambda match: STATES[match["state"]],
    ),
    Rule(
        "state",
        r"(?P<state>Pa|Ga|Va|Ky|Md|Tex|Vt|Kan|N\.C|S\.C|N\.H|N\.M|N\.D|S\.D|R\.I)\."
        r"(?:(?<=\b[Ii]n ..\.)|(?<=\b[Ii]n ...\.)|(?<=won ..\.)|(?<=won ...\.)"
        r"|(?<=[0-9s], and ..\.)|(?<=carried ..\.)|(?<=flipped ..\.)|(?<=lost ..\.))(?!\w)",
        _state,
    ),
    Rule(
        "state",
        rf"(?<=[A-Z], )(?P<capitals>{one_of(_CAPITAL_STATES)})\.(?!\w)",
        lambda match: _CAPITAL_STATES[match["capitals"]],
    ),
    Rule("state", rf"(?<![\w.-])(?P<state>{one_of(_ALWAYS_STATES)})\.(?!\w)", _state),
    Rule(
        "days of the week",
        rf"(?<!\w)(?P<first>{one_of(_DAYS)})\.? ?[-–] ?(?P<last>{one_of(_DAYS)})(?!\w)"
        r"(?:\.(?= [0-9a-z]))?",
        lambda match: f"{_DAYS[match['first']]} to {_DAYS[match['last']]}",
    ),
    Rule(
        "days of the week",
        rf"(?<!\w)(?P<first>{one_of(_DAYS)})\.? (?P<joint>and|or|to) "
        rf"(?P<day>{one_of(_DAYS)})\.(?!\w)",
        _day,
    ),
    Rule(
        "days of the week",
        rf"(?<!\w)(?P<first>)(?P<day>{one_of(_DAYS)})\."
        r"(?=,? (?:(?:from|at|to|through) )?(?:[0-9]|noon|midnight|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug"
        r"|Sep|Oct|Nov|Dec))",
        _day,
    ),
)
