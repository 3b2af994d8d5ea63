"""The number of arenas of the C library, as it tells it itself."""

import os
import platform
import re
import subprocess
import sys

import pytest

THREADS = """
import ctypes, threading
from audio_pipeline.work.allocator import share_arenas
share_arenas()
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
together = threading.Barrier(12)
def allocate():
    together.wait()
    libc.malloc(5_000)
    together.wait()
threads = [threading.Thread(target=allocate) for _ in range(12)]
for thread in threads: thread.start()
for thread in threads: thread.join()
libc.malloc_stats()
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library")
@pytest.mark.parametrize(("set_to", "most"), [("", 2), ("5", 5)])
def test_threads_share_two_arenas_or_as_many_as_somebody_says(set_to: str, most: int) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "MALLOC_ARENA_MAX"}
    if set_to:
        environment["MALLOC_ARENA_MAX"] = set_to
    told = subprocess.run(
        (sys.executable, "-c", THREADS), env=environment, capture_output=True, check=True
    ).stderr.decode()
    assert len(re.findall(r"^Arena \d+:", told, re.MULTILINE)) == most
