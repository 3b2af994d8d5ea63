import pytest

from audio_pipeline.errors import ArticleSkipped, EngineMisconfigured
from audio_pipeline.model import Show, Voice
from audio_pipeline.studio import Engines, fallback_voice, voice_for

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


def test_no_fallback_where_the_show_wants_none() -> None:
    assert fallback_voice(show(any=EDGE_ANY), "en") is None


def test_the_fallback_is_the_embedded_voice_of_the_language() -> None:
    assert fallback_voice(show(True, any=EDGE_ANY), "en") == Voice("hibari")
    assert fallback_voice(show(True, any=EDGE_ANY), "uk") == Voice("espeak")


def test_the_fallback_is_never_of_the_engine_that_failed() -> None:
    assert fallback_voice(show(True, en=Voice("hibari")), "en") == Voice("espeak")
    assert fallback_voice(show(True, any=Voice("espeak", "uk")), "uk") is None


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
