"""What is recorded beside a correction waits for it, but not for ever."""

import threading
import time

from audio_pipeline.work.right_of_way import RightOfWay


def test_others_wait_until_the_correction_is_made() -> None:
    way, order = RightOfWay(longest_s=30), []

    def other() -> None:
        way.give()
        order.append("other")

    with way.taken():
        thread = threading.Thread(target=other)
        thread.start()
        time.sleep(0.2)
        order.append("correction")
    thread.join(10)
    assert order == ["correction", "other"]


def test_a_correction_that_waits_itself_does_not_stop_others() -> None:
    way = RightOfWay(longest_s=0.1)
    with way.taken():
        way.give()


def test_nobody_waits_where_no_correction_is_made() -> None:
    way = RightOfWay(longest_s=3600)
    way.give()
    with way.taken():
        pass
    way.give()
