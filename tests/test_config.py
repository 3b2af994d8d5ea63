from pathlib import Path

import pytest

from audio_pipeline.config import load_settings
from audio_pipeline.errors import ConfigError

SHIPPED = Path(__file__).parents[1] / "config"


def settings_of(folder: Path, text: str, environment: dict[str, str] | None = None) -> object:
    (folder / "pipeline.toml").write_text(text, encoding="utf-8")
    return load_settings(folder, environment or {})


def test_shipped_configuration_loads_with_edge_and_no_fallback() -> None:
    show = load_settings(SHIPPED, {}).shows["daily"]
    assert show.name == "daily"
    assert show.voices["en"].engine == "edge"
    assert show.fallback is False
    assert show.sources[0].first_poll_articles == 3


def test_environment_overrides_any_key_at_any_depth() -> None:
    settings = load_settings(
        SHIPPED,
        {
            "AUDIO_PIPELINE_ENGINES__EDGE__ENDPOINT": "ws://127.0.0.1:9000/edge",
            "AUDIO_PIPELINE_SHOWS__DAILY__SOURCES__0__POLL_SECONDS": "30",
            "AUDIO_PIPELINE_HTTP__ALLOW": '["127.0.0.1"]',
            "AUDIO_PIPELINE_SHOWS__DAILY__FALLBACK": "true",
            "OTHER": "ignored",
        },
    )
    assert settings.engines["edge"]["endpoint"] == "ws://127.0.0.1:9000/edge"
    assert settings.shows["daily"].sources[0].poll_seconds == 30
    assert settings.http.allow == ("127.0.0.1",)
    assert settings.shows["daily"].fallback is True


def test_absent_file_is_named_unless_it_is_optional(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"pipeline\.toml: there is no such file.*--config"):
        load_settings(tmp_path, {})
    optional = load_settings(
        tmp_path, {"AUDIO_PIPELINE_ENGINES__EDGE__ENDPOINT": "ws://x"}, required=False
    )
    assert optional.engines["edge"]["endpoint"] == "ws://x"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("port = ", r"pipeline\.toml: not valid TOML"),
        ("[shows.a]\ntitle = 'A'\nlangage = 'en'", r"shows\.a\.langage.*did you mean language\?"),
        ("[shows.a]\nlanguage = 'en'", r"shows\.a\.title is missing"),
        ("[web]\nport = 'high'", r"web\.port = 'high'.*integer"),
        ("[web]\nport = 99999", r"web\.port = 99999 is out of range: 0 to 65535"),
        ("base_url = 'localhost'", r"base_url = 'localhost' is not an http"),
        ("[shows.'A b']\ntitle = 'A'", r"shows\.A b: a show's name is lower-case"),
        (
            "[shows.a]\ntitle='A'\n[[shows.a.sources]]\nkind='feed'",
            r"shows\.a\.sources\.0 needs either url or path",
        ),
        (
            "[shows.a]\ntitle='A'\n[shows.a.voices]\nen={engine='edge', rate_percent=500}",
            r"shows\.a\.voices\.en\.rate_percent = 500 is out of range: -50 to 100",
        ),
    ],
)
def test_wrong_configuration_is_said_in_one_line_with_file_and_key(
    tmp_path: Path, text: str, said: str
) -> None:
    with pytest.raises(ConfigError, match=said) as caught:
        settings_of(tmp_path, text)
    assert "\n" not in str(caught.value)


def test_all_faults_are_reported_together(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"web\.prt is not a known key.*work\.articles_at_once"):
        settings_of(tmp_path, "[web]\nprt = 1\n[work]\narticles_at_once = 'x'")


def test_environment_key_below_a_plain_value_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="BASE_URL__X"):
        settings_of(tmp_path, "base_url = 'http://a'", {"AUDIO_PIPELINE_BASE_URL__X": "1"})


def test_fault_of_the_environment_names_its_variable() -> None:
    with pytest.raises(ConfigError, match=r"^environment AUDIO_PIPELINE_WEB__PORT: web\.port"):
        load_settings(SHIPPED, {"AUDIO_PIPELINE_WEB__PORT": "high"})
    with pytest.raises(ConfigError, match=r"^environment AUDIO_PIPELINE_WBE: wbe is not a known"):
        load_settings(SHIPPED, {"AUDIO_PIPELINE_WBE": "x"})


def test_base_url_is_the_servers_own_unless_it_is_told() -> None:
    own = load_settings(SHIPPED, {"AUDIO_PIPELINE_WEB__PORT": "9000"})
    assert own.base_url == "http://127.0.0.1:9000"
    everywhere = load_settings(SHIPPED, {"AUDIO_PIPELINE_WEB__HOST": "0.0.0.0"})
    assert everywhere.base_url == "http://127.0.0.1:8000"


def test_base_url_may_end_in_a_slash() -> None:
    settings = load_settings(SHIPPED, {"AUDIO_PIPELINE_BASE_URL": "https://a.example/audio/"})
    assert settings.base_url == "https://a.example/audio"


def test_settings_of_engines_may_be_numbers(tmp_path: Path) -> None:
    written = "[engines.openai]\nparallel = 2\nprice_per_million_characters = 14.5\n"
    (tmp_path / "pipeline.toml").write_text(written, encoding="utf-8")
    settings = load_settings(tmp_path, {})
    wanted = {"parallel": "2", "price_per_million_characters": "14.5"}
    assert settings.engines == {"openai": wanted}
