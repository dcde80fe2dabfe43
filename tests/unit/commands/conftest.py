"""`station …` in this very process, with a cheap passphrase; and files to feed it with."""

from __future__ import annotations

import io
import json
import logging
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop.__main__ import main
from desktop.config import Home
from tests.conftest import CHEAP, PASSPHRASE
from tests.unit.importing.made_rosters import make_xlsx

INIT = (
    "init", "--name", "石桥村新时代文明实践站", "--code", "999999001001",
    "--town", "石桥镇", "--county", "示例县", "--clerk", "王文书",
)  # fmt: skip
HEAD = ["姓名", "性别", "出生日期", "身份证号", "联系电话", "所属队伍"]
ROWS = [
    ["张　三", "男", "1990-03-07", "11010119900307803X", "199-0000-0001", "理论宣讲队"],
    ["李四", "女", "1985-08-12", "", "19900000002", "卫生环保队"],
    ["王五", "男", "", "", "", ""],
]


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on standard output."""
        return json.loads(self.out)

    @property
    def id(self) -> str:
        assert self.code == 0, self.err
        return self.out.strip()


class Station:
    """A station and the command line at it.

    Args:
        home: its files.
        hear: takes what was printed since.
    """

    def __init__(self, home: Home, hear: Callable[[], Any]) -> None:
        self.home = home
        self._hear = hear

    def __call__(self, *words: object, passphrase: str | None = PASSPHRASE) -> Said:
        """Run one command; the passphrase comes through a pipe."""
        self._hear()
        given = ["--home", str(self.home.path)]
        if passphrase is not None:
            given += ["--passphrase-fd", str(_piped(passphrase))]
        try:
            code = main([*given, *map(str, words)], cost=CHEAP)
        except SystemExit as gone:
            code = int(gone.code or 0)
        finally:
            _end_log()
        return Said(code, *self._hear())


def _end_log() -> None:
    """A process of its own would let go of the log as it ends."""
    logger = logging.getLogger("desktop")
    for handler in logger.handlers:
        handler.close()
    logger.handlers[:] = [logging.NullHandler()]


def _piped(text: str) -> int:
    reading, writing = os.pipe()
    os.write(writing, (text + "\n").encode())
    os.close(writing)
    return reading


@pytest.fixture
def empty(home: Home, capfd: pytest.CaptureFixture[str]) -> Station:
    """The command line where no station is yet."""
    return Station(home, capfd.readouterr)


@pytest.fixture
def station(empty: Station) -> Station:
    """The command line at a new station."""
    assert empty(*INIT).code == 0
    return empty


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[bytes], None]]:
    """Put bytes where standard input is."""

    def put(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))

    yield put


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of the clerk's own, with a blank and Chinese in its name."""
    place = tmp_path / "文书 桌面"
    place.mkdir()
    return place


@pytest.fixture
def roster(folder: Path) -> Path:
    """Three good rows."""
    return make_xlsx(folder / "花名册.xlsx", [HEAD, *ROWS])
