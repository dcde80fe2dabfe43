"""A process that has loaded the program once and forks a child for each run of a scenario.

It speaks lines of JSON. The shim is preloaded into it; a child arms it, runs, and is killed or
answers. A second child then looks at what is left, as the next start of the program would.
"""

from __future__ import annotations

import dataclasses
import errno
import functools
import json
import os
import random
import select
import shutil
import signal
import sys
import time
import traceback
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from desktop import errors
from tests.faults import (
    county_before,
    county_beside,
    power_cut,
    shim,
    states,
    station_before,
)
from tests.faults.county_beside import ANSWERED
from tests.faults.power_cut import MODELS, Disk, Tree
from tests.faults.scenarios import SCENARIOS
from tests.faults.scenes import Scenario, Scene, seeded
from tests.faults.shim import Class, Plan, What

#: A run that takes longer hangs.
PATIENCE_S = 60.0
Say = Callable[[str, Any], None]


@dataclasses.dataclass(frozen=True)
class _Recorded:
    """One run as it was written down, and the disk before it."""

    scenario: str
    lost_flush: int
    entries: list[power_cut.Entry]
    before: Tree
    inodes: dict[str, int]
    answered: Path  # what a county held after each request, by its mark

    def fits(self, scenario: str, lost_flush: int) -> bool:
        return (self.scenario, self.lost_flush) == (scenario, lost_flush)


def main() -> None:
    """Serve one line after another until the input ends."""
    warnings.simplefilter("error")
    server = Server(Path(sys.argv[1]))
    for line in sys.stdin:
        asked = json.loads(line)
        answer = getattr(server, asked.pop("do"))(**asked)
        print(json.dumps(answer, ensure_ascii=False), flush=True)


