"""What a host's pages have taught, and what the next page adds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from audio_pipeline.extract import (
    Recurring,
    host_of,
    knowledge,
    learn,
    line_patterns,
    load_site,
    version_of,
)
from audio_pipeline.model import Article, Reading, SiteProfile
from audio_pipeline.store import sites
from audio_pipeline.work.tools import Tools

FORGOTTEN_AFTER = timedelta(days=180)


@dataclass(frozen=True)
class SiteReport:
    """What is known of one host."""

    host: str
    pages: int
    version: str
    recurring: tuple[Recurring, ...]
    kept: tuple[str, ...]
    """Fingerprints of what was learnt, but stays by the profile's `keep_lines`."""


def site_for(tools: Tools, url: str, own_audio: str, before: Article | None) -> SiteProfile:
    """The profile for a page, with what was learnt of its host.

    `before`: the article as it was read first. What was known then is used again: a page that has
    not changed must give the same words, whatever was learnt since.
    """
    site = load_site(tools.settings.folder / "sites", url) or SiteProfile()
    if before is None:
        learnt = knowledge(learn(sites.pages_of(tools.database, _site_of(url))))
    else:
        learnt = before.learnt
    return replace(site, own_audio=site.own_audio or own_audio, learnt=learnt)


def note_reading(tools: Tools, url: str, reading: Reading) -> None:
    """Keep what the page may teach. Read again, it counts once."""
    page = reading.article.url or url
    sites.note_page(tools.database, _site_of(url), page, reading.seen, tools.now())


def report(tools: Tools, host: str) -> SiteReport:
    """What the pages of `host`, a name or an address, have taught."""
    url = host if "://" in host else f"https://{host}/"
    name = _site_of(url)
    pages = sites.pages_of(tools.database, name)
    recurring = learn(pages)
    site = load_site(tools.settings.folder / "sites", url) or SiteProfile()
    return SiteReport(
        host=name,
        pages=len(pages),
        version=version_of(knowledge(recurring)),
        recurring=tuple(recurring),
        kept=_overruled(recurring, site),
    )


def _overruled(recurring: Sequence[Recurring], site: SiteProfile) -> tuple[str, ...]:
    patterns = line_patterns(site, "keep_lines")
    return tuple(
        each.fingerprint
        for each in recurring
        if each.learnt and any(pattern(each.text) for pattern in patterns)
    )


def _site_of(url: str) -> str:
    return host_of(url).removeprefix("www.")
