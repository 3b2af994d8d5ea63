"""What is no longer needed goes, what anybody may still ask for stays; real files, real store."""

import os
from dataclasses import replace
from datetime import timedelta

from dbos import DBOS

from audio_pipeline.model import EpisodeRecord, Speech
from audio_pipeline.store import audit, sources, transitions, work_queue
from audio_pipeline.store.passes import issue_pass
from audio_pipeline.work.actions import retract
from audio_pipeline.work.air import rewrite_show
from audio_pipeline.work.catch_up import catch_up
from audio_pipeline.work.prune import prune, prune_media, prune_when_due
from audio_pipeline.work.takes import needed_takes, prune_takes
from audio_pipeline.work.tools import Tools
from audio_pipeline.work.worker import open_worker
from tests.work.newsroom import SENTENCES, Clock, Newsroom, only_episode


def media(tools: Tools) -> set[str]:
    return set(tools.storage.paths("media/"))


def named(record: EpisodeRecord) -> set[str]:
    episode = record.episode
    assert episode is not None
    return {each.path for each in (episode.audio, episode.transcript, episode.words)} | {
        episode.chapters.path
    }


def take_keys(tools: Tools) -> set[str]:
    return {path.stem for path in (tools.settings.state / "takes").glob("*/*.json")}


def correct(newsroom: Newsroom, tools: Tools, clock: Clock) -> None:
    story = replace(newsroom.stories[0], sentences=(*SENTENCES[:-1], "All of it was put off."))
    newsroom.stories[0] = replace(story, updated=story.updated + timedelta(hours=1))
    newsroom.tell()
    clock.move(minutes=5)
    catch_up(tools)


def test_replaced_revision_stays_for_a_week_and_then_goes(
    newsroom: Newsroom, tools: Tools, clock: Clock
) -> None:
    catch_up(tools)
    old = named(only_episode(tools))
    correct(newsroom, tools, clock)
    new = named(only_episode(tools))
    clock.move(days=6, hours=23)
    assert prune_media(tools) == 0
    assert media(tools) == old | new
    clock.move(hours=2)
    assert prune_media(tools) == len(old - new) > 0
    assert media(tools) == new
    assert prune_media(tools) == 0


def test_file_that_a_published_page_still_names_stays(
    newsroom: Newsroom, tools: Tools, clock: Clock
) -> None:
    catch_up(tools)
    record = only_episode(tools)
    old, page = named(record), f"episodes/{record.id}/index.html"
    old_page = tools.storage.read(page)
    correct(newsroom, tools, clock)
    tools.storage.write(page, old_page)  # as if the process had died before it was written anew
    clock.move(days=30)
    prune_media(tools)
    assert record.episode is not None
    assert record.episode.audio.path in media(tools)
    rewritten = only_episode(tools)
    tools.storage.delete(page)
    rewrite_show(tools, "daily")
    prune_media(tools)
    assert media(tools) == named(rewritten)
    assert old - media(tools)


def test_nothing_goes_while_an_episode_is_made_again(
    newsroom: Newsroom, tools: Tools, clock: Clock
) -> None:
    catch_up(tools)
    old = named(only_episode(tools))
    correct(newsroom, tools, clock)
    clock.move(days=30)
    transitions.request_render(tools.database, only_episode(tools).id, clock())
    assert prune_media(tools) == 0
    assert old <= media(tools)


def test_retraction_that_was_cut_off_is_finished(tools: Tools) -> None:
    catch_up(tools)
    record = only_episode(tools)
    transitions.retract(tools.database, record.id, "wrong name")
    assert prune(tools)["retractions"] == 1
    assert record.guid.encode() not in tools.storage.read("shows/daily/feed.xml")
    assert not tools.storage.exists(f"episodes/{record.id}.json")
    assert media(tools) == set()
    assert prune(tools)["retractions"] == 0


def test_takes_on_air_stay_and_unused_ones_go(
    newsroom: Newsroom, tools: Tools, clock: Clock
) -> None:
    catch_up(tools)
    before = take_keys(tools)
    assert before == needed_takes(tools)
    correct(newsroom, tools, clock)
    clock.move(days=29)
    assert prune_takes(tools) == 0
    clock.move(days=2)
    assert prune_takes(tools) == len(before - needed_takes(tools)) == 1
    assert take_keys(tools) == needed_takes(tools)
    assert not list((tools.settings.state / "takes").glob(".*"))


