"""Which addresses are fetched from: http and https, public hosts, and what the operator allows."""

import ipaddress
from collections.abc import Iterable
from urllib.parse import urlsplit

import httpx

from audio_pipeline.errors import FetchRefused

URL_CHARACTERS = 8192
SHOWN_CHARACTERS = 200

_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_NOT_PUBLIC = tuple(
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "100.64.0.0/10",  # carriers' NAT, RFC 6598
        "192.0.0.0/24",  # protocol assignments, RFC 6890
        "192.88.99.0/24",  # 6to4 relays, RFC 7526
        "198.18.0.0/15",  # benchmarks, RFC 2544
    )
)
"""What `ipaddress` calls public in one Python version or another and is not."""


def check_url(url: str) -> httpx.URL:
    """The parsed address. Raises FetchRefused unless it is http(s), has a host and no login."""
    where = shown(url)
    if len(url) > URL_CHARACTERS:
        raise FetchRefused(f"{where} is longer than {URL_CHARACTERS} characters")
    try:
        parsed = httpx.URL(url)
        host = parsed.host  # decoded now: an "xn--" that is none raises
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchRefused(f"{where} is no address ({error})", "correct it") from error
    if parsed.scheme not in {"http", "https"}:
        raise FetchRefused(f"{where} is neither http nor https", "give an http(s) address")
    if not host:
        raise FetchRefused(f"{where} names no host", "give a whole address")
    if parsed.port is not None and not 0 < parsed.port < 65_536:
        raise FetchRefused(f"{where} is no address (there is no such port)", "correct it")
    if parsed.userinfo:
        raise FetchRefused(f"{where} carries a user name or password", "remove it from the address")
    return parsed


def shown(url: str) -> str:
    """The address as a message may show it: no login, and not endless."""
    try:
        userinfo, at, _ = urlsplit(url).netloc.rpartition("@")
    except ValueError:
        userinfo, at = "", ""
    plain = url.replace(userinfo + at, "", 1) if at else url
    return plain if len(plain) <= SHOWN_CHARACTERS else plain[: SHOWN_CHARACTERS - 1] + "…"


class AllowList:
    """Hosts that may be private: entries are "host" (every port) or "host:port"."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._entries = frozenset(_host_and_port(entry) for entry in entries)

    def has(self, host: str, port: int) -> bool:
        name = _plain(host)
        return (name, None) in self._entries or (name, port) in self._entries


def _host_and_port(entry: str) -> tuple[str, int | None]:
    host, colon, port = entry.strip().rpartition(":")
    bare_ipv6 = ":" in host and not host.endswith("]")
    if colon and port.isdigit() and host and not bare_ipv6:
        return _plain(host), int(port)
    return _plain(entry), None


def _plain(host: str) -> str:
    return host.strip().lower().strip("[]").rstrip(".")


def is_public(address: str) -> bool:
    """Whether an IP address, as the resolver gives it, is one anybody on the internet may reach.

    IPv4 inside IPv6 (mapped, 6to4, Teredo, NAT64) is judged by the IPv4 address as well.
    """
    parsed = ipaddress.ip_address(address)
    if isinstance(parsed, ipaddress.IPv4Address):
        return _is_public_ipv4(parsed)
    if parsed.ipv4_mapped:
        return _is_public_ipv4(parsed.ipv4_mapped)
    if parsed in _NAT64:
        return _is_public_ipv4(ipaddress.IPv4Address(int(parsed) & 0xFFFF_FFFF))
    embedded = [parsed.sixtofour] if parsed.sixtofour else list(parsed.teredo or ())
    return (
        parsed in _GLOBAL_UNICAST
        and parsed.is_global
        and all(_is_public_ipv4(address) for address in embedded)
    )


def _is_public_ipv4(address: ipaddress.IPv4Address) -> bool:
    special = address.is_multicast or address.is_reserved or address.is_unspecified
    return address.is_global and not special and not any(address in each for each in _NOT_PUBLIC)
