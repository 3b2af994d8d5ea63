"""scipy's filter of second-order sections, without the rest of scipy.signal.

All of scipy.signal takes 0.8 s and 78 MB to import, for every process that mixes; the filter, a
file of its own that needs numpy alone, 1 ms and 0.2 MB (scipy 1.17).
"""

import sysconfig
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import scipy

Numbers = npt.NDArray[np.float64]
Filter = Callable[[Numbers, Numbers, Numbers], None]
"""Of sections (n, 6), samples (1, any), which it changes, and state (1, n, 2), which moves on."""


def whole_scipy(sections: Numbers, samples: Numbers, state: Numbers) -> None:
    """By scipy.signal's public function."""
    from scipy.signal import sosfilt

    samples[0], state[0] = sosfilt(sections, samples[0], zi=state[0])


def _alone() -> Filter:
    """The filter alone; all of scipy.signal where a release of scipy has it in another place."""
    ending = sysconfig.get_config_var("EXT_SUFFIX")
    path = Path(scipy.__file__).parent / "signal" / f"_sosfilt{ending}"
    spec = spec_from_file_location("scipy.signal._sosfilt", path)
    if not path.is_file() or spec is None or spec.loader is None:
        return whole_scipy
    module: Any = module_from_spec(spec)
    spec.loader.exec_module(module)
    alone: Filter = getattr(module, "_sosfilt", whole_scipy)
    return alone


section_filter = _alone()
"""Loaded with this module, which one thread imports while others wait: two that load the compiled
file at once are told that it cannot be initialized again."""
