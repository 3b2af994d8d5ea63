"""Article -> Script: passages become lines, one a sentence, each with its text as it is spoken."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from audio_pipeline.model import Article, Lexicon, Line, Pronunciation, Script, Show
from audio_pipeline.script.clauses import LINE_LIMIT, split_long
from audio_pipeline.script.edits import Edit, Spoken
from audio_pipeline.script.lexicon import Reader
from audio_pipeline.script.normalize import primary
from audio_pipeline.script.passages import Passage, Words, passages, same_words, template_values
from audio_pipeline.script.pauses import Pauses, pauses_of
from audio_pipeline.script.sentences import split_sentences
from audio_pipeline.script.wording import render, wording_of

NO_LEXICON = Lexicon()
_Sounds = tuple[Pronunciation, ...]
_WHOLE_ROLES = ("headline", "disclosure", "heading")
"""Spoken in one line, though it may hold more than one sentence."""
_CLOSING_MARKS = "\"'”’»“‘)]}› "
_SENTENCE_ENDS = ".!?…:。！？؟।॥։።"
_SOFT_ENDS = ",;-–—"


def compose(article: Article, show: Show, lexicon: Lexicon = NO_LEXICON) -> Script:
    """What is said of the article in the show, in order, and how long the pauses are.

    `lexicon`: how names and words sound; its version is noted in the script. The language is the
    article's, or the show's where the article names none. The disclosure is in every script exactly
    once: the same sentence elsewhere is left out. Raises ConfigError where the show's wording has
    none to say.
    """
    language = language_of(article, show)
    wording = wording_of(show, language)
    values = template_values(article, show, language)
    disclosure = render(wording.disclosure, values)
    words = Words(language, wording, pauses_of(show, language))
    said = passages(article, show, words, values, disclosure)
    return Script(
        language=language,
        title=values["title"],
        url=article.url,
        disclosure=disclosure,
        lines=_lines(said, words, disclosure, Reader(lexicon, language)),
        byline=values["byline"],
        published=article.published,
        lexicon=lexicon.version,
    )


def language_of(article: Article, show: Show) -> str:
    """The primary subtag of the language that the article is read in: "en"."""
    return primary(article.language) or primary(show.language)


def _lines(
    said: Sequence[Passage], words: Words, disclosure: str, reader: Reader
) -> tuple[Line, ...]:
    lines: list[Line] = []
    for passage in said:
        spoken = list(_lines_of(passage, words, disclosure, reader))
        if spoken and lines and lines[-1].pause_ms < passage.pause_before_ms:
            lines[-1] = replace(lines[-1], pause_ms=passage.pause_before_ms)
        lines += spoken
    return tuple(lines)


def _lines_of(passage: Passage, words: Words, disclosure: str, reader: Reader) -> Iterator[Line]:
    text = " ".join(passage.text.split())
    whole = passage.role in _WHOLE_ROLES and len(text) <= LINE_LIMIT
    sentences = [text] if whole else split_sentences(text, words.language)
    if passage.role != "disclosure":
        sentences = _without(disclosure, sentences)
    else:
        reader = Reader(NO_LEXICON, words.language)  # no entry can take the disclosure away
    if passage.said:
        label = Spoken(text, text).after([Edit(0, len(text), passage.said, "who speaks")])
        pieces: list[tuple[Spoken, _Sounds, int]] = [(label, (), 0)]
    else:
        pieces = [
            piece for sentence in sentences for piece in _pieces(sentence, reader, words.pauses)
        ]
    for number, (spoken, sounds, pause_ms) in enumerate(pieces, start=1):
        last = number == len(pieces)
        after_ms = passage.pause_after_ms if last else pause_ms
        yield Line(
            passage.role,
            spoken.written,
            spoken.text,
            after_ms,
            passage.block,
            pronunciations=sounds,
            changes=spoken.changes,
            speaker=passage.speaker,
        )


def _pieces(sentence: str, reader: Reader, pauses: Pauses) -> Iterator[tuple[Spoken, _Sounds, int]]:
    """Text, sounds of its names and pause of each line of a sentence; none if nothing is said."""
    limit = LINE_LIMIT
    parts = [sentence]
    spoken = [reader.spoken(sentence)]
    while any(len(part.text) > LINE_LIMIT for part, _ in spoken) and limit > LINE_LIMIT // 8:
        parts = split_long(sentence, limit)
        spoken = [reader.spoken(part) for part in parts]
        limit = limit * 3 // 4
    said = [each for each in spoken if _has_words(each[0].text)]
    for part, sounds in said[:-1]:
        ends = part.text.rstrip(_CLOSING_MARKS).endswith(tuple(_SENTENCE_ENDS))
        pause_ms = pauses.pause_after_sentence_ms if ends else pauses.pause_in_sentence_ms
        yield _breathing(part), sounds, pause_ms
    for part, sounds in said[-1:]:
        yield _falling(part), sounds, pauses.pause_after_sentence_ms


def _without(disclosure: str, sentences: list[str]) -> list[str]:
    """The sentences without any run of them that says just what the disclosure says."""
    wanted = same_words(disclosure)
    kept: list[str] = []
    position = 0
    while position < len(sentences):
        length = _run_length(sentences[position:], wanted)
        if not length:
            kept.append(sentences[position])
        position += length or 1
    return kept


def _run_length(sentences: Sequence[str], wanted: str) -> int:
    said = ""
    for number, sentence in enumerate(sentences, start=1):
        said += same_words(sentence)
        if said == wanted:
            return number
        if not wanted.startswith(said):
            break
    return 0


def _has_words(spoken: str) -> bool:
    return any(character.isalnum() for character in spoken)


def _falling(spoken: Spoken) -> Spoken:
    """With a mark at its end, so that a voice falls."""
    core = spoken.text.rstrip(_CLOSING_MARKS)
    if core.endswith(tuple(_SENTENCE_ENDS)):
        return spoken
    return _ending(spoken, len(spoken.text.rstrip(_SOFT_ENDS + " ")), ".")


def _breathing(spoken: Spoken) -> Spoken:
    """With a mark at its end, so that a voice stays up: the sentence goes on."""
    if spoken.text[-1].isalnum():
        return _ending(spoken, len(spoken.text), ",")
    return spoken


def _ending(spoken: Spoken, start: int, mark: str) -> Spoken:
    return spoken.after([Edit(start, len(spoken.text), mark, "end of a line")])
