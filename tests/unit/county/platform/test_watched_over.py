"""Who watches over the server is told what is wrong, and nothing about anybody."""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import event, text

from county.__main__ import main
from county.app import County
from county.store.engine import writing
from tests.county_line import InProcess
from tests.county_pc import Pc


def fill_up(county: County) -> None:
    """No page more for the database."""

    def stop(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA max_page_count=1")  # SQLite takes what it has already

    county.engine.dispose()
    event.listen(county.engine, "connect", stop)


def test_a_full_disk_is_named_in_the_log_and_nothing_of_what_came(
    county: County, pc: Pc, caplog: pytest.LogCaptureFixture
) -> None:
    for number in range(20):
        pc.op("volunteer", f"w{number}", "add", name="田小麦", notes="长" * 1_000)
    fill_up(county)
    with caplog.at_level(logging.INFO, "county"):
        assert pc.sync().status == 503
    whys = [each.fields["why"] for each in caplog.records if "why" in getattr(each, "fields", {})]  # type: ignore[attr-defined]
    assert whys == ["SQLITE_FULL"]
    assert not any("田小麦" in str(vars(each)) for each in caplog.records)


def test_a_database_of_a_newer_program_is_not_ready(county: County, client: InProcess) -> None:
    assert client.request("GET", "/readyz").status_code == 200
    with writing(county.engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num='9999'"))
    assert client.request("GET", "/readyz").status_code == 503


def test_a_backup_on_a_full_disk_says_which_disk(
    county: County,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    class Full(sqlite3.OperationalError):
        sqlite_errorcode = sqlite3.SQLITE_FULL

    class Copying:
        def execute(self, statement: str, *_values: object) -> None:
            if statement.startswith("VACUUM"):
                raise Full("database or disk is full")

        def close(self) -> None: ...

    monkeypatch.setattr(sqlite3, "connect", lambda *_a, **_k: Copying())
    where = ["--data", str(county.place.data)]
    assert main(["backup", str(tmp_path / "b.bak"), *where]) == 1
    assert f"{tmp_path} 所在的磁盘没有地方了" in capsys.readouterr().err
    assert not (tmp_path / "b.bak").exists()
