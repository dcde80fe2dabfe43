"""Many seeded points of a scenario on two fork servers, and what came of them."""

from __future__ import annotations

import itertools
import json
import os
import queue
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from tests.faults import shim
from tests.faults.scenarios import SCENARIOS

ROOT = Path(__file__).parents[2]
#: Raises or lowers how many points of each scenario are tried; the seed draws them.
POINTS, SEED = "STATION_FAULT_POINTS", "STATION_FAULT_SEED"
_SERVERS = 2
_SHOWN, _DEAR = 5, 20

Question = dict[str, Any]
Reply = dict[str, Any]
T = TypeVar("T")
Judge = Callable[[Question, Reply], Iterable[str]]


class ForkServer:
    """The other end of fork_server.py."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, do: str, **question: Any) -> Reply:
        assert self._process.stdin and self._process.stdout
        print(json.dumps({"do": do, **question}), file=self._process.stdin, flush=True)
        line = self._process.stdout.readline()
        assert line, f"the fork server ended at {do} {question}"
        return dict(json.loads(line))


@contextmanager
def serving(library: Path, folder: Path) -> Iterator[ForkServer]:
    """A fork server with the shim in it."""
    folder.mkdir()
    environment = {**os.environ, "LD_PRELOAD": str(library), "PYTHONHASHSEED": "0"}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.fork_server", str(folder)],
        cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        text=True, encoding="utf-8",
    ) as process:  # fmt: skip
        try:
            yield ForkServer(process)
        finally:
            process.kill()


@dataclass
class Tally:
    """How many points ran, for the closing lines."""

    lines: list[str] = field(default_factory=list)


class Trier:
    """Tries points of scenarios, several at once.

    Args:
        servers: each does one point at a time.
        tally: gets a line for each batch.
    """

    def __init__(self, servers: Sequence[ForkServer], tally: Tally) -> None:
        self._free: queue.Queue[ForkServer] = queue.Queue()
        for server in servers:
            self._free.put(server)
        self._count = len(servers)
        self._tally = tally
        self._states: dict[str, list[dict[str, str]]] = {}
        self._counts: dict[tuple[str, shim.Class], int] = {}

    def ask(self, do: str, **question: Any) -> Reply:
        server = self._free.get()
        try:
            return server.ask(do, **question)
        finally:
            self._free.put(server)

    def states(self, scenario: str) -> list[dict[str, str]]:
        """What the station holds before and after each step, when nothing goes wrong."""
        if scenario not in self._states:
            told = self.ask("states", scenario=scenario)
            assert not told["error"], told["error"]
            self._states[scenario] = told["states"]
        return self._states[scenario]

    def count(self, scenario: str, classes: shim.Class) -> int:
        """How many operations of those classes an unhurt run has."""
        if (scenario, classes) not in self._counts:
            told = self.ask("count", scenario=scenario, classes=int(classes))
            assert not told["error"] and told["count"], told
            self._counts[scenario, classes] = int(told["count"])
        return self._counts[scenario, classes]

    def all_well(self, name: str, questions: Sequence[Question], judge: Judge) -> None:
        """Ask every question; fails with the first few that a judge finds fault with."""
        started = time.monotonic()
        with ThreadPoolExecutor(self._count) as pool:
            replies = list(pool.map(lambda one: self.ask(**one), questions))
        faults = [
            f"{question}: {'; '.join(found)}"
            for question, reply in zip(questions, replies, strict=True)
            if (found := list(judge(question, reply)))
        ]
        seconds = time.monotonic() - started
        self._tally.lines.append(f"{name}: {len(questions)} points in {seconds:.1f} s")
        shown = "\n".join(faults[:_SHOWN])
        assert not faults, f"{len(faults)} of {len(questions)} ({seed()=}):\n{shown}"


def seed() -> int:
    return int(os.environ.get(SEED, "1"))


def wanted(usual: int, name: str) -> int:
    """How many points of one scenario; of one that takes a second each, fewer."""
    return int(os.environ.get(POINTS, usual // _DEAR if SCENARIOS[name].settles else usual))


def drawn(points: Iterable[T], how_many: int) -> list[T]:
    """Some of them, all if there are fewer; the same for the same seed."""
    listed = list(points)
    dice = random.Random(seed())  # noqa: S311 - reproducible
    if len(listed) <= how_many:
        return listed
    chosen = sorted(dice.sample(range(len(listed)), how_many))
    return [listed[n] for n in chosen]


def crossed(**choices: Iterable[Any]) -> Iterator[Question]:
    """Every combination."""
    for values in itertools.product(*choices.values()):
        yield dict(zip(choices, values, strict=True))


def wholly(
    states: Sequence[dict[str, str]], told: int, reply: Reply, *, sure: bool = False
) -> Iterator[str]:
    """Faults of a station that must stand at the step told, or wholly at the next.

    Args:
        states: before and after each step of an unhurt run.
        told: how many steps the clerk was told of.
        reply: what the next start met.
        sure: the next step was said not to be kept, so it must not be there.
    """
    yield from reply["problems"]
    state = reply["state"]
    allowed = states[told : told + (1 if sure else 2)]
    if reply.get("settled"):
        told, allowed = len(states) - 1, states[-1:]
    if _records(state) not in [_records(one) for one in allowed]:
        yield f"after step {told}: {_differing(states[told], state)}"
    # A backup is whole before the station notes that it was made.
    elif state.get("backup") not in {one.get("backup") for one in states[told : told + 2]}:
        yield f"after step {told}: the backup is {state.get('backup')}"


def _records(state: dict[str, str]) -> dict[str, str]:
    return {name: digest for name, digest in state.items() if name != "backup"}


def _differing(wanted_state: dict[str, str], state: dict[str, str]) -> str:
    names = wanted_state.keys() | state.keys()
    told = [
        f"{name} {wanted_state.get(name)} -> {state.get(name)}"
        for name in sorted(names)
        if wanted_state.get(name) != state.get(name)
    ]
    return ", ".join(told)


@contextmanager
def trying(library: Path, folder: Path, tally: Tally) -> Iterator[Trier]:
    """As many fork servers as help."""
    with ExitStack() as stack:
        servers = [stack.enter_context(serving(library, folder / str(n))) for n in range(_SERVERS)]
        yield Trier(servers, tally)