class Server:
    """Answers one question at a time.

    Args:
        folder: where its copies of the disk lie.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._root = folder / "run"
        self._before = folder / "before"
        self._log = folder / "record"
        self._empty = folder / "empty"
        (self._empty / "disk").mkdir(parents=True)
        self._warm()
        made = self._child(self._make_before)
        if made.error:
            raise RuntimeError(made.error)
        self._master = bytes.fromhex(made.last("key"))
        self._recorded: _Recorded | None = None

    @functools.cached_property
    def _joined(self) -> Path:
        """A disk with a station that belongs to a county, and that county."""
        folder = self._folder / "joined"
        scene = Scene(folder, self._master)
        shutil.copytree(self._before, folder)

        def make(say: Say) -> None:
            seeded(2_000)
            county_before.make_joined(scene)

        made = self._child(make)
        if made.error:
            raise RuntimeError(made.error)
        return folder

    def _warm(self) -> None:
        """Load here what would else be loaded anew in each child: dictionaries, codecs."""
        scene = Scene(self._folder / "warm")
        station_before.make_before(scene.root)
        states.look_again(SCENARIOS["import"], scene)
        desk = scene.sit_down()
        for step in SCENARIOS["import"].steps:
            step(scene, desk)
        desk.close()
        county_beside.warm(scene)

    def _make_before(self, say: Say) -> None:
        seeded(1_000)
        say("key", station_before.make_before(self._before).hex())

    # --- questions --------------------------------------------------------------------------

    def states(self, scenario: str) -> dict[str, Any]:
        """What the station holds before and after each step, when nothing goes wrong."""
        subject, scene = self._set_up(scenario)

        def run(say: Say) -> None:
            subject.prepare()
            say("state", states.state_of(subject, scene))
            subject.run(scene, lambda done: say("state", states.state_of(subject, scene)), _plainly)

        answer = self._child(run)
        return {"states": answer.all("state"), "error": answer.error}

    def count(self, scenario: str, classes: int) -> dict[str, Any]:
        """How many operations of those classes there are."""
        subject, scene = self._set_up(scenario)
        answer = self._child(self._running(subject, scene, Plan(classes=Class(classes))))
        return {"count": answer.last("count", 0), "error": answer.error}

    def kill(self, scenario: str, at: int, what: int) -> dict[str, Any]:
        """Let the program die at an operation, and look."""
        subject, scene = self._set_up(scenario)
        answer = self._child(self._running(subject, scene, Plan(What(what), at)))
        return {**answer.ending(), **self._look(subject, scene)}

    def fail(
        self, scenario: str, at: int, what: int, error: int, classes: int, then: str
    ) -> dict[str, Any]:
        """Let an operation fail; then try again, leave, or die; and look."""
        subject, scene = self._set_up(scenario)
        plan = Plan(What(what), at, Class(classes), error)
        answer = self._child(self._running(subject, scene, plan, then=then))
        return {**answer.ending(), **self._look(subject, scene)}

    def record(self, scenario: str, lost_flush: int = 0) -> dict[str, Any]:
        """Write down a run for `cut`; one flush of it may fail, and the step is tried again."""
        subject, scene = self._set_up(scenario)
        before, inodes = _inventory(scene)
        plan = Plan()
        if lost_flush:
            plan = Plan(What.FAIL_ONCE, lost_flush, Class.SYNC, errno.EIO)
        if subject.joined:
            scene.answered.mkdir()
        with self._log.open("wb") as log:
            running = self._running(subject, scene, plan, log=log.fileno(), then="again")
            answer = self._child(running)
        entries = power_cut.read_record(self._log, scene.root)
        answered = self._folder / "answered"
        shutil.rmtree(answered, ignore_errors=True)
        if subject.joined:
            scene.answered.rename(answered)
        self._recorded = _Recorded(scenario, lost_flush, entries, before, inodes, answered)
        return {**answer.ending(), "entries": len(entries)}

    def cut(
        self, scenario: str, at: int, seed: int, model: str, lost_flush: int = 0
    ) -> dict[str, Any]:
        """Cut the power after so many recorded operations, and look."""
        if not (self._recorded and self._recorded.fits(scenario, lost_flush)):
            self.record(scenario, lost_flush)
        assert self._recorded
        entries = self._recorded.entries[:at]
        subject, scene = self._set_up(scenario, disk=False)
        disk = Disk(self._recorded.before, self._recorded.inodes)
        disk.play(entries)
        dice = random.Random(seed)  # noqa: S311 - reproducible
        disk.after_cut(dice, MODELS[model]).write(scene.root)
        marks = [entry.file for entry in entries if entry.kind is power_cut.Kind.MARK]
        told = [mark for mark in marks if mark < ANSWERED]
        if len(told) < len(marks):  # the county stands where it stood, whatever becomes of us
            shutil.rmtree(scene.county)
            shutil.copytree(self._recorded.answered / str(max(marks)), scene.county)
        return {"told": max(told, default=0), **self._look(subject, scene)}

    # --- how --------------------------------------------------------------------------------

    def _set_up(self, name: str, *, disk: bool = True) -> tuple[Scenario, Scene]:
        subject = SCENARIOS[name]
        shutil.rmtree(self._root, ignore_errors=True)
        before = self._joined if subject.joined else self._before
        source = self._empty if subject.founds else before
        shutil.copytree(self._before / "given", self._root / "given")
        if disk:
            shutil.copytree(source / "disk", self._root / "disk")
        if subject.joined:
            shutil.copytree(before / "county", self._root / "county")
        master = b"" if subject.founds else self._master
        return subject, Scene(self._root, master, subject.volume_bytes)

    def _running(
        self, subject: Scenario, scene: Scene, plan: Plan, *, log: int = -1, then: str = ""
    ) -> Callable[[Say], None]:
        def run(say: Say) -> None:
            subject.prepare()

            def told(done: int) -> None:
                shim.mark(done)
                say("told", done)

            tries = _Tries(then, say, settles=subject.settles)
            shim.arm([scene.disk], plan, log)
            with suppress(_Left):
                subject.run(scene, told, tries)
            say("count", shim.disarm())

        return run

    def _look(self, subject: Scenario, scene: Scene) -> dict[str, Any]:
        def look(say: Say) -> None:
            shim.arm([scene.disk], Plan())  # nothing fails, nothing is flushed
            subject.prepare()
            say("verdict", dataclasses.asdict(states.look_again(subject, scene)))

        answer = self._child(look)
        seen = answer.last("verdict", {"state": {}, "problems": []})
        if answer.error:
            seen["problems"].append(f"the next start: {answer.error}")
        return dict(seen)

    def _child(self, run: Callable[[Say], None]) -> Answer:
        """Run in a fork; gives what it said, whether it was killed, and what escaped it."""
        inlet, outlet = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(inlet)
            _answer(outlet, run)
        os.close(outlet)
        lines, hung = _heard(inlet)
        if hung:
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        ended_by = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        answer = Answer(lines, ended_by == signal.SIGKILL)
        if hung:
            answer.said.append({"error": "hangs"})
        elif ended_by and not answer.killed:
            answer.said.append({"error": f"ended by signal {ended_by}"})
        return answer


@dataclasses.dataclass
class Answer:
    """What a child said in its life, each a name and a value, and whether it was killed."""

    said: list[dict[str, Any]]
    killed: bool

    def all(self, name: str) -> list[Any]:
        return [one[name] for one in self.said if name in one]

    def last(self, name: str, default: Any = None) -> Any:
        return [default, *self.all(name)][-1]

    @property
    def error(self) -> str:
        """What escaped the child, if anything."""
        return str(self.last("error", ""))

    def ending(self) -> dict[str, Any]:
        return {
            "told": self.last("told", 0),
            "failures": self.all("failed"),
            "killed": self.killed,
            "error": self.error,
        }


#: Beyond the numbers of all steps, short of those of what is made before them.
_ANEW = 500


class _Left(Exception):
    """The clerk gave up after an error."""


class _Tries:
    """Does steps, and what the clerk does after one that failed.

    A step of many small ones keeps those that were done before the failure: its second try must
    not draw the ids they have.
    """

    def __init__(self, then: str, say: Say, *, settles: bool) -> None:
        self._then, self._say = then, say
        self._anew = _ANEW if settles else 0

    def __call__(self, number: int, step: Callable[[], Any]) -> Any:
        seeded(number)
        try:
            return step()
        except errors.StationError as caught:
            error = caught
            if not self._then:
                raise
            self._fail(number, error)
            shim.heal()
        if self._then == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if self._then == "leave":
            raise _Left
        return self._again(number, step, error)

    def _again(self, number: int, step: Callable[[], Any], first: errors.StationError) -> Any:
        seeded(number + self._anew)
        try:
            return step()
        except (errors.StationExists, errors.RecoverRefused, errors.JoiningNeedsEmptyFolder):
            if not isinstance(first, errors.NotConfirmed):
                raise
            return None
        except errors.FolderNotWritable as error:
            # A file that did not open for writing stays open for reading until the next start.
            self._fail(number, error)
            raise _Left from error

    def _fail(self, number: int, error: errors.StationError) -> None:
        world = isinstance(error, errors.WorldError)
        told = {"kind": error.kind, "words": error.sentences(), "world": world}
        self._say("failed", {"step": number, **told})


def _plainly(number: int, step: Callable[[], Any]) -> Any:
    seeded(number)
    return step()


def _inventory(scene: Scene) -> tuple[Tree, dict[str, int]]:
    found = [scene.disk, *sorted(scene.disk.rglob("*"))]
    inodes = {str(path.relative_to(scene.root)): path.stat().st_ino for path in found}
    files = {
        str(path.relative_to(scene.root)): path.read_bytes() for path in found if path.is_file()
    }
    folders = frozenset(set(inodes) - set(files))
    return Tree(files, folders), inodes


def _answer(outlet: int, run: Callable[[Say], None]) -> None:
    """The child's whole life."""

    def say(name: str, what: Any) -> None:
        _send(outlet, {name: what})

    try:
        run(say)
    except BaseException as error:
        shim.disarm()
        _send(outlet, {"error": "".join(traceback.format_exception(error)[-24:])[-1500:]})
    os._exit(0)


def _send(outlet: int, what: dict[str, Any]) -> None:
    os.write(outlet, json.dumps(what, ensure_ascii=False).encode() + b"\n")


def _heard(inlet: int) -> tuple[list[dict[str, Any]], bool]:
    body, until = b"", time.monotonic() + PATIENCE_S
    try:
        while True:
            ready, _, _ = select.select([inlet], [], [], max(until - time.monotonic(), 0))
            if not ready:
                return _lines(body), True
            part = os.read(inlet, 1 << 16)
            if not part:
                return _lines(body), False
            body += part
    finally:
        os.close(inlet)


def _lines(body: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in body.split(b"\n") if line.startswith(b"{")]


if __name__ == "__main__":
    main()
