"""The one list of tables, which every module of tables adds to."""

from __future__ import annotations

from sqlalchemy import MetaData

metadata = MetaData()
