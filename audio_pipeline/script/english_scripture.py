"""Verses of the Bible and the Quran: "John 3:16", "Genesis 1:1-3", "1 Corinthians 13:4"."""

import re

from audio_pipeline.script.english_numbers import DASH, words
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule

_BOOKS = (
    "Genesis", "Exodus", "Leviticus", "Numbers", "Deuteronomy", "Joshua", "Judges", "Ruth",
    "Samuel", "Kings", "Chronicles", "Ezra", "Nehemiah", "Esther", "Job", "Psalm", "Psalms",
    "Proverbs", "Ecclesiastes", "Isaiah", "Jeremiah", "Lamentations", "Ezekiel", "Daniel", "Hosea",
    "Joel", "Amos", "Obadiah", "Jonah", "Micah", "Nahum", "Habakkuk", "Zephaniah", "Haggai",
    "Zechariah", "Malachi", "Matthew", "Mark", "Luke", "John", "Acts", "Romans", "Corinthians",
    "Galatians", "Ephesians", "Philippians", "Colossians", "Thessalonians", "Timothy", "Titus",
    "Philemon", "Hebrews", "James", "Peter", "Jude", "Revelation", "Sirach", "Maccabees", "Quran",
    "Qur’an", "Qur'an", "Koran", "Surah", "Sura",
)  # fmt: skip
_SHORT = {
    "Gen.": "Genesis", "Exod.": "Exodus", "Ps.": "Psalm", "Prov.": "Proverbs", "Isa.": "Isaiah",
    "Matt.": "Matthew", "Rom.": "Romans", "Cor.": "Corinthians", "Phil.": "Philippians",
    "Thess.": "Thessalonians", "Tim.": "Timothy", "Heb.": "Hebrews",
    "Mt.": "Matthew", "Mk.": "Mark", "Mk": "Mark", "Lk.": "Luke", "Lk": "Luke", "Jn.": "John",
    "Jn": "John", "Cor": "Corinthians", "Thess": "Thessalonians", "Rom": "Romans",
    "Isa": "Isaiah", "Ps": "Psalm", "Ex.": "Exodus", "Eph.": "Ephesians", "Gal.": "Galatians",
    "Rev.": "Revelation",
}  # fmt: skip
_COUNT = {"1": "First", "2": "Second", "3": "Third"}
_COUNTED = "Samuel|Kings|Chronicles|Corinthians|Thessalonians|Timothy|Peter|John|Maccabees"
_SURELY_COUNTED = "Samuel|Chronicles|Corinthians|Thessalonians|Timothy|Maccabees"
"""The others are names, or a word, after a number as well: "3 Kings", "in Group 1 Peter won"."""
_NO_TIME = r"(?![\w:]|[.,][0-9]| ?[ap]\.?m| (?:ratio|odds|win|lead|aspect|split|vote)\b)"


def _verse(match: re.Match[str]) -> str:
    """ "Genesis one one to three"."""
    count = f"{_COUNT[match['count']]} " if match["count"] else ""
    book = _SHORT.get(match["book"], match["book"])
    last = f" to {words(match['last'])}" if match["last"] else ""
    joint = ", " if len(match["verse"]) > 2 else " "
    return f"{count}{book} {words(match['chapter'])}{joint}{words(match['verse'])}{last}"


SCRIPTURE_RULES: tuple[Rule, ...] = (
    Rule(
        "verse",
        rf"(?<![\w.,-])(?:(?P<count>[1-3]) "
        rf"(?=(?:{_COUNTED}|Jn|Jn\.|Cor|Thess|Cor\.|Tim\.|Thess\.) ))?"
        rf"(?P<book>{one_of((*_BOOKS, *_SHORT))}) (?P<chapter>[1-9][0-9]{{0,2}}):"
        rf"(?P<verse>[1-9][0-9]{{0,2}})(?:{DASH}(?P<last>[1-9][0-9]{{0,2}}))?{_NO_TIME}",
        _verse,
    ),
    Rule(
        "book of the Bible",
        r"Ps(?<![\w.]Ps)(?:\.|(?<=[a-z] Ps))(?= [1-9][0-9]{0,2}(?!\w))",
        lambda _: "Psalm",
    ),
    Rule(
        "book of the Bible",
        rf"(?<![\w.,$£€-])(?P<count>[1-3])"
        rf"(?= (?:(?:{_SURELY_COUNTED})(?!\w)|(?:{_COUNTED}) [0-9]))",
        lambda match: _COUNT[match["count"]],
    ),
)
