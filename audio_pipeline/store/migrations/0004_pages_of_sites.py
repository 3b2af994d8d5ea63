"""Keep what pages may teach of the site that they are on."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "site_pages",
        sa.Column("host", sa.Text, primary_key=True),
        sa.Column("page", sa.Text, primary_key=True),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("blocks", sa.Text, nullable=False),
    )
    op.create_index("site_pages_by_host", "site_pages", ["host", "at"])
    op.create_index("site_pages_by_age", "site_pages", ["at"])
