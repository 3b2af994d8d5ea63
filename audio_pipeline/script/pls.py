"""Lexicons as W3C Pronunciation Lexicons (PLS 1.0, https://www.w3.org/TR/pronunciation-lexicon/)."""

import unicodedata
from collections.abc import Iterator, Sequence

from lxml import etree  # type: ignore[import-untyped]  # no types

from audio_pipeline.errors import ConfigError, UsageError
from audio_pipeline.model import LexiconEntry
from audio_pipeline.script.lexicon_file import check_entry

NAMESPACE = "http://www.w3.org/2005/01/pronunciation-lexicon"
MOST_BYTES = 10_000_000
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def to_pls(entries: Sequence[LexiconEntry], language: str) -> bytes:
    """The entries as a lexicon: spellings, aliases and sounds.

    PLS has no words for a context, for capitals and endings, nor for a source: `unsayable` names
    the entries of which something is lost. Those with a context are left out, since they would
    count everywhere.
    """
    root = etree.Element(f"{{{NAMESPACE}}}lexicon", nsmap={None: NAMESPACE})
    root.set("version", "1.0")
    root.set("alphabet", "ipa")
    root.set(_LANGUAGE, language)
    for entry in entries:
        if entry.near:
            continue
        lexeme = etree.SubElement(root, f"{{{NAMESPACE}}}lexeme")
        parts = [("grapheme", each) for each in entry.written]
        parts += [("phoneme", entry.ipa), ("alias", entry.alias)]
        for name, text in parts:
            if text:
                etree.SubElement(lexeme, f"{{{NAMESPACE}}}{name}").text = text
    whole: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return whole


def unsayable(entries: Sequence[LexiconEntry]) -> dict[str, list[str]]:
    """First spellings of the entries of which PLS cannot say something, by what that is."""
    return {
        "near": [each.written[0] for each in entries if each.near],
        "case": [each.written[0] for each in entries if not each.near and each.case != "name"],
        "inflections": [e.written[0] for e in entries if not e.near and not e.inflections],
    }


def from_pls(content: bytes, name: str) -> tuple[str, tuple[LexiconEntry, ...], list[str]]:
    """Language, entries, and spellings whose sounds are in no alphabet that is understood.

    Of several sounds the preferred one is taken, else the first. Raises UsageError, which begins
    with `name`, for what is no such lexicon, or has a document type: entities are never expanded.
    """
    root = _parsed(content, name)
    if root.tag != f"{{{NAMESPACE}}}lexicon":
        raise UsageError(f"{name}: no pronunciation lexicon", f"its root is lexicon in {NAMESPACE}")
    entries: list[LexiconEntry] = []
    unread: list[str] = []
    for lexeme in root.iterchildren(f"{{{NAMESPACE}}}lexeme"):
        written = tuple(filter(None, _texts(lexeme, "grapheme")))
        ipa = _ipa(lexeme, root.get("alphabet", ""))
        alias = next(_texts(lexeme, "alias"), "")
        if not written or not (ipa or alias):
            unread += written[:1] or ("(no grapheme)",)
            continue
        entry = LexiconEntry(written, alias, ipa, source=f"PLS: {name}")
        try:
            check_entry(entry, f"{name}: {written[0]}")
        except ConfigError as error:
            raise UsageError(error.message, error.mend) from None
        entries.append(entry)
    return root.get(_LANGUAGE, ""), tuple(entries), unread


def _parsed(content: bytes, name: str) -> "etree._Element":
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    if len(content) > MOST_BYTES:
        raise UsageError(f"{name}: more than {MOST_BYTES // 1_000_000} MB is no lexicon")
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UsageError(f"{name}: not valid XML: {error}") from None
    if root.getroottree().docinfo.doctype:
        raise UsageError(f"{name}: has a document type", "take out its DOCTYPE: PLS needs none")
    return root


def _ipa(lexeme: "etree._Element", alphabet: str) -> str:
    sounds = [
        each
        for each in lexeme.iterchildren(f"{{{NAMESPACE}}}phoneme")
        if each.get("alphabet", alphabet).lower() == "ipa"
    ]
    sounds.sort(key=lambda each: each.get("prefer") != "true")
    return _text(sounds[0]) if sounds else ""


def _texts(lexeme: "etree._Element", name: str) -> Iterator[str]:
    return (_text(each) for each in lexeme.iterchildren(f"{{{NAMESPACE}}}{name}"))


def _text(element: "etree._Element") -> str:
    return unicodedata.normalize("NFC", " ".join("".join(element.itertext()).split()))
