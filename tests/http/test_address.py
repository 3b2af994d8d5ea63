"""What may be connected to, in every spelling."""

import socket

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_pipeline.errors import FetchRefused
from audio_pipeline.http.address import AllowList, check_url, is_public, shown
from audio_pipeline.http.connect import CheckedBackend, resolve

PUBLIC = ["93.184.216.34", "1.1.1.1", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:1.1.1.1"]

NOT_PUBLIC = [
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.0.1",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "203.0.113.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "100::1",
    "2001:db8::1",
    "2001::1",
    "2002:7f00:1::",
    "2002:c0a8:101::",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_public_address_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_other_address_is_not(address: str) -> None:
    assert not is_public(address)


@given(st.ip_addresses(v=4))
def test_ipv4_inside_ipv6_is_never_more_public_than_alone(address: object) -> None:
    number = int(address)  # type: ignore[call-overload]
    mapped = socket.inet_ntop(socket.AF_INET6, bytes(10) + b"\xff\xff" + number.to_bytes(4))
    translated = socket.inet_ntop(
        socket.AF_INET6, bytes.fromhex("0064ff9b") + bytes(8) + number.to_bytes(4)
    )
    assert is_public(mapped) == is_public(translated) == is_public(str(address))


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "0",
        "localhost",
        "::1",
        "::ffff:127.0.0.1",
        "0:0:0:0:0:ffff:7f00:1",
    ],
)
def test_every_spelling_of_loopback_is_refused(host: str) -> None:
    backend = CheckedBackend(AllowList(()), resolve, httpcore.MockBackend([]))
    with pytest.raises(FetchRefused, match="not a public address"):
        backend.connect_tcp(host, 80)


class _Recorder(httpcore.MockBackend):
    """httpcore's own stand-in for the network, that notes where it was sent."""

    def __init__(self, unreachable: tuple[str, ...] = ()) -> None:
        super().__init__([])
        self.unreachable = unreachable
        self.connected: list[str] = []

    def connect_tcp(
        self, host: str, port: int, *_args: object, **_more: object
    ) -> httpcore.NetworkStream:
        self.connected.append(host)
        if host in self.unreachable:
            raise httpcore.ConnectError("unreachable")
        return super().connect_tcp(host, port)


def test_name_that_changes_its_answer_is_connected_where_it_was_checked() -> None:
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])
    network = _Recorder()
    backend = CheckedBackend(AllowList(()), lambda _host, _port: next(answers), network)
    backend.connect_tcp("rebind.test", 80)
    assert network.connected == ["93.184.216.34"]
    with pytest.raises(FetchRefused, match=r"rebind.test is at 127.0.0.1"):
        backend.connect_tcp("rebind.test", 80)
    assert network.connected == ["93.184.216.34"]


def test_name_with_one_private_address_among_public_ones_is_refused() -> None:
    network = _Recorder()
    mixed = ["93.184.216.34", "192.168.1.1"]
    backend = CheckedBackend(AllowList(()), lambda _host, _port: mixed, network)
    with pytest.raises(FetchRefused, match=r"192\.168\.1\.1"):
        backend.connect_tcp("mixed.test", 80)
    assert network.connected == []


def test_next_address_is_tried_when_one_cannot_be_reached() -> None:
    network = _Recorder(unreachable=("2606:4700::1",))
    both = ["2606:4700::1", "1.1.1.1"]
    CheckedBackend(AllowList(()), lambda _host, _port: both, network).connect_tcp("two.test", 80)
    assert network.connected == both


@pytest.mark.parametrize(
    ("entry", "host", "port", "allowed"),
    [
        ("newsroom", "newsroom", 80, True),
        ("NewsRoom.", "newsroom", 8080, True),
        ("newsroom:8080", "newsroom", 8080, True),
        ("newsroom:8080", "newsroom", 80, False),
        ("newsroom", "evil.newsroom", 80, False),
        ("newsroom", "newsroom.evil", 80, False),
        ("127.0.0.1:8000", "127.0.0.1", 8000, True),
        ("::1", "::1", 80, True),
        ("[::1]", "::1", 80, True),
        ("[::1]:8000", "::1", 8000, True),
        ("[::1]:8000", "::1", 8001, False),
        ("", "", 80, True),
    ],
)
def test_allow_list_takes_hosts_and_hosts_with_port(
    entry: str, host: str, port: int, allowed: bool
) -> None:
    assert AllowList((entry,)).has(host, port) is allowed


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("", "neither http nor https"),
        ("news.example/a", "neither http nor https"),
        ("file:///etc/passwd", "neither http nor https"),
        ("gopher://news.example/", "neither http nor https"),
        ("http://", "no host"),
        ("http:///path", "no host"),
        ("http://user@news.example/", "user name or password"),
        ("http://user:secret@news.example/", "user name or password"),
        ("http://news.example:99999/", "no address"),
        ("http://[::1/", "no address"),
        ("http://news.example/\x00", "no address"),
        ("http://news.example/" + "x" * 10_000, "longer than"),
    ],
)
def test_what_is_no_fetchable_address_is_refused(url: str, reason: str) -> None:
    with pytest.raises(FetchRefused, match=reason) as refused:
        check_url(url)
    assert "secret" not in str(refused.value)
    assert len(str(refused.value)) < 400


@given(st.text(max_size=100))
def test_any_text_is_an_address_or_refused(url: str) -> None:
    try:
        assert check_url(url).scheme in {"http", "https"}
    except FetchRefused as refused:
        assert "\n" not in str(refused)


def test_shown_address_has_no_login_and_an_end() -> None:
    assert shown("https://u:p@x.org/a") == "https://x.org/a"
    assert shown("http://[broken") == "http://[broken"
    assert len(shown("https://x.org/" + "a" * 500)) == 200
