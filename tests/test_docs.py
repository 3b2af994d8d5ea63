"""The docs name every command and every key there is, with its default and range, and no others."""

import re
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields
from pathlib import Path
from typing import Any

import pytest

from audio_pipeline import config, model
from audio_pipeline.cli import VERBS

ROOT = Path(__file__).parents[1]
DOCS = sorted((ROOT / "docs").glob("*.md"))
OPERATORS = (ROOT / "docs" / "operators.md").read_text(encoding="utf-8")
TABLES = {"web", "http", "work", "keep", "log", "engines", "shows"}
TABLES |= {"voices", "second_voices", "pauses", "wording", "jingles", "audio"}
"""Keys that are headings of their own; `folder` and a show's `name` come from where they stand."""
NOT_WRITTEN = {"Settings.folder", "Show.name", "Show.sources"}
KINDS = (
    config.Settings,
    config.Web,
    config.Http,
    config.Work,
    config.Keep,
    config.Log,
    model.Show,
    model.Voice,
    model.Jingles,
    model.AudioFormat,
    model.Source,
)


def keys() -> Iterator[tuple[str, Field[Any]]]:
    for kind in KINDS:
        for field in fields(kind):
            if field.name not in TABLES and f"{kind.__name__}.{field.name}" not in NOT_WRITTEN:
                yield f"{kind.__name__}.{field.name}", field


def rows(key: str) -> list[str]:
    """The tables' rows whose first cell names the key."""
    return [
        line
        for line in OPERATORS.splitlines()
        if line.startswith("|") and f"`{key}`" in line.split("|")[1]
    ]


def as_written(value: object) -> str:
    """A default as TOML writes it."""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, str | Path):
        return f'`"{value}"`'
    if isinstance(value, tuple):
        return "`[" + ", ".join(f'"{each}"' for each in value) + "]`"
    return f"`{value}`".replace("_", "")


@pytest.mark.parametrize(("key", "field"), list(keys()), ids=[key for key, _ in keys()])
def test_every_key_is_explained_with_its_default_and_range(key: str, field: Field[Any]) -> None:
    found = rows(field.name)
    assert found, f"docs/operators.md does not explain {key}"
    if field.default is not MISSING and "user_agent" not in key:
        assert any(as_written(field.default) in row for row in found), (key, found)
    if field.name in config.RANGES and field.name != "port":
        low, high = config.RANGES[field.name]
        assert any(f"{low} to {high}" in row for row in found), (key, found)


@pytest.mark.parametrize("kind", [model.Wording, model.SiteProfile])
def test_every_key_of_wording_and_site_profile_is_explained(kind: type) -> None:
    for field in fields(kind):
        assert rows(field.name), f"docs/operators.md does not explain {field.name}"


def test_every_command_is_listed_with_the_arguments_it_has() -> None:
    from audio_pipeline.cli import cli

    listed = re.findall(r"^\| `audio-pipeline (\w+)([^`]*)`", OPERATORS, re.MULTILINE)
    assert [verb for verb, _ in listed] == list(VERBS)
    for verb, arguments in listed:
        command = cli.get_command(None, verb)  # type: ignore[arg-type]  # it does not look at it
        assert command is not None
        known = {option for parameter in command.params for option in parameter.opts}
        options = set(re.findall(r"-{1,2}[a-z]+", arguments))
        assert options <= known, (verb, options - known)


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    headings = {
        re.sub(r"[^\w -]", "", line.lstrip("# ").lower()).replace(" ", "-")
        for line in text.splitlines()
        if line.startswith("#")
    }
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith("#"):
            assert target[1:] in headings, target
        elif "://" not in target:
            assert (page.parent / target.partition("#")[0]).exists(), target
