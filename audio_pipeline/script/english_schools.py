"""English schools and degrees: "K-5 science", "P.S. 118", "a 2:1 in history"."""

from audio_pipeline.script.english_names import designation_number
from audio_pipeline.script.english_numbers import words
from audio_pipeline.script.rules import Rule

_TAUGHT = (
    "schools?|students?|pupils?|science|class(?:es|rooms?)?|teachers?|education|buildings?"
    "|campus(?:es)?|academy|programs?|math|art|music|districts?|curriculum|grades?|children"
    "|enrollment|system|kids|principals?|reading|literacy"
)

SCHOOL_RULES: tuple[Rule, ...] = (
    Rule(
        "school years",
        rf"(?<![\w-])(?P<first>K|[Pp]re-?K)[-–]"
        rf"(?=(?:[2-9]|1[0-2])[ -](?:[a-z]{{3,10}} )?(?:{_TAUGHT})\b)",
        lambda match: f"{match['first']} through ",
    ),
    Rule(
        "school years",
        r"K-(?<=\b[Gg]rades K-)(?=[2-9](?!\w))",
        lambda _: "K through ",
    ),
    Rule(
        "number of a school",
        r"(?<![\w.])(?P<name>P\.S\.|I\.S\.|PS) (?P<number>[1-9][0-9]{2})(?![\w,-]|\.[0-9])",
        lambda match: f"{match['name']} {designation_number(match['number'])}",
    ),
    Rule(
        "class of a degree",
        r"2:(?<=\b[Aa] 2:)(?P<second>[12])(?= (?:in [A-Za-z]|degree|from |at [A-Z]|honou?rs))",
        lambda match: f"two {words(match['second'])}",
    ),
)
