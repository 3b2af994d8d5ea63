"""When two entries are the same article, and when one has changed."""

import hashlib
import json
import re

from audio_pipeline.model import Entry, Source

TRACKING_PREFIXES = ("utm_", "at_", "mtm_", "pk_", "piwik_", "hsa_", "guce_", "oly_", "ns_")
"""Parameters by which campaign tools mark links; "at_" and "ns_" are the BBC's and comScore's."""

TRACKING_NAMES = frozenset(
    """
    fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid li_fat_id igshid igsh
    mc_cid mc_eid _hsenc _hsmi __hssc __hstc __hsfp hsctatracking mkt_tok vero_id wickedid epik
    s_cid s_kwcid cmp cmpid ncid icid ocid ito xtor wt_mc wt.mc_id wt.mc_ev wt.tsrc smid emc ftag
    guccounter ref_src ref_url spref sref rb_clickid __twitter_impression _ga _gl usqp
    """.split()  # noqa: SIM905 # one name a line would fill the screen
)
"""Further ones, lower case: Facebook, Google, Microsoft, Mailchimp, HubSpot and newsrooms' own.

Left alone: names that choose an article somewhere ("id", "p", "ref", "source", "page").
"""

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_DEFAULT_PORTS = {"http": "80", "https": "443"}
_ESCAPE_OR_ODD = re.compile(r"%([0-9A-Fa-f]{2})?|[^A-Za-z0-9._~:/?\[\]@!$&'()*+,;=-]")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def identity_keys(entry: Entry, source: Source) -> tuple[str, ...]:
    """What an article is known by, strongest first; entries that share a key are one article.

    A guid means something within its source only. Addresses mean the same everywhere: that of the
    entry, and the guid where it is one (a feed may link through a redirect and tell the permanent
    address as the guid). A bare site address is no article's, so it counts only if nothing else is.
    """
    guid = entry.guid.strip()
    guids = [f"guid:{source.id}:{guid}"] if guid else []
    addresses = [entry.url, guid] if _SCHEME.match(guid) else [entry.url]
    keys = [f"url:{normalize_url(address)}" for address in addresses if address]
    articles = [key for key in keys if "/" in key or "?" in key]
    return tuple(dict.fromkeys(guids + articles)) or tuple(keys)


def normalize_url(url: str) -> str:
    """The address without what does not choose an article, as a key: "example.org/news/a?id=7".

    Gone: scheme, login, "www.", default port, fragment, trailing slashes, tracking parameters. The
    host is lower case and IDNA-encoded, escapes are upper case and only where needed (RFC 3986,
    6.2), parameters are sorted. The path keeps its case; AMP and mobile addresses stay their own.
    Never raises; applied twice it gives the same.
    """
    url = url.strip()
    scheme = _SCHEME.match(url)
    rest = url[scheme.end() :] if scheme else url
    rest = rest.partition("#")[0]
    place, _, query = rest.partition("?")
    authority, slash, path = place.partition("/")
    default_port = _DEFAULT_PORTS.get(scheme.group()[:-3].lower(), "") if scheme else ""
    path = _escaped(slash + path).rstrip("/")
    parameters = sorted(_escaped(part) for part in query.split("&") if part and not _tracks(part))
    return (
        _host(authority, default_port) + path + ("?" + "&".join(parameters) if parameters else "")
    )


def _host(authority: str, default_port: str) -> str:
    host = "".join(authority.rpartition("@")[2].split()).rstrip(".:")
    name, colon, port = host.rpartition(":")
    if not (colon and port.isascii() and port.isdigit()):
        name, port = host, ""
    name = _ascii_name(name).rstrip(".:")
    while name.startswith("www.") and "." in name[4:]:
        name = name[4:]
    return f"{name}:{port}" if port and port != default_port else name


def _ascii_name(name: str) -> str:
    """Lower case, other scripts as "xn--..."; what is in no such name is escaped."""
    if name.startswith("[") and name.endswith("]"):
        return _escaped(name).lower()
    try:
        encoded = name if name.isascii() else name.encode("idna").decode("ascii")
    except UnicodeError:
        encoded = name
    if set(encoded) & set("/?#@: "):
        encoded = name
    return _escaped(encoded.replace(":", "%3A")).lower()


def _escaped(text: str) -> str:
    def replacement(match: re.Match[str]) -> str:
        code = match.group(1)
        if code:
            character = chr(int(code, 16))
            return character if character in _UNRESERVED else f"%{code.upper()}"
        return "".join(f"%{byte:02X}" for byte in match.group().encode("utf-8", "replace"))

    return _ESCAPE_OR_ODD.sub(replacement, text)


def _tracks(parameter: str) -> bool:
    name = _escaped(parameter.partition("=")[0]).lower()
    return name in TRACKING_NAMES or name.startswith(TRACKING_PREFIXES)


def fingerprint(entry: Entry) -> str:
    """A hash that changes when anything the listing says of an article does.

    The order of categories, white space and tracking parameters are no change. A changed date is
    one: it asks for a look at the words, whose own hash decides whether there is a new revision.
    """
    said = [
        " ".join(entry.title.split()),
        normalize_url(entry.url),
        entry.published.timestamp() if entry.published else None,
        entry.updated.timestamp() if entry.updated else None,
        sorted({" ".join(category.split()) for category in entry.categories}),
        " ".join(entry.summary.split()),
        hashlib.sha256(" ".join(entry.html.split()).encode("utf-8", "replace")).hexdigest(),
        entry.recordings,
        entry.byline,
        entry.language,
    ]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()
