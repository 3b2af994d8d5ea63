"""Of damaged takes: how many are caught; of good ones: how many are refused; at what cost.

    .venv/bin/python -m bench.takes [--takes 2000] [--each 2] [--first 300] [--norms]

Good takes are made once and lie in the folder. Each is damaged in twelve ways (`bench.damage`),
or in so many of them by lot (`--each`).
Every second speaker is learnt from, all figures are of the others; with `--norms` the checks are
told what the first half of each speaker's own takes taught. CPU is that of this process and of the
process that speaks the reference, by the takes' duration.

Goals: 99 % of the damaged caught, under 0.5 % of the good refused, 3 % of the duration.
"""

import argparse
import os
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from audio_pipeline.sound import decode
from audio_pipeline.studio.checks import Norms, faults, learn, measures, prior
from bench.damage import DAMAGES, encoded
from bench.good_takes import SPEAKERS, GoodTake, good_takes

GOALS = {"caught": 0.99, "refused": 0.005, "cpu": 0.03}


@dataclass
class Tally:
    takes: int = 0
    with_fault: int = 0
    kinds: Counter[str] = field(default_factory=Counter)


@dataclass
class Told:
    """By what was done to the takes, then by engine."""

    tallies: dict[str, dict[str, Tally]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(Tally))
    )
    heard_s: dict[bool, float] = field(default_factory=lambda: defaultdict(float))
    cpu_s: dict[bool, float] = field(default_factory=lambda: defaultdict(float))
    """Of the good takes under True: a damaged one is looked at twice."""
    refused: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--takes", type=int, default=2000)
    parser.add_argument("--each", type=int, default=12, help="damages of each take, by lot")
    parser.add_argument("--first", type=int, default=0, help="leave out the takes before this")
    parser.add_argument("--folder", type=Path, default=Path("output/takes"))
    parser.add_argument("--norms", action="store_true")
    parser.add_argument("--learnt", action="store_true", help="measure the half learnt from")
    parser.add_argument("--missed", action="store_true", help="name every take that was missed")
    given = parser.parse_args()
    measured = SPEAKERS[given.learnt is False :: 2]
    takes = list(good_takes(given.folder, given.first, given.takes, measured))
    norms = learnt(takes) if given.norms else {}
    told = Told()
    for take, kind, audio in every(takes, given.each):
        judge(told, take, kind, audio, norms.get(take.speaker.name))
    print(*told.refused, *(told.missed if given.missed else ()), sep="\n")
    sys.exit(not table(told))


def learnt(takes: list[GoodTake]) -> dict[str, Norms]:
    """Of each speaker, from the first half of its own good takes."""
    norms: dict[str, Norms] = {}
    for take in takes[: len(takes) // 2]:
        known = norms.get(take.speaker.name, prior(take.speaker.voice))
        audio = encoded(take.samples, take.rate_hz, as_mp3=take.as_mp3)
        told = measures(audio, take.text, take.speaker.voice, language=take.speaker.language)
        norms[take.speaker.name] = learn(known, [told])
    return norms


def every(takes: list[GoodTake], each: int) -> Iterator[tuple[GoodTake, str, bytes]]:
    for take in takes:
        yield take, "good", encoded(take.samples, take.rate_hz, as_mp3=take.as_mp3)
        others = [
            other for other in takes if other.speaker == take.speaker and other.text != take.text
        ]
        if not others:
            continue
        nearest = min(others, key=lambda other: abs(len(other.words) - len(take.words)))
        for kind in random.Random(take.number).sample(list(DAMAGES), each):
            damage = DAMAGES[kind]
            yield take, kind, damage(take, nearest, random.Random(f"{take.number} {kind}"))


def judge(told: Told, take: GoodTake, kind: str, audio: bytes, norms: Norms | None) -> None:
    started = cpu_s()
    found = faults(audio, take.text, take.speaker.voice, norms, language=take.speaker.language)
    if kind != "broken frames":
        told.cpu_s[kind == "good"] += cpu_s() - started
        told.heard_s[kind == "good"] += decode(audio).duration_s
    groups = [take.speaker.voice.engine, "all", *(["longer"] if len(take.words) > 3 else [])]
    for tally in (told.tallies[kind][group] for group in groups):
        tally.takes += 1
        tally.with_fault += bool(found)
        tally.kinds.update({fault.kind for fault in found})
    what = f"{take.number} {take.speaker.name} mp3={take.as_mp3} {take.text[:50]!r}"
    if kind == "good" and found:
        told.refused.append(f"refused {what} {found}")
    if kind != "good" and not found:
        told.missed.append(f"missed ({kind}) {what}")


def cpu_s() -> float:
    """Of this process and of its children, the living ones among them."""
    own = time.process_time()
    ticks = os.sysconf("SC_CLK_TCK")
    for task in Path("/proc/self/task").iterdir():
        for child in (task / "children").read_text().split():
            fields = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
            own += sum(map(int, fields[11:15])) / ticks
    return own


def table(told: Told) -> bool:
    engines = sorted({engine for of in told.tallies.values() for engine in of} - {"all"})
    print(f"{'':22}{'all':>16}", *(f"{engine:>8}" for engine in engines), "  found as")
    for kind, tallies in told.tallies.items():
        every_one = tallies["all"]
        shares = (f"{share(tallies[engine]):8.1%}" for engine in engines)
        kinds = ", ".join(f"{name} {count}" for name, count in every_one.kinds.most_common(4))
        count = f"{every_one.with_fault}/{every_one.takes}"
        print(f"{kind:22}{count:>10}{share(every_one):6.1%}", *shares, f"  {kinds}")
    damaged = [tallies["all"] for kind, tallies in told.tallies.items() if kind != "good"]
    caught = sum(tally.with_fault for tally in damaged) / max(
        1, sum(tally.takes for tally in damaged)
    )
    longer = [tallies["longer"] for kind, tallies in told.tallies.items() if kind != "good"]
    caught_longer = sum(t.with_fault for t in longer) / max(1, sum(t.takes for t in longer))
    print(f"lines of four words and more: caught {caught_longer:.2%},", end=" ")
    print(f"refused {share(told.tallies['good']['longer']):.2%}")
    refused = share(told.tallies["good"]["all"])
    cpu = sum(told.cpu_s.values()) / sum(told.heard_s.values())
    of_good = told.cpu_s[True] / told.heard_s[True]
    print(f"caught {caught:.2%} (goal {GOALS['caught']:.0%}), refused {refused:.2%}", end=" ")
    print(f"(goal under {GOALS['refused']:.1%}), CPU {cpu:.2%} of the duration (goal 3 %)", end="")
    print(f", {of_good:.2%} of the good takes'")
    return caught >= GOALS["caught"] and refused < GOALS["refused"] and cpu <= GOALS["cpu"]


def share(tally: Tally) -> float:
    return tally.with_fault / max(1, tally.takes)


if __name__ == "__main__":
    main()
