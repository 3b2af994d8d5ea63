"""The engines at hand: each loaded when it is first asked for, and once."""

import threading
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext

from audio_pipeline.engines import Engine, load_engine


class Engines:
    """Engines by name, made with the `[engines.NAME]` tables; safe to share between threads."""

    def __init__(
        self,
        settings: Mapping[str, Mapping[str, str]] | None = None,
        watched: Callable[[str], AbstractContextManager[object]] = nullcontext,
    ) -> None:
        """`watched(engine)` is around every line that is asked of one."""
        self._settings = settings or {}
        self.watched = watched
        self._lock = threading.Lock()
        self._loaded: dict[str, Engine] = {}

    def get(self, name: str) -> Engine:
        """The engine of that name. Raises EngineMisconfigured."""
        with self._lock:
            if name not in self._loaded:
                self._loaded[name] = load_engine(name, self._settings.get(name, {}))
            return self._loaded[name]

    def close(self) -> None:
        """Closes what was loaded; what is asked for afterwards is loaded anew."""
        with self._lock:
            loaded, self._loaded = self._loaded, {}
        for engine in loaded.values():
            engine.close()
