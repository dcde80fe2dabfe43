"""Stations as released programs left them: upgraded they lose nothing, or stay as they were."""

import zipfile
from pathlib import Path

import pytest

from desktop import errors
from desktop.config import Home
from desktop.model.kinds import ALL
from desktop.services import opening
from desktop.services.apart import Here
from desktop.services.past import undoing
from desktop.services.photos.photos import standard
from desktop.services.roster import people
from desktop.services.safekeeping import checkup
from desktop.services.safekeeping.salvage import save_out
from desktop.storage import migrations
from desktop.storage.driver import connect
from desktop.storage.keys import RECORDS_PURPOSE
from tests.migrations.released.make_station import PASSPHRASE, PEOPLE
from tests.unit.busy_station import contents

RELEASED = sorted((Path(__file__).parent / "released").glob("schema-*.zip"))
OLDER = [path for path in RELEASED if path.stem != f"schema-{migrations.SCHEMA_VERSION}"]


def names(paths):
    return [path.stem for path in paths]


@pytest.fixture(params=RELEASED, ids=names(RELEASED))
def released(request, tmp_path):
    return unpacked(request.param, tmp_path)


@pytest.fixture(params=OLDER, ids=names(OLDER))
def older(request, tmp_path):
    return unpacked(request.param, tmp_path)


def unpacked(path, folder):
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder / "站")
    return Home(folder / "站")


@pytest.fixture
def master(request):
    """The key of the station asked for."""
    name = "older" if "older" in request.fixturenames else "released"
    return opening.unlock(request.getfixturevalue(name), PASSPHRASE)


def raw_rows(home, master):
    """Every row of every kind's table, as far as the old program knew it."""
    raw = connect(home.records, master.derive(RECORDS_PURPOSE), read_only=True)
    try:
        listed = [r[0] for r in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            table: raw.execute(f"SELECT * FROM [{table}] ORDER BY 1").fetchall()
            for table in listed
            if table in {*ALL, "journal", "journal_payload", "journal_group", "secret"}
        }
    finally:
        raw.close()


def test_every_schema_that_was_ever_written_is_here():
    assert [path.stem for path in RELEASED] == [
        f"schema-{n}" for n in range(1, migrations.SCHEMA_VERSION + 1)
    ]


def test_it_opens_keeps_every_row_and_passes_doctor(released, master, now):
    before = raw_rows(released, master)
    desk = opening.open_desk(released, master, Here(), clock=lambda: now)
    assert checkup.examine(desk) == []
    assert desk.store.one("PRAGMA user_version") == migrations.SCHEMA_VERSION
    desk.close()
    after = raw_rows(released, master)
    for table, rows in before.items():
        kept = {row[: len(rows[0])] for row in after[table]} if rows else set()
        assert set(rows) <= kept, table
        # Texts for the wall that came with later programs, and the action that brought them.
        if table not in {"document", "journal", "journal_payload", "journal_group"}:
            assert len(after[table]) == len(rows), table


def test_its_people_pictures_and_undo_work(released, master, now):
    desk = opening.open_desk(released, master, Here(), clock=lambda: now)
    found = people.people_rows(desk, people.people_ids(desk, people.PeopleQuery()))
    assert {row.name for row in found} == set(PEOPLE[:-1])
    for sha256 in {sha for sha, _ in desk.places.all()}:
        assert standard(desk, sha256).startswith(b"\xff\xd8")
    assert "周九" in undoing.next_undo(desk).title
    undoing.undo(desk)
    assert checkup.examine(desk) == []
    desk.close()


def test_a_wreck_of_an_old_program_is_saved_into_todays_schema(released, master, now, tmp_path):
    data = bytearray(released.records.read_bytes())
    data[:4096] = bytes(4096)
    released.records.write_bytes(data)
    before = contents(released.path)
    report = save_out(released, master, tmp_path / "新站", clock=lambda: now)
    assert contents(released.path) == before
    assert report.complete, report.lines()
    assert report.saved["volunteer"] == len(PEOPLE) and report.pictures == 6


def test_the_old_file_is_kept_before_it_is_changed(older, master, now):
    opening.open_desk(older, master, Here(), clock=lambda: now).close()
    kept = [path for path in older.backups.rglob("*") if path.is_file()]
    assert any(zipfile.is_zipfile(path) for path in kept)
    opening.open_desk(older, master, Here(), clock=lambda: now).close()
    assert [path for path in older.backups.rglob("*") if path.is_file()] == kept


@pytest.mark.parametrize(
    "trouble", [RuntimeError("planted"), errors.DiskFull(), KeyboardInterrupt()]
)
def test_a_failing_step_leaves_the_old_file_byte_for_byte(older, master, now, monkeypatch, trouble):
    before = older.records.read_bytes()
    real = migrations.STEPS[-1].apply

    def breaking(database):
        real(database)
        raise trouble

    with monkeypatch.context() as planted:
        planted.setattr(migrations.STEPS[-1], "apply", breaking)
        with pytest.raises(type(trouble)):
            opening.open_desk(older, master, Here(), clock=lambda: now)
    assert older.records.read_bytes() == before
    desk = opening.open_desk(older, master, Here(), clock=lambda: now)
    assert checkup.examine(desk) == []
    desk.close()


def test_no_room_for_a_step_leaves_the_old_file_byte_for_byte(older, master, now, monkeypatch):
    before = older.records.read_bytes()
    real = migrations.STEPS[-1].apply

    def crowded(database):
        pages = database.execute("PRAGMA page_count").fetchone()[0]
        database.execute(f"PRAGMA max_page_count = {pages}")
        real(database)

    with monkeypatch.context() as planted:
        planted.setattr(migrations.STEPS[-1], "apply", crowded)
        with pytest.raises(errors.DiskFull):
            opening.open_desk(older, master, Here(), clock=lambda: now)
    assert older.records.read_bytes() == before


def test_who_only_reads_changes_nothing_in_an_old_file(older, master, now):
    before = older.records.read_bytes()
    desk = opening.open_desk(older, master, Here(), clock=lambda: now, read_only=True)
    assert desk.store.one("SELECT count(*) FROM volunteer") == len(PEOPLE)
    desk.close()
    assert older.records.read_bytes() == before
