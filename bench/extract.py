"""Whether the right words are read on pages of the web, beside six other extractors.

    .venv/bin/python -m bench.extract --checkout TRAFILATURA [--peers VENV/bin/python] [--misses]

TRAFILATURA is a checkout of https://github.com/adbar/trafilatura: its tests/ hold the pages and, in
evaldata.json, for each of them segments that its text has and segments that it has not. Counted is
as its own tests/eval_common.py counts: a segment is found where it occurs in what was extracted,
white space aside. Precision, recall, accuracy and F1 are over all segments. The pages are split in
two by a hash of their addresses: rules were made from the half "tuned". Of "held", some 190
drawn at random were read whole as well, and rules made from them.

Ours is `Article.text`, captions left out; a page that is refused, for what it is or since it shows
a teaser only, has no text. Beside it, as "narrated or not", stands what is read of all pages:
whether a page is to be narrated is another question than which words are its article's. Live blogs
and paid content count as a site profile that asks for them has them. A further figure is
CPU time beside trafilatura's own `bare_extraction` with metadata, page by page in one process.
The peers run in an environment of their own:

    python3 -m venv /tmp/peers
    /tmp/peers/bin/pip install trafilatura resiliparse readability-lxml newspaper4k goose3

Goals: an F1 above every peer's, and at most 1.5 times the time of `bare_extraction`.
"""

import argparse
import hashlib
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from trafilatura import bare_extraction

from audio_pipeline.errors import ArticleSkipped
from audio_pipeline.extract import extract
from audio_pipeline.extract.article import judged
from audio_pipeline.model import SiteProfile

GOAL_RATIO = 1.5
PEERS_SCRIPT = Path(__file__).with_name("extract_peers.py")
PEERS = ("resiliparse", "readability-lxml", "newspaper4k", "goose3", "trafilatura")
OURS = "audio-pipeline"
_ALL_KINDS = SiteProfile(live_blogs=True, paid_content=True)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Page:
    """A page and what its text has and has not."""

    url: str
    path: Path
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]

    @property
    def half(self) -> str:
        return "held" if hashlib.sha256(self.url.encode()).digest()[-1] % 2 else "tuned"


@dataclass
class Reader:
    """What one extractor read: its text and CPU seconds by page."""

    name: str
    texts: dict[Path, str] = field(default_factory=dict)
    cpu_s: float = 0.0

    def note(self, page: Path, text: str, cpu_s: float) -> None:
        self.texts[page] = text
        self.cpu_s += cpu_s


@dataclass(frozen=True)
class Score:
    """Segments that were wanted and found, unwanted and found, wanted and lost, rightly left."""

    tp: int
    fp: int
    fn: int
    tn: int

    def __str__(self) -> str:
        accuracy = (self.tp + self.tn) / (self.tp + self.fp + self.fn + self.tn)
        precision, recall = self.tp / max(1, self.tp + self.fp), self.tp / (self.tp + self.fn)
        return f"{self.f1:6.4f} {precision:9.4f} {recall:6.4f} {accuracy:8.4f}"

    @property
    def f1(self) -> float:
        return 2 * self.tp / (2 * self.tp + self.fp + self.fn)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkout", type=Path, required=True)
    parser.add_argument("--peers", default="/tmp/peers/bin/python", help="their interpreter")
    parser.add_argument("--misses", action="store_true", help="the tuned half's wrong segments")
    asked = parser.parse_args()
    pages = read_pages(asked.checkout / "tests")
    ours, theirs = read_by_turns(pages)
    readers = [ours, *read_by_peers(pages, asked.peers)]
    _print_table(pages, [*readers, _unrefused(pages, ours)])
    ratio = ours.cpu_s / theirs.cpu_s
    print(f"\nCPU beside bare_extraction with metadata: {ratio:.2f} (goal: at most {GOAL_RATIO})")
    each_ms = [1000 * reader.cpu_s / len(pages) for reader in (ours, theirs)]
    print(f"  {each_ms[0]:.1f} ms and {each_ms[1]:.1f} ms a page")
    if asked.misses:
        _print_misses(pages, ours)
    best = max((score(pages, reader).f1 for reader in readers[1:]), default=0.0)
    sys.exit(0 if score(pages, ours).f1 > best and ratio <= GOAL_RATIO else 1)


def read_pages(tests: Path) -> list[Page]:
    """The pages of an evaluation set. Raises FileNotFoundError for a page that is not there."""
    pages = []
    for url, told in json.loads(
        ((tests := tests.resolve()) / "evaldata.json").read_text("utf-8")
    ).items():
        paths = (tests / folder / told["file"] for folder in ("cache", "eval"))
        path = next((path for path in paths if path.is_file()), None)
        if path is None:
            raise FileNotFoundError(f"{tests}: no page {told['file']}")
        pages.append(Page(url, path, tuple(told["with"]), tuple(told["without"])))
    return pages


