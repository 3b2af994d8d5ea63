"""Of all who want a line at once, in threads and processes, one has it spoken."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from concurrent.futures import CancelledError, ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from audio_pipeline.engines.wav import wav
from audio_pipeline.errors import StorageFailed
from audio_pipeline.model import Line, Speech
from audio_pipeline.studio import Kept, TakeStore, take_key
from audio_pipeline.studio.single_flight import remove_if_free

LINES = [Line("body", f"Line {number}.", f"Line {number}.", 0) for number in range(12)]
KEYS = [take_key(line, "counting") for line in LINES]
WITHIN_S = 10

SPEAK = """
    import sys, time
    from pathlib import Path
    from tests.studio.test_single_flight import KEYS, once
    from audio_pipeline.studio import TakeStore

    store, asked = TakeStore(Path(sys.argv[1])), Path(sys.argv[2])
    print("ready", flush=True)
    sys.stdin.readline()
    for key in KEYS:
        once(store, key, asked)
"""
HOLD = """
    import sys, time
    from pathlib import Path
    from tests.studio.test_single_flight import KEYS
    from audio_pipeline.studio import TakeStore

    with TakeStore(Path(sys.argv[1])).alone(KEYS[0]):
        print("held", flush=True)
        time.sleep(60)
"""


def once(store: TakeStore, key: str, asked: Path) -> Kept:
    """As a performance does it, with an engine that counts."""
    with store.alone(key):
        return store.find(key) or store.keep(key, spoken(key, asked))


def spoken(key: str, asked: Path) -> Speech:
    with asked.open("a") as file:
        file.write(f"{key}\n")
    time.sleep(0.02)
    return Speech(wav(b"\1\0" * 800, 16_000), "audio/wav", ())


def run(code: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )


def locks(folder: Path) -> list[Path]:
    return list(folder.rglob(".*.lock"))


def test_two_processes_that_want_the_same_lines_ask_for_each_once(tmp_path: Path) -> None:
    takes, asked = tmp_path / "takes", tmp_path / "asked"
    processes = [run(SPEAK, takes, asked) for _ in range(2)]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    assert sorted(asked.read_text().split()) == sorted(KEYS)
    assert locks(takes) == []


def test_threads_that_want_the_same_line_ask_for_it_once(tmp_path: Path) -> None:
    store, asked = TakeStore(tmp_path / "takes"), tmp_path / "asked"
    with ThreadPoolExecutor(8) as pool:
        kept = list(pool.map(lambda key: once(store, key, asked), KEYS[:2] * 4))
    assert sorted(asked.read_text().split()) == sorted(KEYS[:2])
    assert len(set(kept)) == 2


def test_who_waits_can_be_stopped(tmp_path: Path) -> None:
    store = TakeStore(tmp_path / "takes")
    looks = iter([False, True])
    with (
        store.alone(KEYS[0]),
        pytest.raises(CancelledError),
        TakeStore(tmp_path / "takes").alone(KEYS[0], lambda: next(looks)),
    ):
        raise AssertionError("two have it")
    with store.alone(KEYS[0], lambda: True):
        pass  # nobody had it: nobody was asked


def test_lock_of_a_killed_process_is_free_and_is_swept(tmp_path: Path) -> None:
    process = run(HOLD, tmp_path / "takes")
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    (left,) = locks(tmp_path / "takes")
    assert not remove_if_free(left)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    with TakeStore(tmp_path / "takes").alone(KEYS[0]):
        pass
    assert locks(tmp_path / "takes") == []
    left.write_bytes(b"")
    assert remove_if_free(left)
    assert not remove_if_free(left)


def test_lock_on_a_file_that_was_removed_meanwhile_does_not_count(tmp_path: Path) -> None:
    store = TakeStore(tmp_path / "takes")
    inside, let_go = Event(), Event()

    def hold() -> None:
        with store.alone(KEYS[0]):
            inside.set()
            let_go.wait(WITHIN_S)

    def look() -> bool:
        with store.alone(KEYS[0]):
            return let_go.is_set() and len(locks(tmp_path / "takes")) == 1

    with ThreadPoolExecutor(2) as pool:
        with store.alone(KEYS[0]):
            waiting = pool.submit(look)
            time.sleep(0.3)  # it has the file open by now
            locks(tmp_path / "takes")[0].unlink()  # by somebody who tidies up
            holding = pool.submit(hold)
            assert inside.wait(WITHIN_S)
        time.sleep(0.3)
        let_go.set()
        holding.result(WITHIN_S)
        assert waiting.result(WITHIN_S)


def test_who_waited_holds_the_file_that_is_there(tmp_path: Path) -> None:
    store = TakeStore(tmp_path / "takes")

    def look() -> int:
        with store.alone(KEYS[0]):
            return len(locks(tmp_path / "takes"))

    with ThreadPoolExecutor(1) as pool:
        with store.alone(KEYS[0]):
            waiting = pool.submit(look)
            time.sleep(0.3)
        assert waiting.result(WITHIN_S) == 1


def test_failure_to_speak_lets_go_of_the_line(tmp_path: Path) -> None:
    store = TakeStore(tmp_path / "takes")
    with pytest.raises(ZeroDivisionError), store.alone(KEYS[0]):
        raise ZeroDivisionError
    assert locks(tmp_path / "takes") == []


def test_folder_that_cannot_be_made_is_a_failure_of_storage(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StorageFailed, match="cannot be locked"):
        TakeStore(tmp_path / "file").alone(KEYS[0]).__enter__()
