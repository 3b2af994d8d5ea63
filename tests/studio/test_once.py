"""An attribute that is worked out once, while other instances work theirs out."""

import threading

from audio_pipeline.studio.checks.once import once


class Measured:
    def __init__(self, gate: threading.Barrier | None = None) -> None:
        self.asked = 0
        self._gate = gate

    @once
    def value(self) -> int:
        self.asked += 1
        if self._gate is not None:
            self._gate.wait(10)
        return 7


def test_it_is_worked_out_once() -> None:
    measured = Measured()
    assert (measured.value, measured.value, measured.asked) == (7, 7, 1)


def test_two_instances_do_not_wait_for_each_other() -> None:
    gate = threading.Barrier(2)
    both = [Measured(gate), Measured(gate)]
    threads = [threading.Thread(target=lambda each=each: each.value) for each in both]  # type: ignore[misc]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert not gate.broken and [each.asked for each in both] == [1, 1]