def test_take_used_lately_stays_though_no_episode_has_it(tools: Tools, clock: Clock) -> None:
    catch_up(tools)
    retract(tools, only_episode(tools).id, "wrong name", "test")
    clock.move(days=31)
    keys = take_keys(tools)
    used = min(keys)
    later_s = clock().timestamp()
    description = tools.settings.state / "takes" / used[:2] / f"{used}.json"
    os.utime(description, (later_s, later_s))
    assert prune_takes(tools) == len(keys) - 1
    assert take_keys(tools) == {used}
    assert tools.takes.find(used) is not None


def test_take_that_is_found_counts_as_used(tools: Tools) -> None:
    catch_up(tools)
    key = min(take_keys(tools))
    for path in (tools.settings.state / "takes" / key[:2]).glob(f"{key}*"):
        os.utime(path, (0, 0))
    assert tools.takes.uses()[0].key == key
    assert tools.takes.find(key) is not None
    assert not tools.takes.forget(key, 1.0)
    assert tools.takes.find(key) is not None


def test_ended_workflows_go_after_their_days_and_ones_not_yet_followed_stay(
    tools: Tools, clock: Clock
) -> None:
    catch_up(tools)
    record = only_episode(tools)
    with open_worker(tools):
        assert prune(tools)["workflows"] == 0
        clock.move(days=8)
        workflow_id = f"{record.id}-1-1"
        assert DBOS.get_workflow_status(workflow_id) is not None
        transitions.request_render(tools.database, record.id, clock())
        (due,) = work_queue.due(tools.database, clock())
        assert transitions.claim(tools.database, due, workflow_id)  # as if it had just ended
        assert prune(tools)["workflows"] == 0
        transitions.release(tools.database, record.id, workflow_id)
        assert prune(tools)["workflows"] == 1
        assert DBOS.get_workflow_status(workflow_id) is None
        assert DBOS.list_workflow_steps(workflow_id) == []


def test_old_deeds_links_and_forgotten_sources_go(tools: Tools, clock: Clock) -> None:
    catch_up(tools)
    record = only_episode(tools)
    audit.record_deed(tools.database, record.id, "api", "render again", "", clock())
    issue_pass(tools.database, "link", clock())
    assert sources.claim_poll(tools.database, "daily", "feed:gone", clock(), clock()) is not None
    sources.poll_succeeded(tools.database, "daily", "feed:gone", sources.SourceState(), clock())
    with open_worker(tools):
        gone = prune(tools)
        assert (gone["deeds"], gone["sources"], gone["passes"]) == (0, 0, 0)
        clock.move(days=366)
        gone = prune(tools)
        assert (gone["deeds"], gone["sources"], gone["passes"]) == (1, 1, 1)
    (left,) = sources.all_sources(tools.database)
    assert left.source == tools.settings.shows["daily"].sources[0].id
    assert audit.deeds(tools.database, record.id) == []


def test_recording_that_was_never_published_goes(tools: Tools, clock: Clock) -> None:
    catch_up(tools)
    leftover = tools.mixes / "0123456789abcdef.mp3"
    leftover.write_bytes(b"audio")
    with open_worker(tools):
        assert prune(tools)["leftovers"] == 0
        clock.move(days=8)
        assert prune(tools)["leftovers"] == 1
    assert list(tools.mixes.iterdir()) == []


def test_engine_that_cannot_say_what_it_is_keeps_all_takes(tools: Tools, clock: Clock) -> None:
    catch_up(tools)
    before = take_keys(tools)
    show = replace(
        tools.settings.shows["daily"],
        voices={"*": replace(tools.settings.shows["daily"].voices["*"], engine="none")},
    )
    other = replace(tools, settings=replace(tools.settings, shows={"daily": show}))
    clock.move(days=90)
    with open_worker(tools):
        assert prune(other)["takes"] == 0
    assert take_keys(tools) == before


def test_pruning_is_due_once_a_day_also_after_a_clock_that_was_ahead(
    tools: Tools, clock: Clock
) -> None:
    catch_up(tools)  # prunes
    leftover = tools.mixes / "0123456789abcdef.mp3"
    leftover.write_bytes(b"audio")
    os.utime(leftover, (0, 0))
    with open_worker(tools):
        prune_when_due(tools)
        assert leftover.exists()
        clock.move(days=-10)
        prune_when_due(tools)
        assert not leftover.exists()


def test_speech_kept_by_two_workers_goes_whole(tools: Tools) -> None:
    catch_up(tools)
    key = min(take_keys(tools))
    kept = tools.takes.find(key)
    assert kept is not None
    other = kept.path.read_bytes() + b"\0\0"
    tools.takes.keep(key, Speech(other, kept.media_type, ()))
    folder = tools.settings.state / "takes" / key[:2]
    assert len(list(folder.glob(f"{key}.*"))) == 4  # both, one's measurements, the description
    assert tools.takes.forget(key, 2e10)
    assert list(folder.glob(f"{key}.*")) == []
