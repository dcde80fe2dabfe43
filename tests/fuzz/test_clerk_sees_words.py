"""Hostile files through the command line: one sentence, no traceback, nobody in the log."""

from __future__ import annotations

import subprocess
import sys

import pytest

from desktop.background.workers import Workers
from tests.fuzz.planted_people import ADDRESS, NAME, NUMBER, PHONE, ROWS, traces
from tests.unit.commands.running_station import clean_environment, run
from tests.unit.imaging.made_pictures import make_scene, written
from tests.unit.importing.made_rosters import make_xls

PEOPLE = f"姓名,身份证号,电话,家庭住址\n{NAME},{NUMBER},{PHONE},{ADDRESS}\n"


def _panicking(folder):
    """An old Excel file that makes the reader panic: a shared string table of one byte."""
    content = bytearray(make_xls(folder / "a.xls", ROWS).read_bytes())
    at = content.index(b"\xfc\x00", 512)
    content[at + 2 : at + 4] = b"\x00\x00"
    return bytes(content)


def _grumbling():
    content = bytearray(written(make_scene(60, 40), "TIFF", compression="tiff_lzw"))
    content[8:40] = b"\xff" * 32
    return bytes(content)


def _spoilt(folder):
    return {
        "空.xlsx": b"",
        f"{NAME}.xlsx": b"PK\x03\x04" + PEOPLE.encode(),
        "恐慌.xls": _panicking(folder),
        "乱.csv": PEOPLE.encode("utf-16")[:-3] + b"\0\0\xff" * 40,
        "炸弹.html": ("<table>" + f"<tr><td>{NAME}<td>{NUMBER}" * 9 + "<a " * 90_000).encode(),
    }


@pytest.fixture
def environment(tmp_path):
    place = tmp_path / "tmp"
    place.mkdir()
    return clean_environment(place)


@pytest.mark.slow
def test_a_hostile_roster_is_refused_in_words(home, master, tmp_path, environment):
    brought = tmp_path / "U盘"
    brought.mkdir()
    for name, content in _spoilt(tmp_path).items():
        (brought / name).write_bytes(content)
        ended = run(home.path, "import", "volunteer", brought / name, environment=environment)
        assert ended.code == 1, name
        _in_words(ended)
    assert len(list(brought.iterdir())) == len(_spoilt(tmp_path))
    _nobody_told(home)


@pytest.mark.slow
def test_a_hostile_picture_is_refused_in_words(home, master, tmp_path, environment):
    made = run(
        home.path,
        "add",
        "activity",
        "title=九九重阳",
        "held_on=2026-10-18",
        environment=environment,
    )
    for name, content in {
        f"{PHONE}.tif": _grumbling(),
        f"{NAME}.jpg": b"\xff\xd8\xff" + b"x" * 90,
    }.items():
        path = tmp_path / name
        path.write_bytes(content)
        ended = run(home.path, "photo", "add", made.out.strip(), path, environment=environment)
        assert ended.code == 1, name
        _in_words(ended)
    _nobody_told(home)


def _in_words(ended):
    told = ended.out + ended.err
    assert any("\u4e00" <= char <= "\u9fff" for char in told)
    for noise in ("Traceback", "panicked", "tempfile.tif", "RUST_BACKTRACE", "Error:"):
        assert noise not in told


def _nobody_told(home):
    assert any(home.logs.glob("*.log*"))
    assert traces(home.logs) == []


def grumble(**_ways):
    """Write to standard error as a C library does."""
    import os

    os.write(2, b"tempfile.tif: LZWDecode")


def test_what_a_library_grumbles_in_a_worker_reaches_nobody(tmp_path):
    program = (
        "from tests.fuzz import test_clerk_sees_words as here\n"
        "if __name__ == '__main__': here.ask()"
    )
    path = tmp_path / "ask.py"
    path.write_text(program)
    asked = subprocess.run(
        [sys.executable, path], capture_output=True, env={"PYTHONPATH": "."}, check=True
    )
    assert asked.stdout == b"asked\n"
    assert asked.stderr == b""


def ask():
    """Have a worker grumble."""
    workers = Workers(1)
    workers.run(grumble)
    workers.close()
    print("asked")
