"""PostgreSQL: connection, schema and the items that are kept in it."""
