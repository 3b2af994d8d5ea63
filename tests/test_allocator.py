"""The arenas of the C library and what it maps, as it tells it itself."""

import ctypes
import os
import platform
import re
import subprocess
import sys

import pytest

THREADS = """
import ctypes, threading
from audio_pipeline.allocator import keep_little_memory
keep_little_memory()
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
    environment = {k: v for k, v in os.environ.items() if not k.startswith("MALLOC_")}
    if set_to:
        environment["MALLOC_ARENA_MAX"] = set_to
    told = subprocess.run(
        (sys.executable, "-c", THREADS), env=environment, capture_output=True, check=True
    ).stderr.decode()
    assert len(re.findall(r"^Arena \d+:", told, re.MULTILINE)) == most


MAPPED = """
import ctypes
from audio_pipeline.allocator import keep_little_memory
keep_little_memory()
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.free.argtypes = [ctypes.c_void_p]
class Info(ctypes.Structure):
    _fields_ = [(str(number), ctypes.c_size_t) for number in range(10)]
libc.mallinfo2.restype = Info
mapped = lambda: getattr(libc.mallinfo2(), "4")  # hblkhd
libc.free(libc.malloc(8_000_000))
before = mapped()
libc.malloc(4_000_000)
print(mapped() - before >= 4_000_000)
"""


@pytest.mark.skipif(
    not hasattr(ctypes.CDLL(None), "mallinfo2"), reason="glibc before 2.33, or none"
)
@pytest.mark.parametrize(("set_to", "mapped"), [("", "True"), ("2", "False")])
def test_samples_are_mapped_by_themselves_also_after_larger_ones(set_to: str, mapped: str) -> None:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("MALLOC_")}
    if set_to:
        environment["MALLOC_ARENA_MAX"] = set_to  # who sets one, sets all
    told = subprocess.run(
        (sys.executable, "-c", MAPPED), env=environment, capture_output=True, check=True, text=True
    ).stdout
    assert told.strip() == mapped


SCATTERED = """
from audio_pipeline.allocator import give_back_memory, keep_little_memory
keep_little_memory()
resident = lambda: int(open("/proc/self/statm").read().split()[1])
pieces = [bytes(60_000) for _ in range(1_000)]
kept = pieces[::50]
del pieces
before = resident()
give_back_memory()
print((before - resident()) * 4096)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library")
def test_what_is_free_between_small_pieces_is_given_back() -> None:
    told = subprocess.run(
        (sys.executable, "-c", SCATTERED), capture_output=True, check=True, text=True
    ).stdout
    assert int(told) > 40_000_000
