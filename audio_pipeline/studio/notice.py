"""What processes of one machine tell each other of an engine: until when it is left alone."""

import contextlib
import json
import secrets
import time
from dataclasses import asdict, dataclass
from pathlib import Path

LOOK_EVERY_S = 0.5
TELL_EVERY_S = 2.0


@dataclass(frozen=True)
class EngineStanding:
    """An engine's window as people see it; `rests_s` and `at` in seconds, `at` since 1970."""

    engine: str
    window: float
    greatest: int
    in_flight: int
    waiting: int
    rests_s: float
    last_error: str
    at: float


class Notice:
    """A small file that the last one to meet trouble writes; losing it costs a few requests."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._looked_at_s = self._told_at_s = float("-inf")
        self._seen = (0, 0)
        self._until = 0.0

    def rests_s(self) -> float:
        """For how long another process (or this one, before it was killed) wants it left alone."""
        now_s = time.monotonic()
        if now_s - self._looked_at_s >= LOOK_EVERY_S:
            self._looked_at_s = now_s
            with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
                found = self._path.stat()
                if (found.st_mtime_ns, found.st_ino) != self._seen:
                    self._until = float(json.loads(self._path.read_bytes())["rests_until"])
                    self._seen = (found.st_mtime_ns, found.st_ino)
        return max(0.0, self._until - time.time())

    def tell(self, standing: EngineStanding, *, now: bool) -> None:
        """Write it down: at once where something has changed for others, else now and then."""
        if not now and time.monotonic() - self._told_at_s < TELL_EVERY_S:
            return
        self._told_at_s = time.monotonic()
        known = asdict(standing) | {"rests_until": standing.at + standing.rests_s}
        part = self._path.with_name(f".{secrets.token_hex(8)}.part")
        with contextlib.suppress(OSError):  # nothing that is worth stopping for
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(known), encoding="utf-8")
            part.replace(self._path)
            return
        with contextlib.suppress(OSError):
            part.unlink()


def standings(folder: Path) -> list[EngineStanding]:
    """What was last told of each engine, by its name."""
    found = []
    for path in sorted(folder.glob("[!.]*.json")):
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            known = json.loads(path.read_bytes())
            names = EngineStanding.__annotations__
            found.append(EngineStanding(**{name: known[name] for name in names}))
    return found
