"""The lexicon of an operator's configuration, from its file to what is spoken and recorded."""

from dataclasses import replace
from pathlib import Path

from audio_pipeline.model import EpisodeRecord, Voice
from audio_pipeline.work.actions import render_again
from audio_pipeline.work.catch_up import catch_up
from audio_pipeline.work.lexicon import lexicon_for
from audio_pipeline.work.tools import Tools, open_tools
from tests.standins.edge import EdgeStandIn
from tests.work.newsroom import SENTENCES, Clock, Newsroom, only_episode, settings_for

ENTRY = '[[entry]]\nwritten = "bridge"\nalias = "{alias}"\nipa = "{ipa}"\ncase = "any"\n'


def edit(tools: Tools, text: str, name: str = "en.toml") -> None:
    path = tools.settings.folder / "lexicon" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def entry(alias: str = "", ipa: str = "") -> str:
    return ENTRY.format(alias=alias, ipa=ipa)


def rendered_again(tools: Tools, clock: Clock) -> EpisodeRecord:
    render_again(tools, only_episode(tools).id, "test")
    clock.move(minutes=5)
    catch_up(tools)
    record = only_episode(tools)
    assert (record.state, record.reason) == ("aired", "")
    return record


def lines_with(word: str, record: EpisodeRecord) -> int:
    assert record.script is not None
    return sum(word in line.text.lower() for line in record.script.lines)


def test_changed_sound_speaks_the_lines_that_have_the_word_anew(tools: Tools, clock: Clock) -> None:
    catch_up(tools)
    first = only_episode(tools)
    assert first.script is not None
    edit(tools, entry(ipa="ˈbɹiːdʒ"))
    second = rendered_again(tools, clock)
    assert second.script is not None
    with_word = lines_with("bridge", second)
    assert 0 < with_word < len(second.script.lines)
    assert second.synthesized == with_word
    assert second.reused == len(second.script.lines) - with_word
    assert second.script.lexicon == lexicon_for(tools.settings, tools.show("daily"), "en").version
    assert second.script.lexicon != first.script.lexicon
    assert [line.spoken for line in second.script.lines] == [
        line.spoken for line in first.script.lines
    ]


def test_changed_alias_asks_the_service_for_the_lines_that_have_the_word(
    newsroom: Newsroom, tmp_path: Path, clock: Clock
) -> None:
    with EdgeStandIn() as service:
        settings = settings_for(newsroom, tmp_path / "edge", voices={"*": Voice("edge")})
        settings = replace(settings, engines={"edge": {"endpoint": service.url}})
        with open_tools(settings, clock) as tools:
            catch_up(tools)
            service.texts.clear()
            edit(tools, entry(alias="brij"), "shows/daily.toml")
            record = rendered_again(tools, clock)
            assert len(service.texts) == lines_with("bridge", record)
            assert SENTENCES[0].replace("bridge", "brij") in service.texts


def test_broken_lexicon_lets_the_episode_wait_and_loses_nothing(tools: Tools, clock: Clock) -> None:
    edit(tools, entry())
    catch_up(tools)
    waiting = only_episode(tools)
    path = tools.settings.folder / "lexicon/en.toml"
    assert waiting.state == "waiting"
    assert waiting.reason == f"{path}: entry 1 (bridge): needs an alias, ipa or both"
    edit(tools, entry(alias="brij"))
    clock.move(minutes=5)
    catch_up(tools)
    record = only_episode(tools)
    assert (record.state, record.reason) == ("aired", "")
    assert record.script is not None
    assert any("brij" in line.spoken for line in record.script.lines)
