"""From an entry of a source to the article that is narrated, fetched and judged."""

from dataclasses import replace

from audio_pipeline.errors import ArticleSkipped, FetchFailed
from audio_pipeline.model import Article, Entry, EpisodeRecord, Reading, Show, Source
from audio_pipeline.sources import identity_keys, refusal
from audio_pipeline.store import episodes
from audio_pipeline.work.learning import site_for
from audio_pipeline.work.reading import read_whole
from audio_pipeline.work.tools import EDITORS_CHOICE, Tools

GONE = (404, 410)
UNDETERMINED = "und"  # BCP 47, for pages that do not tell their language
PAGE_BYTES = 5_000_000


def fetch_article(
    tools: Tools, entry: Entry, show: Show, source: Source, before: Article | None = None
) -> tuple[Article, Reading]:
    """The article behind `entry`: from the listing's full text where it has it, else its page.

    `before`: the same article as it was read first, with whose knowledge it is read again. Beside
    the article comes all that was read on the page.

    Raises ArticleSkipped with the reason, FetchFailed or FetchRefused.
    """
    own_audio = f"{tools.settings.base_url}/"
    refused = refusal(entry, source, own_audio)
    if refused:
        raise ArticleSkipped(refused)
    site = site_for(tools, entry.url, own_audio, before)
    content, address = (entry.html, entry.url) if entry.html else _page(tools, entry)
    reading = read_whole(content, address, site)
    article = _completed(reading.article, entry, show)
    _judge_length(article, source)
    return article, reading


def address_key(url: str) -> str:
    """The identity key of an article's address."""
    keys = identity_keys(Entry(guid="", url=url, title=""), EDITORS_CHOICE)
    return keys[-1] if keys else f"url:{url}"


def claim_address(tools: Tools, work: EpisodeRecord, article: Article) -> None:
    """Two listings that lead to one canonical address are one article.

    Raises ArticleSkipped for the one that comes second.
    """
    if not article.url:
        return  # a file that was never on the web
    key = address_key(article.url)
    owner = episodes.claim_identity(tools.database, work.show, work.id, key)
    if owner != work.id:
        raise ArticleSkipped(f"the same article as episode {owner}")


def _page(tools: Tools, entry: Entry) -> tuple[str | bytes, str]:
    """The article's page and the address that it was found at."""
    try:
        response = tools.client.get(
            entry.url, accept="text/html,application/xhtml+xml", max_bytes=PAGE_BYTES
        )
    except FetchFailed as error:
        if error.status in GONE:
            raise ArticleSkipped(f"the page is gone ({error.status})") from None
        raise
    # a charset that only the header names would be lost with it
    told = "charset=" in response.headers.get("content-type", "").lower()
    return response.text if told else response.body, response.url


def _completed(article: Article, entry: Entry, show: Show) -> Article:
    """What the page does not say of itself, from the listing and the show."""
    said = article.language not in ("", UNDETERMINED)
    return replace(
        article,
        url=article.url if article.url.startswith(("http://", "https://")) else "",
        title=article.title or entry.title,
        byline=article.byline or entry.byline,
        published=article.published or entry.published,
        updated=article.updated or entry.updated,
        language=article.language if said else entry.language or show.language,
    )


def _judge_length(article: Article, source: Source) -> None:
    words = len(article.text.split())
    if words < source.least_words:
        raise ArticleSkipped(f"too short: {words} words, this source takes {source.least_words}")
    if words > source.greatest_words:
        raise ArticleSkipped(f"too long: {words} words, this source takes {source.greatest_words}")
