"""The record behind an address, or 404."""

import re

from starlette.exceptions import HTTPException

from audio_pipeline.model import EpisodeRecord
from audio_pipeline.store import episodes
from audio_pipeline.work.tools import Tools


def find(tools: Tools, episode_id: str) -> EpisodeRecord:
    """Raises HTTPException 404 for an id that is unknown, or could never be one."""
    known = re.fullmatch(r"[A-Za-z0-9_-]{1,100}", episode_id)
    record = episodes.get(tools.database, episode_id) if known else None
    if record is None:
        raise HTTPException(404, "There is no such episode.")
    return record
