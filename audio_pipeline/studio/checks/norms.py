"""What is known of a voice: how long it takes, how high and loud it speaks, how it begins and ends.

A frozen, versioned value. `prior` says what is known of every engine before a take was heard;
`learn` makes the next value of one and the takes that were found good.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from statistics import median
from typing import Any

from audio_pipeline.model import Voice
from audio_pipeline.studio.checks.known_spectra import HIBARI, JOE

VERSION = 1
"""Of the meaning of the numbers: norms of another version are not used."""
KEPT_MEASURES = 100
LEAST_MEASURES = 8
"""With fewer takes the prior stands alone."""
LEAST_WORDS_OF_SPECTRUM = 4
DEVIATIONS = 5.0
"""How many robust standard deviations from the median a good take may be."""


@dataclass(frozen=True)
class Range:
    low: float
    high: float

    def holds(self, value: float) -> bool:
        return self.low <= value <= self.high


EVERYTHING = Range(-1e9, 1e9)
"""Finite, since JSON knows no infinity."""


@dataclass(frozen=True)
class Measures:
    """Of one good take; `length`: the natural logarithm of its length by the reference's."""

    rate_hz: int
    length: float
    pitch_hz: float
    level_db: float
    lead_s: float
    trail_s: float
    words: int
    spectrum: tuple[float, ...] = ()
    """See `timbre`; folded into the voice's own by `learn`, and not kept."""


@dataclass(frozen=True)
class Norms:
    """Ranges that hold for a voice without a change of its rate, pitch or volume."""

    rates_hz: tuple[int, ...] = ()
    """Sample rates that it comes in; () for not known."""
    length: Range = Range(-0.5, 0.5)
    pitch_hz: Range = EVERYTHING
    level_db: Range = Range(-50.0, 0.0)
    """Of the loud tenth, relative to full scale."""
    least_lead_s: float = 0.0
    least_trail_s: float = 0.0
    exact: bool = False
    """The reference is the same voice: takes are equal to it."""
    spectrum: tuple[float, ...] = ()
    """The voice's own, () for not known: the mean of that of `spectrum_takes` takes."""
    spectrum_takes: int = 0
    measures: tuple[Measures, ...] = field(default=())
    version: int = VERSION


_PRIORS = {
    "espeak": Norms((22_050,), Range(-0.03, 0.03), level_db=Range(-40.0, -9.0), exact=True),
    "hibari": Norms(
        (24_000,),
        Range(-0.32, 0.32),
        Range(155, 278),
        Range(-34.0, -12.0),
        0.12,
        0.08,
        spectrum=HIBARI,
        spectrum_takes=20,
    ),
    "edge": Norms((24_000,)),
    "azure": Norms((24_000,)),
}
_JOE = Norms(
    (22_050,),
    Range(-0.37, 0.37),
    Range(79, 115),
    Range(-31.0, -11.0),
    0.0,
    0.06,
    spectrum=JOE,
    spectrum_takes=20,
)


def prior(voice: Voice) -> Norms:
    """What is known of the voice before it was heard."""
    if voice.engine == "piper":
        if voice.name in ("", "en_US-joe-medium"):
            return _JOE
        return Norms((16_000,) if voice.name.endswith("low") else (22_050,))
    return _PRIORS.get(voice.engine, Norms())


def learn(norms: Norms, takes: Iterable[Measures]) -> Norms:
    """The norms with what these good takes tell: the latest KEPT_MEASURES of them count.

    Medians and their absolute deviations: one strange take among eight moves neither. Ranges of
    what is known too little of stay as they were.
    """
    new = tuple(takes)
    norms = _with_spectra(norms, new)
    kept = (*norms.measures, *(replace(one, spectrum=()) for one in new))[-KEPT_MEASURES:]
    if len(kept) < LEAST_MEASURES:
        return replace(norms, measures=kept)
    rates = {measures.rate_hz for measures in kept}
    changed = replace(
        norms,
        measures=kept,
        rates_hz=tuple(sorted(rates)),
        level_db=_range(kept, lambda one: one.level_db, least=1.0),
    )
    if norms.exact:
        return changed
    changed = replace(changed, pitch_hz=_pitch_range(kept) or norms.pitch_hz)
    long = [one for one in kept if one.words >= 4]
    if len(long) >= LEAST_MEASURES:
        changed = replace(changed, length=_range(long, lambda one: one.length, least=0.05))
    return replace(
        changed,
        least_lead_s=max(0.0, _range(kept, lambda one: one.lead_s, least=0.01).low),
        least_trail_s=max(0.0, _range(kept, lambda one: one.trail_s, least=0.01).low),
    )


def _pitch_range(kept: Iterable[Measures]) -> Range | None:
    voiced = [one for one in kept if one.pitch_hz]
    if len(voiced) < LEAST_MEASURES:
        return None
    logs = _range(voiced, lambda one: math.log(one.pitch_hz), least=0.035)
    return Range(math.exp(logs.low), math.exp(logs.high))


def as_json(norms: Norms) -> dict[str, Any]:
    """What `json.dumps` takes, without infinities."""
    return asdict(norms)


def from_json(told: Mapping[str, Any]) -> Norms | None:
    """The inverse of `as_json`; None for norms of another version, which are learnt anew."""
    if told.get("version") != VERSION:
        return None
    ranges = {name: Range(**told[name]) for name in ("length", "pitch_hz", "level_db")}
    measures = tuple(
        Measures(**{**one, "spectrum": tuple(one["spectrum"])}) for one in told["measures"]
    )
    plain = {"rates_hz": tuple(told["rates_hz"]), "spectrum": tuple(told["spectrum"])}
    return Norms(**{**told, **ranges, **plain, "measures": measures})


def _with_spectra(norms: Norms, takes: Iterable[Measures]) -> Norms:
    """A running mean, as if over the latest KEPT_MEASURES; short lines differ too much."""
    for one in takes:
        if norms.exact or not one.spectrum or one.words < LEAST_WORDS_OF_SPECTRUM:
            continue
        count = norms.spectrum_takes
        before = norms.spectrum or one.spectrum
        pairs = zip(before, one.spectrum, strict=True)
        mean = tuple(round((old * count + own) / (count + 1), 3) for old, own in pairs)
        norms = replace(norms, spectrum=mean, spectrum_takes=min(count + 1, KEPT_MEASURES))
    return norms


def _range(kept: Iterable[Measures], value: Callable[[Measures], float], *, least: float) -> Range:
    """Around the median; `least`: the smallest deviation that is believed."""
    values = [value(one) for one in kept]
    middle = median(values)
    deviation = 1.4826 * median(abs(each - middle) for each in values)
    reach = DEVIATIONS * max(deviation, least)
    return Range(middle - reach, middle + reach)
