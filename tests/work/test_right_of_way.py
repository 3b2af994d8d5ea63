"""What is recorded beside a correction waits for it, but not for ever."""

import threading
import time

from audio_pipeline.work.right_of_way import RightOfWay


def test_others_wait_until_the_correction_is_made() -> None:
    way, order = RightOfWay(longest_s=30), []

    def other() -> None:
        with way.recording(urgent=False) as give_way:
            give_way()
            order.append("other")

    with way.recording(urgent=True) as give_way:
        thread = threading.Thread(target=other)
        thread.start()
        give_way()  # a correction waits for nobody
        time.sleep(0.2)
        order.append("correction")
    thread.join(10)
    assert order == ["correction", "other"]


def test_a_correction_that_waits_itself_does_not_stop_others() -> None:
    way = RightOfWay(longest_s=0.1)
    with way.recording(urgent=True), way.recording(urgent=False) as give_way:
        give_way()


def test_nobody_waits_where_no_correction_is_made() -> None:
    way = RightOfWay(longest_s=3600)
    with way.recording(urgent=False) as give_way:
        give_way()
    with way.recording(urgent=True):
        pass
    with way.recording(urgent=False) as give_way:
        give_way()
