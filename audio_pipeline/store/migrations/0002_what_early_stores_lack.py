"""Give stores of version 1 what came while that was the newest.

Its shape grew without a new number, so a store of version 1 may have any part of this.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

IN_WORK = sa.text("workflow_id IS NOT NULL")


def upgrade() -> None:
    columns = {column["name"] for column in sa.inspect(op.get_bind()).get_columns("sources")}
    if "ended_at" not in columns:
        op.add_column("sources", sa.Column("ended_at", sa.Float))
    op.create_index(
        "episodes_in_work",
        "episodes",
        ["workflow_id"],
        if_not_exists=True,
        sqlite_where=IN_WORK,
        postgresql_where=IN_WORK,
    )
    op.create_index("episodes_by_age", "episodes", ["published"], if_not_exists=True)
    op.create_index("episodes_by_kind", "episodes", ["show", "state"], if_not_exists=True)