def read_by_turns(pages: Iterable[Page]) -> tuple[Reader, Reader]:
    """Ours and `bare_extraction`, each first on every other page: neither finds the caches warm."""
    ours, theirs = Reader(OURS), Reader("bare_extraction")
    for turn, page in enumerate(pages):
        html = page.path.read_bytes()
        both = [(ours, _ours), (theirs, _bare)]
        for reader, read in both if turn % 2 else reversed(both):
            begun = time.process_time()
            text = read(html, page.url)
            reader.note(page.path, text, time.process_time() - begun)
    return ours, theirs


def read_by_peers(pages: Iterable[Page], python: str) -> list[Reader]:
    """What the peers read that the interpreter `python` has; those that it lacks are named."""
    if not Path(python).is_file():
        print(f"NO PEERS: there is no {python}; how to install them: {__file__}")
        return []
    listed = "\n".join(str(page.path) for page in pages)
    answered = subprocess.run(
        [python, str(PEERS_SCRIPT)], input=listed, capture_output=True, text=True, check=True
    )
    readers: dict[str, Reader] = {}
    for line in answered.stdout.splitlines():
        told = json.loads(line)
        if "version" in told:
            readers[told["peer"]] = Reader(f"{told['peer']} {told['version']}")
        else:
            readers[told["peer"]].note(Path(told["page"]), told["text"], told["cpu_s"])
    for absent in set(PEERS) - readers.keys():
        print(f"ABSENT: {absent}; {python} -m pip install {absent}")
    return list(readers.values())


def score(pages: Iterable[Page], reader: Reader) -> Score:
    """All segments of `pages`, counted together."""
    tp = fp = fn = tn = 0
    for page in pages:
        lost, read = wrong(page, reader.texts[page.path])
        tp += len(page.wanted) - len(lost)
        fn += len(lost)
        fp += len(read)
        tn += len(page.unwanted) - len(read)
    return Score(tp, fp, fn, tn)


def wrong(page: Page, text: str) -> tuple[list[str], list[str]]:
    """The segments that `text` lacks, and those that it should lack."""
    told = _plain(text)
    lost = [segment for segment in page.wanted if _plain(segment) not in told]
    return lost, [segment for segment in page.unwanted if _plain(segment) in told]


def _ours(html: bytes, url: str) -> str:
    try:
        return extract(html, url, _ALL_KINDS).text
    except ArticleSkipped:
        return ""


def _unrefused(pages: Iterable[Page], ours: Reader) -> Reader:
    """Ours, with the texts of the pages that are not narrated; their time is not counted."""
    reader = Reader(f"{OURS}, narrated or not", dict(ours.texts), ours.cpu_s)
    for page in pages:
        if not reader.texts[page.path]:
            reader.texts[page.path] = _judged(page.path.read_bytes(), page.url)
    return reader


def _judged(html: bytes, url: str) -> str:
    try:
        return judged(html, url, _ALL_KINDS)[0].article.text
    except ArticleSkipped:
        return ""


def _bare(html: bytes, url: str) -> str:
    try:
        found = bare_extraction(html, url=url, with_metadata=True, include_comments=False)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return ""
    return getattr(found, "text", "") or ""


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _print_table(pages: list[Page], readers: list[Reader]) -> None:
    halves = [[page for page in pages if page.half == half] for half in ("tuned", "held")]
    print(f"{len(pages)} pages, {len(halves[0])} tuned, {len(halves[1])} held")
    print(f"{'':32}     F1 precision recall accuracy  F1 tuned F1 held  ms a page")
    for reader in sorted(readers, key=lambda reader: -score(pages, reader).f1):
        tuned, held = (score(half, reader).f1 for half in halves)
        cost_ms = 1000 * reader.cpu_s / len(pages)
        print(f"{reader.name:32} {score(pages, reader)}  {tuned:8.4f} {held:7.4f} {cost_ms:10.1f}")


def _print_misses(pages: list[Page], reader: Reader) -> None:
    missed = [(page, *wrong(page, reader.texts[page.path])) for page in pages]
    missed.sort(key=lambda miss: -len(miss[1]) - len(miss[2]))
    for page, lost, read in missed:
        if page.half == "tuned" and (lost or read):
            print(f"\n{page.url}\n  {page.path}")
            print(*(f"  lost: {segment}" for segment in lost), sep="\n")
            print(*(f"  read: {segment}" for segment in read), sep="\n")


if __name__ == "__main__":
    main()
