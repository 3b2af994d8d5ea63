"""What a service's refusals tell of how many lines it takes at once."""

import math
import random

import pytest

from audio_pipeline.studio.limit import ASKS_AGAIN_AFTER, Limit


def test_nothing_is_known_at_first_and_one_refusal_tells_nothing() -> None:
    limit = Limit()
    assert limit.most() == math.inf
    limit.refused(3)
    assert limit.most() == math.inf


def test_what_is_refused_again_and_again_is_above_the_limit() -> None:
    limit = Limit()
    for _ in range(2):
        limit.spoken(2)
        limit.refused(3)
        limit.refused(5)
    assert limit.most() == 2


def test_more_is_tried_again_after_a_while_and_believed_when_it_is_spoken() -> None:
    limit = Limit()
    for lines in (4, 3, 4, 3):
        limit.refused(lines)
    for _ in range(ASKS_AGAIN_AFTER):
        assert limit.most() == 2
        limit.spoken(2)
    assert limit.most() == math.inf
    limit.refused(3)
    assert limit.most() == 2
    for _ in range(ASKS_AGAIN_AFTER):
        limit.spoken(2)
    limit.spoken(3)
    assert limit.most() == math.inf


def test_one_line_at_a_time_is_always_asked_for() -> None:
    limit = Limit()
    for _ in range(9):
        limit.refused(1)
    assert limit.most() == 1


@pytest.mark.parametrize("seed", range(5))
def test_refusals_by_chance_hardly_lower_it(seed: int) -> None:
    limit, chance, low = Limit(), random.Random(seed), 0
    for _ in range(2000):
        (limit.refused if chance.random() < 0.05 else limit.spoken)(chance.randint(1, 8))
        low += limit.most() < 6
    assert low < 200
