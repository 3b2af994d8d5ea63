"""English titles before a name, with and without their dot."""

import re

from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule

_TITLES = {
    "Mr": "Mister",
    "Mrs": "Missus",
    "Ms": "Miz",
    "Dr": "Doctor",
    "Prof": "Professor",
    "Gen": "General",
    "Lt": "Lieutenant",
    "Col": "Colonel",
    "Maj": "Major",
    "Capt": "Captain",
    "Sgt": "Sergeant",
    "Cpl": "Corporal",
    "Pvt": "Private",
    "Pte": "Private",
    "Adm": "Admiral",
    "Cmdr": "Commander",
    "Brig": "Brigadier",
    "Sen": "Senator",
    "Sens": "Senators",
    "Rep": "Representative",
    "Reps": "Representatives",
    "Gov": "Governor",
    "Govs": "Governors",
    "Rev": "Reverend",
    "Hon": "Honorable",
    "Fr": "Father",
    "Supt": "Superintendent",
    "Det": "Detective",
    "Insp": "Inspector",
    "Amb": "Ambassador",
    "Pres": "President",
    "Gens": "Generals",
    "Revs": "Reverends",
    "Drs": "Doctors",
    "Profs": "Professors",
    "Messrs": "Messers",
    "Mx": "Mix",
    "Atty": "Attorney",
    "Spc": "Specialist",
    "Pfc": "Private First Class",
    "Cst": "Constable",
    "Const": "Constable",
    "Ofc": "Officer",
    "Tech": "Technical",
    "Asst": "Assistant",
    "Rt": "Right",
    "Cllr": "Councillor",
    "Ste": "Sainte",
    "Mt": "Mount",
    "Ft": "Fort",
}
_DOTLESS = (
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Lt", "Col", "Maj", "Capt", "Sgt", "Cpl", "Cmdr",
    "Brig", "Sen", "Gov", "Supt", "Insp", "Cllr", "Messrs", "Drs",
)  # fmt: skip
"""What British papers write; "Rep", "Fr", "Mt" and "Ft" are words or parts of names as well."""
_POLICE = {
    "Det": "Detective", "Ch": "Chief", "Insp": "Inspector", "Sgt": "Sergeant",
    "Supt": "Superintendent", "Con": "Constable", "Const": "Constable",
}  # fmt: skip


def _looked_up(match: re.Match[str]) -> str:
    return _TITLES[match["short"]]


def _police(match: re.Match[str]) -> str:
    return " ".join(_POLICE.get(word.rstrip("."), word) for word in match.group().split())


TITLE_RULES: tuple[Rule, ...] = (
    Rule(
        "title",
        r"(?<![\w.])Det\.? (?:Ch\.? )?(?:Insp|Sgt|Supt|Const|Con)(?:\.(?= )|(?![\w.]))",
        _police,
    ),
    Rule("title", r"(?<![\w.])Ch\.? (?:Insp|Supt)(?:\.(?= )|(?![\w.]))", _police),
    Rule(
        "title",
        rf"(?<![\w.])(?P<short>{one_of(_TITLES)})\.(?= ?[A-Z]| & [A-Z]| and [A-Z]| 1st |-elect)",
        _looked_up,
    ),
    Rule(
        "title",
        rf"(?<![\w.])(?P<short>{one_of(_DOTLESS)})(?= [A-Z][a-z’']| [A-Z]\.|(?: & | and )[A-Z])",
        _looked_up,
    ),
    Rule("title", r"(?<=[Tt]he )(?P<short>Rev)(?= [A-Z][a-z])", _looked_up),
    Rule("title", r"(?<![\w.])(?P<short>Mr|Mrs|Ms|Dr|Prof)(?= [A-Z])", _looked_up),
)
