"""Kept takes stay within their budget: the least recently used go, never what episodes need."""

import os
from collections.abc import Iterator
from dataclasses import replace

import pytest

from audio_pipeline.config import Keep
from audio_pipeline.engines.wav import wav
from audio_pipeline.model import Speech
from audio_pipeline.studio import take_key
from audio_pipeline.work.catch_up import catch_up
from audio_pipeline.work.prune import prune
from audio_pipeline.work.takes import clean_takes, count_takes, needed_takes, prune_takes
from audio_pipeline.work.tools import Tools
from audio_pipeline.work.worker import open_worker
from tests.work.newsroom import Clock, only_episode

SIZE = 100_000


@pytest.fixture
def used(tools: Tools, clock: Clock) -> Iterator[Tools]:
    """An episode on air, and three takes that none needs, used three, two and one hour ago."""
    catch_up(tools)
    for hours, key in enumerate(("3" * 64, "2" * 64, "1" * 64)):
        kept = tools.takes.keep(key, Speech(wav(b"\1\0" * (SIZE // 2), 16_000), "audio/wav", ()))
        at_s = clock().timestamp() - 3600 * (3 - hours)
        for path in kept.path.parent.glob(f"{key}*"):
            os.utime(path, (at_s, at_s))
    yield tools


def with_budget(tools: Tools, size: int) -> Tools:
    return replace(tools, settings=replace(tools.settings, keep=Keep(takes_gb=size / 1e9)))


def others(tools: Tools) -> str:
    """The first letters of the unneeded takes that there are, the oldest first."""
    needed = needed_takes(tools)
    return "".join(use.key[0] for use in tools.takes.uses() if use.key not in needed)


def test_least_recently_used_go_until_the_rest_is_within_the_budget(used: Tools) -> None:
    total = count_takes(used).bytes
    assert prune_takes(with_budget(used, total)) == 0
    assert prune_takes(with_budget(used, total - 1)) == 1
    assert others(used) == "21"
    assert used.takes.find("2" * 64) is not None  # used now
    assert prune_takes(with_budget(used, total - SIZE - SIZE // 2)) == 1
    assert others(used) == "2"


def test_daily_pruning_keeps_the_budget(used: Tools) -> None:
    with open_worker(used):
        assert prune(with_budget(used, 0))["takes"] == 3
    assert {use.key for use in used.takes.uses()} == needed_takes(used)


def test_what_episodes_need_stays_above_the_budget_and_a_line_says_so(
    used: Tools, caplog: pytest.LogCaptureFixture
) -> None:
    before = needed_takes(used)
    assert prune_takes(with_budget(used, SIZE)) == 3
    assert {use.key for use in used.takes.uses()} == before
    assert [each.levelname for each in caplog.records if "keep.takes_gb" in each.message] == [
        "WARNING"
    ]


def test_take_that_is_used_at_this_moment_stays(used: Tools) -> None:
    assert used.takes.find("3" * 64) is not None
    assert prune_takes(with_budget(used, 0)) == 2
    assert others(used) == "3"
    assert clean_takes(used).takes == 0


def test_cleaning_removes_all_that_no_episode_needs(used: Tools) -> None:
    cleaned = clean_takes(used)
    assert cleaned.takes == 3
    assert cleaned.bytes > 3 * SIZE
    assert {use.key for use in used.takes.uses()} == needed_takes(used)
    assert clean_takes(used).takes == 0


def test_census_tells_needed_and_unneeded_apart(used: Tools, clock: Clock) -> None:
    census = count_takes(with_budget(used, 7))
    files = [path for path in (used.settings.state / "takes").glob("*/*") if path.is_file()]
    assert census.takes == census.needed + 3
    assert census.bytes == sum(path.stat().st_size for path in files)
    assert 3 * SIZE < census.bytes - census.needed_bytes < 3 * SIZE + 3000
    assert census.oldest_used_at is not None
    assert 10_790 < (clock() - census.oldest_used_at).total_seconds() < 10_900
    assert census.budget_bytes == 7
    assert sum(census.by_engine.values()) == census.takes


def test_engine_of_a_take_is_written_down_with_it(tools: Tools) -> None:
    catch_up(tools)
    script = only_episode(tools).script
    assert script is not None
    identity = tools.engines.get("espeak").identity(
        tools.settings.shows["daily"].voices["*"], script.language
    )
    known = tools.takes.described(take_key(script.lines[0], identity))
    assert known is not None
    assert known.kept_at_s > 1.7e9
    speech = Speech(wav(b"\1\0" * 800, 16_000), "audio/wav", ())
    assert tools.takes.keep("ab" * 32, speech, "piper").engine == "piper"
    described = tools.takes.described("ab" * 32)
    assert described is not None and described.engine == "piper"
    assert count_takes(tools).by_engine["piper"] == 1
