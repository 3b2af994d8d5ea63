"""An episode as the desk's pages show it: states in plain words, the script beside the article."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from audio_pipeline.model import Article, EpisodeRecord, Line, Script, Show, State

STATE_WORDS: Mapping[State, str] = {
    "waiting": "Waiting",
    "producing": "Being made",
    "aired": "On air",
    "skipped": "Left out",
    "failed": "Failed",
    "retracted": "Retracted",
}
STATES_UNDER_WAY = ("waiting", "producing")
ROLE_WORDS = {
    "opening": "the show says",
    "headline": "headline",
    "byline": "byline",
    "disclosure": "disclosure",
    "closing": "the show says",
}
DEED_WORDS = {
    "render again": "asked to make it again",
    "retract": "retracted it",
    "narrate": "asked to narrate it",
    "use refused take": "used a take that was refused",
}


@dataclass(frozen=True)
class EpisodeView:
    id: str
    show: str
    title: str
    url: str
    state: State
    state_words: str
    reason: str
    published: datetime
    revision: int
    is_on_air: bool
    """Something of it can be listened to, be it an older revision."""
    audio: str
    duration: str
    spoken: str


@dataclass(frozen=True)
class Row:
    """A block of the article, or what the show says itself, and the lines that are spoken of it."""

    label: str
    written: str
    kind: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Happening:
    at: datetime
    who: str
    """Empty: the pipeline itself."""
    what: str
    detail: str = ""


def episode_view(shows: Mapping[str, Show], record: EpisodeRecord) -> EpisodeView:
    show = shows.get(record.show)
    on_air = record.episode if record.state != "retracted" else None
    return EpisodeView(
        id=record.id,
        show=show.title if show else record.show,
        title=record.title or record.url,
        url=record.url if record.url.startswith(("https://", "http://")) else "",
        state=record.state,
        state_words=STATE_WORDS[record.state],
        reason=_sentence(_reason(record)),
        published=record.published,
        revision=record.revision,
        is_on_air=on_air is not None,
        audio=on_air.audio.path if on_air else "",
        duration=clock(on_air.duration_s) if on_air else "",
        spoken=_spoken(record),
    )


def is_under_way(record: EpisodeRecord) -> bool:
    return record.state in STATES_UNDER_WAY


def side_by_side(article: Article | None, script: Script | None) -> list[Row]:
    """Every block of the article in its order, spoken or not, and every line of the script."""
    blocks = article.blocks if article else ()
    rows, next_block = [], 0
    for index, lines in _by_block(script.lines if script else ()):
        if index is None or not 0 <= index < len(blocks):
            rows.append(Row(ROLE_WORDS.get(lines[0].role, lines[0].role), "", "", lines))
            continue
        rows += [_unspoken(block.kind, block.text) for block in blocks[next_block:index]]
        rows.append(Row("", blocks[index].text, blocks[index].kind, lines))
        next_block = max(next_block, index + 1)
    return rows + [_unspoken(block.kind, block.text) for block in blocks[next_block:]]


def happenings(
    record: EpisodeRecord, deeds: Sequence[tuple[float, str, str, str]]
) -> list[Happening]:
    """What happened to the episode, and who did it; the newest first."""
    found = [
        Happening(datetime.fromtimestamp(at, UTC), who, DEED_WORDS.get(what, what), detail)
        for at, who, what, detail in deeds
    ]
    found.append(Happening(record.seen_at, "", "first seen"))
    if record.episode:
        on_air = f"revision {record.episode.revision} put on air"
        found.append(Happening(record.episode.updated, "", on_air))
    return sorted(found, key=lambda each: each.at, reverse=True)


def clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _reason(record: EpisodeRecord) -> str:
    if record.state == "producing":
        return record.stage or "queued"
    if record.state == "waiting" and record.next_attempt_at and record.reason:
        again = record.next_attempt_at.astimezone(UTC)
        return f"{record.reason.rstrip('.')}. It is tried again at {again:%H:%M} UTC."
    if record.state == "failed" and record.episode:
        return f"{record.reason.rstrip('.')}. Revision {record.episode.revision} stays on air."
    return record.reason


def _sentence(text: str) -> str:
    """With a capital, unless it begins with an address, which keeps its letters."""
    return text if "/" in text.partition(" ")[0] else text[:1].upper() + text[1:]


def _spoken(record: EpisodeRecord) -> str:
    total = record.synthesized + record.reused
    if not total:
        return ""
    return f"{record.synthesized} of {total} lines spoken anew, {record.reused} kept from before"


def _by_block(lines: Sequence[Line]) -> list[tuple[int | None, tuple[Line, ...]]]:
    """Neighbouring lines of one block together; what the show says itself line by line."""
    groups: list[tuple[int | None, tuple[Line, ...]]] = []
    for line in lines:
        if groups and line.block is not None and groups[-1][0] == line.block:
            groups[-1] = (line.block, (*groups[-1][1], line))
        else:
            groups.append((line.block, (line,)))
    return groups


def _unspoken(kind: str, text: str) -> Row:
    return Row("", text, kind, ())
