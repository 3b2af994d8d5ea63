"""What other extractors read on pages: run by `bench.extract`, in the peers' own environment.

Standard input names a page a line, as a path. Standard output answers one JSON a line: a peer's
name and version, or `{"peer", "page", "text", "cpu_s"}`. A peer that is absent is not named.
"""

import json
import logging
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

Reader = Callable[[bytes], str | None]
_WARM = b"<html><body><article><p>A page to warm up with, and no more.</p></article></body></html>"


def main() -> None:
    logging.disable(logging.CRITICAL)
    pages = sys.stdin.read().splitlines()
    for peer, (package, reader) in PEERS.items():
        try:
            read = reader()
        except ImportError:
            continue
        _say(peer=peer, version=version(package))
        _timed(read, _WARM)
        for page in pages:
            text, cpu_s = _timed(read, Path(page).read_bytes())
            _say(peer=peer, page=page, text=text, cpu_s=cpu_s)


def _timed(read: Reader, page: bytes) -> tuple[str, float]:
    """A peer that raises has read nothing: so its own users would see it."""
    begun = time.process_time()
    try:
        text = read(page)
    except Exception:  # each peer raises errors of its own and of its parsers
        text = ""
    return text or "", time.process_time() - begun


def _say(**fields: object) -> None:
    sys.stdout.write(json.dumps(fields) + "\n")


def _trafilatura(**options: bool) -> Reader:
    extract = import_module("trafilatura").extract
    return partial(extract, include_comments=False, include_tables=True, **options)


def _resiliparse() -> Reader:
    plain_text = import_module("resiliparse.extract.html2text").extract_plain_text
    encoding = import_module("resiliparse.parse.encoding")
    tree = import_module("resiliparse.parse.html").HTMLTree

    def read(page: bytes) -> str:
        text = encoding.bytes_to_str(page, encoding.detect_encoding(page))
        return str(plain_text(tree.parse(text), main_content=True))

    return read


def _readability() -> Reader:
    document = import_module("readability").Document
    fromstring = import_module("lxml.html").fromstring
    decode = import_module("trafilatura.utils").decode_file

    def read(page: bytes) -> str:
        return str(fromstring(document(decode(page)).summary()).text_content())

    return read


def _newspaper() -> Reader:
    fulltext: Reader = import_module("newspaper").fulltext
    return fulltext


def _goose() -> Reader:
    goose = import_module("goose3").Goose()

    def read(page: bytes) -> str:
        return str(goose.extract(raw_html=page).cleaned_text)

    return read


PEERS: dict[str, tuple[str, Callable[[], Reader]]] = {
    "trafilatura": ("trafilatura", _trafilatura),
    "trafilatura, precision": ("trafilatura", partial(_trafilatura, favor_precision=True)),
    "resiliparse": ("resiliparse", _resiliparse),
    "readability-lxml": ("readability-lxml", _readability),
    "newspaper4k": ("newspaper4k", _newspaper),
    "goose3": ("goose3", _goose),
}

if __name__ == "__main__":
    main()
