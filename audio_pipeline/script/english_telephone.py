"""English telephone numbers that are not just groups joined by hyphens: 0800 123 4567, 988."""

import re

from audio_pipeline.script.english_numbers import words
from audio_pipeline.script.number_words import spelled, year
from audio_pipeline.script.rules import Rule

_FREE = {"0800": "zero eight hundred", "0300": "zero three hundred"}
_TOLL_FREE = {"800": "eight hundred"}
_EMERGENCY = "911|999|988|112|111|101|211|311|411|511"
_CALLED = (
    "[Cc]all(?:ed|ing|s)?|[Dd]ial(?:l?ed|l?ing|s)?|[Pp]hon(?:e[ds]?|ing)|[Rr]ing|[Rr]ang"
    "|[Tt]ext(?:ed|ing|s)?"
)
_ANSWERS = (
    "[Pp]olice|officers?|detectives|force|NHS|Crimestoppers|Samaritans|[Cc]oastguard|helpline|line"
    "|[Ss]heriff|services?|authorities|them|us"
)
_LINES = (
    "(?:[Ll]ife|[Hh]elp|[Hh]ot|[Cc]hild|[Tt]ip"
    "|(?:[Cc]risis|[Tt]ext|[Pp]revention|[Ss]upport|[Tt]ip|[Cc]are) )[Ll]ine"
)
_ABOUT_A_NUMBER = (
    "call(?:s|ers?)?|dispatch(?:ers?)?|operators?|emergency|[Hh]elpline|[Hh]otline|[Ll]ifeline|line"
    "|number|Suicide|in an emergency"
)
_REFERENCES = "[Rr]ef(?:erence)?\\.?|[Cc]rime|[Cc]ase|[Ii]ncident|[Ll]og|[Aa]pplication"
_YEAR = re.compile("(?:19[5-9]|20[0-3])[0-9]")
_NO_COUNT = (
    r"(?!\w|[.,-][0-9]|%| (?:percent|per cent|million|billion|[NSEW]\.)"
    r"| (?:(?!two|three|four|five|six|seven|eight|nine|several|many|(?:for|in|or|and|to|if"
    r"|at|with|from|on|when|as|is|by) )[a-z]{2,20} )?"
    r"(?!always)[a-z]{2,20}[^s\W]s\b| (?:people|men|women|children)\b"
    r"| [A-Z][a-z]+ (?:St|Street|Road|Avenue|Ave)\b)"
)


def _groups(match: re.Match[str]) -> str | None:
    """National numbers have nine to eleven digits; "0800 123" may be a time and an amount."""
    groups = re.findall("[0-9]+", match.group())
    if not 9 <= sum(map(len, groups)) <= 11:
        return None
    return ", ".join(_FREE.get(group) or spelled(group, "en") for group in groups)


def _emergency(match: re.Match[str]) -> str:
    other = f" or {spelled(match['other'], 'en')}" if match["other"] else ""
    return f"{match['before']}{spelled(match['number'], 'en')}{other}"


def _reference(match: re.Match[str]) -> str | None:
    """ "reference forty-seven stroke two two three one"; short ones may be a fraction or a date."""
    parts = match["number"].split("/")
    if max(map(len, parts)) < 3:
        return None
    return match["before"] + " stroke ".join(map(_part, parts))


def _part(digits: str) -> str:
    if _YEAR.fullmatch(digits):
        return year(int(digits), "en")
    return words(digits) if len(digits) < 3 else spelled(digits, "en")


def _vanity(match: re.Match[str]) -> str:
    code = _TOLL_FREE.get(match["code"]) or spelled(match["code"], "en")
    digits = f"{spelled(match['digits'], 'en')} " if match["digits"] else ""
    return f"one {code} {digits}{match['letters'].replace('-', ' ')}"


