"""English names that hyphens, dots or brackets hold together: 737-800, B.1.1.7, 401(k), v2.0."""

import re

from audio_pipeline.script.english_names import PREFIX, designation_number, run_of_name
from audio_pipeline.script.english_numbers import plural
from audio_pipeline.script.number_words import cardinal, spelled, year
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule

_RUNS = re.compile(r"[0-9]+|[A-Za-z]+")
_PLANE = r"[Mm][Aa][Xx]|jets?|airliners?|Dreamliners?|aircraft|planes?|freighters?|fleet"
_TYPES = (
    "Mirage|Falcon|Dash|ATR|Saab|Superjet|Jetstream|Metroliner|Fokker|Embraer|Beechcraft|Learjet"
    "|Citation|Antonov|Il|An|Tu|MC|Ariane|Vega"
)
"""Aircraft and rockets whose number has another behind a hyphen."""
_SOFTWARE = (
    "Python", "Ubuntu", "Android", "Linux", "Windows", "macOS", "iOS", "iPadOS", "PHP", "Ruby",
    "Chrome", "Firefox", "Safari", "Debian", "Kubernetes", "PostgreSQL", "version", "Version",
)  # fmt: skip

_ORDER = "[1-9][0-9]?,?[0-9]{3}"


def _runs(match: re.Match[str]) -> str:
    """ "Boeing 737-800": each run of digits as a name's number, each run of letters as written."""
    *runs, last = _RUNS.findall(match.group())
    said = list(map(run_of_name, runs))
    if last == "s" and runs[-1].isdigit():
        return " ".join((*said[:-1], plural(said[-1])))
    return " ".join((*said, run_of_name(last)))


def _hyphened(match: re.Match[str]) -> str:
    """ "SARS CoV two", but "ex-MI five"."""
    prefix, _, rest = match.group().partition("-")
    if not PREFIX.fullmatch(prefix.lower()):
        return _runs(match)
    return f"{prefix}-{' '.join(map(run_of_name, _RUNS.findall(rest)))}"


def _dotless(match: re.Match[str]) -> str:
    """ "B.1.617" is said without its dots."""
    letters, *numbers = match.group().split(".")
    return " ".join((letters, *map(_part_of_lineage, numbers)))


def _part_of_lineage(digits: str) -> str:
    return spelled(digits, "en") if len(digits) > 2 else cardinal(digits, "en")


def _sublineage(match: re.Match[str]) -> str:
    """ "XBB one point five", "BA two point eight six", "KP three point one point one"."""
    letters, first, *others = match.group().split(".")
    return " point ".join(
        (f"{letters} {cardinal(first, 'en')}", *(spelled(n, "en") for n in others))
    )


def _order(match: re.Match[str]) -> str:
    """ "Executive Order ninety sixty-six", "one four one one zero"."""
    orders = re.sub(
        "[0-9]+(?:,[0-9]{3})?",
        lambda number: _serial(number.group().replace(",", "")),
        match["numbers"],
    )
    return f"{match['kind']} {orders}"


def _version(match: re.Match[str]) -> str:
    """ "3.11" is "three point eleven", but "22.04" has its zero."""
    name = f"{match['name']} " if "name" in match.groupdict() else "version "
    return name + " point ".join(map(_version_part, match["number"].split(".")))


def _version_part(digits: str) -> str:
    if len(digits) == 2 and digits[0] == "0":
        return f"oh {cardinal(digits[1], 'en')}" if digits != "00" else "zero zero"
    return cardinal(digits, "en")


def _under_age(match: re.Match[str]) -> str:
    age = cardinal(match["age"], "en")
    written = match["under"].removesuffix("-")
    under = "under" if written in "uU" else written
    return f"{under} {plural(age) if match['plural'] else age}"


def _serial(digits: str) -> str:
    """ "thirty ninety-four"; what begins with a zero or is longer, digit by digit."""
    plain = len(digits) <= 4 and digits[0] != "0"
    return designation_number(digits) if plain else spelled(digits, "en")


def _plan(match: re.Match[str]) -> str:
    """ "four oh one k", "five oh one c three"."""
    said = [designation_number(match["number"]), match["letter"]]
    if match["item"]:
        said.append(cardinal(match["item"], "en"))
    return " ".join(said) + ("s" if match["plural"] else "")


