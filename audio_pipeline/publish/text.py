"""Text that XML 1.0 and one-line fields can carry, and addresses that a feed may state."""

import re
from urllib.parse import quote, urlsplit, urlunsplit

# XML 1.0, section 2.2, allows no other control characters, no surrogates and no U+FFFE, U+FFFF;
# C1 controls are allowed and discouraged, and nobody means them.
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
NOT_IN_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
SPACES = re.compile("[\t\n\r ]+")

# RSS readers take a description for HTML: only what could be taken for markup is escaped, so that
# readers that show plain text show it as written.
MARKUP = re.compile(r"<|&(?=[#\w]+;)")

BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
SAFE_IN_PATHS = "%/:@!$&'()*+,;=~-._"
SAFE_IN_QUERIES = SAFE_IN_PATHS + "?"


def one_line(text: str) -> str:
    """`text` in one line: controls and line ends become spaces, what XML cannot carry goes."""
    if text.isprintable() and "  " not in text:  # nearly all of it, in a tenth of the time
        return text.strip(" ")
    return SPACES.sub(" ", NOT_IN_XML.sub("", CONTROLS.sub(" ", text))).strip(" ")


def shorten(text: str, limit: int) -> str:
    """`text` where it has at most `limit` characters, else cut after a word, with an ellipsis."""
    if len(text) <= limit:
        return text
    kept = text[: limit - 1]
    return f"{kept.rpartition(' ')[0] or kept} …"


def escape_markup(text: str) -> str:
    """Plain `text` for a field that readers take for HTML."""
    return MARKUP.sub(lambda found: "&lt;" if found[0] == "<" else "&amp;", text)


def web_address(url: str) -> str:
    """`url` as a URI (RFC 3986) when it is an http or https address with a host; else ""."""
    try:
        parts = urlsplit(BARE_PERCENT.sub("%25", one_line(url)))
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return ""
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    except ValueError:  # a bracket without its pair, or a host that IDNA refuses
        return ""
    return urlunsplit(
        (
            parts.scheme,
            quote(host, safe="[]:@%-._~"),
            quote(parts.path, safe=SAFE_IN_PATHS),
            quote(parts.query, safe=SAFE_IN_QUERIES),
            quote(parts.fragment, safe=SAFE_IN_QUERIES),
        )
    )
