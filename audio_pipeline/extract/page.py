"""Bytes or text of a page -> a tree, within bounds."""

import codecs
import re
from dataclasses import dataclass

from lxml import etree  # type: ignore[import-untyped]  # no types
from lxml import html as lxml_html

from audio_pipeline.errors import ArticleSkipped
from audio_pipeline.extract.text import parsable

MAX_HTML_BYTES = 5_000_000
"""No article is this long; what is would cost minutes."""
MAX_ELEMENTS = 40_000
"""The heaviest live blogs seen have some 20,000."""

_SIGNATURES = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a media file"),
    (b"ID3", "an audio file"),
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "an archive"),
    (b"\x1f\x8b", "compressed data"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_META_WINDOW_BYTES = 4096
_TAG = re.compile(r"<[a-zA-Z](?:[^<>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+")
_VALUE = re.compile(r"=\s*+(?:\"[^\"]*+\"|'[^']*+')")
_SCRIPT = re.compile(r"<(script|style)\b", re.IGNORECASE)
_CODE_WORDS = 4
_CROWDED_CHARACTERS = 4_000
_CROWDED_ATTRIBUTES = 400
_DIALOGS = etree.XPath(
    "//*[@role='dialog' or @role='alertdialog' or @aria-modal='true']"
    "[not(.//h1 or .//article or .//main)]"
)
"""Consents, forms and offers that open over a page; some pages lie in one themselves."""
_WHOLE_PAGE = re.compile(r"<(?:html|body|article|main)[\s>]", re.I)


@dataclass(frozen=True)
class Page:
    """A parsed page; `fragment`: only the text itself, as feeds carry it."""

    tree: lxml_html.HtmlElement
    fragment: bool


def read_page(html: str | bytes) -> Page:
    """Parses `html`: bytes by byte order mark, `<meta>`, then UTF-8 with replacement.

    Raises ArticleSkipped for what is no page, is empty, or is larger than MAX_HTML_BYTES or
    MAX_ELEMENTS. Nesting deeper than libxml2's limit of 256 is cut off by the parser.
    """
    if len(html) > MAX_HTML_BYTES:
        raise ArticleSkipped(f"the page is larger than {MAX_HTML_BYTES // 1_000_000} MB")
    text = html if isinstance(html, str) else _decode(html)
    tree = parse(text)
    if sum(1 for _ in tree.iter()) > MAX_ELEMENTS:
        raise ArticleSkipped(f"the page has more than {MAX_ELEMENTS} elements")
    for dialog in _DIALOGS(tree):
        if dialog.getparent() is not None:
            dialog.drop_tree()
    for element in tree.iter("pre"):
        if _is_within_line(element):
            element.tag = "code"
    return Page(tree, fragment=_WHOLE_PAGE.search(text) is None)


def _is_within_line(pre: lxml_html.HtmlElement) -> bool:
    """Whether preformatted text is a word or two in the middle of a sentence."""
    text = pre.text_content()
    previous = pre.getprevious()
    before = (pre.getparent().text if previous is None else previous.tail) or ""
    after = pre.tail or ""
    if "\n" in text.strip() or len(text.split()) > _CODE_WORDS or not after.strip():
        return False
    return before.strip()[-1:].isalnum() or before.strip().endswith((",", ";", "("))


def parse(text: str) -> lxml_html.HtmlElement:
    """A tree of `text`. Raises ArticleSkipped where there is nothing to parse."""
    parser = lxml_html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False
    )
    if _has_crowded_tag(text):
        raise ArticleSkipped("no article: the page is no HTML that can be read")
    try:
        return lxml_html.document_fromstring(parsable(text), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ArticleSkipped("no article: the page is empty") from error


def _has_crowded_tag(text: str) -> bool:
    """Whether a tag has so many attributes that libxml2, quadratic in them, takes minutes."""
    return any(
        len(tag[0]) > _CROWDED_CHARACTERS
        and len(_VALUE.sub("", tag[0]).split()) > _CROWDED_ATTRIBUTES
        for tag in _TAG.finditer(_without_scripts(text))
    )


def _without_scripts(text: str) -> str:
    """`text` without what stands in scripts and styles: there `<` opens no tag."""
    parts: list[str] = []
    at = 0
    for opened in _SCRIPT.finditer(text):
        if opened.start() < at:
            continue
        closed = text.find(f"</{opened[1]}", opened.end())
        if closed < 0:
            break
        parts.append(text[at : opened.end()])
        at = closed
    return "".join((*parts, text[at:]))


def _decode(data: bytes) -> str:
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise ArticleSkipped(f"no article: the address gives {name}, not a page")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    return data.decode(_charset(data), "replace")


def _charset(data: bytes) -> str:
    """The page's own word on its encoding, as browsers read it; UTF-8 where that is no encoding."""
    named = _META_CHARSET.search(data[:_META_WINDOW_BYTES])
    if named is None:
        return "utf-8"
    try:
        codec = codecs.lookup(named[1].decode("ascii")).name
    except LookupError:
        return "utf-8"
    # A page that can say so in ASCII is not UTF-16, and browsers read Latin-1 as Windows-1252.
    if codec.startswith(("utf-16", "utf-32", "utf-7")) or not _is_text_codec(codec):
        return "utf-8"
    return "cp1252" if codec in ("iso8859-1", "ascii") else codec


def _is_text_codec(codec: str) -> bool:
    try:
        return isinstance(b"a".decode(codec, "replace"), str)
    except (LookupError, UnicodeError):
        return False
