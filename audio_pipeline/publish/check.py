"""The `check` verb's work: a feed by its rules, then everything that it points to."""

from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

from audio_pipeline.errors import FetchFailed, FetchRefused
from audio_pipeline.publish.check_channel import check_channel
from audio_pipeline.publish.check_items import check_items
from audio_pipeline.publish.check_links import check_links
from audio_pipeline.publish.fetcher import Answer, Fetcher
from audio_pipeline.publish.findings import Element, Finding, error, first

WHERE = "feed"
GREATEST_FEED_BYTES = 50_000_000
FEED_TYPES = ("application/rss+xml", "application/xml", "text/xml")


def check_feed(feed_url: str, client: Fetcher) -> list[Finding]:
    """What podcast apps, directories and the W3C's validator would say of the feed at `feed_url`.

    Every enclosure, transcript and chapters file in it is asked for, and its artwork is looked at.
    A feed that does not come, or is no XML, is a finding too.
    """
    return list(_findings(feed_url, client))


def _findings(feed_url: str, client: Fetcher) -> Iterator[Finding]:
    try:
        answer = client.get(feed_url, max_bytes=GREATEST_FEED_BYTES)
        rss = etree.fromstring(answer.body, _parser())
    except (FetchFailed, FetchRefused) as failed:
        yield error(WHERE, str(failed))
        return
    except etree.XMLSyntaxError as broken:
        yield error(WHERE, f"not well-formed XML: {broken.msg}")
        return
    yield from _check_type(answer)
    channel = first(rss, "channel")
    if rss.tag != "rss" or rss.get("version") != "2.0" or channel is None:
        yield error(WHERE, 'not RSS 2.0: <rss version="2.0"> with a <channel> is expected')
        return
    yield from check_channel(channel, feed_url)
    items: list[Element] = channel.findall("item")
    yield from check_items(items)
    yield from check_links(channel, items, client)


def _check_type(answer: Answer) -> Iterator[Finding]:
    media_type = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type not in FEED_TYPES:
        yield error(WHERE, f"served as {media_type or 'nothing'}, not {FEED_TYPES[0]}")


def _parser() -> etree.XMLParser:
    # What is fetched may be hostile: no entities, no network, no deep trees beyond lxml's limits.
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
