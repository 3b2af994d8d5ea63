"""The first shape, as the last program of version 1 made it."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

IN_WORK = sa.text("workflow_id IS NOT NULL")


def upgrade() -> None:
    _make_version()
    _make_sources()
    _make_episodes()
    _make_indexes_of_episodes()
    _make_identities()
    _make_audit()
    _make_passes()


def _make_version() -> None:
    op.create_table("schema_version", sa.Column("version", sa.Integer, primary_key=True))


def _make_sources() -> None:
    op.create_table(
        "sources",
        sa.Column("show", sa.Text, primary_key=True),
        sa.Column("source", sa.Text, primary_key=True),
        sa.Column("etag", sa.Text, nullable=False),
        sa.Column("last_modified", sa.Text, nullable=False),
        sa.Column("body_hash", sa.Text, nullable=False),
        sa.Column("polled_at", sa.Float),
        sa.Column("ended_at", sa.Float),
        sa.Column("next_poll_at", sa.Float, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("error", sa.Text, nullable=False),
    )


def _make_episodes() -> None:
    op.create_table(
        "episodes",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("show", sa.Text, nullable=False),
        sa.Column("guid", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("entry", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("published", sa.Float, nullable=False),
        sa.Column("seen_at", sa.Float, nullable=False),
        sa.Column("next_attempt_at", sa.Float),
        sa.Column("look_again_at", sa.Float),
        sa.Column("workflow_id", sa.Text),
        sa.Column("stage", sa.Text, nullable=False),
        sa.Column("synthesized", sa.Integer, nullable=False),
        sa.Column("reused", sa.Integer, nullable=False),
        sa.Column("article", sa.Text),
        sa.Column("content_hash", sa.Text, nullable=False),
        sa.Column("script", sa.Text),
        sa.Column("episode", sa.Text),
    )


def _make_indexes_of_episodes() -> None:
    op.create_index("episodes_by_state", "episodes", ["state", "next_attempt_at"])
    op.create_index("episodes_by_show", "episodes", ["show", "published"])
    op.create_index("episodes_to_look_at_again", "episodes", ["look_again_at"])
    op.create_index(
        "episodes_in_work",
        "episodes",
        ["workflow_id"],
        sqlite_where=IN_WORK,
        postgresql_where=IN_WORK,
    )
    op.create_index("episodes_by_age", "episodes", ["published"])
    op.create_index("episodes_by_kind", "episodes", ["show", "state"])


def _make_identities() -> None:
    op.create_table(
        "identities",
        sa.Column("show", sa.Text, primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("episode_id", sa.Text, nullable=False),
    )
    op.create_index("ix_identities_episode_id", "identities", ["episode_id"])


def _make_audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("episode_id", sa.Text, nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
    )
    op.create_index("ix_audit_episode_id", "audit", ["episode_id"])


def _make_passes() -> None:
    op.create_table(
        "passes",
        sa.Column("hash", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("expires_at", sa.Float, nullable=False),
    )
