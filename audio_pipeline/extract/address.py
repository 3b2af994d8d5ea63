"""The canonical address of an article, where the page names one that can be believed."""

from collections.abc import Iterable
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

_VARIANT_WORDS = "amp print index.html index.htm index.php index.amp.html m mobile"
_VARIANTS = frozenset(_VARIANT_WORDS.split())
"""Last segments of addresses of the same article in another dress."""
_SECOND_LEVEL_WORDS = "co com org net gov ac edu in gouv"
_SECOND_LEVEL = frozenset(_SECOND_LEVEL_WORDS.split())


def canonical_url(url: str, canonical: str, others: Iterable[str]) -> str:
    """The address that stands for the article at `url`; `url` itself where none is plausible.

    `canonical`: from rel=canonical, `others`: from og:url and JSON-LD. Relative ones are resolved.
    Not believed: anything but http(s), a home page, a section above the page, and another site,
    except when rel=canonical names it and its last segment is that of the page (a copy on another
    host, or a site that moved).
    """
    page = _split(url)
    for candidate, may_leave in ((canonical, True), *((other, False) for other in others)):
        found = _resolve(url, candidate.strip())
        if found is None:
            continue
        if page is None or _is_plausible(page, found, may_leave):
            return urlunsplit(found._replace(fragment=""))
    return url


def same_site(one: str, other: str) -> bool:
    """Whether two host names belong to one site: the same registered name, as far as seen."""
    return _registered(one) == _registered(other)


def _resolve(url: str, candidate: str) -> SplitResult | None:
    try:
        return _split(urljoin(url, candidate)) if candidate else None
    except ValueError:
        return None


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        return None
    has_place = parts.scheme in ("http", "https") and bool(host)
    return parts if has_place and url.isprintable() and " " not in url else None


def _is_plausible(page: SplitResult, found: SplitResult, may_leave: bool) -> bool:
    page_path, found_path = _segments(page), _segments(found)
    if not found_path and not found.query:
        return not page_path and not page.query
    if not same_site(page.hostname or "", found.hostname or ""):
        return may_leave and bool(page_path) and page_path[-1:] == found_path[-1:]
    is_above = len(found_path) < len(page_path) and page_path[: len(found_path)] == found_path
    if is_above and not found.query:
        rest = page_path[len(found_path) :]
        return all(part in _VARIANTS or part.isdigit() for part in rest) and not _is_section(
            found_path
        )
    return True


def _is_section(path: list[str]) -> bool:
    """A single plain word ("news") names a section, a slug or number an article."""
    last = path[-1]
    return len(path) == 1 and last.isalpha()


def _segments(parts: SplitResult) -> list[str]:
    return [part for part in parts.path.lower().split("/") if part]


def _registered(host: str) -> str:
    labels = host.lower().strip(".").split(".")
    keep = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-keep:])
