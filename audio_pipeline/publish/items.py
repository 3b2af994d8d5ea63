"""What the feed and the pages say alike of an episode: its order, its dates, its correction."""

from collections.abc import Sequence
from datetime import datetime

from audio_pipeline.model import Episode, Show
from audio_pipeline.player.phrases import corrected_on


def newest_first(show: Show, episodes: Sequence[Episode]) -> list[Episode]:
    """By the date that the item carries, then by id: the same episodes give the same order."""
    by_id = sorted(episodes, key=lambda episode: episode.id)
    return sorted(by_id, key=lambda episode: item_date(show, episode), reverse=True)


def is_corrected(episode: Episode) -> bool:
    return episode.revision > 1


def is_new_item(show: Show, episode: Episode) -> bool:
    """Whether a correction comes as an item of its own, for apps that keep the old file."""
    return show.corrections == "new_item" and is_corrected(episode)


def item_date(show: Show, episode: Episode) -> datetime:
    """The article's date; a correction that is a new item is as new as it is, or no app looks."""
    return episode.updated if is_new_item(show, episode) else episode.published


def item_guid(show: Show, episode: Episode) -> str:
    suffix = f"#revision-{episode.revision}" if is_new_item(show, episode) else ""
    return f"{episode.guid}{suffix}"


def correction_note(show: Show, episode: Episode) -> str:
    """ "Corrected on 24 November 2025." in the show's language; empty for a first revision."""
    return corrected_on(episode.updated, show.language) if is_corrected(episode) else ""
