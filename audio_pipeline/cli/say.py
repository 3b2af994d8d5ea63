"""`audio-pipeline say TEXT`"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audio_pipeline.cli.options import config_option, json_option, settings_of

if TYPE_CHECKING:
    from audio_pipeline.work.say import Said


@click.command("say")
@click.argument("text")
@click.option("--voice", default="", help="Who speaks, ENGINE or ENGINE:NAME; else the show's.")
@click.option("--show", "show", default="", help="The configured show; else the embedded voices.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("said.wav"),
    show_default=True,
    help="The sound file to write: .wav, .mp3 or .flac.",
)
@json_option
@config_option
def command(text: str, voice: str, show: str, out: Path, as_json: bool, config: Path) -> None:
    """Speak TEXT with the lexicon, and tell which of its entries were used.

    \b
    audio-pipeline say "Zelensky visited Kharkiv"
    audio-pipeline say "Kyiv's mayor" --voice espeak --out kyiv.mp3
    """
    from audio_pipeline.model import Voice
    from audio_pipeline.work.render import show_of
    from audio_pipeline.work.say import say

    settings = settings_of(config, required=False)
    engine, _, name = voice.strip().partition(":")
    speaker = Voice(engine, name) if engine else None
    said = say(text, show_of(settings, show), speaker, out, settings)
    print(json.dumps(as_data(said), ensure_ascii=False, indent=2) if as_json else in_words(said))


def as_data(said: "Said") -> dict[str, object]:
    """What `--json` prints; the spans count code points of `text`."""
    return {
        "path": str(said.path),
        "duration_s": round(said.duration_s, 3),
        "engine": said.voice.engine,
        "voice": said.voice.name,
        "text": said.line.text,
        "spoken": said.line.spoken,
        "phonemes": said.phonemes,
        "lexicon": [asdict(each) for each in said.found],
    }


def in_words(said: "Said") -> str:
    """The same, for people."""
    named = f"{said.voice.engine} {said.voice.name}".rstrip()
    rows = [
        f"{said.path}: {said.duration_s:.1f} s, spoken by {named}",
        f"spoken: {said.line.spoken}",
    ]
    rows.append(f"phonemes: {said.phonemes or 'this engine does not tell them'}")
    rows += [
        f"{each.rule}: {said.line.text[each.start : each.end]} -> {each.said} {each.ipa}".rstrip()
        for each in said.found
    ]
    return "\n".join(rows if said.found else [*rows, "lexicon: no entry applies"])
