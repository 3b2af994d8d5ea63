"""`audio-pipeline rerender ID`"""

import sys
from pathlib import Path

import click

from audio_pipeline.cli.options import Whole, config_option, settings_of

WHO = "command line"


@click.command("rerender")
@click.argument("episode_id", metavar="ID")
@click.option(
    "--line",
    "lines",
    type=Whole(1),
    multiple=True,
    help="Have this line spoken anew, numbered as `show` prints it. May be given several times.",
)
@click.option(
    "--voice",
    default="",
    metavar="ENGINE[:NAME]",
    help="Who speaks this episode alone from now on; `show` gives it its show's voice again.",
)
@click.option(
    "--accept", is_flag=True, help="Use its lines that sounded faulty, as they were spoken."
)
@click.option("--fresh", is_flag=True, help="Have all its lines spoken anew.")
@config_option
def command(
    episode_id: str, lines: tuple[int, ...], voice: str, accept: bool, fresh: bool, config: Path
) -> None:
    """Fetch the article anew and make its episode again; exits once it is on air.

    Lines that have not changed are not spoken anew, but where --line or --fresh say so.

    \b
    audio-pipeline rerender 3f2a9c0d41b7e865
    audio-pipeline rerender 3f2a9c0d41b7e865 --line 4 --line 7
    audio-pipeline rerender 3f2a9c0d41b7e865 --voice edge:en-GB-SoniaNeural
    """
    from audio_pipeline.cli.interrupt import end_at_once_when_interrupted
    from audio_pipeline.cli.logs import log_to_stderr
    from audio_pipeline.cli.progress import work_progress
    from audio_pipeline.cli.tables import print_episodes
    from audio_pipeline.work.again import render_with
    from audio_pipeline.work.catch_up import wait_for
    from audio_pipeline.work.refused import use_refused
    from audio_pipeline.work.tools import open_tools

    if fresh and lines:
        raise click.UsageError("--fresh has all lines spoken anew: leave --line out")
    if accept and (fresh or lines or voice):
        raise click.UsageError("--accept uses what was spoken: give it alone")
    settings = settings_of(config)
    log_to_stderr(settings)
    end_at_once_when_interrupted()
    with open_tools(settings) as tools, work_progress() as show:
        if accept:
            use_refused(tools, episode_id, WHO)
        else:
            render_with(tools, episode_id, WHO, lines=lines, fresh=fresh, voice=voice.strip())
        record = wait_for(tools, episode_id, show)
    print_episodes([record])
    if record.state != "aired" or record.reason:
        sys.exit(1)
