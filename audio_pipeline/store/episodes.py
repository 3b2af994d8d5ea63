"""Episodes as the store knows them: found in listings, read by id, show or state."""

import hashlib
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa

from audio_pipeline.model import Article, Entry, Episode, EpisodeRecord, Script, State, Voice
from audio_pipeline.store.database import Database, from_json, insert_or_ignore, moment, to_json
from audio_pipeline.store.tables import episodes, identities

GUID_NAMESPACE = uuid.UUID("6f1e0d1c-5d8f-5f0b-9a3e-2f9f3f8f6c11")


@dataclass(frozen=True)
class Noted:
    id: str
    outcome: Literal["new", "changed", "known"]


def note_entry(
    database: Database,
    show: str,
    source: str,
    entry: Entry,
    keys: Sequence[str],
    fingerprint: str,
    *,
    now: datetime,
    due_at: datetime,
    skipped: str = "",
) -> Noted:
    """Remember an article that a source lists; whatever its keys, one article is one episode.

    An entry that shares any key (strongest first) with a known one is that episode. A changed
    fingerprint makes it looked at again. `skipped`: the reason why it is left alone.
    """
    with database.begin() as connection:
        if _find(connection, show, keys) is None:
            new = _new_row(show, source, entry, keys[0], fingerprint, now, due_at, skipped)
            if _insert(connection, new):
                _remember_keys(connection, show, keys, new["id"])
                return Noted(new["id"], "new")
        known = _find(connection, show, keys)  # also one that came between our look and our insert
        assert known is not None
        _remember_keys(connection, show, keys, known)
        changed = _note_change(connection, known, entry, fingerprint, now)
        return Noted(known, "changed" if changed else "known")


def claim_identity(database: Database, show: str, episode_id: str, key: str) -> str:
    """Give `key` (a canonical address) to the episode; answers the id that has it.

    Another id than `episode_id` means: the same article is there already.
    """
    with database.begin() as connection:
        _remember_keys(connection, show, [key], episode_id)
        owner = _find(connection, show, [key])
        assert owner is not None
        return owner


def get(database: Database, episode_id: str) -> EpisodeRecord | None:
    with database.read() as connection:
        row = connection.execute(sa.select(episodes).where(episodes.c.id == episode_id)).first()
        return None if row is None else record_of(row)


def entry_of(database: Database, episode_id: str) -> Entry:
    """What the source last listed of the episode's article."""
    with database.read() as connection:
        statement = sa.select(episodes.c.entry).where(episodes.c.id == episode_id)
        return from_json(Entry, connection.execute(statement).scalar_one())


def listing(
    database: Database, show: str | None = None, states: Sequence[State] = (), limit: int = 500
) -> list[EpisodeRecord]:
    """The newest first, without articles and scripts."""
    wanted = [column for column in episodes.c if column.name not in ("article", "script", "entry")]
    statement = sa.select(*wanted).order_by(
        episodes.c.published.desc(), episodes.c.seen_at.desc(), episodes.c.id
    )
    if show is not None:
        statement = statement.where(episodes.c.show == show)
    if states:
        statement = statement.where(episodes.c.state.in_(states))
    with database.read() as connection:
        return [record_of(row) for row in connection.execute(statement.limit(limit))]


def scripts_since(
    database: Database, since: datetime, show: str = ""
) -> Iterator[tuple[str, Script, Voice | None]]:
    """Show, script and chosen voice of each episode published since then, the newest first."""
    statement = (
        sa.select(episodes.c.show, episodes.c.script, episodes.c.voice)
        .where(episodes.c.script.is_not(None), episodes.c.published >= since.timestamp())
        .order_by(episodes.c.published.desc(), episodes.c.id)
    )
    if show:
        statement = statement.where(episodes.c.show == show)
    with database.read() as connection:
        for row in connection.execute(statement):
            voice = from_json(Voice, row.voice) if row.voice else None
            yield row.show, from_json(Script, row.script), voice


