"""Whether titles, names, dates, languages and addresses of real pages are read rightly.

    .venv/bin/python -m bench.metadata --checkout TRAFILATURA [--misses]

TRAFILATURA is a checkout of https://github.com/adbar/trafilatura, as for `bench.extract`. The 60
pages, each of another site, were drawn by a hash of their addresses; pages that are no article were
left out. Their labels, in bench/corpora/metadata_pages.tsv, were written by eye from the pages
before any extractor was run on them. ` || ` stands between answers that are both right: where only
the publishing house is named, its name and none are. Dates count by the day that the page names in
its own zone, titles without regard to case, dashes and quotation marks. A date of change that lies
before the publication is none.

Beside ours stands trafilatura's own metadata in the same run; it has no date of change, and its
language is a guess on the text that needs a further package, so these are not counted.

Goal: each field right on 95 % of the pages.
"""

import argparse
import csv
import json
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from trafilatura import bare_extraction

from audio_pipeline.errors import ArticleSkipped
from audio_pipeline.extract import extract
from audio_pipeline.extract.metadata import Metadata, read_metadata
from audio_pipeline.extract.page import read_page
from audio_pipeline.model import Article

GOAL = 0.95
FIELDS = ("title", "byline", "published", "updated", "language", "address")
LABELS = Path(__file__).parent / "corpora" / "metadata_pages.tsv"
_NONE = "-"
_MARKS = re.compile(r"[\s\"'“”„‘’«»–—-]+")
Answers = Mapping[str, str]


@dataclass(frozen=True)
class Page:
    """A page at `url` and, by field, what may be answered."""

    url: str
    path: Path
    right: Mapping[str, tuple[str, ...]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkout", type=Path, required=True)
    parser.add_argument("--misses", action="store_true", help="what was answered wrongly")
    asked = parser.parse_args()
    pages = read_pages(asked.checkout / "tests")
    readers = {"audio-pipeline": [_ours(page) for page in pages]}
    readers["trafilatura"] = [_theirs(page) for page in pages]
    print(f"{len(pages)} pages{'':8}" + "".join(f"{field:>11}" for field in FIELDS))
    shares = {name: _shares(pages, answers) for name, answers in readers.items()}
    for name, by_field in shares.items():
        columns = (f"{by_field[each]:11.1%}" if each in by_field else f"{'':11}" for each in FIELDS)
        print(f"{name:16}" + "".join(columns))
    if asked.misses:
        _print_misses(pages, readers["audio-pipeline"])
    sys.exit(0 if all(share >= GOAL for share in shares["audio-pipeline"].values()) else 1)


def read_pages(tests: Path) -> list[Page]:
    """The labelled pages. Raises StopIteration for one that the checkout lacks."""
    told = json.loads((tests / "evaldata.json").read_text("utf-8"))
    urls = {each["file"]: url.strip() for url, each in told.items()}
    with LABELS.open(encoding="utf-8", newline="") as rows:
        labels = list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Page(
            urls[label["file"]],
            next(
                path
                for folder in ("cache", "eval")
                if (path := tests / folder / label["file"]).is_file()
            ),
            {field: tuple(label[field].split(" || ")) for field in FIELDS},
        )
        for label in labels
    ]


def _ours(page: Page) -> Answers:
    try:
        article: Article | Metadata = extract(page.path.read_bytes(), page.url)
    except ArticleSkipped:  # for another reason: it has a recording; what its head says counts
        article = read_metadata(read_page(page.path.read_bytes()).tree, page.url)
    return {
        "title": article.title,
        "byline": article.byline,
        "published": _day(article.published),
        "updated": _day(article.updated),
        "language": article.language,
        "address": article.url,
    }


def _theirs(page: Page) -> Answers:
    found = bare_extraction(page.path.read_bytes(), url=page.url, with_metadata=True)
    fields = {"title": "title", "byline": "author", "published": "date", "address": "url"}
    answers = {ours: getattr(found, theirs, None) or "" for ours, theirs in fields.items()}
    answers["byline"] = answers["byline"].replace("; ", ", ")
    return answers


def _day(moment: datetime | None) -> str:
    return moment.date().isoformat() if moment else ""


def _shares(pages: Iterable[Page], answers: list[Answers]) -> dict[str, float]:
    return {
        field: sum(
            _is_right(page, answer, field) for page, answer in zip(pages, answers, strict=True)
        )
        / len(answers)
        for field in FIELDS
        if field in answers[0]
    }


def _is_right(page: Page, answer: Answers, field: str) -> bool:
    return _plain(answer[field] or _NONE) in map(_plain, page.right[field])


def _plain(text: str) -> str:
    return text if text == _NONE else _MARKS.sub(" ", text).strip().casefold()


def _print_misses(pages: Iterable[Page], answers: Iterable[Answers]) -> None:
    for page, answer in zip(pages, answers, strict=True):
        wrong = [field for field in FIELDS if not _is_right(page, answer, field)]
        for field in wrong:
            print(f"{page.path.name}: {field}: {answer[field]!r}, not {page.right[field]}")


if __name__ == "__main__":
    main()
