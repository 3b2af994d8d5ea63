"""From votes for single pieces to an article: what its place on the page says."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # no types

from audio_pipeline.extract.author_box import drop_author_box
from audio_pipeline.extract.headline import drop_above_headline
from audio_pipeline.extract.lost import (
    holder_of,
    is_sentence,
    restore_alike,
    restore_captions,
    restore_corrections,
    restore_inner,
    restore_labels,
    restore_list_labels,
)
from audio_pipeline.extract.piece import Piece
from audio_pipeline.extract.standfirst import restore_standfirst
from audio_pipeline.extract.teasers import drop_teasers
from audio_pipeline.extract.text import word_string

_INNOCENT_SHARE = 0.3
"""Elements whose name says noise, but that hold this share of the body, are the body."""
_INNOCENT_WORDS = 60
"""In a short article an appeal has a good share too, so there it takes more to be the body."""
_LINKED = 0.5


def chosen(
    found: Sequence[Piece],
    votes: Sequence[bool],
    titles: Sequence[str],
    description: str,
    authors: Sequence[str] = (),
) -> list[Piece]:
    """Of `found`, what `votes` say is the article and what stands among it, in the same order."""
    guilty = _guilty(found, votes)
    fair = [guilty.isdisjoint(piece.noise) for piece in found]
    kept = [vote and is_fair for vote, is_fair in zip(votes, fair, strict=True)]
    restore_inner(found, kept, fair)
    restore_alike(found, kept, fair, titles)
    restore_labels(found, kept, fair)
    restore_list_labels(found, kept, fair)
    restore_standfirst(found, kept, fair, titles, description)
    restore_captions(found, kept, fair, titles)
    drop_author_box(found, kept, authors)
    restore_corrections(found, kept, fair)
    drop_other_articles(found, kept, titles)
    drop_above_headline(found, kept, titles)
    drop_teasers(found, kept)
    _drop_last_headings(found, kept)
    return _recaption([piece for piece, keep in zip(found, kept, strict=True) if keep])


def fullest(found: Sequence[Piece]) -> list[bool]:
    """Votes for the pieces in the element that holds most sentences, outside of noise if any do."""
    holders: Counter[HtmlElement] = Counter()
    told = [piece for piece in found if piece.linked < _LINKED and is_sentence(piece)]
    for piece in [piece for piece in told if not piece.noise] or told:
        holders[holder_of(piece)] += piece.size
    best = max(holders, key=lambda holder: holders[holder], default=None)
    return [best is not None and holder_of(piece) is best for piece in found]


def _guilty(found: Sequence[Piece], votes: Sequence[bool]) -> set[tuple[str, str]]:
    """The noise that does not hold a good part of the body, by its name or by its reason."""
    names: Counter[tuple[str, str]] = Counter()
    reasons: Counter[str] = Counter()
    voted = [piece for piece, vote in zip(found, votes, strict=True) if vote]
    total = sum(piece.size for piece in voted)
    told = [piece for piece in voted if piece.kind != "list_item" or is_sentence(piece)]
    least = max(_INNOCENT_SHARE * total, min(_INNOCENT_WORDS, 2 * _INNOCENT_SHARE * total))
    for piece in told:
        names.update(dict.fromkeys(piece.noise, piece.size))
    innocent = {name for name, size in names.items() if size > least}
    for piece in told:
        reasons.update(dict.fromkeys({why for why, _ in set(piece.noise) - innocent}, piece.size))
    every = {name for piece in found for name in piece.noise}
    return {name for name in every - innocent if reasons[name[0]] <= least}


def drop_beside(found: Sequence[Piece], votes: list[bool]) -> None:
    """Drops votes for noise beside the page's main part, where that has text of its own."""
    noisy = [at for at, vote in enumerate(votes) if vote and found[at].noise]
    if not noisy or not any(
        vote and not found[at].noise and _is_in_main(found[at]) for at, vote in enumerate(votes)
    ):
        return
    main = {name for at in noisy if _is_in_main(found[at]) for name in found[at].noise}
    for at in noisy:
        votes[at] = not main.isdisjoint(found[at].noise)


def _is_in_main(piece: Piece) -> bool:
    return any(
        outer.tag == "main" or outer.get("role") == "main"
        for outer in piece.element.iterancestors()
    )


def drop_other_articles(found: Sequence[Piece], kept: list[bool], titles: Sequence[str]) -> None:
    """Drops the articles that a page adds below its own for readers who scroll on.

    Each has a headline of the first level in an <article> of its own; the page's says its title.
    """
    told = {word_string(title) for title in titles}
    headed = {
        outer: piece.words in told
        for piece in reversed(found)
        if piece.kind == "heading" and piece.level == 1
        for outer in piece.element.iterancestors("article")
    }
    own = next((article for article in reversed(headed) if headed[article]), None)
    others = headed.keys() - {own, *(() if own is None else own.iterancestors("article"))}
    if own is None or not others:
        return
    for index, piece in enumerate(found):
        if kept[index] and not others.isdisjoint(piece.element.iterancestors("article")):
            kept[index] = False


def _drop_last_headings(found: Sequence[Piece], kept: list[bool]) -> None:
    """A heading with nothing under it belongs to what was left out."""
    for index in range(len(found) - 1, -1, -1):
        if kept[index]:
            if found[index].kind != "heading":
                return
            kept[index] = False


def _recaption(kept: list[Piece]) -> list[Piece]:
    """Where captions are most of the text they are its paragraphs: galleries, odd themes."""
    captions = sum(piece.size for piece in kept if piece.kind == "caption")
    if captions * 2 <= sum(piece.size for piece in kept):
        return kept
    return [
        replace(piece, kind="paragraph") if piece.kind == "caption" else piece for piece in kept
    ]
