"""Rules for single signs: some are words, others only mark up a text and are left out."""

import re
from collections.abc import Mapping

from audio_pipeline.script.rules import Rule

_SILENT = {
    "*": " ", "_": " ", "\\": " ", "^": " ", "·": " ", "†": " ", "‡": " ", "¶": " ", "`": "'",
    "|": ", ", "•": ", ",
}  # fmt: skip


def sign_rules(names: Mapping[str, str], about: str) -> tuple[Rule, ...]:
    """`names`: sign -> words; `about` is said for a tilde before a number."""
    spoken = {**_SILENT, **{sign: f" {words} " for sign, words in names.items()}}
    return (
        Rule("about", r"(?<!\w)[~≈] ?(?=[$£€₴]?[0-9])", lambda _: f"{about} "),
        Rule(
            "sign",
            rf"(?P<sign>[{re.escape(''.join(spoken))}])(?P<closes>(?=[)\]”’»]|\"(?:[\s.,;:!?)]|$)))?",
            lambda match: (
                spoken[match["sign"]].rstrip(" ")
                if match["closes"] is not None
                else spoken[match["sign"]]
            ),
        ),
    )
