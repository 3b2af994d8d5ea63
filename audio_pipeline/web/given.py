"""What people and programs hand in, looked at before anything is done with it."""

import re

from audio_pipeline.errors import UsageError
from audio_pipeline.work.actions import is_page_address

# Controls but tab and line ends, and lone surrogates: no database and no page takes them all.
UNPRINTABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
GREATEST_ADDRESS = 4_000


def given_text(name: str, text: str) -> str:
    """`text` as it was given; UsageError where it has characters that are no text."""
    if UNPRINTABLE.search(text):
        raise UsageError(f"the {name} has characters that are no text", "type it anew")
    return text


def given_address(text: str) -> str:
    """`text` where it is the address of a page (http or https, with a host). Raises UsageError."""
    address = given_text("address", text).strip()
    if len(address) > GREATEST_ADDRESS:
        raise UsageError("the address is too long", "copy it from the article's page")
    if not is_page_address(address):
        raise UsageError(
            f"{address[:200]!r} is not the address of a page", "it starts with https://"
        )
    return address
