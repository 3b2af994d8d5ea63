"""A folder of HTML and Markdown files, each an article."""

import hashlib
import os
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from audio_pipeline.errors import SourceFailed
from audio_pipeline.http import Client, decode
from audio_pipeline.model import Entry, Poll, Source, SourceState
from audio_pipeline.sources.files import (
    FoundFile,
    batches,
    find_files,
    read_file,
    warn_once,
    within_bounds,
)
from audio_pipeline.sources.frontmatter import Fields, moment, split_front_matter
from audio_pipeline.sources.page import PageHead, article_page, plain_text, primary_subtag

HTML_SUFFIXES = frozenset({".html", ".htm"})
MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})

_HEADING = re.compile(r"<h1\b[^<>]*>(.{1,1000}?)</h1>", re.IGNORECASE | re.DOTALL)


class FolderSource:
    """The files under `source.path`, those in its folders too; hidden ones are left out."""

    def poll(self, source: Source, state: SourceState, client: Client) -> Poll:  # noqa: ARG002 # the same call for every kind
        """The articles, newest file first; unchanged while names, sizes and times are.

        A file that cannot be read, is too large, or leads out of the folder is left out with a
        warning in the log. Raises SourceFailed when there is no folder or nothing to read in it.
        """
        found = find_files(_root(source.path), HTML_SUFFIXES | MARKDOWN_SUFFIXES)
        now = SourceState(body_hash=_listing_hash(found))
        if now.body_hash == state.body_hash:
            return Poll((), now, unchanged=True)
        entries = tuple(each for batch in batches(within_bounds(found)) for each in _read(batch))
        if not entries:
            raise SourceFailed(
                f"the folder {source.path} holds no .html or .md article",
                "put one in, or correct the source's path",
            )
        return Poll(entries, now)


def markdown_page(path: Path, markdown: bytes) -> str:
    """The page, HTML, that a poll makes of a Markdown file; empty for a draft.

    Raises SourceFailed where reading it takes too much time or memory.
    """
    entries = _listed([(FoundFile(path.name, path.resolve(), len(markdown), 0), markdown)])
    return entries[0].html if entries else ""


def _root(path: str) -> Path:
    try:
        root = Path(path).resolve(strict=True)
        with os.scandir(root):
            return root
    except OSError as error:
        raise SourceFailed(
            f"the folder {path} cannot be read ({error.strerror})",
            "create it, or correct the source's path",
        ) from error


def _listing_hash(found: list[FoundFile]) -> str:
    lines = [f"{file.name}\0{file.size_bytes}\0{file.changed_ns}\n" for file in found]
    return hashlib.sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def _read(files: Sequence[FoundFile]) -> list[Entry]:
    """The articles of some files; together, and one by one where one of them breaks the reader."""
    whole = [(file, data) for file in files if (data := _bytes_of(file)) is not None]
    try:
        return _listed(whole)
    except SourceFailed:
        return [entry for each in whole for entry in _read_alone(each)]


def _read_alone(file: tuple[FoundFile, bytes]) -> list[Entry]:
    try:
        return _listed([file])
    except SourceFailed as error:
        warn_once(str(file[0].path), error.message)
        return []


def _bytes_of(file: FoundFile) -> bytes | None:
    """What stands in it; None, with a warning, where it cannot be read."""
    try:
        return read_file(file)
    except OSError as error:
        warn_once(str(file.path), f"it cannot be read ({error})")
        return None


def _listed(files: Sequence[tuple[FoundFile, bytes]]) -> list[Entry]:
    """`file_entries` of each, in a process of its own. Raises SourceFailed."""
    if not files:
        return []
    from pydantic import TypeAdapter

    from audio_pipeline.bounded import Task, run
    from audio_pipeline.bounded.frames import as_json

    question = as_json([(file.name, str(file.path), len(data)) for file, data in files])
    body = b"".join(data for _, data in files)
    task = Task("audio_pipeline.sources.child:folder_entries", question, body)
    answer = run(task, lambda why: SourceFailed(f"it {why}"))
    return TypeAdapter(list[Entry]).validate_json(answer)


def file_entries(file: FoundFile, data: bytes) -> list[Entry]:
    """The article that a file holds; none for a draft."""
    text = decode(data)
    if file.path.suffix.lower() in HTML_SUFFIXES:
        from audio_pipeline.sources.htmlhead import head_fields

        return [replace(_entry(file, head_fields(text)), html=text)]
    fields, markdown = split_front_matter(text)
    if _first(fields, "draft") == "true" or _first(fields, "published") == "false":
        return []
    return [_markdown_entry(file, fields, markdown)]


def _markdown_entry(file: FoundFile, fields: Fields, markdown: str) -> Entry:
    """Titled by its front matter, its first heading or its name; its HTML has all as metadata."""
    from markdown_it import MarkdownIt

    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown)
    entry = _entry(file, fields)
    heading = _HEADING.search(html)
    if heading and not _first(fields, "title"):
        entry = replace(entry, title=plain_text(heading.group(1)) or entry.title)
    head = PageHead(
        title=entry.title,
        url=entry.url if entry.url.startswith("http") else "",
        language=_language(fields),
        byline=entry.byline,
        description=entry.summary,
        published=entry.published,
        updated=entry.updated,
    )
    return replace(entry, html=article_page(head, html))


def _entry(file: FoundFile, fields: Fields) -> Entry:
    address = _first(fields, "canonical", "canonical_url", "url", "permalink")
    return Entry(
        guid=file.name,
        url=address if address.startswith(("https://", "http://")) else file.path.as_uri(),
        title=_first(fields, "title") or file.path.stem,
        published=moment(_first(fields, "date", "published", "pubdate")),
        updated=moment(_first(fields, "updated", "lastmod", "last_modified_at", "modified")),
        categories=tuple(dict.fromkeys(_all(fields, "categories", "category", "tags", "section"))),
        summary=_first(fields, "description", "summary"),
        recordings=tuple(_all(fields, "audio")),
        byline=", ".join(_all(fields, "author", "authors", "byline")),
        language=primary_subtag(_language(fields)),
    )


def _language(fields: Fields) -> str:
    return _first(fields, "language", "lang", "locale")


def _first(fields: Fields, *keys: str) -> str:
    return next(iter(_all(fields, *keys)), "")


def _all(fields: Fields, *keys: str) -> list[str]:
    return [value for key in keys for value in fields.get(key, ()) if value.strip()]
