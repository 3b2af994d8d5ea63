"""Options that several verbs share, and how a page is read."""

import codecs
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import click

from audio_pipeline.config import Settings, load_settings
from audio_pipeline.errors import ConfigError, UsageError

Verb = TypeVar("Verb", bound=Callable[..., Any])

CONFIG_FOLDER = Path("config")
LARGEST_PAGE_BYTES = 5_000_000
LOOKED_AT_BYTES = 1_000
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
FEED = re.compile(rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)?<(rss|feed|rdf:RDF)[\s>]", re.DOTALL)


class Whole(click.IntRange):
    """A whole number within a range, called so."""

    name = "whole number"


def config_option(verb: Verb) -> Verb:
    return click.option(
        "--config",
        "config",
        type=click.Path(path_type=Path, file_okay=False),
        default=CONFIG_FOLDER,
        show_default=True,
        help="The folder that holds pipeline.toml.",
    )(verb)


def json_option(verb: Verb) -> Verb:
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(verb)


def page_options(verb: Verb) -> Verb:
    """PAGE is a file (HTML or Markdown), a URL or - for standard input; --url: its own address."""
    verb = click.option("--url", default="", help="The address that PAGE was published under.")(
        verb
    )
    return click.argument("page")(verb)


def known_show(settings: Settings, name: str) -> None:
    """Raises UsageError for a show that is not configured."""
    if name not in settings.shows:
        known = ", ".join(settings.shows) or "none is configured"
        raise UsageError(f"there is no show {name!r}", f"the shows are: {known}")


def settings_of(config: Path, *, required: bool = True) -> Settings:
    return load_settings(config, required=required or config != CONFIG_FOLDER)


def read_page(page: str, url: str, settings: Settings) -> tuple[bytes, str]:
    """The bytes of a page and its address. Raises UsageError, FetchFailed, FetchRefused."""
    content, address = _read(page, url, settings)
    start = content[:LOOKED_AT_BYTES]
    if FEED.match(start.removeprefix(b"\xef\xbb\xbf")):
        raise UsageError(f"{page}: a feed, not a page", "give the address of one of its articles")
    if b"\0" in start and not start.startswith(UTF_16):
        raise UsageError(f"{page}: not text, so not a page", "PAGE is HTML")
    return content, address


@contextmanager
def about(page: str, show: str) -> Iterator[None]:
    """Faults of PAGE name it, and one that only a configured show can mend says so."""
    try:
        yield
    except ConfigError as error:
        unsaid = re.search(r"\.wording\.([\w-]+)\.disclosure", error.message)
        if show or unsaid is None:
            raise
        raise UsageError(
            f"{page}: there is no built-in disclosure in its language, {unsaid[1]!r}",
            "configure a show that has one, and name it by --show",
        ) from None
    except UsageError as error:
        unnamed = error.message.startswith("the page: ")
        message = page + error.message.removeprefix("the page") if unnamed else error.message
        raise UsageError(message, error.mend) from None


def _read(page: str, url: str, settings: Settings) -> tuple[bytes, str]:
    if page.startswith(("http://", "https://")):
        from audio_pipeline.http import Client

        with Client(settings.http.user_agent, settings.http.allow) as client:
            response = client.get(page, max_bytes=LARGEST_PAGE_BYTES)
        content = response.body
        if "charset=" in response.headers.get("content-type", "").lower():
            content = codecs.BOM_UTF8 + response.text.encode()  # only the header may name it
        return content, url or response.url
    if page == "-":
        return _bounded(sys.stdin.buffer, "standard input"), url
    path = Path(page)
    try:
        with path.open("rb") as file:
            content = _bounded(file, page)
    except OSError as error:
        raise UsageError(
            f"{page}: {error.strerror}",
            "PAGE is a file, an http(s) address or - for standard input",
        ) from None
    return _html_of(path, content), url


def _html_of(path: Path, content: bytes) -> bytes:
    """The file as it is, or the page that a folder of articles would make of Markdown."""
    from audio_pipeline.sources.folder import MARKDOWN_SUFFIXES, markdown_page

    if path.suffix.lower() not in MARKDOWN_SUFFIXES:
        return content
    page = markdown_page(path, content)
    if not page:
        raise UsageError(f"{path}: a draft, by its front matter", "take that line out of it")
    return codecs.BOM_UTF8 + page.encode()


def _bounded(file: BinaryIO, name: str) -> bytes:
    content = file.read(LARGEST_PAGE_BYTES + 1)
    if len(content) > LARGEST_PAGE_BYTES:
        raise UsageError(
            f"{name}: more than {LARGEST_PAGE_BYTES // 1_000_000} MB is no article's page"
        )
    return content