TELEPHONE_RULES: tuple[Rule, ...] = (
    Rule(
        "telephone",
        r"(?<![\w.,+])(?:\(0[0-9]{2,4}\)|0[0-9]{2,4})(?:[ -][0-9]{3,4}){1,2}(?![\w-]|[.,][0-9])",
        _groups,
    ),
    Rule(
        "telephone",
        r"(?<![\w.,+])(?P<free>0800|0300|0808|0845) (?P<digits>[0-9]{3,4})"
        r"(?! ?[0-9]|\w|[.,-][0-9])",
        lambda match: (
            f"{_FREE.get(match['free']) or spelled(match['free'], 'en')}"
            f" {spelled(match['digits'], 'en')}"
        ),
    ),
    Rule("telephone", r"(?<![\w.,+])0[0-9]{4} [0-9]{6}(?![\w-]|[.,][0-9])", _groups),
    Rule(
        "telephone",
        r"(?<![\w-])1-(?P<code>8[0-9]{2})-(?:(?P<digits>[0-9]{3})-)?(?P<letters>[A-Z]{2,10}(?:-[A-Z]{2,10})?)(?![\w-])",
        _vanity,
    ),
    Rule(
        "telephone",
        r"(?<![\w.,])116 (?P<last>[01][0-9]{2})(?!\w|[.,][0-9])",
        lambda match: f"one one six, {spelled(match['last'], 'en')}",
    ),
    Rule(
        "emergency number",
        rf"(?<!\w)(?P<before>(?:{_CALLED}) |(?:{_ANSWERS}|reached|contacted) on |NHS (?=111))"
        rf"(?P<number>{_EMERGENCY})(?: or (?P<other>{_EMERGENCY}))?{_NO_COUNT}",
        _emergency,
    ),
    Rule(
        "helpline",
        rf"(?<!\w)(?P<before>{_LINES}(?: [a-z]{{2,12}}){{0,3}}(?:,? (?:at|on|is) |[:,] | \())"
        r"(?P<number>[1-9][0-9]{2}|(?!19|20)[1-9][0-9]{3})(?! [0-9])"
        rf"(?: or (?P<other>{_EMERGENCY}))?{_NO_COUNT}",
        _emergency,
    ),
    Rule(
        "emergency number",
        rf"(?<![\w.,$£€])(?:{_EMERGENCY})(?= (?:{_ABOUT_A_NUMBER})(?!\w))",
        lambda match: spelled(match.group(), "en"),
    ),
    Rule(
        "reference number",
        r"(?P<before>(?:(?<=quote )|(?<=quoting )|(?<=reference ))(?:CAD|log) )"
        r"(?P<number>[0-9]{2,5})(?!\w|[.,/-][0-9])",
        lambda match: f"{match['before']}{spelled(match['number'], 'en')}",
    ),
    Rule(
        "reference number",
        rf"(?<!\w)(?P<before>(?:{_REFERENCES})(?: (?:number|no\.?|code))?:? |[Qq]uoting )"
        r"(?![0-9]{1,2}/[0-9]{1,2}/(?:19|20)[0-9]{2}(?!\w))"
        r"(?P<number>[0-9]{1,8}(?:/[0-9]{1,8}){1,3})(?![\w/-]|[.,][0-9])",
        _reference,
    ),
    Rule(
        "reference number",
        r"(?<![\w.,*])(?P<force>[0-9]{2})\*(?P<number>[0-9]{5,7})(?![\w*])",
        lambda match: f"{spelled(match['force'], 'en')} star {spelled(match['number'], 'en')}",
    ),
    Rule(
        "short code",
        r"(?<!\w)(?P<before>(?:or|can|to|and|please|Please|also|you|must) text |Text )"
        r"(?P<number>[0-9]{4,6})(?=[.,;)]|$| or | and )",
        lambda match: f"{match['before']}{spelled(match['number'], 'en')}",
    ),
    Rule(
        "short code",
        r"(?<!\w)(?P<before>[Tt]ext(?:ing|ed)? (?:[\"“‘']?[A-Z]{2,15}[\"”’']? )?to )"
        r"(?P<number>[0-9]{4,6})(?!\w|[.,][0-9])",
        lambda match: f"{match['before']}{spelled(match['number'], 'en')}",
    ),
)
