"""How Alembic runs here: on the connection, and in the transaction, that it is handed. It sets up no logging.

Never let it write a migration against a database that holds other tables: it would drop them.
"""

from alembic import context

from audit.storage.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
