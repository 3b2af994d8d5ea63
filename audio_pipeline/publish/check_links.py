"""Everything that a feed points to, asked for: status, size, type, ranges, and what is inside."""

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from audio_pipeline.errors import FetchFailed, FetchRefused
from audio_pipeline.publish.check_items import name_of
from audio_pipeline.publish.fetcher import Answer, Fetcher
from audio_pipeline.publish.findings import (
    Element,
    Finding,
    all_of,
    error,
    first,
    is_web_address,
    warning,
)
from audio_pipeline.publish.picture import picture

REQUESTS_AT_ONCE = 4
GREATEST_TEXT_BYTES = 10_000_000
GREATEST_PICTURE_BYTES = 20_000_000
LEAST_PICTURE_PX, GREATEST_PICTURE_PX = 1400, 3000  # Apple's limits, and PSP-1's


def check_links(channel: Element, items: Sequence[Element], client: Fetcher) -> Iterator[Finding]:
    """Findings on the artwork, then on each item's files, in the feed's order."""
    image = first(channel, "itunes:image")
    if image is not None and is_web_address(image.get("href", "")):
        yield from _check_picture(image.get("href"), client)

    def check(numbered: tuple[int, Element]) -> list[Finding]:
        number, item = numbered
        return list(_check_files(item, name_of(item, number), client))

    with ThreadPoolExecutor(REQUESTS_AT_ONCE) as pool:
        for findings in pool.map(check, enumerate(items, 1)):
            yield from findings


def _check_picture(url: str, client: Fetcher) -> Iterator[Finding]:
    answer = _ask(url, lambda: client.get(url, max_bytes=GREATEST_PICTURE_BYTES))
    if isinstance(answer, Finding):
        yield answer
        return
    try:
        found = picture(answer.body)
    except ValueError as broken:
        yield error(url, f"the artwork cannot be read: {broken}")
        return
    sides = {found.width_px, found.height_px}
    if len(sides) > 1 or not LEAST_PICTURE_PX <= found.width_px <= GREATEST_PICTURE_PX:
        limits = f"square, {LEAST_PICTURE_PX} to {GREATEST_PICTURE_PX} pixels"
        yield error(url, f"artwork must be {limits}, not {found.width_px} x {found.height_px}")
    if found.channels != 3:
        yield error(url, "artwork must be RGB, without transparency")
    yield from _check_type(url, answer, found.media_type)


def _check_files(item: Element, where: str, client: Fetcher) -> Iterator[Finding]:
    for enclosure in all_of(item, "enclosure"):
        if is_web_address(enclosure.get("url", "")):
            yield from _check_enclosure(enclosure, where, client)
    for transcript in all_of(item, "podcast:transcript"):
        yield from _check_text(transcript, _is_whole_transcript, client)
    for chapters in all_of(item, "podcast:chapters"):
        yield from _check_text(chapters, _is_whole_chapters, client)


def _check_enclosure(enclosure: Element, where: str, client: Fetcher) -> Iterator[Finding]:
    url = enclosure.get("url")
    answer = _ask(url, lambda: client.head(url))
    if isinstance(answer, Finding):
        yield answer
        return
    size = answer.headers.get("content-length", "")
    if size != enclosure.get("length"):
        stated = enclosure.get("length")
        yield error(url, f"{where} states {stated} bytes, the server {size or 'no length'}")
    if answer.headers.get("accept-ranges", "").lower() != "bytes":
        yield warning(url, "the server does not offer byte ranges: apps cannot seek or resume")
    yield from _check_type(url, answer, enclosure.get("type", ""))


def _check_text(
    element: Element, is_whole: Callable[[bytes, str], bool], client: Fetcher
) -> Iterator[Finding]:
    url, kind = element.get("url", ""), element.get("type", "")
    if not is_web_address(url):
        return
    answer = _ask(url, lambda: client.get(url, max_bytes=GREATEST_TEXT_BYTES))
    if isinstance(answer, Finding):
        yield answer
        return
    if not is_whole(answer.body, kind):
        yield error(url, f"what is there is not {kind}")
    yield from _check_type(url, answer, kind)


def _ask(url: str, request: Callable[[], Answer]) -> Answer | Finding:
    """The answer, or the finding that none came."""
    try:
        return request()
    except (FetchFailed, FetchRefused) as failed:
        return error(url, str(failed))


def _check_type(url: str, answer: Answer, stated: str) -> Iterator[Finding]:
    served = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    # Any server knows application/json; hardly one knows application/json+chapters.
    if served not in (stated.lower(), stated.lower().partition("+")[0]):
        yield warning(url, f"served as {served or 'nothing'}, the feed says {stated}")


def _is_whole_transcript(body: bytes, kind: str) -> bool:
    return kind != "text/vtt" or body.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT")


def _is_whole_chapters(body: bytes, kind: str) -> bool:
    if "json" not in kind:
        return True
    try:
        return isinstance(json.loads(body)["chapters"], list)
    except (ValueError, KeyError, TypeError):
        return False
