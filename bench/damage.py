"""Twelve ways in which a take comes back broken, for `bench.takes`; words by the engine's times."""

import io
import random
from collections.abc import Callable

import lameenc
import numpy as np
import soundfile
import soxr

from audio_pipeline.sound import Sound
from audio_pipeline.studio.checks.heard import Heard
from bench.good_takes import GoodTake

HEARD_BELOW_DB = 30.0
"""What is quieter than that below the loud tenth is a pause."""

Samples = np.ndarray
Damage = Callable[[GoodTake, GoodTake, random.Random], bytes]


def encoded(samples: Samples, rate_hz: int, *, as_mp3: bool) -> bytes:
    """WAV of 16 bits, or MP3 at 48 kbit/s, which is what services send."""
    if not as_mp3:
        file = io.BytesIO()
        soundfile.write(file, samples, rate_hz, format="WAV", subtype="PCM_16")
        return file.getvalue()
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(48)
    encoder.set_in_sample_rate(rate_hz)
    encoder.set_channels(1)
    encoder.set_quality(5)
    encoder.silence()
    pcm = (np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes()
    return bytes(encoder.encode(pcm) + encoder.flush())


def _sounding(change: Callable[[GoodTake, GoodTake, random.Random], Samples]) -> Damage:
    def damage(take: GoodTake, other: GoodTake, chance: random.Random) -> bytes:
        samples = change(take, other, chance)
        return encoded(samples.astype(np.float32), take.rate_hz, as_mp3=take.as_mp3)

    return damage


def _cut(take: GoodTake, _: GoodTake, chance: random.Random) -> Samples:
    """Of what is heard: a cut in the silence behind it takes nothing away."""
    return take.samples[: _at(take, _heard(take).span[1] * chance.uniform(0.5, 0.95))]


def _without_last_word(take: GoodTake, _: GoodTake, __: random.Random) -> Samples:
    if len(take.words) < 2:
        return take.samples[: _at(take, (take.words[0].start_s + take.words[0].end_s) / 2)]
    return take.samples[: _at(take, take.words[-1].start_s)]


def _without_first_word(take: GoodTake, _: GoodTake, __: random.Random) -> Samples:
    if len(take.words) < 2:
        return take.samples[_at(take, (take.words[0].start_s + take.words[0].end_s) / 2) :]
    return take.samples[_at(take, take.words[1].start_s) :]


def _silence(take: GoodTake, _: GoodTake, __: random.Random) -> Samples:
    return np.zeros_like(take.samples)


def _noise(take: GoodTake, _: GoodTake, chance: random.Random) -> Samples:
    level = float(np.sqrt(np.mean(take.samples**2)))
    return np.random.default_rng(chance.randrange(1 << 32)).normal(0, level, len(take.samples))


def _another_line(_: GoodTake, other: GoodTake, __: random.Random) -> Samples:
    return other.samples


def _doubled(take: GoodTake, _: GoodTake, __: random.Random) -> Samples:
    return np.concatenate((take.samples, take.samples))


def _hole(take: GoodTake, _: GoodTake, chance: random.Random) -> Samples:
    """300 ms of nothing, somewhere from within the first word to within the last, where at least
    100 ms are heard: nothing in a pause is what is there already."""
    first, last = take.words[0].start_s + 0.05, max(w.end_s for w in take.words) - 0.35
    heard = _heard(take)
    loud = heard.levels_db > heard.loud_db - HEARD_BELOW_DB
    for _try in range(100):
        start_s = chance.uniform(first, max(first, last))
        if loud[int(start_s * 100) : int(start_s * 100) + 30].sum() >= 10:
            break
    samples = take.samples.copy()
    samples[_at(take, start_s) : _at(take, start_s + 0.3)] = 0
    return samples


def _clipped(take: GoodTake, _: GoodTake, chance: random.Random) -> Samples:
    peak = float(np.abs(take.samples).max())
    return np.clip(take.samples * (chance.uniform(4, 10) / peak), -1, 1)


def _wrong_speed(take: GoodTake, _: GoodTake, chance: random.Random) -> Samples:
    speed = chance.choice((0.7, 0.8, 1.25, 1.4))
    return soxr.resample(take.samples, take.rate_hz, round(take.rate_hz / speed))


def _wrong_rate(take: GoodTake, _: GoodTake, chance: random.Random) -> bytes:
    """The samples are right; what the header says of their rate is not."""
    rates = [hz for hz in (16_000, 22_050, 24_000, 44_100) if hz != take.rate_hz]
    return encoded(take.samples, chance.choice(rates), as_mp3=take.as_mp3)


def _broken_frames(take: GoodTake, _: GoodTake, chance: random.Random) -> bytes:
    """An MP3 of which a stretch is overwritten, zeroed or lost."""
    mp3 = bytearray(encoded(take.samples, take.rate_hz, as_mp3=True))
    size = min(len(mp3) // 3, chance.randrange(60, 1500))
    start = chance.randrange(len(mp3) // 8, len(mp3) - size)
    kind = chance.choice(("noise", "zeros", "lost"))
    if kind == "lost":
        del mp3[start : start + size]
    else:
        mp3[start : start + size] = chance.randbytes(size) if kind == "noise" else bytes(size)
    return bytes(mp3)


def _heard(take: GoodTake) -> Heard:
    return Heard(Sound(take.samples, take.rate_hz))


def _at(take: GoodTake, second: float) -> int:
    return int(second * take.rate_hz)


DAMAGES: dict[str, Damage] = {
    "cut at 50 to 95 %": _sounding(_cut),
    "last word missing": _sounding(_without_last_word),
    "first word missing": _sounding(_without_first_word),
    "silence": _sounding(_silence),
    "noise": _sounding(_noise),
    "another line": _sounding(_another_line),
    "doubled": _sounding(_doubled),
    "a hole of 300 ms": _sounding(_hole),
    "clipped": _sounding(_clipped),
    "wrong speed": _sounding(_wrong_speed),
    "wrong rate": _wrong_rate,
    "broken frames": _broken_frames,
}
