"""A revision no release has: it rebuilds a table that others point to."""

import sqlalchemy as sa
from alembic import op
from tests.durability.migrating import RELEASED

revision = "9999"
down_revision = RELEASED
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("entry", recreate="always") as table:
        table.add_column(sa.Column("remark", sa.String()))
