"""Site profiles: what an operator says of a host wins; what is wrong names file and key."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from audio_pipeline.errors import ArticleSkipped, ConfigError
from audio_pipeline.extract import extract, load_site
from audio_pipeline.model import SiteProfile

EXAMPLE = Path(__file__).parents[2] / "config" / "sites" / "example.org.toml"
SENTENCE = "The harbour master said on Tuesday that pier {} would stay shut until autumn."
PAGE = f"""<html lang="en"><head><title>Wrong title</title></head><body>
<div class="hl">Pier stays shut</div><span class="who">By Jane Doe</span>
<i class="when">4 March 2025</i>
<div class="text related"><p>{SENTENCE.format(1)}</p>
<p class="promo">Our app is out now, for you.</p>
<p>{SENTENCE.format(2)}</p><p>Weather tomorrow: rain.</p><ul><li>Short item</li></ul></div>
<div class="text2"><p>{SENTENCE.format(3)}</p></div></body></html>"""


def write(folder: Path, text: str, name: str = "example.org.toml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_profile_is_found_by_host_and_by_its_parent(tmp_path: Path) -> None:
    write(tmp_path, 'root = "main"')
    write(tmp_path, 'root = "article"', "news.example.org.toml")
    found = [
        load_site(tmp_path, f"https://{host}/a")
        for host in (
            "example.org",
            "www.example.org:8080",
            "NEWS.example.org",
            "a.news.example.org",
        )
    ]
    assert [site.root for site in found if site] == ["main", "main", "article", "article"]


@pytest.mark.parametrize(
    "url", ["https://other.org/", "", "http://[", "https://../../etc/passwd", "org"]
)
def test_host_without_a_profile_has_none(tmp_path: Path, url: str) -> None:
    write(tmp_path, 'root = "main"')
    write(tmp_path, 'root = "main"', "org.toml")
    assert load_site(tmp_path, url) is None


def test_loopback_host_may_have_a_profile(tmp_path: Path) -> None:
    write(tmp_path, 'root = "main"', "localhost.toml")
    assert load_site(tmp_path, "http://localhost:9000/a") == SiteProfile(root="main")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("roott = 'main'", ["roott", "no such key", "root"]),
        ("root = 5", ["root", "no text"]),
        ("drop = 'p'", ["drop", "no list"]),
        ("drop = [1]", ["drop", "no list"]),
        ("drop = ['p[']", ["drop", "'p['", "no CSS selector"]),
        ("title = '>>'", ["title", "no CSS selector"]),
        ("drop_lines = ['(unclosed']", ["drop_lines", "'(unclosed'", "no pattern"]),
        ("drop_lines = ['(?=look)']", ["drop_lines", "look-around"]),
        ("root = ", ["cannot be read"]),
    ],
)
def test_mistake_names_file_and_key(tmp_path: Path, text: str, parts: list[str]) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ConfigError) as wrong:
        load_site(tmp_path, "https://example.org/a")
    assert all(part in str(wrong.value) for part in [str(path), *parts])


def test_shipped_example_works_as_it_is_and_with_its_comments_taken_away(tmp_path: Path) -> None:
    assert load_site(EXAMPLE.parent, "https://example.org/") == SiteProfile()
    lines = EXAMPLE.read_text("utf-8").splitlines()
    values = [line.removeprefix("# ") for line in lines if " = " in line]
    write(tmp_path, "\n".join(values))
    site = load_site(tmp_path, "https://www.example.org/")
    assert site is not None
    assert all((site.root, site.drop, site.title, site.byline, site.published, site.drop_lines))
    assert site.silent_meta


def test_profile_wins_over_what_is_found() -> None:
    site = SiteProfile(
        root=".text",
        drop=(".promo",),
        title=".hl",
        byline=".who",
        published=".when",
        drop_lines=("^Weather ",),
    )
    article = extract(PAGE, "https://example.org/a/b", site)
    assert [block.text for block in article.blocks] == [
        SENTENCE.format(1),
        SENTENCE.format(2),
        "Short item",
    ]
    assert (article.title, article.byline) == ("Pier stays shut", "Jane Doe")
    assert article.published == datetime(2025, 3, 4, tzinfo=UTC)


def test_profile_whose_selectors_find_nothing_leaves_the_general_rules() -> None:
    site = SiteProfile(root=".no-such", title=".none", byline=".none", published=".none")
    article = extract(PAGE.replace(" related", ""), "https://example.org/a/b", site)
    assert SENTENCE.format(1) in [block.text for block in article.blocks]
    assert article.title == "Wrong title"


def test_hostile_line_does_not_hold_a_pattern() -> None:
    site = SiteProfile(root="body", drop_lines=("^(a+)+$",))
    with pytest.raises(ArticleSkipped):
        extract("<html><body><p>" + "a" * 200_000 + "!</p></body></html>", "https://x.org/a", site)


@pytest.mark.parametrize("site", [SiteProfile(root="p["), SiteProfile(drop_lines=("(",))])
def test_profile_made_by_hand_is_checked_too(site: SiteProfile) -> None:
    with pytest.raises(ConfigError):
        extract(PAGE, "https://example.org/a/b", site)


def test_switch_of_a_profile_is_true_or_false(tmp_path: Path) -> None:
    (tmp_path / "example.org.toml").write_text("live_blogs = true\n")
    assert load_site(tmp_path, "https://example.org/a") == SiteProfile(live_blogs=True)
    (tmp_path / "example.org.toml").write_text('paid_content = "yes"\n')
    with pytest.raises(ConfigError, match="paid_content: is not true or false"):
        load_site(tmp_path, "https://example.org/a")
