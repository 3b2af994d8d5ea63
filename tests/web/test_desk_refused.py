"""Lines that are not fit for the air, at the desk: heard, and used all the same."""

import pytest

from audio_pipeline.engines.wav import wav
from audio_pipeline.model import Speech, Voice
from audio_pipeline.store import transitions
from audio_pipeline.studio import Fault, take_keys
from tests.web.conftest import Newsroom, Visitor

AUDIO = wav(bytes(range(256)) * 40, 24_000)
MESSAGE = "it is 0.40 s long, for this text 1.00 to 2.00 s are likely"


@pytest.fixture
def refused(newsroom: Newsroom) -> tuple[str, str]:
    """An episode, and the name of its first line's faulty take."""
    episode_id = newsroom.episode_on_air()
    tools, voice = newsroom.tools, Voice("espeak")
    transitions.choose_voice(tools.database, episode_id, voice)
    record = newsroom.record(episode_id)
    assert record.script is not None
    line = record.script.lines[0]
    key = take_keys(tools.engines.get(voice.engine), voice, record.script.language)(line)
    speech = Speech(AUDIO, "audio/wav", ())
    tools.refused.put(key, speech, line, voice, [Fault("length", MESSAGE)])
    return episode_id, key


def test_refused_line_is_shown_and_heard(newsroom: Newsroom, refused: tuple[str, str]) -> None:
    episode_id, key = refused
    visitor, _ = newsroom.editor()
    page = visitor.get(f"/desk/episodes/{episode_id}").text
    assert "Not fit for the air" in page
    assert MESSAGE in page
    answer = visitor.get(f"/desk/episodes/{episode_id}/takes/{key}")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "audio/wav")
    assert answer.content == AUDIO
    assert Visitor(newsroom.app).get(f"/desk/episodes/{episode_id}/takes/{key}").status_code == 401


def test_editor_uses_it_all_the_same(newsroom: Newsroom, refused: tuple[str, str]) -> None:
    episode_id, key = refused
    visitor, proof = newsroom.editor()
    answer = visitor.post(f"/desk/episodes/{episode_id}/takes/{key}/use", data={"csrf": proof})
    assert answer.status_code == 303
    assert answer.headers["location"] == f"../../../{episode_id}?done=render"
    assert newsroom.tools.takes.has(key)
    assert newsroom.record(episode_id).state == "waiting"
    assert newsroom.woken == ["woken"]
    page = visitor.get(f"/desk/episodes/{episode_id}").text
    assert "Not fit for the air" not in page
    assert "used a take that was refused: line 1: " + MESSAGE in page


@pytest.mark.parametrize("key", ["0" * 64, "x", "..%2f..%2fstore.sqlite"])
def test_what_is_no_take_of_the_episode_is_not_found(
    newsroom: Newsroom, refused: tuple[str, str], key: str
) -> None:
    visitor, proof = newsroom.editor()
    path = f"/desk/episodes/{refused[0]}/takes/{key}"
    assert visitor.get(path).status_code == 404
    assert visitor.post(f"{path}/use", data={"csrf": proof}).status_code in (404, 405)
