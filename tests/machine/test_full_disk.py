"""A disk that is full at one of the places that are written to."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.machine.disk import Disk, mounted
from tests.machine.newsroom import Running, running

PLACES = {
    "takes": ("state/takes", "a take cannot be written in"),
    "mix": ("state/mixes", "the mix cannot be written in"),
    "media": ("media", "could not write"),
    "feed": ("shows/daily", "could not write"),
    "pages": ("episodes", "could not write"),
}


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Running, dict[str, Disk]]]:
    """A worker whose folders lie on small disks of their own."""
    output = tmp_path_factory.mktemp("places") / "output"
    with ExitStack() as stack:
        disks = {
            place: stack.enter_context(mounted(output / folder, "8m"))
            for place, (folder, _) in PLACES.items()
        }
        yield stack.enter_context(running(output)), disks


@pytest.mark.parametrize("place", PLACES)
def test_episode_waits_for_room_at_that_place_and_the_feed_stays(
    place: str, places: tuple[Running, dict[str, Disk]]
) -> None:
    it, disk = places[0], places[1][place]
    it.warnings.clear()
    before = it.feed
    disk.fill()
    it.publish(place)
    waiting = it.until_waiting(place)
    assert PLACES[place][1] in waiting.reason
    assert str(disk.root) in waiting.reason
    assert waiting.reason.endswith("No space left on device; make room on the disk")
    it.until(lambda: it.warnings)  # the log comes after the store
    (line,) = it.warnings
    assert "waits" in line and waiting.reason in line
    assert it.feed == before
    disk.make_room()
    it.until_on_air(place)
    assert it.titles_on_air().count(place) == 1


def test_long_lack_of_room_neither_gives_the_episode_up_nor_makes_it_wait_long(
    places: tuple[Running, dict[str, Disk]],
) -> None:
    it, disk = places[0], places[1]["media"]
    it.warnings.clear()
    disk.fill()
    it.publish("long")
    for failures in range(1, 5):
        it.until(lambda n=failures: it.until_waiting("long").failures >= n)  # type: ignore[misc]
        it.clock.move(seconds=61)
        it.worker.wake()
    waiting = it.until_waiting("long")
    assert waiting.next_attempt_at is not None
    assert (waiting.next_attempt_at - it.tools.now()).total_seconds() <= 60
    it.until(lambda: len(it.warnings) >= waiting.failures)
    assert len(it.warnings) == waiting.failures
    disk.make_room()
    it.until_on_air("long")
