"""Where a sentence ends: sentencex's boundaries, corrected where it is wrong on news."""

import re
from collections.abc import Iterator

from audio_pipeline.script.abbreviations import ABBREVIATIONS, NO_ABBREVIATIONS, Abbreviations
from audio_pipeline.script.list_items import item_spans
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
_ELISION = re.compile(r"^(?:[ldnmtsjc]|qu)[’'](?=\w{2})", re.IGNORECASE)
"""French: "l’art."."""
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]")
_WORD = re.compile(r"\S")
_ITEM_NUMBER = re.compile(r"\s*\(?[0-9]{1,2}[.)]\s*")
_CLOSED_WITHOUT_END = re.compile(r"[^\s.!?…。！？\"'”“»«’)][\"'”“»«’)]{1,3}$")
_HALF_DAY = re.compile(r"[ap]\.m", re.IGNORECASE)
_TITLE = re.compile(r"(?:Mrs?|Ms|Dr|Prof|Gen|Sen|Rep|Gov|President|Prime|Judge)(?!\w)")
_TIME_OPENING = re.compile(r"\s*(?:At|On|By|In|Around|About|Until|From|Before|After|Shortly)(?!\w)")
_WORDS_OF_TIME = 6
"""At most so many before a subject: "Shortly before 5 a.m. Mr. Smith left"."""
_PERSON_I = re.compile(r"\b[a-z]{1,20} I\.\W{0,3}$")
_SPACED_DOTS_AND_I = re.compile(r"(?<!\. )\. \. \. ?$")
_ORDINAL = re.compile(r"[0-9]{1,2}")
_DASH_AND_LOWER = re.compile(r"[–—-]\s*[a-zа-яіїєґäöüà-ÿ]")


def split_sentences(text: str, language: str) -> list[str]:
    """The sentences of a text in order; joined by spaces they are the text, but for white space.

    A sentence ends only at white space, never inside a quotation or brackets that are closed
    again, nor after an abbreviation, an initial or (in German) an ordinal that goes on.
    """
    known = ABBREVIATIONS.get(primary(language), NO_ABBREVIATIONS)
    spans, items = quoted_spans(text), item_spans(text)
    item_starts = {start for start, _ in items}
    proposed = _proposed(text, primary(language))
    missed = {match.end() for match in _CANDIDATE.finditer(text)} - proposed
    sentences: list[str] = []
    start = 0
    for at in sorted(proposed | missed | item_starts):
        if not _WORD.search(text, start, at) or within(spans, at) or within(items, at - 1):
            continue
        judge = _ends if at in proposed else _ends_after_all
        if at in item_starts or judge(text, start, at, known):
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
    following = _FIRST_WORD.match(text, at)
    if _goes_on(text, start, at, following):
        return False
    word = _word_before_dot(text, at)
    if _HALF_DAY.fullmatch(word) and _TITLE.match(text, at):
        return _says_more_than_a_time(text[start:at])
    if not word or (word == "I" and _PERSON_I.search(text[max(0, at - _LOOK_BACK) : at])):
        return True
    return _ends_after_dot(word, following[1] if following else "", known)


def _goes_on(text: str, start: int, at: int, following: re.Match[str] | None) -> bool:
    """Whether what stands around the boundary, abbreviations aside, speaks against it."""
    before = text[max(0, at - _LOOK_BACK) : at].rstrip()
    return bool(
        not (text[at - 1].isspace() or text[at : at + 1].isspace())
        or _DASH_AND_LOWER.match(text, at)
        or (following and following[1][0].islower())
        or _ITEM_NUMBER.fullmatch(text, start, at)
        or _CLOSED_WITHOUT_END.search(before)
        or _interrupted(before, following)
    )


def _interrupted(before: str, following: re.Match[str] | None) -> bool:
    """ "see . . . I mean": an I after dots is a capital, but begins no sentence."""
    return bool(following and following[1] == "I" and _SPACED_DOTS_AND_I.search(before))


def _says_more_than_a_time(sentence: str) -> bool:
    """Not so "At 5 a.m." before "Mr. Smith", who is what this sentence is about."""
    return not _TIME_OPENING.match(sentence) or len(sentence.split()) > _WORDS_OF_TIME


def _ends_after_all(text: str, start: int, at: int, known: Abbreviations) -> bool:
    """Whether a sentence ends where sentencex saw none: after "грн.", "etc." or an ellipsis."""
    following = _FIRST_WORD.match(text, at)
    before = text[max(0, at - _LOOK_BACK) : at].rstrip()
    if not following or not following[1][0].isupper() or _CLOSED_WITHOUT_END.search(before):
        return False
    word = _word_before_dot(text, at)
    if not word:
        return not _interrupted(before, following)
    if _HALF_DAY.fullmatch(word) and _TITLE.match(text, at):
        return _says_more_than_a_time(text[start:at])
    if word == "I" and _PERSON_I.search(before):
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
    return _ELISION.sub("", last[1].removesuffix(".")) if last else ""


def _ends_after_dot(word: str, following: str, known: Abbreviations) -> bool:
    if following[:1].isdigit() and known.before_number.fullmatch(word):
        return False
    if known.starters.fullmatch(following):
        return not known.never.fullmatch(word)
    goes_on = known.never.fullmatch(word) or known.perhaps.fullmatch(word)
    if goes_on or (known.ordinal_dot and _ORDINAL.fullmatch(word)):
        return False
    return not (_INITIAL.fullmatch(word) and word[:1].isupper())
