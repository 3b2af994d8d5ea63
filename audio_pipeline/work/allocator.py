"""How the C library keeps memory that is free: what long-lived processes of many threads need."""

import ctypes
import os
from contextlib import suppress

M_ARENA_MAX = -8
"""Of glibc's malloc.h."""
ARENAS = 2


def share_arenas() -> None:
    """Have all threads allocate from two arenas, unless MALLOC_ARENA_MAX says how many.

    glibc makes one for nearly every thread, up to eight a processor, and each keeps what its
    busiest moment needed. Before threads are started; does nothing where there is no glibc.
    """
    if "MALLOC_ARENA_MAX" not in os.environ:
        with suppress(AttributeError, OSError):
            ctypes.CDLL(None).mallopt(M_ARENA_MAX, ARENAS)
