"""Keep what is learnt of how each voice sounds."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "voices",
        sa.Column("voice", sa.Text, primary_key=True),
        sa.Column("norms", sa.Text, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
    )
