from dataclasses import replace

import pytest

from audio_pipeline.errors import ArticleSkipped, EngineMisconfigured
from audio_pipeline.model import Show, Voice
from audio_pipeline.studio import Engines, second_voice, speaking_order, voice_for

EDGE_EN, EDGE_ANY = Voice("edge", "en-US-AriaNeural"), Voice("edge")


def show(fallback: bool = False, **voices: Voice) -> Show:
    named = {"*" if name == "any" else name: voice for name, voice in voices.items()}
    return Show("news", "News", fallback=fallback, voices=named)


def test_the_voice_of_the_language_comes_before_the_voice_for_any() -> None:
    assert voice_for(show(en=EDGE_EN, any=EDGE_ANY), "en") == EDGE_EN
    assert voice_for(show(en=EDGE_EN, any=EDGE_ANY), "uk") == EDGE_ANY


def test_an_article_in_a_language_without_a_voice_is_skipped_with_the_reason() -> None:
    with pytest.raises(ArticleSkipped, match="no voice for the language 'uk'"):
        voice_for(show(en=EDGE_EN), "uk")


def test_nobody_stands_in_where_the_show_wants_none() -> None:
    assert speaking_order(show(any=EDGE_ANY), "en") == (EDGE_ANY,)


def test_the_last_stand_in_is_the_embedded_voice_of_the_language() -> None:
    assert speaking_order(show(True, any=EDGE_ANY), "en") == (EDGE_ANY, Voice("hibari"))
    assert speaking_order(show(True, any=EDGE_ANY), "uk") == (EDGE_ANY, Voice("espeak"))


def test_the_embedded_voice_is_never_of_the_engine_that_failed() -> None:
    hibari, ukrainian = Voice("hibari"), Voice("espeak", "uk")
    assert speaking_order(show(True, en=hibari), "en") == (hibari, Voice("espeak"))
    assert speaking_order(show(True, any=ukrainian), "uk") == (ukrainian,)


def test_the_shows_own_choice_comes_before_the_embedded_voice() -> None:
    named = {"en": (EDGE_ANY, EDGE_EN), "*": (Voice("espeak", "en-gb"),)}
    plain = replace(show(True, any=EDGE_EN), fallback_voices=named)
    assert speaking_order(plain, "en") == (EDGE_EN, EDGE_ANY, Voice("hibari"))
    assert speaking_order(plain, "uk") == (EDGE_EN, Voice("espeak", "en-gb"), Voice("espeak"))


def test_an_engine_is_loaded_once() -> None:
    engines = Engines({})
    assert engines.get("espeak") is engines.get("espeak")
    engines.close()


def test_settings_reach_the_engine_they_name() -> None:
    engines = Engines({"edge": {"endpoint": "nowhere"}, "espeak": {}})
    assert engines.get("espeak").name == "espeak"
    with pytest.raises(EngineMisconfigured, match="endpoint"):
        engines.get("edge")
    engines.close()


def test_the_second_voice_asks_beside_the_show_s_own_voice_and_beside_no_other() -> None:
    second = Voice("edge", "en-US-AndrewNeural")
    asked = replace(show(en=EDGE_EN, any=EDGE_ANY), second_voices={"en": second})
    assert second_voice(asked, "en", EDGE_EN) == second
    assert second_voice(asked, "en", Voice("hibari")) is None
    assert second_voice(asked, "uk", EDGE_ANY) is None
    assert second_voice(show(en=EDGE_EN), "en", EDGE_EN) is None
