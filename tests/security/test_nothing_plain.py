"""After a busy day nothing that the program wrote by itself tells of anybody.

All bytes of the station's folder, of the folders where the system would have it keep settings,
caches and throwaway files, and of all that leaves under a key are searched; files that the clerk
asked for in the clear lie elsewhere, and the same search finds everybody in those.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.architecture.source_rules import ROOT
from tests.security import people_named
from tests.security.people_named import FACTS, NUMBERS, PEOPLE
from tests.security.plain_search import leaks
from tests.sync.conftest import CODE, RealCounty

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(400),
    pytest.mark.skipif(sys.platform != "linux", reason="folders and core files as on Linux"),
]


@dataclass
class Pc:
    """A PC whose every folder can be looked into.

    Args:
        folder: all of it.
    """

    folder: Path
    refused: dict[str, int] = field(default_factory=dict)
    deeds: list[str] = field(default_factory=list)
    printed: str = ""

    def __post_init__(self) -> None:
        for name in ("user", "tmp", "run", "brought", "asked", "sealed", "notes"):
            self.at(name).mkdir(parents=True)
        self.at("run").chmod(0o700)

    def at(self, name: str) -> Path:
        return self.folder / name

    @property
    def home(self) -> Path:
        return self.at("user") / "石桥 站"

    @property
    def environment(self) -> dict[str, str]:
        user = self.at("user")
        kept = {name: os.environ[name] for name in ("PATH", "TZ") if name in os.environ}
        folders = {
            f"XDG_{name}_HOME": str(user / f".{name.lower()}")
            for name in ("DATA", "CONFIG", "CACHE", "STATE")
        }
        path = os.pathsep.join((str(ROOT / "tests/security/watched"), str(ROOT)))
        return (
            kept
            | folders
            | {
                "HOME": str(user),
                "TMPDIR": str(self.at("tmp")),
                "XDG_RUNTIME_DIR": str(self.at("run")),
                "PYTHONPATH": path,
                "PYTHONDONTWRITEBYTECODE": "1",
                "WATCHED_NOTES": str(self.at("notes") / "opened"),
                "LANG": "C.UTF-8",
                "QT_QPA_PLATFORM": "offscreen",
            }
        )

    def run(self, module: str, *words: object) -> subprocess.CompletedProcess[str]:
        """A program of its own in the folder for throwaway files, where a core would be left."""
        return subprocess.run(
            [sys.executable, "-m", module, *map(str, words)],
            cwd=self.at("tmp"), env=self.environment, text=True, encoding="utf-8", check=False,
            capture_output=True, timeout=300, preexec_fn=_cores_are_kept,
        )  # fmt: skip

    @property
    def opened(self) -> set[Path]:
        """Every file that Python opened for writing."""
        notes = self.at("notes") / "opened"
        return {Path(line) for line in notes.read_text(encoding="utf-8").splitlines()}


def _cores_are_kept() -> None:
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealCounty]:
    county = RealCounty(tmp_path_factory.mktemp("county") / "county")
    county.found(CODE)
    county.start()
    yield county
    county.stop()


@pytest.fixture(scope="module")
def after_terminal(tmp_path_factory: pytest.TempPathFactory, county: RealCounty) -> Pc:
    """After the day at the command line."""
    pc = Pc(tmp_path_factory.mktemp("pc"))
    people_named.bring(pc.at("brought"))
    places = [pc.home, *map(pc.at, ("brought", "asked", "sealed"))]
    done = pc.run("tests.security.clerk_at_terminal", *places, county.url, county.code())
    assert done.returncode == 0, done.stderr[-3000:]
    ended = json.loads(done.stdout)
    pc.refused = {verb: code for verb, code in ended.items() if code}
    return pc


@pytest.fixture(scope="module")
def pc(after_terminal: Pc) -> Pc:
    """After an hour at the window, too, which ended with a power cut."""
    pc = after_terminal
    places = [pc.home, pc.at("brought"), pc.at("asked")]
    done = pc.run("tests.security.clerk_at_window", *places)
    pc.deeds, pc.printed = done.stdout.splitlines(), done.stderr
    assert done.returncode == -signal.SIGKILL, (pc.deeds, done.stderr[-3000:])
    return pc


def test_the_day_went_as_meant(pc: Pc) -> None:
    assert pc.refused == {
        "import volunteer": 3, "set volunteer": 1, "photo add": 1, "export volunteer": 1,
    }  # fmt: skip


def test_the_hour_at_the_window_went_as_meant(pc: Pc) -> None:
    assert pc.deeds[-1] == "importing" and "too long" not in pc.deeds, pc.deeds
    assert {"a form", "the draft", "pasted", "copied", "a file", "sent", "chosen"} <= {*pc.deeds}
    typed = next(deed for deed in pc.deeds if deed.startswith("typed into"))
    assert int(typed.split()[-1]) > 3
    for name in (f"{PEOPLE[2]}.pdf", f"{PEOPLE[1]}.xlsx"):
        assert pc.at("asked").joinpath(name).is_file()
    logged = pc.home.joinpath("logs", "station.log").read_text(encoding="utf-8")
    assert logged.count("KeyError") >= 5 and "WorkerDied" in logged and "desktop.qt" in logged


@pytest.mark.parametrize("place", ["user", "tmp", "run", "sealed"])
def test_nothing_the_program_wrote_can_be_read(pc: Pc, place: str) -> None:
    assert [str(leak) for leak in leaks(pc.at(place), FACTS)] == []


def test_nothing_is_printed_where_a_desktop_keeps_what_its_programs_print(pc: Pc) -> None:
    assert [fact for fact in FACTS if fact in pc.printed] == []


def test_what_the_clerk_asked_for_is_found_by_the_same_search(pc: Pc) -> None:
    found = leaks(pc.at("asked"), FACTS)
    assert {leak.fact for leak in found} >= {*PEOPLE, *NUMBERS}


def test_throwaway_files_of_the_system_are_never_made(pc: Pc) -> None:
    """Not even for a moment: a kill would leave them."""
    ours = (pc.home, pc.at("asked"), pc.at("brought"), pc.at("sealed"), Path("/dev"))
    others = {path for path in pc.opened if not any(map(path.is_relative_to, ours))}
    assert others == set()


def test_who_dies_leaves_no_memory_behind(pc: Pc) -> None:
    assert list(pc.at("tmp").rglob("core*")) == []
