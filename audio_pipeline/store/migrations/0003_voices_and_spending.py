"""Let an episode have a voice of its own, and keep what each show's speaking cost each month."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("episodes", sa.Column("voice", sa.Text))
    op.create_table(
        "spoken",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("at", sa.Float, primary_key=True),
    )
    op.create_index("spoken_by_age", "spoken", ["at"])
    op.create_table(
        "spending",
        sa.Column("show", sa.Text, primary_key=True),
        sa.Column("engine", sa.Text, primary_key=True),
        sa.Column("month", sa.Text, primary_key=True),
        sa.Column("characters", sa.BigInteger, nullable=False),
        sa.Column("cost", sa.Float, nullable=False),
    )
