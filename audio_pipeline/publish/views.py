"""An episode and a show as the pages' templates take them: all words, dates and addresses ready."""

from dataclasses import dataclass

from audio_pipeline.model import Episode, Show
from audio_pipeline.player.phrases import long_date, phrases
from audio_pipeline.publish.items import correction_note, item_date
from audio_pipeline.publish.layout import (
    address,
    artwork_file,
    episode_data,
    episode_page,
    feed_file,
    show_page,
)
from audio_pipeline.publish.text import one_line, web_address


@dataclass(frozen=True)
class ShowView:
    """`page`, `feed` and `artwork` are paths under the output folder, `..._address` absolute."""

    title: str
    description: str
    author: str
    language: str
    link: str
    ai_label: str
    page: str
    feed: str
    artwork: str
    address: str
    feed_address: str
    artwork_address: str


@dataclass(frozen=True)
class EpisodeView:
    """`audio`, `transcript`, `page` and `data` are paths under the output folder."""

    title: str
    description: str
    language: str
    byline: str
    disclosure: str
    correction: str
    article: str
    date: str
    date_iso: str
    clock: str
    duration_s: float
    duration_iso: str
    audio: str
    transcript: str
    page: str
    data: str
    address: str
    audio_address: str


def show_view(show: Show, base_url: str) -> ShowView:
    page, feed, artwork = show_page(show.name), feed_file(show.name), artwork_file(show)
    return ShowView(
        title=one_line(show.title) or show.name,
        description=one_line(show.description),
        author=one_line(show.author),
        language=show.language,
        link=web_address(show.link),
        ai_label=phrases(show.language).ai_label,
        page=page,
        feed=feed,
        artwork=artwork,
        address=address(base_url, page),
        feed_address=address(base_url, feed),
        artwork_address=address(base_url, artwork),
    )


def episode_view(show: Show, episode: Episode, base_url: str) -> EpisodeView:
    date = item_date(show, episode)
    page = episode_page(episode.id)
    return EpisodeView(
        title=one_line(episode.title) or one_line(show.title) or show.name,
        description=one_line(episode.description),
        language=episode.language,
        byline=one_line(episode.byline),
        disclosure=one_line(episode.disclosure),
        correction=correction_note(show, episode),
        article=web_address(episode.article_url),
        date=long_date(date, show.language),
        date_iso=date.isoformat(),
        clock=clock(episode.duration_s),
        duration_s=round(episode.duration_s, 3),
        duration_iso=iso_duration(episode.duration_s),
        audio=episode.audio.path,
        transcript=episode.transcript.path,
        page=page,
        data=episode_data(episode.id),
        address=address(base_url, page),
        audio_address=address(base_url, episode.audio.path),
    )


def clock(seconds: float) -> str:
    """ "1:03", "1:02:03"."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def iso_duration(seconds: float) -> str:
    """ISO 8601: "PT63S"; whole seconds."""
    return f"PT{round(seconds)}S"
