"""A page to an MP3 without store, lock or workflow: what `render` and `script` do."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from audio_pipeline.allocator import keep_little_memory
from audio_pipeline.config import Settings
from audio_pipeline.errors import ArticleSkipped, UsageError
from audio_pipeline.extract import load_site
from audio_pipeline.model import EMBEDDED_VOICES, Article, Mix, Script, Show, Voice
from audio_pipeline.studio import Ear, Engines, Listening, TakeStore
from audio_pipeline.work.lexicon import lexicon_of
from audio_pipeline.work.reading import read_article, write_script
from audio_pipeline.work.record import Recording, record
from audio_pipeline.work.timeline import Timeline
from audio_pipeline.work.tools import check_show

PLAIN_SHOW = Show(name="render", title="Audio Pipeline", voices=EMBEDDED_VOICES)
"""What speaks where no show is configured: the embedded voices, and no opening but the headline."""


@dataclass(frozen=True)
class Rendering:
    """A file on disk and the script it speaks."""

    path: Path
    mix: Mix
    script: Script
    article: Article
    synthesized: int
    reused: int


def show_of(settings: Settings, name: str) -> Show:
    """The configured show of that name, or a plain one where none is named. Raises UsageError."""
    if not name:
        return PLAIN_SHOW
    if name not in settings.shows:
        known = ", ".join(settings.shows) or "none is configured"
        raise UsageError(f"there is no show {name!r}", f"the shows are: {known}")
    check_show(settings, settings.shows[name])
    return settings.shows[name]


def article_of(content: str | bytes, url: str, settings: Settings) -> Article:
    """The article on a page. A page that is none is wrong input: UsageError with the reason."""
    site = load_site(settings.folder / "sites", url)
    try:
        return read_article(content, url, site)
    except ArticleSkipped as error:
        raise UsageError(f"{url or 'the page'}: {error}") from None


def script_of(
    content: str | bytes, url: str, show: Show, settings: Settings
) -> tuple[Script, Article]:
    """What will be said of a page. Raises UsageError, ConfigError."""
    article = article_of(content, url, settings)
    return write_script(article, show, lexicon_of(settings, show, article)), article


def render(
    content: str | bytes,
    url: str,
    show: Show,
    settings: Settings,
    out: Path,
    *,
    voice: Voice | None = None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    timeline: Timeline | None = None,
) -> Rendering:
    """Write the MP3 of a page to `out`, atomically; takes are kept under the state folder.

    `timeline` notes what was asked of the engine, and when.

    Raises UsageError for a page that is no article or a path that cannot be written, and what
    perform and mix raise.
    """
    if out.is_dir() or not out.parent.is_dir():
        raise UsageError(
            f"{out}: not a file that can be written", "name one in a folder that exists"
        )
    keep_little_memory()
    script, article = script_of(content, url, show, settings)
    watch = timeline or Timeline()
    engines = Engines(settings.engines, watch.asked, settings.state / "engines")
    try:
        recording = record(
            script,
            show,
            engines,
            TakeStore(settings.state / "takes"),
            settings.state / "renders",
            progress=progress,
            voices=() if voice is None else (voice,),
            listening=Listening(Ear(recognizer=settings.work.whisper_model))
            if show.check_takes
            else None,
        )
    finally:
        engines.close()
    watch.mixed()
    _move(recording, out)
    return Rendering(out, recording.mix, script, article, recording.synthesized, recording.reused)


def _move(recording: Recording, out: Path) -> None:
    partial = out.with_name(f".{out.name}.partial")
    try:
        shutil.copyfile(recording.mix.path, partial)
        partial.replace(out)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise UsageError(f"{out}: cannot be written: {error.strerror}") from None
    recording.mix.path.unlink(missing_ok=True)
