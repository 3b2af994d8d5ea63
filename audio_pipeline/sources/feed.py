"""RSS 2.0 (and its elders), Atom and JSON Feed over HTTP."""

import hashlib
from collections import Counter
from dataclasses import replace

from audio_pipeline.errors import SourceFailed
from audio_pipeline.http import Client, Response
from audio_pipeline.model import Entry, Poll, Source, SourceState
from audio_pipeline.sources.bounds import MAX_ADDRESS, bounded, newest

ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, "
    "application/json;q=0.9, text/xml;q=0.8, */*;q=0.1"
)


class FeedSource:
    """A feed at `source.url`, asked for by ETag and Last-Modified."""

    def poll(self, source: Source, state: SourceState, client: Client) -> Poll:
        """The feed's entries in its own order; unchanged on 304 and on the same bytes.

        An unchanged feed is not parsed, and what parses is not even imported. Raises what the
        client raises, and SourceFailed for an answer that is no feed, or a feed without entries.
        """
        response = client.get(
            source.url, etag=state.etag, last_modified=state.last_modified, accept=ACCEPT
        )
        if response.status == 304:
            return Poll((), state, unchanged=True)
        body_hash = hashlib.sha256(response.body).hexdigest()
        now = SourceState(
            etag=response.headers.get("etag", ""),
            last_modified=response.headers.get("last-modified", ""),
            body_hash=body_hash,
        )
        if body_hash == state.body_hash:
            return Poll((), now, unchanged=True)
        doubtful = state.failures > 0 or not state.body_hash
        return Poll(read_feed(response, source.url, doubtful=doubtful), now)


def read_feed(response: Response, where: str, *, doubtful: bool = False) -> tuple[Entry, ...]:
    """`parse_feed` in a process of its own, which ends when it takes too much. Raises SourceFailed.

    A few bytes of a feed can be made to cost its parser minutes. A `doubtful` one, which has not
    been read well before, yields to the others.
    """
    from pydantic import TypeAdapter

    from audio_pipeline.bounded import Task, run
    from audio_pipeline.bounded.frames import as_json

    headers = {name: value for name, value in response.headers.items() if name == "content-type"}
    question = as_json({"url": response.url, "headers": headers, "where": where})
    function = "audio_pipeline.sources.child:feed_entries"
    task = Task(function, question, response.body, doubtful=doubtful)
    answer = run(task, lambda why: SourceFailed(f"{where} {why}", "mend the feed"))
    return TypeAdapter(tuple[Entry, ...]).validate_json(answer)


def parse_feed(response: Response, where: str) -> tuple[Entry, ...]:
    """The newest entries of a feed that was fetched; `where` names it in messages.

    Raises SourceFailed.
    """
    from audio_pipeline.sources.sniff import check_is_feed, is_json

    check_is_feed(response, where)
    if is_json(response.body):
        from audio_pipeline.sources.jsonfeed import json_entries

        entries = json_entries(response.body, response.url, where)
    else:
        from audio_pipeline.sources.xmlfeed import xml_entries

        entries = xml_entries(response, where)
    if not entries:
        raise SourceFailed(
            f"{where} is a feed without entries", "see what the site publishes there"
        )
    usable = [each for each in map(bounded, newest(entries)) if _has_address(each)]
    if not usable:
        raise SourceFailed(f"{where} lists entries without addresses", "give each entry its link")
    return _with_telling_guids(usable)


def _has_address(entry: Entry) -> bool:
    return entry.url.startswith(("http://", "https://")) and len(entry.url) <= MAX_ADDRESS


def _with_telling_guids(entries: list[Entry]) -> tuple[Entry, ...]:
    """A guid that stands at several addresses tells nothing: those articles go by their address."""
    addresses = Counter(guid for guid, _ in {(entry.guid, entry.url) for entry in entries})
    return tuple(
        replace(entry, guid="") if addresses[entry.guid] > 1 else entry for entry in entries
    )
