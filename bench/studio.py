"""An article of 40 lines from a service that takes 8 lines at once: how near to the best schedule.

    .venv/bin/python -m bench.studio [--lines 40] [--rounds 3]

The service is the edge stand-in: 0.12 s to connect, 0.3 s to the first audio, then ten times real
time; a ninth connection is refused with 429. Timed are the whole render (lines and mix), the lines
alone, the same article after one sentence was corrected, and the edge-tts command line on the same
text. The ideal is the best schedule of those lines under the service's limits, and lameenc on the
samples of the result. Each is the best of the rounds.

Goals: the render at most 1.3 times its ideal; the lines at least 5 times faster than edge-tts; one
request for one corrected sentence, in at most 1.5 times its ideal.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import lameenc
import soundfile

from audio_pipeline.mix.encoder import QUALITY
from audio_pipeline.model import Line, Script, Show, Voice
from audio_pipeline.studio import Ear, Engines, Listening, TakeStore, perform
from audio_pipeline.studio.judges import judges
from audio_pipeline.work.record import Recording, record
from bench.service import Service, best_schedule_s, sentence, service
from tests.standins.edge_profile import SERVICE

SHOW = Show("bench", "Bench", fallback=False)
VOICE = Voice("edge", "en-US-AriaNeural")
GOALS = {"render": 1.3, "edge-tts": 5.0, "corrected": 1.5}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    script = article([sentence(number) for number in range(given.lines)])
    with ExitStack() as stack:
        edge = stack.enter_context(service())
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        lines = timed(given.rounds, lambda number: speak(script, edge, folder / f"w{number}"))
        whole = timed(given.rounds, lambda number: render(script, edge, folder / f"r{number}"))
        usual = timed(given.rounds, lambda _: edge_tts(script, edge, folder))
        ideal_lines = best_schedule_s(lines_s(folder / "w0"), SERVICE.most_at_once)
        encoding = lame(render(script, edge, folder / "r0").mix.path)
        corrected, ideal_one, asked = correction(script, edge, folder, given.rounds)
        greatest = edge.stats()["greatest_open"]
    goals = [
        told("lines alone", lines, ideal_lines),
        told("render", whole, ideal_lines + encoding, most=GOALS["render"]),
        told("one corrected", corrected, ideal_one + encoding, most=GOALS["corrected"]),
        told("edge-tts", usual, lines, least=GOALS["edge-tts"], floor="our lines"),
    ]
    print(f"requests for one corrected sentence: {asked} (goal: 1)")
    print(f"connections at once: {greatest}, the service takes {SERVICE.most_at_once}")
    sys.exit(not all(goals) or asked != 1)


def article(texts: list[str]) -> Script:
    lines = tuple(Line("body", text, text, 400, number) for number, text in enumerate(texts))
    return Script("en", "Bench", "https://news.example/1", "Created with AI assistance", lines)


def engines(edge: Service) -> Engines:
    return Engines({"edge": {"endpoint": edge.url}})


def speak(script: Script, edge: Service, folder: Path) -> float:
    """Seconds until every line is kept."""
    opened = engines(edge)
    started = time.monotonic()
    takes = list(perform(script, VOICE, opened, TakeStore(folder)))
    assert len(takes) == len(script.lines)
    return time.monotonic() - started


def render(script: Script, edge: Service, folder: Path) -> Recording:
    """As in a process of its own, which has no other one yet that judges takes."""
    judges.close()
    return record(
        script,
        SHOW,
        engines(edge),
        TakeStore(folder),
        folder,
        voices=(VOICE,),
        listening=Listening(Ear()),
    )


def correction(
    script: Script, edge: Service, folder: Path, rounds: int
) -> tuple[float, float, int]:
    """Seconds of the render with one sentence changed, its ideal, and the requests it took."""
    kept = folder / "corrected"
    render(script, edge, kept)
    seconds, requests, line_s = [], 0, 0.0
    for number in range(rounds):
        said = f"It was corrected afterwards, and this is correction number {number}."
        changed = replace(script.lines[7], text=said, spoken=said)
        lines = (*script.lines[:7], changed, *script.lines[8:])
        before = edge.stats()["requests"]
        started = time.monotonic()
        recording = render(replace(script, lines=lines), edge, kept)
        seconds.append(time.monotonic() - started)
        requests = max(requests, edge.stats()["requests"] - before)
        cue = recording.mix.cues[7]
        line_s = SERVICE.line_s(cue.end_s - cue.start_s)
    return min(seconds), line_s, requests


def lines_s(folder: Path) -> list[float]:
    """What each line takes by itself."""
    return [SERVICE.line_s(soundfile.info(path).duration) for path in folder.rglob("*.mp3")]


def edge_tts(script: Script, edge: Service, folder: Path) -> None:
    """The command line of edge-tts, pointed at the stand-in, on the article's text."""
    text = folder / "article.txt"
    text.write_text("\n".join(line.spoken for line in script.lines), encoding="utf-8")
    program = (
        "import sys, edge_tts.communicate as c; c.WSS_URL = sys.argv.pop(1);"
        "from edge_tts.util import main; main()"
    )
    address = f"{edge.url}?TrustedClientToken=6A5AA1D4EAFF4E9FB37E23D68491D6F4"
    command = [sys.executable, "-c", program, address, "--file", str(text), "--voice", VOICE.name]
    subprocess.run([*command, "--write-media", str(folder / "usual.mp3")], check=True)


def lame(path: Path) -> float:
    """Seconds of the encoder alone on the samples of the result."""
    samples, rate_hz = soundfile.read(path, dtype="int16")
    started = time.monotonic()
    encoder = lameenc.Encoder()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(rate_hz)
    encoder.set_bit_rate(SHOW.audio.bitrate_kbps)
    encoder.set_quality(QUALITY)
    encoder.silence()
    encoder.encode(samples.tobytes())
    encoder.flush()
    return time.monotonic() - started


def timed(rounds: int, work: Callable[[int], object]) -> float:
    seconds = []
    for number in range(rounds):
        started = time.monotonic()
        took = work(number)
        seconds.append(took if isinstance(took, float) else time.monotonic() - started)
    return min(seconds)


def told(
    what: str, seconds: float, ideal: float, most: float = 0, least: float = 0, floor: str = "ideal"
) -> bool:
    times = seconds / ideal
    goal = f"(goal: at most {most})" if most else f"(goal: at least {least})" if least else ""
    print(f"{what:<16} {seconds:6.2f} s   {floor} {ideal:6.2f} s   {times:5.2f} times {goal}")
    return (not most or times <= most) and times >= least


if __name__ == "__main__":
    main()
