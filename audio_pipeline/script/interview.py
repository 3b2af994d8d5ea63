"""Interviews: which paragraphs are questions and which are answers, and who speaks them."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from audio_pipeline.model import Block, Speaker

Letter = Literal["", "question", "answer"]

_LETTERS: Mapping[str, tuple[str, str]] = {
    "en": (r"Q|Question", r"A|Answer"),
    "uk": (r"П|З|Питання|Запитання", r"В|Відповідь"),
    "de": (r"F|Frage", r"A|Antwort"),
    "fr": (r"Q|Question", r"R|Réponse"),
}
"""How questions and answers are marked, in each language; single letters are said as words."""
_NAME = re.compile(r"(?P<name>[^\W\d_a-zа-яіїєґß-ÿ][\w.’'-]*(?: [^\W\d_][\w.’'-]*){0,3}):\s*(?=\S)")
_ASKS = re.compile(r"[?？][\"'”»“’)]*$")
_LEAST_TURNS = 2
"""Of each: one question and its answer are no interview."""
_LEAST_SPEAKERS = 2
_MOST_BOLD_NAME_WORDS = 4


@dataclass(frozen=True)
class Turn:
    """A paragraph of an interview: `label_end` characters say who speaks."""

    label_end: int = 0
    letter: Letter = ""
    """What a single letter stands for that is the label."""
    speaker: Speaker = ""


def turns_of(blocks: Sequence[Block], language: str) -> dict[int, Turn]:
    """The paragraphs of an interview that say who speaks, or that are a question in bold.

    Empty where the article is none. Questions are for the second voice, with the paragraphs of
    a question that go on.
    """
    for found in (_by_letter(blocks, language), _by_name(blocks), _by_bold(blocks)):
        if found:
            return found
    return {}


def _by_letter(blocks: Sequence[Block], language: str) -> dict[int, Turn]:
    asked, answered = _LETTERS.get(language, _LETTERS["en"])
    mark = re.compile(rf"(?:(?P<q>{asked})|(?P<a>{answered}))(?:[.:]|\)|(?<=\w)(?= )) *(?=\S)")
    turns: dict[int, Turn] = {}
    counts: Counter[Letter] = Counter()
    for index, block in _paragraphs(blocks):
        match = mark.match(block.text)
        if match is None or not _is_marked(match[0].rstrip(), block):
            continue
        letter: Letter = "question" if match["q"] else "answer"
        is_letter = len(match["q"] or match["a"]) == 1
        counts[letter] += 1
        speaker: Speaker = "second" if letter == "question" else ""
        turns[index] = Turn(match.end(), letter if is_letter else "", speaker)
    is_interview = counts["question"] >= _LEAST_TURNS and counts["answer"] >= 1
    return turns if is_interview else {}


def _is_marked(label: str, block: Block) -> bool:
    """A letter alone begins many sentences; in bold, or before a mark, it is a label."""
    return not label[-1].isalnum() or block.bold == len(label)


def _by_name(blocks: Sequence[Block]) -> dict[int, Turn]:
    """By the names before colons, or in bold; who asks most often is the interviewer."""
    named = {index: end for index, block in _paragraphs(blocks) if (end := _name_end(block))}
    names = {index: _surname(blocks[index].text[:end]) for index, end in named.items()}
    counts = Counter(names.values())
    speakers = {name for name, times in counts.items() if times >= _LEAST_TURNS}
    if len(speakers) < _LEAST_SPEAKERS:
        return {}
    asks = Counter(names[index] for index in named if _ASKS.search(blocks[index].text))
    host = max(sorted(speakers), key=lambda name: asks[name] / counts[name])
    return {
        index: Turn(named[index], speaker="second" if names[index] == host and asks[host] else "")
        for index in named
        if names[index] in speakers
    }


def _surname(label: str) -> str:
    """Who is in full at first is often a surname later on."""
    return label.strip(" :").casefold().split()[-1]


def _by_bold(blocks: Sequence[Block]) -> dict[int, Turn]:
    """By questions that are bold as a whole, each before a paragraph that is not."""
    asked = [
        index
        for index, block in _paragraphs(blocks)
        if block.bold == len(block.text) and _ASKS.search(block.text)
    ]
    answers = [index for index in asked if index + 1 < len(blocks) and not blocks[index + 1].bold]
    if len(answers) < _LEAST_TURNS:
        return {}
    return {index: Turn(speaker="second") for index in asked}


def _paragraphs(blocks: Sequence[Block]) -> list[tuple[int, Block]]:
    return [(index, block) for index, block in enumerate(blocks) if block.kind == "paragraph"]


def _name_end(block: Block) -> int:
    """Where the name ends that a paragraph begins with; 0 where it begins with none."""
    bold = block.text[: block.bold].strip()
    if bold and block.bold < len(block.text) and len(bold.split()) <= _MOST_BOLD_NAME_WORDS:
        after = block.text[block.bold :]
        return block.bold + len(after) - len(after.lstrip(" :"))
    match = _NAME.match(block.text)
    return match.end() if match else 0
