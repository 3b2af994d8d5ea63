"""A render that is killed in the middle of its parallel lines, and made again."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.standins.edge import EdgeStandIn, Profile

PROGRAM = [sys.executable, "-c", "from audio_pipeline.cli import main; main()"]
LINES = 40
PAGE = (
    '<!doctype html><html lang="en"><head><title>The bridge is closed</title></head><body><article>'
    "<h1>The bridge is closed</h1>"
    + "".join(
        f"<p>Sentence number {number} of the council says that the old bridge stays closed.</p>"
        for number in range(LINES)
    )
    + "</article></body></html>"
)


def begin(folder: Path, service: EdgeStandIn, out: str) -> subprocess.Popen[bytes]:
    (folder / "page.html").write_text(PAGE)
    given = {
        **os.environ,
        "AUDIO_PIPELINE_ENGINES__EDGE__ENDPOINT": service.url,
        "AUDIO_PIPELINE_OUTPUT": str(folder / "output"),
    }
    return subprocess.Popen(
        [*PROGRAM, "render", "page.html", "-o", out, "--engine", "edge"],
        cwd=folder,
        env=given,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )


def kept(folder: Path) -> int:
    """Takes that are whole: the description is written after the audio."""
    return len(list((folder / "output/state/takes").glob("??/[!.]*.json")))


@pytest.mark.parametrize("after", [1, 30])
def test_only_lines_in_flight_are_asked_again_and_the_file_is_the_same(
    after: int, tmp_path: Path
) -> None:
    slow = Profile(connect_s=0.05, first_audio_s=0.15)
    with EdgeStandIn(profile=slow) as service:
        whole = tmp_path / "whole"
        whole.mkdir()
        assert begin(whole, service, "whole.mp3").wait(60) == 0
        in_one_go = len(service.texts)
        service.texts.clear()

        killed = tmp_path / "killed"
        killed.mkdir()
        process = begin(killed, service, "page.mp3")
        deadline_s = time.monotonic() + 30
        while kept(killed) < after and time.monotonic() < deadline_s:
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        time.sleep(0.5)  # what was on its way to the service has come
        asked, kept_before = len(service.texts), kept(killed)
        assert after <= kept_before < in_one_go

        assert begin(killed, service, "page.mp3").wait(60) == 0
        assert len(service.texts) - asked == in_one_go - kept_before
        assert asked - kept_before <= service.greatest_at_once
        assert (killed / "page.mp3").read_bytes() == (whole / "whole.mp3").read_bytes()
