"""An episode for search engines: schema.org JSON-LD."""

from audio_pipeline.publish.views import EpisodeView, ShowView


def linked_data(show: ShowView, episode: EpisodeView) -> dict[str, object]:
    """A PodcastEpisode with its AudioObject and series (schema.org)."""
    described: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "PodcastEpisode",
        "@id": episode.address,
        "url": episode.address,
        "name": episode.title,
        "description": episode.description or episode.title,
        "inLanguage": episode.language,
        "datePublished": episode.date_iso,
        "timeRequired": episode.duration_iso,
        "image": show.artwork_address,
        "associatedMedia": _audio(episode),
        "partOfSeries": _series(show),
    }
    if episode.article:
        described["isBasedOn"] = {"@type": "NewsArticle", "url": episode.article}
    if episode.byline:
        described["author"] = {"@type": "Person", "name": episode.byline}
    if episode.correction:
        described["correction"] = episode.correction
    return described


def _audio(episode: EpisodeView) -> dict[str, object]:
    return {
        "@type": "AudioObject",
        "name": episode.title,
        "description": episode.disclosure,
        "contentUrl": episode.audio_address,
        "encodingFormat": "audio/mpeg",
        "duration": episode.duration_iso,
        "uploadDate": episode.date_iso,
    }


def _series(show: ShowView) -> dict[str, object]:
    return {
        "@type": "PodcastSeries",
        "name": show.title,
        "url": show.address,
        "webFeed": show.feed_address,
    }