REFERENCE_RULES: tuple[Rule, ...] = (
    Rule(
        "World War",
        r"(?<!\w)WW ?(?:(?P<second>II|2)|I|1)(?!\w)",
        lambda match: f"World War {'Two' if match['second'] else 'One'}",
    ),
    Rule("offset", r"(?:(?<=GMT)|(?<=UTC))[-−–](?=[0-9])", lambda _: " minus "),
    Rule(
        "circa",
        r"(?<![\w.])(?:ca?\.|ca? (?=1))(?P<year>1[0-9]{3}|20[0-9]{2}|[1-9][0-9]{2})"
        r"(?![\w,]|\.[0-9])",
        lambda match: f"circa {year(int(match['year']), 'en')}",
    ),
    Rule("circa", r"(?<![\w.])ca?\. ?(?=[$£€][0-9])", lambda _: "circa "),
    Rule(
        "standard",
        r"(?<![\w.,])802\.11(?P<letters>[a-z]{0,2})(?!\w)",
        lambda match: " ".join(("eight oh two point eleven", *match["letters"])),
    ),
    Rule("doi", r"\((?:doi|DOI): ?10\.[0-9]{4,9}/[^\s()]{1,80}\)", lambda _: ""),
    Rule(
        "vulnerability",
        r"(?<![\w-])CVE-(?P<year>(?:19|20)[0-9]{2})-(?P<number>[0-9]{4,7})(?![\w-])",
        lambda match: f"CVE {designation_number(match['year'])}, {_serial(match['number'])}",
    ),
    Rule(
        "plan of the tax code",
        r"(?<![\w.,$£€])(?P<number>401|403|457|501|503|527|529)\(?(?P<letter>(?<=\()[a-z]|k)\)?"
        r"(?:\(?(?P<item>[0-9]{1,2})\)?)?(?P<plural>s?)(?!\w)",
        _plan,
    ),
    Rule("aircraft", r"(?<![\w.,-])7[0-8]7-[0-9]{1,3}(?:00)?[A-Z]{0,3}s?(?![\w-])", _runs),
    Rule(
        "aircraft",
        rf"(?<![\w.-])(?:{_TYPES})[ -][1-9][0-9]{{0,3}}-[0-9]{{1,3}}[A-Z]{{0,2}}s?"
        r"(?![\w-]|[.,][0-9])",
        _runs,
    ),
    Rule(
        "aircraft",
        rf"(?<![\w.,$£€-])7[0-8]7(?=s?(?: (?:{_PLANE})(?!\w)))",
        lambda match: designation_number(match.group()),
    ),
    Rule(
        "designation",
        r"(?<![\w.@#/-])[A-Z][A-Za-z]{0,5}[0-9]{2,4}-[A-Z]?[0-9]{1,4}[A-Za-z]{0,3}(?![\w-])",
        _runs,
    ),
    Rule(
        "designation",
        r"(?<![\w.@#/-])[A-Z][A-Za-z]{1,5}-[A-Z][A-Za-z]{0,5}-?[0-9]{1,4}(?![\w-])",
        _hyphened,
    ),
    Rule(
        "designation",
        r"-(?:(?<=\bex-)|(?<=\bpre-)|(?<=\bpost-)|(?<=\bnon-)|(?<=\banti-)|(?<=\bpro-))"
        r"(?P<letters>[A-Z]{1,4})(?P<number>[0-9]{1,3})(?![\w-])",
        lambda match: f"-{run_of_name(match['letters'])} {designation_number(match['number'])}",
    ),
    Rule("lineage", r"(?<![\w.])(?:[A-Z](?:\.[0-9]{1,4}){2,5}|P\.[12])(?!\w|\.\w)", _dotless),
    Rule(
        "lineage",
        r"(?<![\w.])[A-Z]{2,3}\.[0-9]{1,2}(?:\.[0-9]{1,4}){0,4}(?!\w|\.\w)",
        _sublineage,
    ),
    Rule(
        "executive order",
        r"(?<![\w.])(?P<kind>[Ee]xecutive [Oo]rders?|(?:EO|E\.O\.)s?)(?: No\.)? "
        rf"(?P<numbers>{_ORDER}(?:(?:, (?:and )?| and | or ){_ORDER}){{0,3}})"
        r"(?!\w|[.,-][0-9]|%)",
        _order,
    ),
    Rule(
        "under an age",
        r"(?<![\w.-])(?P<under>U-?(?=1[5-9]|2[0-3])|[uU](?=[12][0-9]s)|[Uu]nder-)(?P<age>[12][0-9]|(?<=nder-)[3-9])(?P<plural>s?)"
        r"(?![\w-]|[.,][0-9])",
        _under_age,
    ),
    Rule("school years", r"(?<![\w-])K-(?=1[0-2](?!\w))", lambda _: "K through "),
    Rule(
        "section",
        r"§ ?(?P<number>[0-9]{3,4})(?!\w|[.,][0-9])",
        lambda match: f"section {designation_number(match['number'])}",
    ),
    Rule("section", r"§§ ?", lambda _: "sections "),
    Rule(
        "case number",
        r"(?<![\w-])(?P<court>[CT])[-‑](?P<number>[0-9]{1,4})/(?P<year>[0-9]{2})(?!\w)",
        lambda match: (
            f"{match['court']} {designation_number(match['number'])}"
            f" slash {cardinal(match['year'], 'en')}"
        ),
    ),
    Rule(
        "version",
        r"(?<![\w.@/-])[vV](?P<number>[0-9]{1,3}(?:\.[0-9]{1,4}){1,4})(?!\w)",
        _version,
    ),
    Rule(
        "version",
        rf"(?<!\w)(?P<name>{one_of(_SOFTWARE)}) (?P<number>[0-9]{{1,3}}\.[0-9]{{2}})(?!\w|\.[0-9])",
        _version,
    ),
    Rule("version", r"(?<=[0-9])-(?=(?:alpha|beta|rc|preview|stable)(?!\w))", lambda _: " "),
)
