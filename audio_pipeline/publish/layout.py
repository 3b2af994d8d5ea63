"""Where everything lies under the output folder, and at which address."""

from pathlib import PurePath
from urllib.parse import quote

from audio_pipeline.model import Show
from audio_pipeline.publish.names import checked_name

ARTWORK_KINDS = {".png": "png", ".jpg": "jpg", ".jpeg": "jpg"}  # what Apple and PSP-1 take
DEFAULT_ARTWORK_KIND = "jpg"
INDEX_PAGE = "index.html"


def show_page(show: str) -> str:
    return f"shows/{checked_name(show)}/index.html"


def feed_file(show: str) -> str:
    return f"shows/{checked_name(show)}/feed.xml"


def artwork_file(show: Show) -> str:
    """The artwork's name says what it is; a kind that apps do not take gives the default's name."""
    kind = ARTWORK_KINDS.get(PurePath(show.artwork).suffix.lower(), DEFAULT_ARTWORK_KIND)
    return f"shows/{checked_name(show.name)}/artwork.{kind}"


def episode_page(episode_id: str) -> str:
    return f"episodes/{checked_name(episode_id)}/index.html"


def episode_data(episode_id: str) -> str:
    return f"episodes/{checked_name(episode_id)}.json"


def embed_page(episode_id: str) -> str:
    return f"embed/{checked_name(episode_id)}/index.html"


def media_folder(episode_id: str) -> str:
    """With its slash, so that it is a prefix of this episode's files and of no other's."""
    return f"media/{checked_name(episode_id)}/"


def address(base_url: str, path: str) -> str:
    """The absolute address of `path`; a page `x/index.html` is at `x/`."""
    return f"{base_url.rstrip('/')}/{quote(path.removesuffix(INDEX_PAGE))}"
