"""SQL: tables, queries and their migrations, by SQLAlchemy Core."""
