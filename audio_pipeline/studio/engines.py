"""The engines at hand: each loaded when it is first asked for, and once."""

import threading
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from audio_pipeline.engines import Engine, load_engine
from audio_pipeline.studio.notice import EngineStanding, Notice
from audio_pipeline.studio.pace import Pace

PARALLEL = 2
"""Lines that are asked of an engine at once where it does not say how many it takes."""

Watched = Callable[[str, int], AbstractContextManager[object]]


class Engines:
    """Engines by name, made with the `[engines.NAME]` tables; safe to share between threads."""

    def __init__(
        self,
        settings: Mapping[str, Mapping[str, str]] | None = None,
        watched: Watched = lambda _engine, _line: nullcontext(),
        notices: Path | None = None,
    ) -> None:
        """`watched(engine, line)` is around every line that is asked of one, by its index in the
        script; `notices` is the folder in which processes tell each other which engines are to be
        left alone."""
        self._settings = settings or {}
        self._notices = notices
        self.watched = watched
        self._lock = threading.Lock()
        self._loaded: dict[str, Engine] = {}
        self._paces: dict[str, Pace] = {}

    def get(self, name: str) -> Engine:
        """The engine of that name. Raises EngineMisconfigured."""
        with self._lock:
            if name not in self._loaded:
                self._loaded[name] = load_engine(name, self._settings.get(name, {}))
            return self._loaded[name]

    def pace(self, name: str) -> Pace:
        """The window of that engine, one for all that ask it. Raises EngineMisconfigured."""
        engine = self.get(name)
        with self._lock:
            if name not in self._paces:
                self._paces[name] = self._new_pace(engine)
            return self._paces[name]

    def standings(self) -> list[EngineStanding]:
        """The windows of all engines that were asked for, by their names."""
        with self._lock:
            paces = sorted(self._paces.items())
        return [pace.standing() for _, pace in paces]

    def _new_pace(self, engine: Engine) -> Pace:
        notice = None
        if self._notices is not None:
            notice = Notice(self._notices / f"{engine.name}.json")
        return Pace(
            engine.name,
            int(getattr(engine, "parallel", PARALLEL)),
            service=bool(getattr(engine, "service", False)),
            per_minute=float(getattr(engine, "requests_per_minute", 0)),
            notice=notice,
        )

    def close(self) -> None:
        """Closes what was loaded; what is asked for afterwards is loaded anew."""
        with self._lock:
            loaded, self._loaded = self._loaded, {}
        for engine in loaded.values():
            engine.close()
