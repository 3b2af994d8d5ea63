"""Synthesizes the sample newsroom's jingles: intro, outro and bed.

    python -m audio_pipeline.demo.make_jingles

Mallets over a soft pad in D major, in a small synthetic room; made of sines and seeded noise only,
so that they are free to use. The files beside this script were written by it.
"""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile

RATE_HZ = 22_050  # the overtones end at 9 kHz
FOLDER = Path(__file__).parent / "jingles"
PEAK = 0.7
ROOM_SEED = 7
ROOM_S = 1.4

Samples = npt.NDArray[np.float64]
Note = tuple[float, int, float]
"""When in seconds, which MIDI key, how loud."""

BEAT_S = 0.24
D4, E4, FIS4, G4, A4, B4, CIS5, D5, E5, FIS5, A5 = 62, 64, 66, 67, 69, 71, 73, 74, 76, 78, 81
INTRO: tuple[Note, ...] = (
    (0, D4, 0.8),
    (1, A4, 0.6),
    (2, D5, 0.7),
    (3, FIS5, 0.8),
    (5, E5, 0.6),
    (6, D5, 0.7),
    (8, A5, 0.9),
    (8, D5, 0.6),
)
OUTRO: tuple[Note, ...] = (
    (0, A5, 0.7),
    (1, FIS5, 0.7),
    (2, E5, 0.6),
    (4, D5, 0.8),
    (6, A4, 0.6),
    (8, D4, 0.9),
    (8, A4, 0.5),
)
BED_CHORDS = ((D4, FIS4, A4), (B4 - 12, D4, FIS4), (G4 - 12, B4 - 12, D4), (A4 - 12, CIS5 - 12, E4))
BED_CHORD_S = 4.0


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, samples in (("intro", intro()), ("outro", outro()), ("bed", bed())):
        level = PEAK / np.abs(samples).max()
        soundfile.write(FOLDER / f"{name}.flac", samples * level, RATE_HZ)


def intro() -> Samples:
    """About 4 s that rise."""
    return _in_room(_tune(INTRO, 3.6) + 0.35 * _pad((D4 - 12, A4 - 12, FIS4), 3.6))


def outro() -> Samples:
    """About 5 s that settle."""
    return _in_room(_tune(OUTRO, 4.2) + 0.35 * _pad((D4 - 12, A4 - 12, D4), 4.2))


def bed() -> Samples:
    """16 s of chords that may be repeated."""
    chords = [_pad(chord, BED_CHORD_S + 1.0) for chord in BED_CHORDS]
    whole = np.zeros(round((len(chords) * BED_CHORD_S + 1.0) * RATE_HZ))
    for number, chord in enumerate(chords):
        start = round(number * BED_CHORD_S * RATE_HZ)
        whole[start : start + len(chord)] += chord
        for beat in range(4):
            tick = _mallet(BED_CHORDS[number][beat % 3] + 12, 1.0)
            at = start + round(beat * BED_CHORD_S / 4 * RATE_HZ)
            whole[at : at + len(tick)] += 0.12 * tick[: len(whole) - at]
    return _in_room(whole)[: round(len(chords) * BED_CHORD_S * RATE_HZ)]


def _tune(notes: tuple[Note, ...], length_s: float) -> Samples:
    whole = np.zeros(round(length_s * RATE_HZ))
    for beat, key, loudness in notes:
        start = round(beat * BEAT_S * RATE_HZ)
        struck = _mallet(key, length_s - start / RATE_HZ)
        whole[start : start + len(struck)] += loudness * struck[: len(whole) - start]
    return np.asarray(whole)


def _mallet(key: int, length_s: float) -> Samples:
    """A bar that is struck: its overtones are at 4 and 10 times the tone and die sooner."""
    time_s = np.arange(round(length_s * RATE_HZ)) / RATE_HZ
    hertz = _hertz(key)
    tone = np.zeros(len(time_s))
    for multiple, strength, decay_s in ((1, 1.0, 0.6), (3.98, 0.25, 0.15), (9.9, 0.06, 0.05)):
        tone += strength * np.sin(2 * np.pi * hertz * multiple * time_s) * np.exp(-time_s / decay_s)
    return np.asarray(tone * np.minimum(time_s / 0.004, 1))


def _pad(keys: tuple[int, ...], length_s: float) -> Samples:
    """Slightly detuned strings of sines that swell and fade."""
    time_s = np.arange(round(length_s * RATE_HZ)) / RATE_HZ
    whole = np.zeros(len(time_s))
    for number, key in enumerate(keys):
        for detune in (-0.6, 0.7):
            for overtone in (1, 2, 3):
                phase = number * 1.3 + overtone * 0.7 + detune
                hertz = (_hertz(key) + detune) * overtone
                whole += np.sin(2 * np.pi * hertz * time_s + phase) / overtone**1.8
    swell = np.minimum(time_s / 0.5, 1) * np.minimum((length_s - time_s) / 1.0, 1)
    return np.asarray(whole / len(keys) * np.sin(swell * np.pi / 2) ** 2)


def _in_room(dry: Samples) -> Samples:
    """The sound and its echo: noise that dies away, convolved with it."""
    length = round(ROOM_S * RATE_HZ)
    noise = np.random.default_rng(ROOM_SEED).standard_normal(length)
    echo = noise * np.exp(-np.arange(length) / RATE_HZ / 0.25)
    echo = np.convolve(echo, np.ones(12) / 12, mode="same")  # walls take the treble
    size = len(dry) + length
    wet = np.fft.irfft(np.fft.rfft(dry, size) * np.fft.rfft(echo, size), size)
    level = 0.25 * np.abs(dry).max() / np.abs(wet).max()
    return np.asarray(np.pad(dry, (0, length)) + wet * level)


def _hertz(key: int) -> float:
    return float(440.0 * 2 ** ((key - 69) / 12))


if __name__ == "__main__":
    main()
