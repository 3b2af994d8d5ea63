"""What the worker's timers do for each other."""

from pathlib import Path

import pytest

from audio_pipeline.work import worker
from tests.machine.newsroom import running


def test_correction_that_a_poll_finds_waits_for_no_other_timer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "LOOK_EVERY_S", 3600.0)
    with running(tmp_path / "output") as it:
        (story,) = it.newsroom.stories
        story.title = "Bridge opens"
        story.sentences = (*story.sentences[:-1], "It opened again on Friday, a week early.")
        story.updated = story.updated.replace(minute=30)
        it.newsroom.tell()
        it.until(lambda: it.titles_on_air() == ["Bridge opens"])
