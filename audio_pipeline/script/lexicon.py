"""Words and names of a lexicon, found in a text: what is said for them and how that sounds."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audio_pipeline.model import Lexicon, LexiconEntry, Pronunciation
from audio_pipeline.script.edits import Edit, Spoken
from audio_pipeline.script.inflections import ending, inflected, stems
from audio_pipeline.script.normalize import primary, said

RULE = "lexicon: "
"""What the name of a change begins with; the entry's first written form follows."""
NEAR_WORDS = 12
"""How many words on either side are looked at for an entry's context: a sentence, roughly."""
_SHORTEST_IN_CAPITALS = 4
"""Shorter names in capitals are other words: "WHO", "US", "NICE"."""
_WORD = re.compile(r"\w+")
_GOES_ON = re.compile(r"'?\w")


@dataclass(frozen=True)
class _Form:
    written: str
    entry: LexiconEntry


@dataclass(frozen=True)
class Found:
    """`text[start:end]` is said as `said`, which sounds as `ipa` where that is not empty."""

    start: int
    end: int
    said: str
    ipa: str
    rule: str


class Reader:
    """A lexicon made ready to look words up: in time linear in the text."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        self._language = primary(language)
        self._forms: dict[str, list[_Form]] = {}
        for entry in lexicon.entries:
            for written in entry.written:
                form = _Form(_straight(written), entry)
                first = _WORD.match(form.written)
                if first:
                    self._forms.setdefault(first.group().lower(), []).append(form)
        for forms in self._forms.values():  # stable: a show's entries stay before its language's
            forms.sort(key=lambda form: -len(form.written))

    def spoken(self, text: str) -> tuple[Spoken, tuple[Pronunciation, ...]]:
        """The text as it is said, with its changes, and how the words of the lexicon sound."""
        found = list(self.found(text))
        whole = said(text, self._language, [Edit(f.start, f.end, f.said, f.rule) for f in found])
        return whole.plain(), _pronunciations(whole, found)

    def found(self, text: str) -> Iterator[Found]:
        """The entries' words in the text, in order; of two that fit, the longer one."""
        straight = _straight(text)
        words = list(_WORD.finditer(straight)) if self._forms else []
        position = 0
        for number, word in enumerate(words):
            forms = self._forms_of(word.group().lower())
            if not forms or word.start() < position or _within_word(straight, word.start()):
                continue
            for form in forms:
                end = _end(straight, word.start(), form, self._language)
                if end and _in_context(form.entry, words, number):
                    yield self._found(straight, word.start(), end, form)
                    position = end
                    break

    def _forms_of(self, word: str) -> list[_Form]:
        """Those that may begin with the word; none where there is nothing to look at."""
        known = (self._forms.get(stem, ()) for stem in stems(word, self._language))
        return [form for forms in known for form in forms]

    def _found(self, text: str, start: int, end: int, form: _Form) -> Found:
        core_end = start + len(form.written)
        core, tail = text[start:core_end], text[core_end:end]
        entry = form.entry
        shouted = core != form.written and core.isupper() and entry.case != "exact"
        words = entry.alias.strip() or (form.written if shouted else core)
        ipa = inflected(entry.ipa) if tail else entry.ipa
        return Found(start, end, words + tail.lower(), ipa, RULE + entry.written[0])


def _pronunciations(whole: Spoken, found: Sequence[Found]) -> tuple[Pronunciation, ...]:
    """Where the words lie in what is said; none for a word that another rule has changed too."""
    places = {(change.start, change.end, change.rule): change for change in whole.changes}
    sounding = []
    for each in found:
        change = places.get((each.start, each.end, each.rule))
        if each.ipa and change:
            place = change.spoken_start, change.spoken_end
            if whole.text[slice(*place)] == each.said:
                sounding.append(Pronunciation(*place, each.ipa))
    return tuple(sounding)


def _straight(text: str) -> str:
    return text.replace("’", "'")


def _within_word(text: str, start: int) -> bool:
    """Whether what starts here belongs to the word before: the "Neill" of "O'Neill"."""
    return text[max(0, start - 1) : start] == "'" and text[max(0, start - 2) : start - 1].isalnum()


def _end(text: str, start: int, form: _Form, language: str) -> int:
    """Where the form ends that begins at `start`, with its inflection; 0 where it is another."""
    end = start + len(form.written)
    core = text[start:end]
    if not _same(core, form):
        return 0
    if form.entry.inflections:
        end += ending(text, end, language)
    return 0 if _GOES_ON.match(text, end) else end


def _same(core: str, form: _Form) -> bool:
    if core == form.written:
        return True
    if form.entry.case == "any":
        return core.lower() == form.written.lower()
    shouted = len(core) >= _SHORTEST_IN_CAPITALS and core == form.written.upper()
    return form.entry.case == "name" and shouted


def _in_context(entry: LexiconEntry, words: Sequence[re.Match[str]], number: int) -> bool:
    if not entry.near:
        return True
    around = words[max(0, number - NEAR_WORDS) : number + NEAR_WORDS + 1]
    near = {word.lower() for word in entry.near}
    return any(word.group().lower() in near for word in around)
