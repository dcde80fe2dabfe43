import copy
import logging
import subprocess
import sys

import pytest

from desktop import errors, logbook
from tests.unit.small_disks import small_disk


def names(folder):
    return sorted(path.name for path in folder.iterdir())


NAME, NUMBER = "张三丰", "11010119900307803X"


@pytest.fixture(autouse=True)
def put_back():
    """Leaves the logger as it was found."""
    root = logging.getLogger("desktop")
    before = (root.handlers[:], root.level, root.propagate)
    yield
    for handler in root.handlers:
        if handler not in before[0]:
            handler.close()
    root.handlers[:], root.level, root.propagate = before


@pytest.fixture
def folder(tmp_path):
    logbook.start(tmp_path / "日 志")
    return tmp_path / "日 志"


def text(folder):
    return "".join(path.read_text("utf-8") for path in sorted(folder.iterdir()))


def raised(error):
    try:
        raise error
    except type(error) as caught:
        return caught


def test_an_error_is_noted_by_kind_and_place_without_its_facts(folder):
    logbook.note(raised(errors.InvalidValues(problems=f"{NAME} 的证件号码 {NUMBER} 不对")))
    written = text(folder)
    assert "InvalidValues" in written and "test_logbook.py" in written
    assert NAME not in written and NUMBER not in written


def test_causes_are_noted_by_kind_and_place_too(folder):
    try:
        try:
            int(NAME)
        except ValueError as cause:
            raise errors.FileUnreadable(path=f"{NAME}.xlsx", why=NUMBER) from cause
    except errors.FileUnreadable as error:
        logbook.note(error)
    written = text(folder)
    assert "ValueError" in written and "FileUnreadable" in written
    assert NAME not in written and NUMBER not in written


def test_an_unexpected_exception_leaves_no_message(folder):
    try:
        {}[NAME]
    except KeyError:
        logging.getLogger("desktop.somewhere").exception("job failed: %s", "KeyError")
    written = text(folder)
    assert "KeyError" in written and "desktop.somewhere" in written and NAME not in written


def test_what_nobody_foresaw_bears_the_number_the_clerk_is_told(folder):
    error = logbook.note_unexpected(raised(KeyError(NAME)))
    assert error.sentences()[0] == f"程序内部出错（编号 {error.facts['number']}）。"
    written = text(folder)
    assert f"ProgramError {error.facts['number']}: KeyError" in written
    assert "test_logbook.py" in written and NAME not in written


def test_our_own_errors_are_noted_with_what_we_say_of_them(folder):
    error = raised(errors.ProgramError(what="事务嵌套"))
    logbook.note(error)
    assert f"{error.facts['number']}: 事务嵌套" in text(folder)
    assert "事务嵌套" not in str(error)


def test_a_number_stays_the_same_on_its_way_from_a_worker():
    error = errors.ProgramError(what="IndexError")
    assert copy.copy(error).facts == error.facts  # as pickle makes it anew


def test_the_log_never_grows_beyond_five_files_of_a_megabyte(folder):
    logger = logging.getLogger("desktop")
    for _ in range(600):
        logger.info("x" * 10_000)
    assert len(names(folder)) == 5
    assert all(path.stat().st_size <= logbook.MEGABYTE for path in folder.iterdir())


def test_a_folder_that_refuses_stops_nothing(tmp_path, capfd):
    (tmp_path / "logs").write_bytes(b"a file where the folder should be")
    logbook.start(tmp_path / "logs")
    logbook.note(raised(errors.DiskFull()))
    assert capfd.readouterr() == ("", "")


def test_a_full_disk_is_not_heard(tmp_path, capfd):
    with small_disk(tmp_path / "盘", 1) as disk:
        logbook.start(disk.path / "logs")
        disk.fill()
        for _ in range(3):
            logbook.note(raised(errors.DiskFull()))
        assert capfd.readouterr() == ("", "")
        disk.empty()
        logbook.note(raised(errors.WrongPassphrase()))
        assert "WrongPassphrase" in text(disk.path / "logs")
        logging.getLogger("desktop").handlers[0].close()


def test_starting_again_moves_the_log(tmp_path):
    logbook.start(tmp_path / "a")
    logbook.start(tmp_path / "b")
    logbook.note(raised(errors.DiskFull()))
    assert text(tmp_path / "a") == ""
    assert "DiskFull" in text(tmp_path / "b")


def test_before_it_is_started_nothing_reaches_the_clerk():
    """Without a handler of its own, logging would print the traceback."""
    code = (
        "from desktop import errors, logbook\n"
        "try:\n raise errors.NoStation(path='x')\n"
        "except errors.NoStation as error:\n logbook.note(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stderr == done.stdout == b""
