"""A picture of a render: a bar for everything that was asked of an engine, and for the mix."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape

from audio_pipeline.errors import AudioPipelineError
from audio_pipeline.model import Script

WIDTH, LABELS, ROW, BAR, TOP = 960, 300, 18, 12, 34
"""Of the picture, in its own units."""
LABEL_CHARACTERS = 40
COLOURS = {"spoken": "#2f6f4f", "failed": "#b3402a", "mix": "#3d5a80"}
TICKS = 8
STYLE = 'role="img" font-family="sans-serif" font-size="11"'


@dataclass(frozen=True)
class Bar:
    """`line`: an index into the script, None for what belongs to none; seconds from the start."""

    line: int | None
    kind: str
    start_s: float
    end_s: float
    says: str = ""


class Timeline:
    """Notes what happens while a script is recorded; shared by the threads that speak."""

    def __init__(self) -> None:
        self._began_s = time.monotonic()
        self._lock = threading.Lock()
        self._bars: list[Bar] = []

    @contextmanager
    def asked(self, engine: str, line: int) -> Iterator[None]:
        """One line asked of an engine, however it ends."""
        started_s, kind, says = self._now_s(), "spoken", engine
        try:
            yield
        except AudioPipelineError as error:
            kind, says = "failed", error.message
            raise
        finally:
            self._add(Bar(line, kind, started_s, self._now_s(), says))

    def mixed(self) -> None:
        """The file is there: all since the last line was mixing."""
        with self._lock:
            last_s = max((bar.end_s for bar in self._bars), default=0.0)
        self._add(Bar(None, "mix", last_s, self._now_s(), "mix"))

    def bars(self) -> list[Bar]:
        """In the order in which they began."""
        with self._lock:
            return sorted(self._bars, key=lambda bar: (bar.start_s, bar.end_s))

    def _now_s(self) -> float:
        return time.monotonic() - self._began_s

    def _add(self, bar: Bar) -> None:
        with self._lock:
            self._bars.append(bar)


def picture(bars: list[Bar], script: Script) -> str:
    """An SVG: a row for each line that was asked for, retries in the row of their line."""
    rows: dict[int | None, int] = {}
    for bar in bars:
        rows.setdefault(bar.line, len(rows))
    total_s = max((bar.end_s for bar in bars), default=0.0) or 1.0
    height = TOP + ROW * len(rows) + ROW
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" {STYLE}>',
        f"<title>{escape(script.title)}: {total_s:.1f} s</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
        *_scale(total_s, height),
        *(_label(line, row, script) for line, row in rows.items()),
        *(_bar(bar, rows[bar.line], total_s) for bar in bars),
        "</svg>",
    ]
    return "\n".join(drawn) + "\n"


def _scale(total_s: float, height: int) -> Iterator[str]:
    for tick in range(TICKS + 1):
        at = _x(total_s * tick / TICKS, total_s)
        yield f'<line x1="{at}" y1="{TOP - 8}" x2="{at}" y2="{height}" stroke="#ddd"/>'
        said = f"{total_s * tick / TICKS:.1f} s"
        yield f'<text x="{at}" y="{TOP - 14}" text-anchor="middle" fill="#555">{said}</text>'


def _label(line: int | None, row: int, script: Script) -> str:
    said = "mix" if line is None else f"{line + 1}  {script.lines[line].text}"
    if len(said) > LABEL_CHARACTERS:
        said = f"{said[: LABEL_CHARACTERS - 1]}…"
    at = TOP + row * ROW + BAR - 2
    return f'<text x="{LABELS - 8}" y="{at}" text-anchor="end" fill="#222">{escape(said)}</text>'


def _bar(bar: Bar, row: int, total_s: float) -> str:
    start, end = _x(bar.start_s, total_s), _x(bar.end_s, total_s)
    says = f"{bar.says}, {bar.start_s:.2f} to {bar.end_s:.2f} s"
    return (
        f'<rect x="{start}" y="{TOP + row * ROW}" width="{max(1.0, round(end - start, 1))}"'
        f' height="{BAR}" rx="2" fill="{COLOURS[bar.kind]}"><title>{escape(says)}</title></rect>'
    )


def _x(seconds: float, total_s: float) -> float:
    return round(LABELS + (WIDTH - LABELS - 20) * seconds / total_s, 1)
