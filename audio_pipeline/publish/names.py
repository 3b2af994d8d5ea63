"""Names of published files and episodes: ASCII, short, safe in a path and in an address."""

import re
import unicodedata

from audio_pipeline.errors import UsageError

GREATEST_SLUG_LENGTH = 60  # with the hash and the longest ending well under 255 bytes
FALLBACK_SLUG = "episode"

# Ukrainian by the table of the Cabinet of Ministers (No. 55 of 2010), other Cyrillic letters as
# they are usually written; German as a German would write it without umlauts.
LATIN = str.maketrans(
    dict(zip("абвгґдезиіїйклмнопрстуфыэё", "abvhgdezyiiiklmnoprstufyee", strict=True))
    | {"є": "ie", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch"}
    | {"ю": "iu", "я": "ia", "ь": "", "ъ": "", "'": "", "’": "", "ʼ": ""}
    | {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "æ": "ae", "œ": "oe", "ł": "l"}
)


def slug(title: str) -> str:
    """`title` as lower-case ASCII words joined by hyphens; "episode" where nothing is left."""
    lowered = unicodedata.normalize("NFC", title).lower().translate(LATIN)
    plain = unicodedata.normalize("NFKD", lowered).encode("ascii", "ignore").decode("ascii")
    words = re.findall(r"[a-z0-9]+", plain)
    kept = "-".join(words)[: GREATEST_SLUG_LENGTH + 1]
    if len(kept) > GREATEST_SLUG_LENGTH:
        kept = kept.rpartition("-")[0] or kept[:GREATEST_SLUG_LENGTH]
    return kept or FALLBACK_SLUG


def checked_name(name: str) -> str:
    """`name` where it can be one folder's name in a path and an address; UsageError otherwise."""
    if not re.fullmatch(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}", name):
        raise UsageError(
            f"{name!r} cannot be part of an address",
            "use letters, digits, hyphens and underscores, at most 100",
        )
    return name
