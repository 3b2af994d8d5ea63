"""Where a sentence ends: sentencex's boundaries, corrected where it is wrong on news."""

import re
from collections.abc import Iterator

from audio_pipeline.script.abbreviations import ABBREVIATIONS, NO_ABBREVIATIONS, Abbreviations
from audio_pipeline.script.normalize import primary
from audio_pipeline.script.quotations import quoted_spans, within

_LOOK_BACK = 40
"""Characters before a boundary that decide about it; longer words are no abbreviations."""
_GREATEST_PIECE = 4000
"""Characters; longer than a paragraph of news."""
_OPENING = "\"'“„«‘‚(["
_CLOSING = "\"'”“»’)]"
_SURROGATE = re.compile("[\ud800-\udfff]")
_CANDIDATE = re.compile(
    rf"[.!?…][{re.escape(_CLOSING)}]{{0,3}}\s+(?=[{re.escape(_OPENING)}]{{0,2}}\w)"
)
_LAST_WORD = re.compile(r"(?:^|[\s(\[“„«\"'‘])([^\s(\[“„«\"'‘]+)$")
_FIRST_WORD = re.compile(rf"[{re.escape(_OPENING)}\s]*(\w+)")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]")
_WORD = re.compile(r"\S")
_ITEM_NUMBER = re.compile(r"\s*\(?[0-9]{1,2}[.)]\s*")
_ORDINAL = re.compile(r"[0-9]{1,2}")
_DASH_AND_LOWER = re.compile(r"[–—-]\s*[a-zа-яіїєґäöüà-ÿ]")


def split_sentences(text: str, language: str) -> list[str]:
    """The sentences of a text in order; joined by spaces they are the text, but for white space.

    A sentence ends only at white space, never inside a quotation or brackets that are closed
    again, nor after an abbreviation, an initial or (in German) an ordinal that goes on.
    """
    known = ABBREVIATIONS.get(primary(language), NO_ABBREVIATIONS)
    spans = quoted_spans(text)
    proposed = _proposed(text, primary(language))
    missed = {match.end() for match in _CANDIDATE.finditer(text)} - proposed
    sentences: list[str] = []
    start = 0
    for at in sorted(proposed | missed):
        judge = _ends if at in proposed else _ends_after_all
        if (
            not within(spans, at)
            and _WORD.search(text, start, at)
            and judge(text, start, at, known)
        ):
            sentences.append(text[start:at].strip())
            start = at
    return [sentence for sentence in (*sentences, text[start:].strip()) if sentence]


def _proposed(text: str, language: str) -> set[int]:
    """sentencex's boundaries; it takes no lone surrogates, and knows English rules at least.

    It is handed pieces, since quotes that are never closed cost it the square of their number.
    """
    import sentencex

    ends: set[int] = set()
    position = 0
    for piece in _pieces(_SURROGATE.sub("?", text)):
        for segment in sentencex.segment(language or "en", piece):
            position += len(segment)
            ends.add(position)
        ends.discard(position)
    return ends


def _pieces(text: str) -> Iterator[str]:
    start = 0
    while len(text) - start > _GREATEST_PIECE:
        space = text.rfind(" ", start, start + _GREATEST_PIECE)
        end = space + 1 if space > start else start + _GREATEST_PIECE
        yield text[start:end]
        start = end
    yield text[start:]


def _ends(text: str, start: int, at: int, known: Abbreviations) -> bool:
    """Whether a boundary that sentencex proposes holds."""
    if "\n" in text[at - 1 : at + 1]:
        return True
    if not text[at - 1].isspace() and not text[at : at + 1].isspace():
        return False
    following = _FIRST_WORD.match(text, at)
    if _DASH_AND_LOWER.match(text, at) or (following and following[1][0].islower()):
        return False
    if _ITEM_NUMBER.fullmatch(text, start, at):
        return False
    word = _word_before_dot(text, at)
    return not word or _ends_after_dot(word, following[1] if following else "", known)


def _ends_after_all(text: str, start: int, at: int, known: Abbreviations) -> bool:
    """Whether a sentence ends where sentencex saw none: after "грн.", "etc." or an ellipsis."""
    del start
    following = _FIRST_WORD.match(text, at)
    if not following or not following[1][0].isupper():
        return False
    word = _word_before_dot(text, at)
    if not word:
        return True
    if known.mostly.fullmatch(word):
        return True
    starts = known.starters.fullmatch(following[1]) or text[at - 2 : at].strip()[-1:] in _CLOSING
    return bool(starts) and _ends_after_dot(word, following[1], known)


def _word_before_dot(text: str, at: int) -> str:
    """The word whose dot may or may not end the sentence; "" where no single dot stands there."""
    before = text[max(0, at - _LOOK_BACK) : at].rstrip().rstrip(_CLOSING)
    if not before.endswith(".") or before.endswith(".."):
        return ""
    last = _LAST_WORD.search(before)
    return last[1].removesuffix(".") if last else ""


def _ends_after_dot(word: str, following: str, known: Abbreviations) -> bool:
    if following[:1].isdigit() and known.before_number.fullmatch(word):
        return False
    if known.starters.fullmatch(following):
        return not known.never.fullmatch(word)
    goes_on = known.never.fullmatch(word) or known.perhaps.fullmatch(word)
    if goes_on or (known.ordinal_dot and _ORDINAL.fullmatch(word)):
        return False
    return not (_INITIAL.fullmatch(word) and word[:1].isupper())
