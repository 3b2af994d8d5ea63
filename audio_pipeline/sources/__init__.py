"""Where articles come from: a feed, a folder, or what a third party adds by entry point.

A kind of source is a class with `poll(source, state, client) -> Poll`, named in the entry point
group "audio_pipeline.sources".
"""

from functools import cache
from importlib.metadata import entry_points
from typing import Protocol

from audio_pipeline.errors import ConfigError
from audio_pipeline.http import Client
from audio_pipeline.model import Poll, Source, SourceState
from audio_pipeline.sources.identity import fingerprint, identity_keys, normalize_url
from audio_pipeline.sources.rules import refusal

__all__ = ["fingerprint", "identity_keys", "normalize_url", "poll", "refusal"]

GROUP = "audio_pipeline.sources"


class Kind(Protocol):
    """What an entry point's class gives."""

    def poll(self, source: Source, state: SourceState, client: Client) -> Poll: ...


def poll(source: Source, state: SourceState, client: Client) -> Poll:
    """What the source lists now, and what to remember of it.

    Raises FetchFailed and FetchRefused of the client, SourceFailed where what came is no feed or
    the folder cannot be read, ConfigError for an unknown kind.
    """
    return _kind(source.kind).poll(source, state, client)


@cache
def _kind(name: str) -> Kind:
    found = {point.name: point for point in entry_points(group=GROUP)}
    if name not in found:
        known = ", ".join(sorted(found))
        raise ConfigError(f'no kind of source is called "{name}"', f"use one of: {known}")
    kind: type[Kind] = found[name].load()
    return kind()
