"""What may become of an episode, each change one conditional update.

    waiting -> producing -> aired | waiting (again later) | failed | skipped
    anything -> retracted;  aired -> waiting (a new revision, or made again)

An episode stays on air while a newer revision of it is waited for.
"""

from datetime import datetime

import sqlalchemy as sa

from audio_pipeline.model import Article, Episode, EpisodeRecord, Script, Voice
from audio_pipeline.store.database import Database, to_json
from audio_pipeline.store.tables import episodes


def claim(database: Database, episode: EpisodeRecord, workflow_id: str) -> bool:
    """Take a due episode for one workflow; False when it is no longer as it was read."""
    return _change(
        database,
        _at(episode.id, episode.revision, episode.attempt)
        & (episodes.c.state == "waiting")
        & episodes.c.workflow_id.is_(None),
        state="producing",
        workflow_id=workflow_id,
        stage="queued",
    )


def release(database: Database, episode_id: str, workflow_id: str) -> None:
    """The workflow has ended, however it ended."""
    _change(
        database,
        (episodes.c.id == episode_id) & (episodes.c.workflow_id == workflow_id),
        workflow_id=None,
        stage="",
    )


def keep_article(
    database: Database, episode_id: str, revision: int, article: Article, content_hash: str
) -> None:
    """The article that this revision is made of."""
    _change(
        database,
        (episodes.c.id == episode_id) & (episodes.c.revision == revision),
        article=to_json(article),
        content_hash=content_hash,
        title=article.title,
        url=article.url,
    )


def keep_script(database: Database, episode_id: str, revision: int, script: Script) -> None:
    _change(
        database,
        (episodes.c.id == episode_id) & (episodes.c.revision == revision),
        script=to_json(script),
    )


def set_stage(database: Database, episode_id: str, revision: int, stage: str) -> None:
    """What people see of the work in hand."""
    _change(
        database, (episodes.c.id == episode_id) & (episodes.c.revision == revision), stage=stage
    )


def air(
    database: Database,
    episode: Episode,
    attempt: int,
    *,
    synthesized: int,
    reused: int,
    look_again_at: datetime | None,
) -> bool:
    """Put the episode on air if its revision is current and it is not retracted.

    True also when this very attempt aired before (a step that is done again); else False, and
    nothing has changed.
    """
    where = _at(episode.id, episode.revision, attempt)
    return _change(
        database,
        where & episodes.c.state.in_(("producing", "aired")),
        state="aired",
        reason="",
        failures=0,
        next_attempt_at=None,
        episode=to_json(episode),
        published=episode.published.timestamp(),
        title=episode.title,
        synthesized=synthesized,
        reused=reused,
        look_again_at=_sooner(look_again_at),
    )


def redate(database: Database, episode: Episode) -> bool:
    """Other dates for what is on air, if this revision of it still is."""
    return _change(
        database,
        (episodes.c.id == episode.id)
        & (episodes.c.revision == episode.revision)
        & episodes.c.episode.is_not(None),
        episode=to_json(episode),
        published=episode.published.timestamp(),
    )


def wait(
    database: Database, episode: EpisodeRecord, reason: str, next_attempt_at: datetime
) -> bool:
    """The attempt failed and is made again later; also where it aired and its feed did not come."""
    return _change(
        database,
        _at(episode.id, episode.revision, episode.attempt)
        & episodes.c.state.in_(("producing", "aired")),
        state="waiting",
        reason=reason,
        attempt=episodes.c.attempt + 1,
        failures=episodes.c.failures + 1,
        next_attempt_at=next_attempt_at.timestamp(),
    )


def give_up(database: Database, episode: EpisodeRecord, reason: str, *, skipped: bool) -> bool:
    """The article is skipped, or an editor must look; an older revision stays on air."""
    ended = "skipped" if skipped else "failed"
    return _change(
        database,
        _at(episode.id, episode.revision, episode.attempt) & (episodes.c.state == "producing"),
        state=sa.case(
            (episodes.c.episode.is_not(None) & sa.literal(skipped), "aired"), else_=ended
        ),
        reason=reason,
        attempt=episodes.c.attempt + 1,
        failures=episodes.c.failures + 1,
        next_attempt_at=None,
    )


