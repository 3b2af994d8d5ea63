"""No exception of the libraries escapes."""

import inspect

import httpcore
import httpx
import pytest

from audio_pipeline.errors import AudioPipelineError, FetchFailed, FetchRefused
from audio_pipeline.http.trouble import fetch_errors, translated

THEIRS = [
    *(c for _, c in inspect.getmembers(httpx, inspect.isclass) if issubclass(c, Exception)),
    *(c for _, c in inspect.getmembers(httpcore, inspect.isclass) if issubclass(c, Exception)),
]


def made(kind: type[Exception]) -> Exception:
    """An instance, whatever its constructor wants."""
    error = kind.__new__(kind)
    error.args = ("details\nin two lines",)
    return error


def test_there_are_exceptions_to_translate() -> None:
    assert len(THEIRS) > 40
    assert {httpx.ReadTimeout, httpx.InvalidURL, httpcore.ReadTimeout} <= set(THEIRS)


@pytest.mark.parametrize("theirs", THEIRS, ids=lambda c: f"{c.__module__}.{c.__name__}")
def test_exception_becomes_one_line_of_ours(theirs: type[Exception]) -> None:
    with pytest.raises(AudioPipelineError) as caught, fetch_errors("https://news.example/a"):
        raise made(theirs)
    assert isinstance(caught.value, FetchFailed | FetchRefused)
    assert str(caught.value).startswith("https://news.example/a ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("theirs", "ours", "says"),
    [
        (httpcore.ConnectTimeout, FetchFailed, "does not take the connection"),
        (httpcore.ReadTimeout, FetchFailed, "did not answer in time"),
        (httpcore.PoolTimeout, FetchFailed, "did not answer in time"),
        (httpcore.ConnectError, FetchFailed, "cannot be reached"),
        (httpcore.ReadError, FetchFailed, "broke off"),
        (httpcore.RemoteProtocolError, FetchFailed, "no whole HTTP answer"),
        (httpcore.LocalProtocolError, FetchRefused, "cannot be asked for"),
        (httpx.UnsupportedProtocol, FetchRefused, "no http address"),
    ],
)
def test_exception_says_what_happened(
    theirs: type[Exception], ours: type[AudioPipelineError], says: str
) -> None:
    error = translated(made(theirs), "x")
    assert isinstance(error, ours)
    assert says in error.message
