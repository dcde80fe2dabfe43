"""A sample county on this machine: the county platform run as a program, for the sample station."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from desktop import errors
from desktop.model.progress import CancelAsked, never
from desktop.services.desk import Desk
from desktop.services.sync import enrolling, lines, sync_run
from desktop.services.sync.sync_run import WholeRun
from desktop.storage.atomic import make_folder, own_files
from desktop.sync.joining.joined import membership

_PROGRAM = "county"
_SERVING = re.compile(r"https?://[^\s/]+:(\d+)")
_LOG = "serve.log"
#: On Windows a console would flash up; elsewhere there is no such flag.
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
#: A slow disk takes its time to load a web server.
_START_S, _STOP_S, _POLL_S = 60.0, 40.0, 0.05


class SampleCounty:
    """One county program with its data.

    Args:
        folder: for its data; kept between two starts.
        cancelled: asked while it comes up.
    """

    def __init__(self, folder: Path, cancelled: CancelAsked = never) -> None:
        self.folder = folder
        self.cancelled = cancelled
        self.url = ""
        self._process: subprocess.Popen[bytes] | None = None

    def prepare(self, code: str, station: str, town: str, county: str) -> None:
        """Write down who is in the county; the same again changes nothing.

        Args:
            code: the station's 12 digits.
            station: its name.
            town: of its town.
            county: of its county.

        Raises:
            errors.NoSampleCounty: the program is not there, or it refuses.
            errors.Cancelled: somebody asked.
        """
        with own_files(self.folder):
            make_folder(self.folder)
        self._verb("init", "--code", code[:6], "--name", county)
        self._verb("town", "add", "--code", code[:9], "--name", town)
        self._verb("station", "add", "--code", code, "--name", station)

    def enrolment_code(self, station: str) -> str:
        """A new code for a station's PC."""
        return str(json.loads(self._verb("enrol-code", station, "--json"))["code"])

    def start(self, port: int = 0) -> None:
        """Serve on this machine only.

        Args:
            port: of the last time; any free one where that is taken.

        Raises:
            errors.NoSampleCounty: it does not come up.
            errors.Cancelled: somebody asked.
        """
        try:
            self._serve(port)
        except errors.NoSampleCounty:
            self.stop()
            if not port:
                raise
            self._serve(0)

    def stop(self) -> None:
        """Stop serving; requests under way are finished first."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        try:
            process.wait(timeout=_STOP_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        finally:
            if process.stdin is not None:
                process.stdin.close()

    def _serve(self, port: int) -> None:
        log = self.folder / _LOG
        with own_files(self.folder), log.open("wb") as words:
            self._process = subprocess.Popen(  # noqa: S603 - our own program, with arguments of our own
                [*_command(), "serve", "--with-parent", *self._where(), "--port", str(port)],
                stdin=subprocess.PIPE,  # closed with this program, however that ends
                stdout=subprocess.DEVNULL,
                stderr=words,
                env=_environment(),
                creationflags=_NO_WINDOW,
            )
        end = time.monotonic() + _START_S
        while time.monotonic() < end:
            said = log.read_text(encoding="utf-8", errors="replace")
            if (found := _SERVING.search(said)) and "startup complete" in said:
                self.url = f"http://127.0.0.1:{found[1]}"
                return
            if self._process.poll() is not None:
                break
            self._go_on()
            time.sleep(_POLL_S)
        raise errors.NoSampleCounty(why=f"它没有开始工作，原因在「{log}」里")

    def _where(self) -> tuple[str, str]:
        return "--data", str(self.folder)

    def _verb(self, *words: str) -> str:
        with subprocess.Popen(  # noqa: S603 - our own program, with arguments of our own
            [*_command(), *words, *self._where()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=_environment(),
            creationflags=_NO_WINDOW,
        ) as verb:
            try:
                said, told = self._heard(verb)
            finally:
                verb.kill()  # does nothing to one that has ended
        if verb.returncode != 0:
            lines = told.decode("utf-8", "replace").strip().splitlines()
            raise errors.NoSampleCounty(why=lines[-1] if lines else "它没有说原因")
        return said.decode("utf-8")

    def _heard(self, verb: subprocess.Popen[bytes]) -> tuple[bytes, bytes]:
        """What a verb says, once it has ended."""
        end = time.monotonic() + _START_S
        while time.monotonic() < end:
            try:
                return verb.communicate(timeout=_POLL_S)
            except subprocess.TimeoutExpired:
                self._go_on()
        raise errors.NoSampleCounty(why="它太久没有回应")

    def _go_on(self) -> None:
        if self.cancelled():
            raise errors.Cancelled()


@contextmanager
def running(desk: Desk, folder: Path) -> Iterator[SampleCounty]:
    """A sample county that runs as long as the block, with this sample station in it.

    Raises:
        errors.NoSampleCounty: it does not come up.
        errors.LineError: the station could not join it.
    """
    county = SampleCounty(folder)
    try:
        bring_up(desk, county)
        yield county
    finally:
        county.stop()


def bring_up(desk: Desk, county: SampleCounty) -> None:
    """Start a sample county with this sample station in it; whoever made it stops it.

    Args:
        desk: the sample station.
        county: not started yet.

    Raises:
        errors.NoSampleCounty: it does not come up.
        errors.LineError: the station could not join it.
        errors.Cancelled: somebody asked.
    """
    station, member = desk.station, membership(desk.settings)
    if member is None:
        facts = (station.text(name) for name in ("division_code", "name", "town", "county"))
        county.prepare(*facts)
    county.start(_port(member.url) if member else 0)
    if member is None:
        code = county.enrolment_code(station.text("division_code"))
        enrolling.enroll(desk, county.url, code)
    elif member.url != county.url:
        enrolling.add_address(desk, county.url)


def synced(desk: Desk) -> WholeRun:
    """One run with it."""
    with lines.line_of(desk) as line:
        return sync_run.run(desk, line)


def _port(url: str) -> int:
    found = _SERVING.search(url)
    return int(found[1]) if found else 0


def _command() -> list[str]:
    if importlib.util.find_spec(_PROGRAM) is None:
        raise errors.NoSampleCounty(why="这份安装里没有县平台的程序")
    return [sys.executable, "-m", _PROGRAM]


def _environment() -> dict[str, Any]:
    """Without what would point it at a real county's data."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COUNTY_")}
