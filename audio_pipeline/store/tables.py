"""The store's tables, as the newest of the migrations leaves them.

Moments are kept as seconds since 1970 in UTC, values of `model` as JSON.
"""

import sqlalchemy as sa

SCHEMA_VERSION = 5
"""The number of the newest file in migrations/: who changes a table here adds the next one."""

metadata = sa.MetaData()

schema = sa.Table("schema_version", metadata, sa.Column("version", sa.Integer, primary_key=True))

sources = sa.Table(
    "sources",
    metadata,
    sa.Column("show", sa.Text, primary_key=True),
    sa.Column("source", sa.Text, primary_key=True),
    sa.Column("etag", sa.Text, nullable=False, default=""),
    sa.Column("last_modified", sa.Text, nullable=False, default=""),
    sa.Column("body_hash", sa.Text, nullable=False, default=""),
    sa.Column("polled_at", sa.Float),
    sa.Column("ended_at", sa.Float),
    sa.Column("next_poll_at", sa.Float, nullable=False, default=0.0),
    sa.Column("failures", sa.Integer, nullable=False, default=0),
    sa.Column("error", sa.Text, nullable=False, default=""),
)

episodes = sa.Table(
    "episodes",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("show", sa.Text, nullable=False),
    sa.Column("guid", sa.Text, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("entry", sa.Text, nullable=False),
    sa.Column("fingerprint", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False, default=""),
    sa.Column("revision", sa.Integer, nullable=False, default=1),
    sa.Column("attempt", sa.Integer, nullable=False, default=1),
    sa.Column("failures", sa.Integer, nullable=False, default=0),
    sa.Column("published", sa.Float, nullable=False),
    sa.Column("seen_at", sa.Float, nullable=False),
    sa.Column("next_attempt_at", sa.Float),
    sa.Column("look_again_at", sa.Float),
    sa.Column("workflow_id", sa.Text),
    sa.Column("stage", sa.Text, nullable=False, default=""),
    sa.Column("synthesized", sa.Integer, nullable=False, default=0),
    sa.Column("reused", sa.Integer, nullable=False, default=0),
    sa.Column("article", sa.Text),
    sa.Column("content_hash", sa.Text, nullable=False, default=""),
    sa.Column("script", sa.Text),
    sa.Column("episode", sa.Text),
    sa.Column("voice", sa.Text),
    sa.Index("episodes_by_state", "state", "next_attempt_at"),
    sa.Index("episodes_by_show", "show", "published"),
    sa.Index("episodes_to_look_at_again", "look_again_at"),
    sa.Index(
        "episodes_in_work",
        "workflow_id",
        sqlite_where=sa.text("workflow_id IS NOT NULL"),
        postgresql_where=sa.text("workflow_id IS NOT NULL"),
    ),
    sa.Index("episodes_by_age", "published"),
    sa.Index("episodes_by_kind", "show", "state"),
)

identities = sa.Table(
    "identities",
    metadata,
    sa.Column("show", sa.Text, primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("episode_id", sa.Text, nullable=False, index=True),
)

audit = sa.Table(
    "audit",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("at", sa.Float, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("what", sa.Text, nullable=False),
    sa.Column("episode_id", sa.Text, nullable=False, index=True),
    sa.Column("detail", sa.Text, nullable=False, default=""),
)

passes = sa.Table(
    "passes",
    metadata,
    sa.Column("hash", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("expires_at", sa.Float, nullable=False),
)

spoken = sa.Table(
    "spoken",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("at", sa.Float, primary_key=True),
    sa.Index("spoken_by_age", "at"),
)
"""Lines that are in `spending` already: a take's key and when it was spoken."""

spending = sa.Table(
    "spending",
    metadata,
    sa.Column("show", sa.Text, primary_key=True),
    sa.Column("engine", sa.Text, primary_key=True),
    sa.Column("month", sa.Text, primary_key=True),
    sa.Column("characters", sa.BigInteger, nullable=False, default=0),
    sa.Column("cost", sa.Float, nullable=False, default=0.0),
)
"""`month` as "2026-11", in UTC; `cost` by the price that the engine had then."""

site_pages = sa.Table(
    "site_pages",
    metadata,
    sa.Column("host", sa.Text, primary_key=True),
    sa.Column("page", sa.Text, primary_key=True),
    sa.Column("at", sa.Float, nullable=False),
    sa.Column("blocks", sa.Text, nullable=False),
    sa.Index("site_pages_by_host", "host", "at"),
    sa.Index("site_pages_by_age", "at"),
)
"""What each page that became an article may teach of its host."""

voices = sa.Table(
    "voices",
    metadata,
    sa.Column("voice", sa.Text, primary_key=True),
    sa.Column("norms", sa.Text, nullable=False),
    sa.Column("at", sa.Float, nullable=False),
)
"""How each voice sounds, learnt from its good takes."""
