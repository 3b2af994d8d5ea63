"""Options that several verbs share, and how a page is read."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from audio_pipeline.config import Settings, load_settings
from audio_pipeline.errors import UsageError

Verb = TypeVar("Verb", bound=Callable[..., Any])

CONFIG_FOLDER = Path("config")
LARGEST_PAGE_BYTES = 5_000_000


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
    """PAGE is a file, a URL or - for standard input; --url says where a file came from."""
    verb = click.option("--url", default="", help="The address that PAGE was published under.")(
        verb
    )
    return click.argument("page")(verb)


def settings_of(config: Path, *, required: bool = True) -> Settings:
    return load_settings(config, required=required or config != CONFIG_FOLDER)


def read_page(page: str, url: str, settings: Settings) -> tuple[bytes, str]:
    """The bytes of a page and its address. Raises UsageError, FetchFailed, FetchRefused."""
    if page.startswith(("http://", "https://")):
        from audio_pipeline.http import Client

        with Client(settings.http.user_agent, settings.http.allow) as client:
            response = client.get(page, max_bytes=LARGEST_PAGE_BYTES)
        return response.body, url or response.url
    if page == "-":
        return sys.stdin.buffer.read(LARGEST_PAGE_BYTES), url
    path = Path(page)
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_PAGE_BYTES), url
    except OSError as error:
        raise UsageError(
            f"{page}: {error.strerror}",
            "PAGE is a file, an http(s) address or - for standard input",
        ) from None
