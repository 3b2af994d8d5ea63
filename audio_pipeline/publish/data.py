"""An episode as data for a site's own player: `/episodes/ID.json`."""

import json

from audio_pipeline.model import Episode
from audio_pipeline.publish.layout import address
from audio_pipeline.publish.text import web_address


def episode_json(episode: Episode, base_url: str, build: str) -> bytes:
    """UTF-8 JSON. Its addresses are absolute and carry hashes: what is behind them never changes.

    `build` names all that the episode's files were made from.
    """
    fields = {
        "id": episode.id,
        "show": episode.show,
        "title": episode.title,
        "language": episode.language,
        "disclosure": episode.disclosure,
        "duration_s": round(episode.duration_s, 3),
        "audio": address(base_url, episode.audio.path),
        "words": address(base_url, episode.words.path),
        "transcript": address(base_url, episode.transcript.path),
        "chapters": address(base_url, episode.chapters.path),
        "article": web_address(episode.article_url),
        "revision": episode.revision,
        "published": episode.published.isoformat(),
        "updated": episode.updated.isoformat(),
        "build": build,
    }
    return json.dumps(fields, ensure_ascii=False, indent=1).encode() + b"\n"
