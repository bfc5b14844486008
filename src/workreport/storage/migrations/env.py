"""Runs the revisions on a connection that storage.migrate hands over."""

from alembic import context

from workreport.storage.tables import metadata


def _is_described(name: str | None, kind: str, _parents: object) -> bool:
    """Leave out the index of words and its own tables: storage.migrate makes them."""
    return kind != "table" or not (name or "").startswith("search_word")


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    include_name=_is_described,
    render_as_batch=True,
    transactional_ddl=True,
)
# The transaction is storage.migrate's own: with a connection that is in one, this begins none.
with context.begin_transaction():
    context.run_migrations()
