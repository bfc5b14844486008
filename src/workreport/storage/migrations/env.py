"""Runs the revisions on a connection that storage.migrate hands over."""

from alembic import context

from workreport.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
# The transaction is storage.migrate's own: with a connection that is in one, this begins none.
with context.begin_transaction():
    context.run_migrations()
