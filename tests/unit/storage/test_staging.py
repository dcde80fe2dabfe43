import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.storage import staging
from desktop.storage.driver import connect
from desktop.storage.journal import payload_hash
from desktop.storage.search import words_of
from desktop.storage.staging import StagedRow, StagingWriter
from tests.unit.small_disks import small_disk

VOLUNTEER = kind_named("volunteer")
KEY = bytes(range(32))


@pytest.fixture
def written(tmp_path):
    path = tmp_path / "a.staging"
    writer = StagingWriter(path, KEY, VOLUNTEER)
    writer.add(
        [
            StagedRow(1, "花名册", 3, {"name": "张三", "skills": ("书法", "理发")}, ("一队",)),
            StagedRow(2, "花名册", 4, {"name": "李四", "no_photo": True}),
        ]
    )
    writer.close()
    return path


def test_rows_lie_there_with_what_the_commit_needs(desk, written):
    with staging.attached(desk.store, written, KEY):
        rows = desk.store.rows(
            "SELECT n, sheet, line, name, skills, no_photo, status, teams FROM staged.row"
        )
        assert rows == [
            (1, "花名册", 3, "张三", '["书法","理发"]', None, None, '["一队"]'),
            (2, "花名册", 4, "李四", None, 1, None, None),
        ]
        for salt, body, hashed in desk.store.rows("SELECT salt, body, hash FROM staged.row"):
            assert payload_hash(salt, body.encode(), None) == hashed
            assert '"status":"active"' in body  # defaults are journalled, as by the single verb


def test_search_words_are_those_of_the_single_verb(desk, written):
    with staging.attached(desk.store, written, KEY):
        columns = [row[1] for row in desk.store.rows("PRAGMA staged.table_info(row)")]
        marks = ", ".join(name for name in columns if name.startswith("s_"))
        row = desk.store.rows(f"SELECT {marks} FROM staged.row WHERE n = 1")[0]
    assert row == tuple(words_of(VOLUNTEER, {"name": "张三"}))


def test_the_file_shows_no_name(written):
    data = written.read_bytes()
    assert not data.startswith(b"SQLite")
    for encoding in ("utf-8", "utf-16-le", "gb18030"):
        assert "张三".encode(encoding) not in data


def test_without_its_key_it_is_noise(written):
    other = connect(written, bytes(32))
    with pytest.raises(Exception, match="not a database"):
        other.execute("SELECT count(*) FROM row").fetchone()
    other.close()


def test_it_is_let_go_whatever_happens(desk, written):
    with pytest.raises(RuntimeError), staging.attached(desk.store, written, KEY):
        raise RuntimeError
    assert "staged" not in [row[1] for row in desk.store.rows("PRAGMA database_list")]


def test_a_full_disk_is_a_sentence(tmp_path):
    with small_disk(tmp_path / "盘", 2) as disk:
        disk.fill(leave=256 * 1024)
        with pytest.raises(errors.DiskFull):
            _write_many(disk.path / "a.staging")


def _write_many(path):
    writer = StagingWriter(path, KEY, VOLUNTEER)
    values = {"name": "张三", "notes": "长" * 1000}
    rows = (StagedRow(n, "s", n, values) for n in range(1, 100_000))
    writer.add(rows)
    writer.close()
