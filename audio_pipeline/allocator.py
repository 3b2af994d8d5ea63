"""How the C library keeps memory that is free: what long-lived processes of many threads need."""

import ctypes
import os
from contextlib import suppress

M_TRIM_THRESHOLD, M_MMAP_THRESHOLD, M_ARENA_MAX = -1, -3, -8
"""Of glibc's malloc.h."""
ARENAS = 2
LARGE_BYTES = 4_000_000
KEPT_BYTES = 32_000_000
SET_BY_USER = ("MALLOC_ARENA_MAX", "MALLOC_MMAP_THRESHOLD_", "MALLOC_TRIM_THRESHOLD_")


def keep_little_memory() -> None:
    """Have what is freed go back to the system, unless the environment says how memory is kept.

    glibc makes an arena for nearly every thread, up to eight a processor, and each keeps what its
    busiest moment needed: all threads share two. And whenever a large piece is freed it takes
    larger ones than that from its arenas, up to 32 MB, where small ones that stay keep them from
    being given back: what is larger than a take's samples is mapped by itself. Mapping smaller
    pieces too, or giving back the free end of an arena each time, cost a mix a fifth of its time.
    Before threads are started; does nothing where there is no glibc.
    """
    if any(name in os.environ for name in SET_BY_USER):
        return
    with suppress(AttributeError, OSError):
        library = ctypes.CDLL(None)
        library.mallopt(M_ARENA_MAX, ARENAS)
        library.mallopt(M_MMAP_THRESHOLD, LARGE_BYTES)
        library.mallopt(M_TRIM_THRESHOLD, KEPT_BYTES)


def give_back_memory() -> None:
    """Have every page that is free go back to the system now, those between small pieces too.

    Some milliseconds; does nothing where there is no glibc.
    """
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
