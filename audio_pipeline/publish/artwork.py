"""A show's artwork beside its feed: its own where it has one, else the one that comes with us."""

import logging
from dataclasses import replace
from pathlib import Path

from audio_pipeline.errors import StorageFailed
from audio_pipeline.model import Show
from audio_pipeline.player import DEFAULT_ARTWORK
from audio_pipeline.publish.layout import ARTWORK_KINDS, artwork_file
from audio_pipeline.publish.storage import Storage, write_changed

log = logging.getLogger(__name__)


def with_usable_artwork(show: Show) -> Show:
    """`show`, without its `artwork` where that is no PNG or JPEG file: a missing picture must not
    keep an episode off the air."""
    if not show.artwork:
        return show
    file = Path(show.artwork)
    if file.suffix.lower() in ARTWORK_KINDS and file.is_file():
        return show
    log.warning("artwork is no PNG or JPEG file, using the default: %s", show.artwork)
    return replace(show, artwork="")


def write_artwork(show: Show, storage: Storage) -> None:
    """Copy the artwork of a show that `with_usable_artwork` has seen. Raises StorageFailed."""
    source = Path(show.artwork) if show.artwork else DEFAULT_ARTWORK
    try:
        data = source.read_bytes()
    except OSError as error:
        raise StorageFailed(f"could not read the artwork {source}: {error.strerror}") from error
    write_changed(storage, artwork_file(show), data)