def on_air(
    database: Database, show: str, limit: int | None = None, first: int = 0
) -> list[Episode]:
    """The show's published episodes, newest first, at most `limit` of them from `first` on."""
    statement = (
        sa.select(episodes.c.episode)
        .where(
            episodes.c.show == show,
            episodes.c.episode.is_not(None),
            episodes.c.state != "retracted",
        )
        .order_by(episodes.c.published.desc(), episodes.c.id)
        .limit(limit)
        .offset(first)
    )
    with database.read() as connection:
        return [from_json(Episode, text) for text in connection.execute(statement).scalars()]


def find_by_key(database: Database, key: str, show: str | None = None) -> list[str]:
    """Ids of episodes, of any show, that have this identity key."""
    statement = sa.select(identities.c.episode_id).where(identities.c.key == key)
    if show is not None:
        statement = statement.where(identities.c.show == show)
    with database.read() as connection:
        return list(connection.execute(statement.order_by(identities.c.show)).scalars())


def record_of(row: sa.Row[tuple[object, ...]]) -> EpisodeRecord:
    values = row._mapping
    article, script, episode = (values.get(name) for name in ("article", "script", "episode"))
    published, seen_at = moment(row.published), moment(row.seen_at)
    assert published is not None and seen_at is not None
    return EpisodeRecord(
        id=row.id,
        show=row.show,
        guid=row.guid,
        source=row.source,
        url=row.url,
        title=row.title,
        state=row.state,
        reason=row.reason,
        revision=row.revision,
        attempt=row.attempt,
        failures=row.failures,
        published=published,
        seen_at=seen_at,
        next_attempt_at=moment(row.next_attempt_at),
        stage=row.stage,
        synthesized=row.synthesized,
        reused=row.reused,
        voice=from_json(Voice, row.voice) if row.voice else None,
        article=from_json(Article, article) if article else None,
        script=from_json(Script, script) if script else None,
        episode=from_json(Episode, episode) if episode else None,
    )


def _find(connection: sa.Connection, show: str, keys: Sequence[str]) -> str | None:
    statement = sa.select(identities.c.key, identities.c.episode_id).where(
        identities.c.show == show, identities.c.key.in_(list(keys))
    )
    owners = {row.key: row.episode_id for row in connection.execute(statement)}
    return next((owners[key] for key in keys if key in owners), None)


def _new_row(
    show: str,
    source: str,
    entry: Entry,
    key: str,
    fingerprint: str,
    now: datetime,
    due_at: datetime,
    skipped: str,
) -> dict[str, Any]:
    episode_id = hashlib.sha256(f"{show}\n{key}".encode()).hexdigest()[:16]
    return {
        "id": episode_id,
        "show": show,
        "guid": str(uuid.uuid5(GUID_NAMESPACE, f"{show}/{episode_id}")),
        "source": source,
        "url": entry.url,
        "title": entry.title,
        "entry": to_json(entry),
        "fingerprint": fingerprint,
        "state": "skipped" if skipped else "waiting",
        "reason": skipped,
        "published": min(entry.published or now, now).timestamp(),
        "seen_at": now.timestamp(),
        "next_attempt_at": None if skipped else due_at.timestamp(),
    }


def _insert(connection: sa.Connection, row: dict[str, Any]) -> bool:
    """False when somebody else has inserted that episode meanwhile."""
    statement = insert_or_ignore(connection, episodes, **row).returning(episodes.c.id)
    return connection.execute(statement).first() is not None


def _note_change(
    connection: sa.Connection, episode_id: str, entry: Entry, fingerprint: str, now: datetime
) -> bool:
    """Whether the listing says something else than before; then the article is looked at again."""
    changed = connection.execute(
        sa.update(episodes)
        .where(episodes.c.id == episode_id, episodes.c.fingerprint != fingerprint)
        .values(entry=to_json(entry), fingerprint=fingerprint, look_again_at=now.timestamp())
    )
    return changed.rowcount > 0


def _remember_keys(
    connection: sa.Connection, show: str, keys: Sequence[str], episode_id: str
) -> None:
    for key in keys:
        connection.execute(
            insert_or_ignore(connection, identities, show=show, key=key, episode_id=episode_id)
        )
