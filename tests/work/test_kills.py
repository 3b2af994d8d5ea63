"""SIGKILL at random moments of real renders, on both databases: nothing lost, nothing twice."""

from pathlib import Path

import pytest

from bench.kills import kill_and_hold

KILLS = 6


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_nothing_is_lost_or_doubled_by_kills_at_random_moments(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    url = request.getfixturevalue("postgresql") if kind == "postgresql" else ""
    held = kill_and_hold(tmp_path, KILLS, seed=7, database=url)
    assert held.kills >= KILLS * 0.6  # some lives end by themselves, with all work done
    assert held.reads > 50
    assert held.aired == KILLS + 1
    assert held.faults == 0, held
