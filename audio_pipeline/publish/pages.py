"""The pages that listeners see: HTML bytes from values, nothing read and nothing written.

Addresses on a page are relative, so that the folder works below any address of any server; only
what machines take away from a page (canonical, OpenGraph, oEmbed, JSON-LD) is absolute.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

import audio_pipeline
from audio_pipeline.model import Episode, Show
from audio_pipeline.player import asset_address, templates
from audio_pipeline.player.phrases import FALLBACK_LANGUAGE, direction, phrases
from audio_pipeline.publish.layout import INDEX_PAGE, address
from audio_pipeline.publish.linked_data import linked_data
from audio_pipeline.publish.timed import ChapterMark, Paragraph
from audio_pipeline.publish.views import (
    EpisodeView,
    clock,
    episode_view,
    iso_duration,
    show_view,
)

EPISODES_WITH_PLAYER = 30  # on a show's page; older ones are a list, or the page grows for ever
TO_ROOT = "../../"  # from shows/NAME/, episodes/ID/ and embed/ID/


@dataclass(frozen=True)
class App:
    """A podcast app and the address by which it subscribes."""

    name: str
    href: str


def show_html(show: Show, listed: Sequence[EpisodeView], base_url: str) -> bytes:
    """The show's page: artwork, subscribe links, its episodes with players, in their order."""
    view = show_view(show, base_url)
    return _render(
        "show.html",
        show.language,
        TO_ROOT,
        show=view,
        apps=subscribe_links(view.feed_address),
        newest=listed[:EPISODES_WITH_PLAYER],
        older=listed[EPISODES_WITH_PLAYER:],
    )


def episode_html(
    show: Show,
    episode: Episode,
    paragraphs: Sequence[Paragraph],
    chapters: Sequence[ChapterMark],
    base_url: str,
) -> bytes:
    """The episode's page: player, chapters, transcript, and what search engines read of it."""
    show_is, episode_is = show_view(show, base_url), episode_view(show, episode, base_url)
    return _render(
        "episode.html",
        show.language,
        TO_ROOT,
        show=show_is,
        episode=episode_is,
        paragraphs=paragraphs,
        chapters=[_chapter(chapter) for chapter in chapters],
        linked_data=linked_data(show_is, episode_is),
        oembed=oembed_address(base_url, episode_is.address),
    )


def embed_html(show: Show, episode: Episode, base_url: str) -> bytes:
    """A small page for an iframe on the article's page; it plays without script too."""
    return _render(
        "embed.html",
        show.language,
        TO_ROOT,
        show=show_view(show, base_url),
        episode=episode_view(show, episode, base_url),
    )


def index_html(shows: Sequence[Show], base_url: str) -> bytes:
    """The front page, in the language that all shows share, else in English."""
    languages = {show.language for show in shows}
    language = languages.pop() if len(languages) == 1 else FALLBACK_LANGUAGE
    views = [show_view(show, base_url) for show in shows]
    return _render("index.html", language, "", shows=views)


def subscribe_links(feed_url: str) -> list[App]:
    """Each app's own scheme, as the app's makers state it; the feed's address goes in."""
    bare = feed_url.partition("://")[2]
    return [
        App("Apple Podcasts", f"podcast://{bare}"),
        App("Overcast", f"overcast://x-callback-url/add?url={quote(feed_url, safe='')}"),
        App("Pocket Casts", f"pktc://subscribe/{bare}"),
        App(
            "AntennaPod",
            f"https://antennapod.org/deeplink/subscribe?{urlencode({'url': feed_url})}",
        ),
        App("Castro", f"castros://subscribe/{bare}"),
    ]


def oembed_address(base_url: str, page_address: str) -> str:
    """Where a site asks how to embed the page (oEmbed 1.0, discovery)."""
    return f"{address(base_url, 'oembed')}?{urlencode({'url': page_address, 'format': 'json'})}"


def _chapter(chapter: ChapterMark) -> dict[str, object]:
    return {
        "start_s": chapter.start_s,
        "start_iso": iso_duration(chapter.start_s),
        "clock": clock(chapter.start_s),
        "title": chapter.title,
    }


def _render(template: str, language: str, to_root: str, **values: object) -> bytes:
    at = _relative(to_root)
    page = (
        templates()
        .get_template(template)
        .render(
            at=at,
            asset=asset_address(at),
            language=language,
            direction=direction(language),
            words=phrases(language),
            generator=f"Audio Pipeline {audio_pipeline.__version__}",
            **values,
        )
    )
    return page.encode()


def _relative(to_root: str) -> Callable[[str], str]:
    return lambda path: f"{to_root}{quote(path.removesuffix(INDEX_PAGE))}" or "./"
