"""Backups that are verified before stations may forget anything, and ways back from them."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest

from county import errors
from county.__main__ import main
from county.app import County, make_app, make_verbs
from county.config import place_of
from county.store import upgrading
from county.store.engine import open_engine, reading
from tests.county_line import JPEG, InProcess, announced, photo, piece, token
from tests.county_pc import COUNTY, STATION, Pc, notice


def again(county: County, data: Path) -> InProcess:
    """A county over restored files, and a client of it."""
    return InProcess(make_app(make_verbs(County(place_of(str(data), None), county.clock).open())))


def test_a_backup_moves_the_watermark_of_every_feed_and_of_no_more(
    county: County, pc: Pc, tmp_path: Path
) -> None:
    pc.op("team", "t1", "add", name="环保队")
    assert "kept" not in pc.sync().head
    county.administering.publish("document", [notice("通知")])
    done = county.backups.make(tmp_path / "备份.db")
    assert (done.feeds, done.rows) == (2, 2)
    assert stat.S_IMODE(done.path.stat().st_mode) == 0o600
    pc.op("team", "t2", "add", name="宣讲队")
    reply = pc.sync()
    assert {code: mark[0] for code, mark in reply.head["kept"].items()} == {STATION: 1, COUNTY: 1}


def test_a_backup_that_fails_moves_nothing(
    county: County, pc: Pc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pc.op("team", "t1", "add", name="环保队")
    pc.sync()
    with pytest.raises(errors.BackupFailed):
        county.backups.make(tmp_path)
    monkeypatch.setattr(Path, "replace", _full)
    with pytest.raises(errors.BackupFailed):
        county.backups.make(tmp_path / "b.db")
    monkeypatch.undo()
    assert [path.name for path in tmp_path.iterdir()] == [county.place.data.name]
    assert "kept" not in pc.sync().head


def _full(_path: Path, _target: Path) -> None:
    raise OSError(28, "No space left on device")


def test_a_restored_county_goes_on_and_says_that_it_went_back(
    county: County, client: InProcess, pc: Pc, tmp_path: Path
) -> None:
    pc.op("team", "t1", "add", name="环保队")
    pc.sync()
    where = ["--data", str(county.place.data)]
    keys, file = tmp_path / "keys.json", tmp_path / "b.db"
    assert main(["backup", str(file), "--keys", str(keys), *where]) == 0
    assert stat.S_IMODE(keys.stat().st_mode) == 0o600
    pc.op("team", "t2", "add", name="宣讲队")
    pc.sync()
    data = tmp_path / "新服务器"
    assert main(["restore", str(file), "--keys", str(keys), "--data", str(data)]) == 0
    pc.bureau.client = again(county, data)  # type: ignore[attr-defined]
    assert STATION in pc.sync().head["back"]
    assert main(["restore", str(file), "--data", str(data)]) == 1


def test_pictures_whose_files_are_gone_are_asked_for_again(
    county: County, client: InProcess, pc: Pc, tmp_path: Path
) -> None:
    named = photo(pc)
    pc.sync()
    bearer = token(client, pc)
    client.post("/v1/photos", headers={**bearer, **announced(pc, named, "standard", JPEG)})
    url = f"/v1/photos/{STATION}/{named}/standard"
    client.patch(url, headers={**bearer, **piece(0)}, content=JPEG)
    assert pc.sync().head["lacks"] == {"thumbnail": [named]}
    where = ["--data", str(county.place.data)]
    keys, file = tmp_path / "keys.json", tmp_path / "b.db"
    main(["backup", str(file), "--keys", str(keys), *where])
    data = tmp_path / "新服务器"
    assert main(["restore", str(file), "--keys", str(keys), "--data", str(data)]) == 0
    pc.bureau.client = again(county, data)  # type: ignore[attr-defined]
    assert pc.sync().head["lacks"] == {"thumbnail": [named], "standard": [named]}


def test_what_is_no_backup_is_not_restored(
    tmp_path: Path, county: County, capsys: pytest.CaptureFixture[str]
) -> None:
    keys = tmp_path / "keys.json"
    main(["backup", str(tmp_path / "b.db"), "--keys", str(keys), "--data", str(county.place.data)])
    text, other = tmp_path / "x.db", tmp_path / "y.db"
    text.write_text("not a database")
    sqlite3.connect(other).close()
    for number, file in enumerate((text, other)):
        data = str(tmp_path / f"d{number}")
        assert main(["restore", str(file), "--keys", str(keys), "--data", data]) == 1
        assert "不是县平台的备份" in capsys.readouterr().err
        assert not (tmp_path / f"d{number}" / "county.db").exists()
    assert main(["restore", str(tmp_path / "b.db"), "--data", str(tmp_path / "d9")]) == 1
    assert "没有找到县平台的密钥" in capsys.readouterr().err
    assert not (tmp_path / "d9" / "county.db").exists()


def test_the_steps_make_the_very_tables_the_program_works_with(tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from county.store.all_tables import metadata

    engine = open_engine(f"sqlite:///{tmp_path}/c.db")
    assert upgrading.upgrade(engine) is None
    assert upgrading.upgrade(engine) == upgrading.revisions()[-1]
    with reading(engine) as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_a_newer_database_is_refused_and_left_alone(
    county: County, capsys: pytest.CaptureFixture[str]
) -> None:
    county.engine.dispose()
    file = county.place.sqlite_file
    assert file is not None
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num='9999'")
    connection.close()
    before = file.read_bytes()
    assert main(["station", "list", "--data", str(county.place.data)]) == 1
    assert "更新版本" in capsys.readouterr().err
    assert file.read_bytes() == before


def test_several_programs_at_once_migrate_once(tmp_path: Path) -> None:
    import concurrent.futures

    def start(number: int) -> str | None:
        engine = open_engine(f"sqlite:///{tmp_path}/c.db")
        try:
            return upgrading.upgrade(engine)
        finally:
            engine.dispose()

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        found = sorted(pool.map(start, range(4)), key=str)
    assert found.count(None) == 1
