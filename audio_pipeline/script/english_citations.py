"""English courts' own references: "[2023] UKSC 45 at [45]", "para 14(2)(b) of Sch 1", "s 12(3)"."""

import re

from audio_pipeline.script.english_names import designation_number
from audio_pipeline.script.number_words import cardinal, spelled, year
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule

_COURTS = (
    r"UKSC|UKHL|UKPC|UKUT|UKFTT|UKEAT|EAT|EWCA Civ|EWCA Crim|EWHC|EWFC|EWCOP|CSIH|CSOH|HCJAC|NICA"
    r"|NIQB|NICh|IESC|IECA|IEHC|HCA|FCA|SCC|NZSC|NZCA|ZACC|ECHR"
)
_REPORTS = "AC|QB|KB|Ch|WLR|All ER|Cr App R|FLR|BCLC|IRLR|ECR|ICR|SCR|CLR|NZLR"
_PARTS = {
    "para": "paragraph", "paras": "paragraphs", "Para": "Paragraph", "Paras": "Paragraphs",
    "Sch": "Schedule", "Sched": "Schedule", "sch": "schedule", "reg": "regulation",
    "regs": "regulations", "art": "article", "arts": "articles", "cl": "clause",
    "subs": "subsection",
    "sub-s": "subsection", "s": "section", "ss": "sections", "Art": "Article", "Reg": "Regulation",
}  # fmt: skip
_PROCEDURES = {
    "Civ": "Federal Rule of Civil Procedure", "Crim": "Federal Rule of Criminal Procedure",
    "App": "Federal Rule of Appellate Procedure", "Evid": "Federal Rule of Evidence",
}  # fmt: skip
_ALWAYS = ("para", "paras", "Para", "Paras", "Sch", "Sched", "sch", "subs", "sub-s")
_STATUTE = (
    r"(?: and [0-9]{1,3}[A-Z]?)?(?: of (?:the |Sch|Part )| (?:ECHR|GDPR|TFEU|TEU|HRA|PACE)\b)"
)


def _neutral(match: re.Match[str]) -> str:
    """ "twenty twenty-three UKSC forty-five at paragraph forty-five"."""
    number = designation_number(match["number"])
    said = f"{year(int(match['year']), 'en')} {match['court']} {number}"
    if match["division"]:
        said += f" {match['division']}"
    if not match["first"]:
        return said
    if not match["last"]:
        return f"{said} at paragraph {cardinal(match['first'], 'en')}"
    first, last = cardinal(match["first"], "en"), cardinal(match["last"], "en")
    return f"{said} at paragraphs {first} to {last}"


def _reported(match: re.Match[str]) -> str:
    volume = f", {cardinal(match['volume'], 'en')}" if match["volume"] else ""
    page = designation_number(match["page"])
    return f"{year(int(match['year']), 'en')}{volume} {match['report']} {page}"


def _part(match: re.Match[str]) -> str:
    return f"{_PARTS[match['part']]} "


def _planning(match: re.Match[str]) -> str:
    """ "twenty-three, zero one two three four, F U L"."""
    said = [" ".join(match["office"])] if match["office"] else []
    written = match["year"]
    said.append(year(int(written), "en") if len(written) == 4 else cardinal(written, "en"))
    said.append(spelled(match["number"], "en"))
    if match["kind"]:
        said.append(" ".join(match["kind"]))
    return ", ".join(said)


def _justice(match: re.Match[str]) -> str:
    return f"{'Chief ' if match['chief'] else ''}Justice {match['name']}"


CITATION_RULES: tuple[Rule, ...] = (
    Rule(
        "neutral citation",
        rf"(?P<year>19[89][0-9]|20[0-9]{{2}}) (?P<court>{_COURTS}) (?P<number>[0-9]{{1,4}})(?!\w)"
        r"(?: \((?P<division>[A-Z][A-Za-z]{1,6})\))?"
        r"(?:,? at (?P<first>[0-9]{1,3})(?:[-–](?P<last>[0-9]{1,3}))?(?![\w.]\w))?",
        _neutral,
    ),
    Rule(
        "law report",
        rf"(?P<year>1[89][0-9]{{2}}|20[0-9]{{2}}) (?:(?P<volume>[1-9]) )?(?P<report>{_REPORTS}) "
        r"(?P<page>[1-9][0-9]{0,3})(?!\w|[.,][0-9])",
        _reported,
    ),
    Rule(
        "part of a statute",
        rf"(?<![\w.’'-])(?P<part>{one_of(_ALWAYS)})\.? (?=[1-9][0-9]{{0,2}}[A-Z]?(?!\w))",
        _part,
    ),
    Rule(
        "part of a statute",
        rf"(?<![\w.’'-])(?<![’'] )(?P<part>{one_of(_PARTS)})\.? "
        rf"(?=[1-9][0-9]{{0,2}}[A-Z]?(?:\([0-9a-zA-Z]{{1,3}}\)|{_STATUTE}))",
        _part,
    ),
    Rule(
        "part of a statute",
        r"(?P<part>s(?<![\w.’'-].)s?)\. ?(?=[1-9][0-9]{0,2}[A-Z]?(?:\([0-9a-zA-Z]{1,3}\)){0,3}"
        r" [A-Z]{3,5}(?!\w))",
        _part,
    ),
    Rule(
        "regulation of the European Union",
        r"(?P<year>(?:19|20)[0-9]{2}(?:(?<=\(EU\) ....)|(?<=\(EC\) ....)|(?<=Directive ....)))"
        r"/(?P<number>[0-9]{1,4})(?!\w)",
        lambda match: (
            f"{year(int(match['year']), 'en')} slash {designation_number(match['number'])}"
        ),
    ),
    Rule(
        "rules of procedure",
        r"Fed(?<![\w.]Fed)\. ?R\. ?(?P<of>Civ|Crim|App|Evid)\.(?: ?P\.)?(?= ?[0-9])",
        lambda match: _PROCEDURES[match["of"]],
    ),
    Rule(
        "paragraph of a judgment",
        r"(?<!\w)(?P<at>[Aa]t) (?=[1-9][0-9]{0,2} of (?:his|her|the|their|its)"
        r" (?:judgment|decision))",
        lambda match: f"{match['at']} paragraph ",
    ),
    Rule(
        "planning application",
        r"(?<![\w/.-])(?:(?P<office>[A-Z]{1,4})/)?(?P<year>20[0-9]{2}|[0-9]{2})/"
        r"(?P<number>[0-9]{4,5})(?:/(?P<kind>[A-Z]{1,5}))(?![\w/])",
        _planning,
    ),
    Rule(
        "justice",
        r"(?P<name>[A-Z](?<![\w.].)[A-Za-z’']{2,20}), (?P<chief>C\. ?)?J\."
        r"(?:,(?= (?:dissented|concurred|delivered|joined|announced|wrote|filed))"
        r"|(?=,? (?:dissent|concur|deliver|joined|announced|for the)))",
        _justice,
    ),
    Rule("justice", r"JJ\.(?<=[a-z], JJ\.)(?=[,;)])", lambda _: "Justices"),
)
