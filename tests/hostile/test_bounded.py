"""A task under limits ends, whatever it does, and the next one does not notice."""

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from audio_pipeline.bounded import Limits, Task, run
from audio_pipeline.errors import ArticleSkipped, AudioPipelineError, SourceFailed

SHORT = Limits(cpu_s=1, wall_s=3.0, memory_bytes=300_000_000)


def ask(name: str, question: bytes = b"", body: bytes = b"", limits: Limits = SHORT) -> object:
    task = Task(f"tests.hostile.tasks:{name}", question, body, limits)
    return json.loads(run(task, lambda why: ArticleSkipped(f"the page {why}")))


def test_answer_comes_back_whole() -> None:
    text = "Привіт\n" * 500_000
    assert ask("echo", b"q", text.encode()) == "q" + text


def test_task_without_a_body_may_answer_before_all_of_it_is_sent() -> None:
    assert [ask("echo", b"q") for _ in range(50)] == ["q"] * 50


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("spin", "the page takes more than 1 s to read"),
        ("hold_the_interpreter", "the page takes more than 1 s to read"),
        ("sleep", "the page takes more than 1 s to read"),
        ("fill_the_memory", "the page needs too much memory"),
        ("crash", "the page crashes what reads it"),
        ("recurse", "the page broke its reader (RecursionError)"),
        ("answer_without_end", "the page needs too much memory"),
    ],
)
def test_task_that_misbehaves_is_one_error_and_the_next_does_not_notice(
    name: str, reason: str
) -> None:
    with pytest.raises(ArticleSkipped) as raised:
        ask(name)
    assert str(raised.value) == reason
    assert ask("echo", b"still here") == "still here"


def test_error_of_ours_comes_back_as_it_was() -> None:
    with pytest.raises(SourceFailed) as raised:
        ask("refuse")
    assert (raised.value.message, raised.value.mend) == ("this is no feed", "give one")


def test_no_file_can_be_written(tmp_path: Path) -> None:
    there = tmp_path / "written"
    with pytest.raises(AudioPipelineError):
        ask("write_a_file", body=os.fsencode(there))
    assert not there.exists() or there.read_bytes() == b""


def test_nothing_is_left_for_the_next_task() -> None:
    assert ask("leave_something", b"secret") == ""
    assert ask("leave_something", b"other") == ""


def test_passwords_of_the_environment_stay_outside() -> None:
    script = (
        "import json; from audio_pipeline.bounded import Task, run\n"
        "print(run(Task('tests.hostile.tasks:environment', b'', b''), RuntimeError).decode())"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        (sys.executable, "-c", script),
        capture_output=True,
        check=True,
        timeout=60,
        env={**os.environ, "AUDIO_PIPELINE_TOKEN": "secret-7", "PYTHONPATH": str(root)},
    )
    assert b"PYTHONPATH" in done.stdout
    assert b"secret-7" not in done.stdout


def test_sockets_of_other_tasks_are_not_in_reach() -> None:
    assert ask("descriptors") == 1


def test_killed_server_is_started_again() -> None:
    with pytest.raises(ArticleSkipped):
        ask("end_the_server")
    assert ask("echo", b"again") == "again"


def test_task_that_takes_all_its_time_holds_up_no_other() -> None:
    ask("echo")
    slow = threading.Thread(target=_suffer)
    slow.start()
    started = time.monotonic()
    assert ask("echo", b"quick") == "quick"
    assert time.monotonic() - started < 2.0
    slow.join()


def _suffer() -> None:
    with pytest.raises(ArticleSkipped):
        ask("sleep")


def test_server_ends_with_the_process_it_serves() -> None:
    script = (
        "import os, signal; from audio_pipeline.bounded import Task, run\n"
        "from audio_pipeline.bounded.run import _server\n"
        "run(Task('tests.hostile.tasks:echo', b'1', b''), RuntimeError)\n"
        "print(_server._process.pid, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run(
        (sys.executable, "-c", script),
        capture_output=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    folder = Path("/proc", done.stdout.decode().strip())
    ends = time.monotonic() + 10
    while folder.exists() and "Z" not in (folder / "stat").read_text().split()[2]:
        assert time.monotonic() < ends, "the server outlives the process that it serves"
        time.sleep(0.05)
