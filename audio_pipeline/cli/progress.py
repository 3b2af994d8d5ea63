"""Progress on a terminal's standard error; nothing where there is no terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def lines_progress(title: str) -> Iterator[Callable[[int, int], None]]:
    """A bar for the lines of one article: how many are spoken of how many."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)

        def show(done: int, total: int) -> None:
            stage = "mixing" if done == total else "speaking"
            bar.update(task, completed=done, total=total, description=f"{title}: {stage}")

        yield show


@contextmanager
def work_progress() -> Iterator[Callable[[list[tuple[str, str]]], None]]:
    """What is in work, a line an article: (title, stage)."""
    if not sys.stderr.isatty():
        yield lambda _rows: None
        return
    from rich.console import Console
    from rich.live import Live
    from rich.table import Table

    with Live(console=Console(stderr=True), transient=True, refresh_per_second=4) as live:

        def show(rows: list[tuple[str, str]]) -> None:
            table = Table.grid(padding=(0, 2))
            for title, stage in rows:
                table.add_row(title[:60], stage)
            live.update(table)

        yield show
