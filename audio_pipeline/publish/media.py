"""Mix -> Episode: the audio and what is timed by it, under names that carry the content's hash."""

import hashlib
from collections.abc import Mapping
from datetime import datetime

from audio_pipeline.errors import StorageFailed
from audio_pipeline.model import Article, Episode, Mix, PublishedFile, Script, Show, Voice
from audio_pipeline.publish.names import checked_name, slug
from audio_pipeline.publish.storage import Storage
from audio_pipeline.publish.text import one_line, shorten

HASH_LENGTH = 12
GREATEST_DESCRIPTION_LENGTH = 500
KINDS = {
    "transcript": (".vtt", "text/vtt"),
    "words": (".words.json", "application/json"),
    "chapters": (".chapters.json", "application/json+chapters"),
}


def publish(
    mix: Mix,
    script: Script,
    article: Article,
    show: Show,
    storage: Storage,
    *,
    episode_id: str,
    guid: str,
    revision: int,
    published: datetime,
    now: datetime,
    files: Mapping[str, bytes],
    voice: Voice | None = None,
) -> Episode:
    """Store the mix and its `files` ("transcript", "words", "chapters"); done twice is done once.

    Everything goes under `media/<episode_id>/`, in names that carry the content's hash, so that a
    cached file is never stale. Files of older revisions stay: somebody may be listening to them.
    Raises StorageFailed, and UsageError for an `episode_id` that cannot be part of an address.
    """
    stem = f"media/{checked_name(episode_id)}/{slug(script.title)}"
    stored = {kind: _keep(stem, kind, files[kind], storage) for kind in KINDS}
    return Episode(
        id=episode_id,
        show=show.name,
        guid=guid,
        revision=revision,
        title=one_line(script.title) or show.title,
        description=describe(article),
        language=script.language,
        disclosure=script.disclosure,
        article_url=article.url,
        byline=one_line(script.byline or article.byline),
        published=published,
        updated=now,
        duration_s=mix.duration_s,
        audio=_keep_audio(stem, mix, storage),
        voice=voice,
        **stored,
    )


def describe(article: Article) -> str:
    """The article's own description, else its first paragraph, shortened at a word."""
    paragraphs = (block.text for block in article.blocks if block.kind == "paragraph")
    text = one_line(article.description) or one_line(next(paragraphs, ""))
    return shorten(text, GREATEST_DESCRIPTION_LENGTH)


def _keep(stem: str, kind: str, data: bytes, storage: Storage) -> PublishedFile:
    ending, media_type = KINDS[kind]
    sha256 = hashlib.sha256(data).hexdigest()
    path = f"{stem}-{sha256[:HASH_LENGTH]}{ending}"
    if not storage.exists(path):
        storage.write(path, data)
    return PublishedFile(path, len(data), sha256, media_type)


def _keep_audio(stem: str, mix: Mix, storage: Storage) -> PublishedFile:
    path = f"{stem}-{mix.sha256[:HASH_LENGTH]}.mp3"
    if not storage.exists(path):
        _check_size(mix)
        storage.put(path, mix.path)
    return PublishedFile(path, mix.bytes, mix.sha256, "audio/mpeg")


def _check_size(mix: Mix) -> None:
    # The feed states mix.bytes: a file that is another by now must not go on air.
    try:
        size = mix.path.stat().st_size
    except OSError as error:
        raise StorageFailed(f"the mix {mix.path} is gone: {error.strerror}") from error
    if size != mix.bytes:
        raise StorageFailed(
            f"the mix {mix.path} has {size} bytes, not the {mix.bytes} it was made with"
        )
