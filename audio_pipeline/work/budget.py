"""What speaking costs each show in a month, and where it ends.

A line counts once, for the show that uses it first, in the month in which it was spoken: also one
that was spoken for an attempt that then failed, or for a process that was killed before it counted.
"""

import contextlib
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from audio_pipeline.errors import BudgetUsedUp, EngineMisconfigured
from audio_pipeline.model import Script, Show, Take, Voice
from audio_pipeline.store import spending, transitions
from audio_pipeline.studio import parts, second_voice, take_keys
from audio_pipeline.work.tools import Tools
from audio_pipeline.work.trail import said

log = logging.getLogger("audio_pipeline.work")

WARNS_AT = 0.8
WARNS_EVERY = timedelta(days=1)
COUNTED_FOR = timedelta(days=31)
"""A kept line that was spoken longer ago counts no more; till then it is known which have."""
FORGOTTEN_AFTER = 2 * COUNTED_FOR
MILLION = 1_000_000
REASON = "the show's budget of "


@dataclass(frozen=True)
class ShowSpending:
    """What one show had spoken in a month; `budget` 0: it has none."""

    show: str
    month: str
    characters: int
    cost: float
    budget: float
    by_engine: Sequence[spending.Spent]

    @property
    def is_short(self) -> bool:
        """Whether the budget is used up, or will be soon."""
        return 0 < self.budget * WARNS_AT <= self.cost


@contextmanager
def counted(tools: Tools, show: Show, script: Script) -> Iterator[Callable[[Take], None]]:
    """Around the recording of a script: what it is handed as takes come is counted at the end,
    however that comes."""
    takes: list[Take] = []
    try:
        yield takes.append
    finally:
        _count(tools, show, script, takes)
        _warn_if_short(tools, show)


def raise_if_used_up(tools: Tools, show: Show, script: Script, voice: Voice) -> None:
    """Raises BudgetUsedUp where a line must be paid for and the month's money is spent."""
    now = tools.now().astimezone(UTC)
    if not show.budget or _spent(tools, show, now) < show.budget:
        return
    try:
        if not _costs(tools, show, script, voice):
            return
    except EngineMisconfigured:
        return  # the recording meets it as well, and another voice may speak instead
    turn = month_after(now)
    raise BudgetUsedUp(
        f"{REASON}{show.budget:.2f} for {now:%B %Y} is used up",
        f"raise shows.{show.name}.budget or wait for {turn.day} {turn:%B}",
        retry_after_s=(turn - now).total_seconds(),
    )


def is_used_up(tools: Tools, show: Show, engines: Iterable[str]) -> bool:
    """Whether the month's money is spent and one of the engines costs some."""
    if not show.budget or _spent(tools, show, tools.now()) < show.budget:
        return False
    return any(_price(tools, engine) for engine in engines)


def go_on(tools: Tools) -> None:
    """Make at once what waits for money that there is now: the budget was raised, or is gone."""
    for show in tools.settings.shows.values():
        if not show.budget or _spent(tools, show, tools.now()) < show.budget:
            transitions.make_due(tools.database, show.name, REASON, tools.now())


def this_month(tools: Tools) -> list[ShowSpending]:
    """Every configured show's spending in this month, and that of others that had some."""
    month = spending.month_of(tools.now())
    found = spending.spent_in(tools.database, month)
    names = [*tools.settings.shows, *dict.fromkeys(each.show for each in found)]
    return [_of_show(tools, name, month, found) for name in dict.fromkeys(names)]


def forget_counted(tools: Tools) -> int:
    """Forget which lines were counted once none of them can count again; answers how many."""
    return spending.forget_spoken(tools.database, tools.now() - FORGOTTEN_AFTER)


def month_after(moment: datetime) -> datetime:
    """The first moment of the next month, in UTC."""
    first = moment.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return (first + timedelta(days=32)).replace(day=1)


def _spent(tools: Tools, show: Show, moment: datetime) -> float:
    return spending.cost_in(tools.database, show.name, spending.month_of(moment))


def _costs(tools: Tools, show: Show, script: Script, voice: Voice) -> bool:
    """Whether a line must be spoken for money, by `voice` or by the second beside it.

    Raises EngineMisconfigured.
    """
    second = second_voice(show, script.language, voice)
    for each, lines in parts(script, voice, second):
        if _price(tools, each.engine):
            key_of = take_keys(tools.engines.get(each.engine), each, script.language)
            if not all(tools.takes.has(key_of(script.lines[line])) for line in lines):
                return True
    return False


def _count(tools: Tools, show: Show, script: Script, takes: Sequence[Take]) -> None:
    lines = {take.key: line for take in takes if (line := _spoken_line(tools, script, take))}
    if lines:
        spending.count_spoken(tools.database, show.name, lines.values())


def _spoken_line(tools: Tools, script: Script, take: Take) -> spending.SpokenLine | None:
    """The line as it counts; None where that was too long ago, or is not known."""
    kept = tools.takes.described(take.key)
    if kept is None or not kept.kept_at_s:
        return None
    spoken_at = datetime.fromtimestamp(kept.kept_at_s, UTC)
    if spoken_at < tools.now() - COUNTED_FOR:
        return None
    engine = take.voice.engine
    characters = len(script.lines[take.line].spoken)
    cost = characters * _price(tools, engine) / MILLION
    return spending.SpokenLine(take.key, spoken_at, engine, characters, cost)


def _price(tools: Tools, engine: str) -> float:
    """Of a million characters; 0 where nobody knows."""
    return getattr(tools.engines.get(engine), "price_per_million_characters", None) or 0.0


def _of_show(tools: Tools, name: str, month: str, found: Sequence[spending.Spent]) -> ShowSpending:
    own = [each for each in found if each.show == name]
    show = tools.settings.shows.get(name)
    return ShowSpending(
        show=name,
        month=month,
        characters=sum(each.characters for each in own),
        cost=sum(each.cost for each in own),
        budget=show.budget if show else 0.0,
        by_engine=own,
    )


def _warn_if_short(tools: Tools, show: Show) -> None:
    """One line a day, also over restarts."""
    if not show.budget:
        return
    cost = _spent(tools, show, tools.now())
    if cost < show.budget * WARNS_AT:
        return
    stamp = tools.settings.state / f"budget-{show.name}"
    now_s = tools.now().timestamp()
    with contextlib.suppress(OSError):
        if 0 <= now_s - stamp.stat().st_mtime < WARNS_EVERY.total_seconds():
            return
    with contextlib.suppress(OSError):
        stamp.touch()
        os.utime(stamp, (now_s, now_s))
    log.warning(
        "the show's budget is nearly used up" if cost < show.budget else "the budget is used up",
        extra=said(show=show.name, spent=round(cost, 2), budget=show.budget),
    )
