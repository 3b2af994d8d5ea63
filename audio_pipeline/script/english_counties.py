"""English counties, shortened: "Co. Mayo", "Maricopa Co.", "Aylesbury, Bucks."."""

import re

from audio_pipeline.script.english_words import sentence_end
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule

_COUNTIES = {
    "Berks": "Berkshire", "Bucks": "Buckinghamshire", "Cambs": "Cambridgeshire",
    "Glos": "Gloucestershire", "Hants": "Hampshire", "Herts": "Hertfordshire",
    "Lancs": "Lancashire", "Leics": "Leicestershire", "Lincs": "Lincolnshire",
    "Northants": "Northamptonshire", "Notts": "Nottinghamshire", "Oxon": "Oxfordshire",
    "Staffs": "Staffordshire", "Wilts": "Wiltshire", "Worcs": "Worcestershire",
    "Beds": "Bedfordshire", "Warks": "Warwickshire",
}  # fmt: skip
_IRISH_COUNTIES = (
    "Antrim|Armagh|Carlow|Cavan|Clare|Cork|Derry|Donegal|Down|Dublin|Durham|Fermanagh|Galway|Kerry"
    "|Kildare|Kilkenny|Laois|Leitrim|Limerick|Longford|Louth|Londonderry|Mayo|Meath|Monaghan|Offaly"
    "|Roscommon|Sligo|Tipperary|Tyrone|Waterford|Westmeath|Wexford|Wicklow"
)
_NAME = r"(?:(?:San|Santa|Los|St\.|Saint|Prince|Palm|El|La|New|Fort) )?[A-Z][A-Za-z’'-]{2,20}"
_AMERICAN_BEFORE = re.compile(rf"(?<!\w)(?:[Ii]n|[Aa]cross|[Tt]hroughout|[Oo]f|[Ff]rom) {_NAME} $")
_OF_OR_FROM_BEFORE = re.compile(rf"\b(?:[Oo]f|[Ff]rom) {_NAME} $")
_ONE_NAME_BEFORE = re.compile(rf"(?:^|[^\w ]|(?:^|[^A-Z\w])[a-z]{{1,20}}) ?{_NAME} $")
_OFFICE_AFTER = re.compile(
    r" (?:[Ss]heriff|[Jj]udge|[Dd]istrict|[Ss]uperior|[Cc]ircuit|[Cc]oroner|[Cc]ourthouse|[Jj]ail"
    r"|[Rr]ecorder|[Cc]lerk|[Pp]rosecutor|[Ss]tate['’]s|[Dd]eput(?:y|ies)|voters|residents|ballots"
    r"|schools|election)"
)
_STATE_AFTER = re.compile(r", (?:[A-Z][a-z]{1,5}\.|[A-Z]\.[A-Z]\.|[A-Z]{2}\b|[A-Z][a-z]{3,12},)")
_GOVERNED = re.compile(
    r"\b(?:sheriff|deput(?:y|ies)|voters?|ballots?|precincts?|residents|elections?|judges?|jur(?:y|ors)"
    r"|court|prosecutors?|attorney|coroner|commissioners|supervisors|county|counties|schools?|clerk"
    r"|recorder|turnout|evacuat\w{1,4}|wildfires?|tornado(?:es)?)\b",
    re.IGNORECASE,
)
_TRADED = re.compile(
    r"\b(?:shares?|stakes?|stocks?|invest\w{0,5}|bonds?|debt|dividends?|investors?|rall(?:y|ied)"
    r"|Dow|Nasdaq|NYSE|S&P|chief|chairman|chairwoman|president|executives?|CEO|founder|directors?"
    r"|subsidiar(?:y|ies)|unit|division|takeover|acquisition|merger|maker|spokes\w{3,6}|employees"
    r"|workers|products?|profits?|earnings|revenue)\b",
    re.IGNORECASE,
)
_NEAR = 48


def _american(match: re.Match[str]) -> str | None:
    """ "in Maricopa County", but "shares in Boeing Company": without any sign it is a company."""
    text, start, end = match.string, match.start(), match.end()
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    inside = _AMERICAN_BEFORE.search(before)
    if _OFFICE_AFTER.match(after) or _STATE_AFTER.match(after):
        is_county = bool(inside or _ONE_NAME_BEFORE.search(before))
    else:
        is_county = bool(inside) and _tells_of_a_place(before, after)
    return f"County{sentence_end(match)}" if is_county else None


def _tells_of_a_place(before: str, after: str) -> bool:
    sentence = f"{before.rpartition('. ')[2]} {after.partition('. ')[0]}"
    if _TRADED.search(sentence):
        return False
    return not _OF_OR_FROM_BEFORE.search(before) or bool(_GOVERNED.search(sentence))


COUNTY_RULES: tuple[Rule, ...] = (
    Rule("county", rf"(?<![\w.])Co\.?(?= (?:{_IRISH_COUNTIES})(?!\w))", lambda _: "County"),
    Rule(
        "English county",
        rf"(?<=[a-z], )(?P<short>{one_of(_COUNTIES)})(?:\.|(?=[,;)]))",
        lambda match: _COUNTIES[match["short"]] + sentence_end(match),
    ),
    Rule("county", r"Co\.(?<=[a-z] Co\.)(?!\w)", _american),
)
