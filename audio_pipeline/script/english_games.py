"""English sport's short words: "in OT", "two-run HR", "c Carey b Lyon", "a 1-2", "8 Ks"."""

import re

from audio_pipeline.script.english_numbers import words
from audio_pipeline.script.rules import Rule

_PITCHED = {
    "ER": ("earned run", "earned runs"), "IP": ("inning", "innings"),
    "K": ("strikeout", "strikeouts"), "BB": ("walk", "walks"), "H": ("hit", "hits"),
}  # fmt: skip
_PITCHING = re.compile(
    r"\b(?:ER|IP|BBs?|Ks|innings|strikeouts|struck out|starter|pitch(?:er|ing|ed)"
    r"|bullpen|ERA|walks?)\b"
)
_BATTED = re.compile(r"\b(?:HRs?|RBIs?|home runs|homers|batting|hit)\b")
_INNINGS = re.compile(
    r"\b(?:off [0-9]{1,3}(?: balls)?|wickets?|innings|overs|runs|T20I?|ODI|Test|stumps|unbeaten"
    r"|bowled|declared|dec)\b"
)
_SCORED = re.compile(
    r"\b(?:[Ss]cor\w{1,4}|[Gg]oals?|penalt\w{1,3}|pen|og|booked|yellow|red card"
    r"|substitut\w{1,4}|minutes?"
    r"|half-time|full-time|brace|hat-trick)\b"
)
_OWNED = re.compile(
    r"(?:\b(?:[Aa]n?|[Tt]he|[Tt]heir|its|[Aa]nother|first|second|third)|[’']s)"
    r"(?: [A-Z][\w-]{1,15}| straight| team| season[’']s)? $"
)
_NEAR = 80


def _pitched(match: re.Match[str]) -> str | None:
    """ "2 ER on 4 H": only where pitching is told of."""
    text, start, end = match.string, match.start(), match.end()
    around = f"{text[max(0, start - _NEAR) : start]} {text[end : end + _NEAR]}"
    if not _PITCHING.search(around):
        return None
    one, many = _PITCHED[match["what"]]
    count = match["count"]
    said = count if count == "no" else words(count)
    return f"{said} {one if count == '1' else many}"


def _stolen(match: re.Match[str]) -> str | None:
    before = match.string[max(0, match.start() - _NEAR) : match.start()]
    return "stolen bases" if _BATTED.search(before) else None


def _not_out(match: re.Match[str]) -> str | None:
    """ "121*": elsewhere a star leads to a note."""
    text, start, end = match.string, match.start(), match.end()
    around = f"{text[max(0, start - _NEAR) : start]} {text[end : end + _NEAR]}"
    return " not out" if _INNINGS.search(around) else None


def _one_two(match: re.Match[str]) -> str | None:
    """ "a McLaren one-two at Zandvoort", but "lost 1-2 at Leeds"."""
    before = match.string[max(0, match.start() - 32) : match.start()]
    return "one-two" if _OWNED.search(before) else None


def _minute(match: re.Match[str]) -> str | None:
    """ "(twenty-three, ninety plus one)": in a list of who scored; else it is feet."""
    text, start, end = match.string, match.start(), match.end()
    around = f"{text[max(0, start - _NEAR) : start]} {text[end : end + _NEAR]}"
    if not _SCORED.search(around):
        return None
    added = f" plus {words(match['added'])}" if match["added"] else ""
    return f"{words(match['minute'])}{added}"


def _dismissed(match: re.Match[str]) -> str:
    """ "caught Carey bowled Lyon", "lbw bowled Cummins"."""
    how = {"c": "caught", "st": "stumped"}.get(match["how"], match["how"])
    fielder = f" {match['fielder']}" if match["fielder"] else ""
    return f"{how}{fielder} bowled "


