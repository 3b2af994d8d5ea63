"""publish(): names carry the content's hash, and done twice is done once."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from audio_pipeline.errors import StorageFailed, UsageError
from audio_pipeline.model import Article, Block, Episode, Mix, Script, Show
from audio_pipeline.publish import FolderStorage, publish
from audio_pipeline.publish.media import describe
from tests.publish.conftest import FILES, MORNING, Publisher

ARTICLE = Article("https://dailypage.example/1", "Trams & <script>", "en", ())
SCRIPT = Script("en", ARTICLE.title, ARTICLE.url, "Created with AI assistance.", ())


def put_on_air(mix: Mix, show: Show, storage: FolderStorage, episode_id: str = "one") -> Episode:
    return publish(
        mix,
        SCRIPT,
        ARTICLE,
        show,
        storage,
        episode_id=episode_id,
        guid="guid",
        revision=1,
        published=MORNING,
        now=MORNING,
        files=FILES,
    )


def test_each_file_is_there_under_its_own_hash(
    show: Show, storage: FolderStorage, make_mix: Callable[..., Mix]
) -> None:
    episode = put_on_air(make_mix(), show, storage)
    endings = {".mp3", ".vtt", ".words.json", ".chapters.json"}
    stored = (episode.audio, episode.transcript, episode.words, episode.chapters)
    for file in stored:
        data = storage.read(file.path)
        assert hashlib.sha256(data).hexdigest() == file.sha256
        assert len(data) == file.bytes
        stem, _, ending = file.path.partition(f"-{file.sha256[:12]}")
        assert stem == "media/one/trams-script"
        endings.remove(ending)
    assert endings == set()
    assert storage.paths("") == sorted(file.path for file in stored)


def test_publishing_again_writes_nothing_and_says_the_same(
    show: Show, storage: FolderStorage, root: Path, make_mix: Callable[..., Mix]
) -> None:
    mix = make_mix()
    before = put_on_air(mix, show, storage)
    times = {path: (root / path).stat().st_mtime_ns for path in storage.paths("")}
    mix.path.unlink()
    assert put_on_air(mix, show, storage) == before
    assert {path: (root / path).stat().st_mtime_ns for path in storage.paths("")} == times


def test_correction_gets_names_of_its_own_and_leaves_the_old_file(publish_one: Publisher) -> None:
    old, new = publish_one(1), publish_one(1, content="corrected", revision=2)
    assert new.audio.path != old.audio.path
    assert new.guid == old.guid


def test_mix_that_is_not_what_it_was_is_not_published(
    show: Show, storage: FolderStorage, make_mix: Callable[..., Mix]
) -> None:
    mix = make_mix()
    with pytest.raises(StorageFailed, match=r"has \d+ bytes, not the 1 it was made with"):
        put_on_air(replace(mix, bytes=1), show, storage)
    mix.path.unlink()
    with pytest.raises(StorageFailed, match="is gone"):
        put_on_air(mix, show, storage)


def test_episode_id_that_leads_elsewhere_is_refused(
    show: Show, storage: FolderStorage, make_mix: Callable[..., Mix]
) -> None:
    with pytest.raises(UsageError):
        put_on_air(make_mix(), show, storage, "../one")
    assert storage.paths("") == []


def test_description_is_the_articles_own() -> None:
    assert describe(replace(ARTICLE, description=" What it\n means. ")) == "What it means."


def test_description_falls_back_on_the_first_paragraph() -> None:
    blocks = (Block("heading", "The vote", 2), Block("paragraph", "word " * 200))
    text = describe(replace(ARTICLE, blocks=blocks))
    assert text.startswith("word word")
    assert text.endswith("word …")
    assert len(text) <= 501
