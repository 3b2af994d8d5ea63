"""Episodes -> feed: RSS 2.0 as podcast apps read it.

RSS 2.0 (rssboard.org/rss-specification), Apple's podcast namespace, the podcast namespace
(podcastindex.org/namespace/1.0), PSP-1 of the Podcast Standards Project for what must be there.
"""

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape

from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

import audio_pipeline
from audio_pipeline.model import Episode, PublishedFile, Show
from audio_pipeline.publish.items import correction_note, item_date, item_guid, newest_first
from audio_pipeline.publish.layout import address, artwork_file, episode_page, feed_file, show_page
from audio_pipeline.publish.text import escape_markup, one_line, shorten, web_address

NAMESPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "atom": "http://www.w3.org/2005/Atom",
}
PODCAST_GUID_NAMESPACE = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
GREATEST_NAME_LENGTH = 255  # PSP-1: of every value it does not say otherwise of


def feed(show: Show, episodes: Sequence[Episode], base_url: str) -> bytes:
    """The show's feed, UTF-8 XML: the same episodes give the same bytes, in linear time.

    Addresses are absolute, from `base_url`. Newest first.
    """
    items = [feed_item(show, episode, base_url) for episode in newest_first(show, episodes)]
    return feed_of_items(show, items, last_build(episodes), base_url)


def feed_of_items(
    show: Show, items: Sequence[bytes], last_build: datetime | None, base_url: str
) -> bytes:
    """The feed whose items `feed_item` has made, in their order; `last_build` is its own date."""
    channel = _channel()
    _describe_show(channel, show, last_build, base_url)
    _describe_for_apps(channel, show, base_url)
    head, end, tail = _document(channel).rpartition(b" </channel>")
    return b"".join([head, *items, end, tail])


def feed_item(show: Show, episode: Episode, base_url: str) -> bytes:
    """The episode's item, indented as it stands in the feed, whose namespaces it needs."""
    channel = _channel()
    _add_item(channel, show, episode, base_url)
    document = _document(channel)
    first, last = document.index(b"  <item>"), document.rindex(b" </channel>")
    return document[first:last]


def last_build(episodes: Sequence[Episode]) -> datetime | None:
    return max((episode.updated for episode in episodes), default=None)


def _channel() -> etree._Element:
    return etree.SubElement(etree.Element("rss", version="2.0", nsmap=NAMESPACES), "channel")


def _document(channel: etree._Element) -> bytes:
    rss = channel.getparent()
    etree.indent(rss, space=" ")
    document: bytes = etree.tostring(rss, xml_declaration=True, encoding="UTF-8")
    return document + b"\n"


def podcast_guid(feed_url: str) -> str:
    """UUID v5 of the feed's address without scheme and trailing slashes (podcast:guid)."""
    return str(uuid.uuid5(PODCAST_GUID_NAMESPACE, feed_url.partition("://")[2].rstrip("/")))


def _describe_show(
    channel: etree._Element, show: Show, last_build: datetime | None, base_url: str
) -> None:
    title = one_line(show.title) or show.name
    _add(channel, "title", title)
    _add(channel, "link", web_address(show.link) or address(base_url, show_page(show.name)))
    _add(channel, "description", escape_markup(one_line(show.description)) or title)
    _add(channel, "language", show.language)
    _add(channel, "generator", f"Audio Pipeline {audio_pipeline.__version__}")
    if last_build:
        _add(channel, "lastBuildDate", _rfc_2822(last_build))
    _add(
        channel,
        "atom:link",
        href=address(base_url, feed_file(show.name)),
        rel="self",
        type="application/rss+xml",
    )


def _describe_for_apps(channel: etree._Element, show: Show, base_url: str) -> None:
    author = shorten(one_line(show.author) or one_line(show.title), GREATEST_NAME_LENGTH)
    email = one_line(show.email)
    _add(channel, "itunes:author", author)
    if email:  # an owner without an address is an error to Apple
        owner = _add(channel, "itunes:owner")
        _add(owner, "itunes:name", author)
        _add(owner, "itunes:email", email)
    _add(channel, "itunes:image", href=address(base_url, artwork_file(show)))
    category = _add(channel, "itunes:category", text=show.category)
    if show.subcategory:
        _add(category, "itunes:category", text=show.subcategory)
    _add(channel, "itunes:explicit", _boolean(show.explicit))
    _add(channel, "itunes:type", "episodic")
    _add(channel, "podcast:guid", podcast_guid(address(base_url, feed_file(show.name))))
    _add(channel, "podcast:locked", "yes", **({"owner": email} if email else {}))
    _add(channel, "podcast:txt", "true", purpose="ai-content")


def _add_item(channel: etree._Element, show: Show, episode: Episode, base_url: str) -> None:
    page = address(base_url, episode_page(episode.id))
    article = web_address(episode.article_url)
    item = etree.SubElement(channel, "item")
    _add(item, "title", one_line(episode.title) or one_line(show.title) or show.name)
    _add(item, "link", article or page)
    _add(item, "guid", one_line(item_guid(show, episode)), isPermaLink="false")
    _add(item, "pubDate", _rfc_2822(item_date(show, episode)))
    _add(item, "description", _plain_notes(show, episode))
    _add(item, "content:encoded").text = etree.CDATA(_html_notes(show, episode, article or page))
    _add(
        item,
        "enclosure",
        url=address(base_url, episode.audio.path),
        length=str(episode.audio.bytes),
        type=episode.audio.media_type,
    )
    if episode.byline:
        _add(item, "itunes:author", shorten(one_line(episode.byline), GREATEST_NAME_LENGTH))
    _add(item, "itunes:duration", str(max(1, round(episode.duration_s))))
    _add(item, "itunes:explicit", _boolean(show.explicit))
    _add(item, "itunes:episodeType", "full")
    _add_file(item, "podcast:transcript", episode.transcript, base_url, language=episode.language)
    _add_file(item, "podcast:chapters", episode.chapters, base_url)
    _add(item, "podcast:txt", "true", purpose="ai-content")


def _plain_notes(show: Show, episode: Episode) -> str:
    return escape_markup(" ".join(_notes(show, episode)))


def _html_notes(show: Show, episode: Episode, link: str) -> str:
    title = escape(one_line(episode.title) or link)
    paragraphs = [f"<p>{escape(note, quote=False)}</p>" for note in _notes(show, episode)]
    return "".join([*paragraphs, f'<p><a href="{escape(link)}">{title}</a></p>'])


def _notes(show: Show, episode: Episode) -> list[str]:
    """A correction first: an app may cut the rest."""
    notes = (correction_note(show, episode), episode.description, episode.disclosure)
    return [line for line in map(one_line, notes) if line]


def _add_file(
    item: etree._Element, name: str, file: PublishedFile, base_url: str, **attributes: str
) -> None:
    _add(item, name, url=address(base_url, file.path), type=file.media_type, **attributes)


def _add(parent: etree._Element, name: str, value: str = "", **attributes: str) -> etree._Element:
    prefix, _, local = name.rpartition(":")
    tag = f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local
    element = etree.SubElement(parent, tag, {key: one_line(v) for key, v in attributes.items()})
    if value:
        element.text = value
    return element


def _boolean(value: bool) -> str:
    return "true" if value else "false"


def _rfc_2822(moment: datetime) -> str:
    return format_datetime(moment.astimezone(UTC), usegmt=True)