GAME_RULES: tuple[Rule, ...] = (
    Rule(
        "home run",
        r"HR(?:(?<=-run HR)|(?<=\bsolo HR)|(?<=-off HR))(?P<many>s?)(?!\w)",
        lambda match: f"home run{match['many']}",
    ),
    Rule("home run", r"HR(?<=[0-9] HR)(?=[,;.)]|$)", lambda _: "home runs"),
    Rule("stolen base", r"SB(?<=[0-9] SB)s?(?=[,;.)]|$)", _stolen),
    Rule("overs", r"ov(?<=[0-9] ov)(?:\.(?= [a-z])|(?=[),;]))", lambda _: "overs"),
    Rule(
        "minutes",
        r"mins(?:(?<=st mins)|(?<=nd mins)|(?<=rd mins)|(?<=th mins))(?!\w)",
        lambda _: "minutes",
    ),
    Rule(
        "minute of a match",
        r"(?P<minute>[1-9][0-9]{0,2}(?:(?<=[(,] .)|(?<=\(.)|(?<=[(,] ..)|(?<=\(..)|(?<=[(,] ...)"
        r"|(?<=\(...)))['’′](?:\+(?P<added>[1-9][0-9]?)(?:['’′])?)?(?=[,)])",
        _minute,
    ),
    Rule("after extra time", r"(?<![\w.])a\.e\.t\.(?=[ ,;)])", lambda _: "after extra time"),
    Rule("not out", r"\*(?<=[0-9]\*)(?![\w*])", _not_out),
    Rule(
        "overtime",
        r"OT(?:(?<=[0-9] OT)(?= (?:win|loss|victory|defeat|thriller|goal))|(?<=\(OT)(?=\))"
        r"|(?<=[0-9], OT)(?=[.;)]|$)"
        r"|(?<=\bin OT)(?=[.,;)]| (?:on|against|at|to|of|over|for|when|after|and)\b|$))",
        lambda _: "overtime",
    ),
    Rule(
        "shootout",
        r"SO(?:(?<=[0-9] \(SO)(?=\))|(?<=[0-9] SO)(?= (?:win|loss)))",
        lambda _: "shootout",
    ),
    Rule(
        "one-two",
        r"1-2(?<![\w.,-]1-2)(?= (?:finish|punch|result|podium|combo|combination|[a-z]{3,9} finish"
        r"|in [A-Z]|at [A-Z]|for [A-Z]|ahead of|on the (?:grid|podium|front)))",
        _one_two,
    ),
    Rule(
        "pitched",
        r"(?<![\w.,-])(?P<count>no|[1-9]?[0-9](?:\.[12])?) (?P<what>ER|IP|K|BB|H)s?"
        r"(?![\w’'.]\w|\w)",
        _pitched,
    ),
    Rule("innings", r"IP(?<=[0-9] IP)(?=[,;.)]| with| and|$)", lambda _: "innings"),
    Rule(
        "won or lost",
        r"(?P<how>[LW](?:(?<=straight .)|(?<=consecutive .)))(?![\w’'-]|\.\w)",
        lambda match: "loss" if match["how"] == "L" else "win",
    ),
    Rule(
        "dismissal",
        r"(?<![\w.])(?:(?P<how>c|st) (?P<fielder>[A-Z][A-Za-z’'-]{1,20}) |(?P<lbw>lbw) )b "
        r"(?=[A-Z][a-z])",
        lambda match: "lbw bowled " if match["lbw"] else _dismissed(match),
    ),
    Rule("club", r"Utd(?<=[a-z] Utd)\b\.?(?=\W|$)", lambda _: "United"),
    Rule("club", r"(?<!\w)Sheff(?= (?:Utd|United|Wed)\b)", lambda _: "Sheffield"),
    Rule("club", r"Wed(?:(?<=Sheff Wed)|(?<=Sheffield Wed))\b\.?(?=\W|$)", lambda _: "Wednesday"),
    Rule("club", r"(?<!\w)Nottm(?= Forest)", lambda _: "Nottingham"),
)
