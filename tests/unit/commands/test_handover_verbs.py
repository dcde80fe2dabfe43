"""handover, takeover and wipe as a town's technician types them."""

import os
import signal
import subprocess
import sys

import pytest

from desktop.config import Home
from tests.conftest import PASSPHRASE
from tests.unit.commands.conftest import Station

NEW = "李文书自己的一句话"


@pytest.fixture
def other(tmp_path, capfd):
    """The command line of the next clerk's PC."""
    return Station(Home(tmp_path / "新 电脑"), capfd.readouterr)


@pytest.fixture
def handed(station, folder):
    """(file, code) of a handover."""
    assert station("add", "volunteer", "name=张三").code == 0
    made = station("handover", folder / "移交.station", "--json")
    assert made.code == 0, made.err
    assert made.json["counts"]["volunteer"] == 1
    return folder / "移交.station", made.json["code"]


def descriptor(text):
    reading, writing = os.pipe()
    os.write(writing, f"{text}\n".encode())
    os.close(writing)
    return reading


def take(other, verb, handed):
    file, code = handed
    return other(verb, file, "--clerk", "李文书", "--code-fd", descriptor(code), passphrase=NEW)


@pytest.mark.parametrize("verb", ["takeover", "recover"])
def test_the_next_clerk_takes_over_and_only_the_new_secret_opens(station, other, handed, verb):
    done = take(other, verb, handed)
    assert done.code == 0, done.err
    assert "恢复单" in done.err
    assert "张三" in other("list", "volunteer", passphrase=NEW).out
    assert other("list", "volunteer").code == 1, "the passphrase of the clerk before"
    assert "李文书" in other("key", "list", passphrase=NEW).out


def test_without_a_name_nobody_takes_over(other, handed):
    assert other("takeover", handed[0], passphrase=NEW).code == 2
    assert not other.home.path.exists()


@pytest.mark.slow
def test_the_papers_are_made_and_the_code_stands_on_its_own_alone(station, folder):
    made = station(
        "handover", folder / "移交.station", "--json", "--code-sheet", folder / "码.pdf",
        "--sheet", folder / "交接单.pdf", "--to", "李文书", "--witness", "所里老钱",
    )  # fmt: skip
    assert made.code == 0, made.err
    assert "code" not in made.json
    for name in ("码.pdf", "交接单.pdf"):
        assert (folder / name).read_bytes().startswith(b"%PDF")


@pytest.mark.slow
def test_a_pc_is_wiped_with_a_proof_that_the_next_one_can_check(station, other, handed, folder):
    assert take(other, "takeover", handed).code == 0
    proof = folder / "证明.pdf"
    done = station("wipe", "--proof", proof, "--handover", handed[0], "--json")
    assert done.code == 0, done.err
    assert done.json["state"] == "done"
    assert not station.home.path.exists()
    assert proof.read_bytes().startswith(b"%PDF")
    checked = other("wipe", "--check", proof.with_suffix(".json"), passphrase=NEW)
    assert checked.code == 0, checked.err
    assert "已清除完" in checked.err


def test_a_pc_is_not_wiped_without_a_file_or_the_stations_name(station, folder):
    proof = folder / "证明.json"
    assert station("wipe", "--proof", proof).code == 2
    refused = station("wipe", "--proof", proof, "--without-handover", "--yes", "石桥村")
    assert refused.code == 1 and "站名对不上" in refused.err
    assert not proof.exists()
    named = ("--without-handover", "--yes", "石桥村新时代文明实践站")
    assert station("wipe", "--proof", proof, *named).code == 0
    assert not station.home.path.exists()
    assert "没有站点" in station("list", "volunteer").err


def test_the_next_start_goes_on_where_a_power_cut_stopped_it(station, handed):
    station.home.wiping.write_text("{}")
    station.home.keys.unlink()
    done = station("list", "volunteer")
    assert done.code == 1
    assert "已经接着清除完" in done.err
    assert not station.home.path.exists()


#: Ends itself for real when the n-th file is about to go.
_KILLED = """
import os, pathlib, signal, sys
home, at = pathlib.Path(sys.argv[1]), int(sys.argv[2])
unlink, count = pathlib.Path.unlink, 0
def deadly(path, *args, **more):
    global count
    if (home / "wiping").exists() and path.is_relative_to(home):
        count += 1
        if count > at:
            os.kill(os.getpid(), signal.SIGKILL)
    unlink(path, *args, **more)
pathlib.Path.unlink = deadly
from desktop.__main__ import main
main(["--home", str(home), *sys.argv[3:]])
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="nobody is killed so there")
@pytest.mark.parametrize("at", [0, 1, 2, 3, 4])
def test_a_killed_wipe_is_finished_by_the_next_start(station, handed, folder, at):
    words = ("wipe", "--proof", folder / "证明.json", "--handover", handed[0])
    done = subprocess.run(
        [sys.executable, "-c", _KILLED, str(station.home.path), str(at), *map(str, words)],
        env={**os.environ, "STATION_PASSPHRASE": PASSPHRASE},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert station.home.path.exists()
    after = station("list", "volunteer")
    assert after.code == 1
    assert "张三" not in after.out
    assert "已经接着清除完" in after.err
    assert not station.home.path.exists()
