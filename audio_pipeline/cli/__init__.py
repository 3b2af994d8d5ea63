"""The command line: one file a verb; what is heavy is imported inside the verb.

Standard output carries data only; progress and logs go to standard error. Exit status: 0 done,
1 the work failed, 2 the call or its input was wrong.
"""

import contextlib
import os
import sys
from importlib import import_module
from typing import NoReturn

import click

VERBS = {
    "demo": "A sample newsroom, and the pipeline that reads it aloud.",
    "run": "Watch the sources, make the episodes and serve them, until stopped.",
    "once": "Poll every source now, make what is due, publish, exit.",
    "extract": "What an article's page says, without its clutter.",
    "script": "What will be said of a page, line by line.",
    "say": "A sentence as a show's voice says it, to try a name.",
    "lexicon": "Names that voices get wrong: find them, take them in and out.",
    "render": "An MP3 of any page, with no configuration at all.",
    "status": "What is in work, what waits and why, and what came on air last.",
    "list": "Every episode with its state and reason.",
    "show": "All that is known of one episode.",
    "rerender": "Make an episode again.",
    "retract": "Take an episode off air.",
    "site": "What comes back on a site's pages, and what of it is left out.",
    "takes": "What the kept lines occupy, and what of it may go.",
    "embed": "The snippet that puts an episode's player on a page.",
    "check": "What podcast apps would refuse in a feed.",
    "desk": "A new one-time link to the editors' page.",
    "backup": "Copy all that a new machine needs into one file.",
    "restore": "Go on from a backup, in an empty output folder.",
    "doctor": "What works here, what does not, and how to mend it.",
}
WRONG, FAILED, INTERRUPTED = 2, 1, 130


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
    from audio_pipeline.errors import (
        AudioPipelineError,
        EngineMisconfigured,
        FetchRefused,
        UsageError,
    )

    # before a verb imports numpy: the matrices here are small, and BLAS threads that wait for the
    # next one in a loop take twice the processor's time
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        cli(prog_name="audio-pipeline", standalone_mode=False)
        if sys.stdout is not None:  # it is where the caller has closed it
            sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(WRONG)
    except click.ClickException as error:
        _fail(_one_line(error), WRONG)
    except (UsageError, FetchRefused, EngineMisconfigured) as error:
        _fail(str(error), WRONG)
    except AudioPipelineError as error:
        _fail(str(error), FAILED)
    except (click.Abort, KeyboardInterrupt):
        _fail("interrupted", INTERRUPTED)
    except OSError as error:
        _let_go_of_stdout()
        if isinstance(error, BrokenPipeError):  # its reader has gone: nothing is left to be said
            sys.exit(FAILED)
        where = error.filename or "what is printed cannot be written"
        _fail(f"{where}: {error.strerror or error}; make room, or take another place", FAILED)


def _one_line(error: click.ClickException) -> str:
    """What click says of a wrong call, with where to read how it goes."""
    message = " ".join(error.format_message().split()).rstrip(".")
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{message}; try `{context.command_path if context else 'audio-pipeline'} --help`"


def _let_go_of_stdout() -> None:
    """What could not be printed must not be tried again, with a traceback, at the end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(message: str, status: int) -> NoReturn:
    """End at once: a thread in the middle of a line must not go on without the folder's lock."""
    print(f"audio-pipeline: {message}", file=sys.stderr)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