def start_revision(
    database: Database,
    episode: EpisodeRecord,
    article: Article,
    content_hash: str,
    now: datetime,
) -> bool:
    """The article's words have changed: a new revision is wanted, and the one in work is not."""
    return _change(
        database,
        (episodes.c.id == episode.id)
        & (episodes.c.revision == episode.revision)
        & (episodes.c.content_hash != content_hash)
        & (episodes.c.state != "retracted"),
        # an article that was never fetched before (too short, say) is still its first revision
        revision=episodes.c.revision + sa.case((episodes.c.content_hash == "", 0), else_=1),
        attempt=sa.case((episodes.c.content_hash == "", episodes.c.attempt + 1), else_=1),
        failures=0,
        state="waiting",
        reason="",
        next_attempt_at=now.timestamp(),
        article=to_json(article),
        content_hash=content_hash,
        title=article.title,
    )


def request_render(
    database: Database, episode_id: str, now: datetime, source: str | None = None
) -> bool:
    """An editor wants it made again, at once; also after a retraction.

    `source`: the one whose rules hold for it from now on, where that changes.
    """
    return _change(
        database,
        episodes.c.id == episode_id,
        source=episodes.c.source if source is None else source,
        state="waiting",
        reason="",
        attempt=episodes.c.attempt + 1,
        failures=0,
        next_attempt_at=now.timestamp(),
    )


def request_respeaking(
    database: Database, episode: EpisodeRecord, reason: str, now: datetime
) -> bool:
    """What is on air is made again of the same words, unless something else is wanted of it."""
    return _change(
        database,
        _at(episode.id, episode.revision, episode.attempt) & (episodes.c.state == "aired"),
        state="waiting",
        reason=reason,
        attempt=episodes.c.attempt + 1,
        next_attempt_at=now.timestamp(),
    )


def stay(database: Database, episode: EpisodeRecord, next_attempt_at: datetime) -> bool:
    """What is on air was to be made again and could not be: it stays as it is till then."""
    return _change(
        database,
        _at(episode.id, episode.revision, episode.attempt) & (episodes.c.state == "producing"),
        state="aired",
        reason="",
        failures=episodes.c.failures + 1,
        next_attempt_at=next_attempt_at.timestamp(),
    )


def choose_voice(database: Database, episode_id: str, voice: Voice | None) -> bool:
    """This episode alone is spoken by that voice from now on; None: by its show's again."""
    value = None if voice is None else to_json(voice)
    return _change(database, episodes.c.id == episode_id, voice=value)


def make_due(database: Database, show: str, reason: str, now: datetime) -> int:
    """Make now what waits in that show for a reason that begins so; answers how many."""
    statement = (
        sa.update(episodes)
        .where(
            episodes.c.show == show,
            episodes.c.state == "waiting",
            episodes.c.reason.startswith(reason, autoescape=True),
        )
        .values(next_attempt_at=now.timestamp())
    )
    with database.begin() as connection:
        return connection.execute(statement).rowcount


def retract(database: Database, episode_id: str, reason: str) -> bool:
    """Off air, and whatever is in work for it is no longer wanted."""
    return _change(
        database,
        episodes.c.id == episode_id,
        state="retracted",
        reason=reason,
        attempt=episodes.c.attempt + 1,
        next_attempt_at=None,
        look_again_at=None,
        episode=None,
    )


def _at(episode_id: str, revision: int, attempt: int) -> sa.ColumnElement[bool]:
    return sa.and_(
        episodes.c.id == episode_id,
        episodes.c.revision == revision,
        episodes.c.attempt == attempt,
    )


def _change(database: Database, where: sa.ColumnElement[bool], **values: object) -> bool:
    with database.begin() as connection:
        return connection.execute(sa.update(episodes).where(where).values(**values)).rowcount == 1


def _sooner(at: datetime | None) -> sa.ColumnElement[float | None]:
    """When to look again, unless a change that was noted meanwhile asks for it sooner."""
    noted = episodes.c.look_again_at
    moment = sa.literal(None if at is None else at.timestamp(), sa.Float)
    return sa.case(
        (noted.is_(None), moment), (moment.is_(None), noted), (noted > moment, moment), else_=noted
    )
