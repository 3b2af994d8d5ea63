"""How long an edge stream may be silent is learned from how long it usually is."""

from audio_pipeline.engines.silence import FIRST_S, LEAST_S, TIMES_USUAL, Silence


def test_nothing_is_known_at_first() -> None:
    assert Silence(30.0).allowed_s() == FIRST_S
    assert Silence(5.0).allowed_s() == 5.0


def test_a_quick_service_stalls_after_seconds() -> None:
    silence = Silence(30.0)
    for _ in range(40):
        silence.heard(0.3)
    assert silence.allowed_s() == LEAST_S


def test_a_slow_line_is_remembered_for_some_lines_and_then_forgotten() -> None:
    silence = Silence(30.0)
    silence.heard(4.0)
    assert silence.allowed_s() == 4.0 * TIMES_USUAL
    allowed = []
    for _ in range(40):
        silence.heard(0.3)
        allowed.append(silence.allowed_s())
    assert allowed == sorted(allowed, reverse=True)
    assert allowed[0] > 20 and allowed[-1] == LEAST_S


def test_a_service_that_became_slower_is_waited_for_longer_up_to_the_greatest() -> None:
    silence = Silence(30.0)
    for _ in range(40):
        silence.heard(0.3)
    waited = []
    for _ in range(20):
        silence.stalled()
        waited.append(silence.allowed_s())
    assert waited == sorted(waited)
    assert waited[-1] == 30.0
