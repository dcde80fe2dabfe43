import shutil

import pytest

from desktop import errors
from desktop.storage import database
from desktop.storage.database import Mode
from desktop.storage.driver import connect
from desktop.storage.migrations import SCHEMA_VERSION

KEY = bytes(range(32))


@pytest.fixture
def store(tmp_path):
    made = database.create(tmp_path / "station.db", KEY)
    yield made
    made.close()


def test_the_file_is_encrypted_from_its_first_byte(store, tmp_path):
    with store.transaction():
        store.run("INSERT INTO setting VALUES ('name', '\"石桥村\"')")
    store.run("PRAGMA wal_checkpoint(TRUNCATE)")
    for path in tmp_path.iterdir():
        data = path.read_bytes()
        assert not data.startswith(b"SQLite format 3")
        assert "石桥村".encode() not in data


def test_another_key_is_no_station(store, tmp_path):
    with pytest.raises(errors.NotAStation):
        database.open_store(tmp_path / "station.db", bytes(32))


def test_a_file_of_something_else_is_no_station_and_stays_as_it_was(tmp_path):
    path = tmp_path / "station.db"
    path.write_bytes(b"just a text " * 1000)
    with pytest.raises(errors.NotAStation):
        database.open_store(path, KEY)
    assert path.read_bytes() == b"just a text " * 1000


def test_no_file_is_no_station(tmp_path):
    with pytest.raises(errors.NoStation):
        database.open_store(tmp_path / "station.db", KEY)


def test_a_newer_schema_is_refused_and_not_touched(store, tmp_path):
    store.run(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    store.close()
    before = (tmp_path / "station.db").read_bytes()
    with pytest.raises(errors.NewerStation) as caught:
        database.open_store(tmp_path / "station.db", KEY)
    assert str(SCHEMA_VERSION) in str(caught.value)
    assert (tmp_path / "station.db").read_bytes() == before


def test_a_failed_transaction_leaves_nothing(store):
    with pytest.raises(RuntimeError), store.transaction():
        store.run("INSERT INTO setting VALUES ('a', '1')")
        raise RuntimeError
    assert store.one("SELECT count(*) FROM setting WHERE key = 'a'") == 0
    assert not store.writing


def test_a_record_table_can_not_be_written_past_the_journal(store):
    for statement in (
        "INSERT INTO team (id, revision, name) VALUES ('x', 1, 'y')",
        "UPDATE team SET name = 'y'",
        "DELETE FROM team",
    ):
        with store.transaction(Mode.WRITING):
            store.run("INSERT OR IGNORE INTO team (id, revision, name) VALUES ('a', 1, 'b')")
        if statement.startswith("DELETE"):
            with pytest.raises(errors.UnjournalledWrite), store.transaction():
                store.run(statement)
        with pytest.raises(errors.UnjournalledWrite):
            store.run(statement)


@pytest.mark.parametrize("table", ["journal", "audit"])
def test_rows_of_the_chain_are_never_changed_or_deleted(store, table):
    with store.transaction():
        store.run(
            "INSERT INTO journal (seq, kind, record_id, action, at, group_id, origin, payload_hash)"
            " VALUES (1, 'team', 'x', 'insert', '', '', 'local', x'00')"
        )
        store.run("INSERT INTO audit (seq, at) VALUES (1, '')")
    for statement in (f"UPDATE {table} SET at = 'z'", f"DELETE FROM {table}"):
        with pytest.raises(errors.UnjournalledWrite), store.transaction():
            store.run(statement)


def test_another_program_without_our_function_can_not_write_records(store, tmp_path):
    stranger = connect(tmp_path / "station.db", KEY)
    with pytest.raises(Exception, match="journalling"):
        stranger.execute("INSERT INTO team (id, revision, name) VALUES ('x', 1, 'y')")
    stranger.close()


def test_who_only_reads_can_not_write(store, tmp_path):
    reader = database.open_store(tmp_path / "station.db", KEY, read_only=True)
    with pytest.raises(errors.StationError):
        reader.run("INSERT INTO setting VALUES ('a', '1')")
    reader.close()


def test_a_write_of_another_connection_is_noticed(store, tmp_path):
    other = database.open_store(tmp_path / "station.db", KEY)
    before = store.data_version()
    with other.transaction():
        other.run("INSERT INTO setting VALUES ('a', '1')")
    assert store.data_version() != before
    other.close()


def test_a_torn_page_is_damage_in_words(store, tmp_path):
    store.close()
    path = tmp_path / "station.db"
    data = bytearray(path.read_bytes())
    for place in range(4096 * 3, len(data), 512):
        data[place] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(errors.StationError) as caught:
        opened = database.open_store(path, KEY)
        opened.rows("SELECT * FROM journal")
        opened.rows("SELECT * FROM setting")
    assert isinstance(caught.value, errors.NotAStation | errors.Damaged)
    assert "Traceback" not in str(caught.value)


def test_pragmas_are_those_a_village_needs(store):
    assert store.one("PRAGMA journal_mode") == "wal"
    assert store.one("PRAGMA synchronous") == 2
    assert store.one("PRAGMA foreign_keys") == 1
    assert store.one("PRAGMA temp_store") == 2


def test_a_full_disk_is_a_sentence_and_earlier_work_stays(store):
    with store.transaction():
        store.run("INSERT INTO setting VALUES ('kept', '1')")
    pages = store.one("PRAGMA page_count")
    store.run(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(errors.DiskFull) as caught, store.transaction():
        store.run_many(
            "INSERT INTO setting VALUES (?, ?)", [(f"k{n}", "x" * 4000) for n in range(50)]
        )
    assert "以前保存的资料都在" in str(caught.value)
    assert store.one("SELECT value FROM setting WHERE key = 'kept'") == "1"
    assert store.one("SELECT count(*) FROM setting WHERE key LIKE 'k%'") == 1


def test_a_copied_station_opens_elsewhere(store, tmp_path):
    store.close()
    (tmp_path / "另一处").mkdir()
    shutil.copy(tmp_path / "station.db", tmp_path / "另一处" / "station.db")
    copy = database.open_store(tmp_path / "另一处" / "station.db", KEY)
    assert copy.one("SELECT count(*) FROM journal") == 0
    copy.close()
