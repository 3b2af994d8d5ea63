"""The headline without the name of the site."""

import re
from collections.abc import Sequence

from audio_pipeline.extract.dates import is_only_date
from audio_pipeline.extract.text import one_line, word_string

_SEPARATOR = re.compile(r"\s+[|–—\-·•›»«:/]+\s+|\s*\|\s*|:\s+|\s+::\s+")
_HUNG_ON = re.compile(rf"{_SEPARATOR.pattern}|\s+[|–—-]\s*")
_CUT = ("…", "...")
_SLUG = re.compile(r"\w+(?:-\w+){2,}")
_ARCHIVE = re.compile(r"^(?:blog )?archive\s*[»|:–-]\s*", re.IGNORECASE)
_LEADING_ARROW = re.compile(r"^[»›>]\s+")
_MAX_TITLE = 400
_KICKER_WORDS = 2


def best_title(candidates: Sequence[str], page_heading: str, sites: Sequence[str]) -> str:
    """The first candidate with text, without the site's name at either end.

    `page_heading`, the visible headline, wins where the candidate is a cut or dressed-up form of
    it. `sites`: names of the site, its host among them; one of them alone, or a slug, comes last.
    """
    heading = without_site(one_line(page_heading), sites)
    names = {_key(site) for site in sites}
    candidates = sorted(
        candidates, key=lambda each: _key(each) in names or _SLUG.fullmatch(each) is not None
    )
    for candidate in candidates:
        title = without_site(one_line(candidate[: _MAX_TITLE * 4]), sites)
        if not title:
            continue
        return heading if heading and _is_form_of(title, heading) else title
    return heading


def without_site(title: str, sites: Sequence[str]) -> str:
    """`title` without " | Site" at its end or "Site: " at its beginning."""
    names = {_key(site) for site in sites if _key(site)}
    parts = list(_SEPARATOR.finditer(title))
    for part in parts:  # the first, since a site's own name may hold a separator
        rest = title[part.end() :]
        next_part = _SEPARATOR.split(rest, maxsplit=1)[0]
        if _key(rest) in names or ("." in next_part and _key(next_part) in names):
            return _without_section(without_site(title[: part.start()].strip(), sites))
    for part in parts:
        if _key(title[: part.start()]) in names and title[part.end() :].strip():
            return _ARCHIVE.sub("", title[part.end() :]).strip()
    return _LEADING_ARROW.sub("", title)


def _without_section(title: str) -> str:
    """`title` without the " | News" that stood before the site's name."""
    headline, bar, section = title.rpartition(" | ")
    return headline if bar and len(section.split()) <= 2 < len(title.split()) - 1 else title


def _is_form_of(title: str, heading: str) -> bool:
    """Whether `title` is `heading` cut short, or `heading` with something hung on."""
    if title.endswith(_CUT):
        return word_string(heading).startswith(word_string(title)[:-1])
    shown, told = heading.casefold(), title.casefold()
    before = title[: -len(heading)].strip() if told.endswith(shown) else ""
    if before and (is_only_date(before.rstrip(" |:–—-")) or _is_kicker(before, heading)):
        return True
    is_word = len(shown.split()) < 2 and not title[len(heading) :].startswith(" | ")
    if not told.startswith(shown) or is_word:
        return False
    return not told[len(shown) :] or _HUNG_ON.match(title[len(heading) :]) is not None


def _is_kicker(before: str, heading: str) -> bool:
    """Whether it is the word or two that stand above a headline, run into it.

    With a colon they belong to it.
    """
    is_short = len(before.rstrip(" |–—-").split()) <= _KICKER_WORDS < len(heading.split())
    return is_short and not before.endswith(":")


def _key(name: str) -> str:
    return word_string(name).replace(" ", "").removeprefix("www")
