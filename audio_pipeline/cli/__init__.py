"""The command line: one file a verb; what is heavy is imported inside the verb.

Standard output carries data only; progress and logs go to standard error. Exit status: 0 done,
1 the work failed, 2 the call or its input was wrong.
"""

import sys
from importlib import import_module

import click

VERBS = {
    "demo": "A sample newsroom, and the pipeline that reads it aloud.",
    "run": "Watch the sources, make the episodes and serve them, until stopped.",
    "once": "Poll every source now, make what is due, publish, exit.",
    "extract": "What an article's page says, without its clutter.",
    "script": "What will be said of a page, line by line.",
    "render": "An MP3 of any page, with no configuration at all.",
    "list": "Every episode with its state and reason.",
    "show": "All that is known of one episode.",
    "rerender": "Make an episode again.",
    "retract": "Take an episode off air.",
    "embed": "The snippet that puts an episode's player on a page.",
    "check": "What podcast apps would refuse in a feed.",
    "doctor": "What works here, what does not, and how to mend it.",
}
WRONG, FAILED = 2, 1


class Verbs(click.Group):
    """Loads a verb's file when it is called, so that `--help` loads none."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in VERBS:
            return None
        module = import_module(f"audio_pipeline.cli.{MODULES.get(name, name)}")
        command: click.Command = module.command
        return command

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))


MODULES = {"list": "listing"}  # a module named `list` would hide the type


@click.group(
    cls=Verbs,
    epilog="Begin with: audio-pipeline demo. Each command has its own --help with examples.",
)
@click.version_option(package_name="audio-pipeline")
def cli() -> None:
    """Every newly published article becomes a narrated, labelled podcast episode."""


def main() -> None:
    """Run a verb; what went wrong is one line on standard error."""
    from audio_pipeline.errors import AudioPipelineError, UsageError

    try:
        cli(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(WRONG)
    except UsageError as error:
        _fail(str(error), WRONG)
    except AudioPipelineError as error:
        _fail(str(error), FAILED)
    except (click.Abort, KeyboardInterrupt):
        _fail("interrupted", 130)
    except BrokenPipeError:
        # the reader of our output has gone; nothing is left to be said to it
        sys.stderr.close()
        sys.exit(FAILED)


def _fail(message: str, status: int) -> None:
    print(f"audio-pipeline: {message}", file=sys.stderr)
    sys.exit(status)
