"""`audio-pipeline render PAGE -o OUT.mp3`"""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audio_pipeline.cli.options import (
    about,
    config_option,
    json_option,
    page_options,
    read_page,
    settings_of,
)

if TYPE_CHECKING:
    from audio_pipeline.work.render import Rendering
    from audio_pipeline.work.timeline import Timeline


@click.command("render")
@page_options
@click.option(
    "-o", "--output", "out", required=True, type=click.Path(path_type=Path), help="The MP3's path."
)
@click.option("--engine", default="", help="edge, hibari, espeak or another installed engine.")
@click.option("--voice", default="", help="The engine's own name of a voice.")
@click.option("--show", "show", default="", help="The configured show to render it for.")
@click.option(
    "--timeline",
    type=click.Path(path_type=Path, dir_okay=False, writable=True),
    help="A picture (SVG) of what was asked of the engine, and when.",
)
@json_option
@config_option
def command(
    page: str,
    url: str,
    out: Path,
    engine: str,
    voice: str,
    show: str,
    timeline: Path | None,
    as_json: bool,
    config: Path,
) -> None:
    """Make an MP3 of PAGE (a file, an address, or -); no configuration is needed.

    \b
    audio-pipeline render https://example.org/news/bridge -o bridge.mp3
    audio-pipeline render saved.html -o saved.mp3 --engine edge --voice en-GB-SoniaNeural
    """
    from audio_pipeline.cli.logs import log_to_stderr
    from audio_pipeline.cli.progress import lines_progress
    from audio_pipeline.model import Voice
    from audio_pipeline.work.render import render, show_of
    from audio_pipeline.work.timeline import Timeline

    if voice and not engine:
        raise click.UsageError("--voice needs --engine: a voice's name is its engine's own")
    settings = settings_of(config, required=False)
    log_to_stderr(settings)
    content, address = read_page(page, url, settings)
    watch = Timeline()
    with about(page, show), lines_progress(out.name) as progress:
        done = render(
            content,
            address,
            show_of(settings, show),
            settings,
            out,
            voice=Voice(engine, voice) if engine else None,
            progress=progress,
            timeline=watch,
        )
    if timeline is not None:
        _draw(watch, done, timeline)
    if as_json:
        print(json.dumps(as_data(done), indent=2))
    else:
        print(in_words(done))


def _draw(watch: "Timeline", done: "Rendering", path: Path) -> None:
    from audio_pipeline.work.timeline import picture

    try:
        path.write_text(picture(watch.bars(), done.script), encoding="utf-8")
    except OSError as error:
        raise click.UsageError(f"{path}: cannot be written: {error.strerror}") from None


def as_data(done: "Rendering") -> dict[str, object]:
    """What `--json` prints."""
    return {
        "path": str(done.path),
        "bytes": done.mix.bytes,
        "duration_s": round(done.mix.duration_s, 3),
        "loudness_lufs": round(done.mix.loudness_lufs, 2),
        "true_peak_dbtp": round(done.mix.true_peak_dbtp, 2),
        "lines": len(done.script.lines),
        "synthesized": done.synthesized,
        "reused": done.reused,
    }


def in_words(done: "Rendering") -> str:
    return (
        "{path}: {duration_s} s, {loudness_lufs} LUFS, {true_peak_dbtp} dBTP; "
        "{lines} lines, {synthesized} spoken, {reused} used again".format(**as_data(done))
    )
