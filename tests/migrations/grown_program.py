"""The program with one more kind, grown in a copy of the tree just as CONTRIBUTING.md says."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SECTION = "How to add a kind"
Process = subprocess.Popen[str]
#: Answers each line of words with how the command went; one process for all of them.
_SERVE = """
import contextlib, io, json, os, sys
import desktop
from desktop.__main__ import main

for line in sys.stdin:
    home, passphrase, *words = json.loads(line)
    os.environ["STATION_PASSPHRASE"] = passphrase
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(["--home", home, *words])
    told = [desktop.__file__, code, out.getvalue(), err.getvalue()]
    print(json.dumps(told), flush=True)
"""


@dataclass(frozen=True)
class Answer:
    """How one command went."""

    program: str
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def id(self) -> str:
        assert self.code == 0, self.err
        return self.out.strip()


def pieces() -> tuple[str, str]:
    """The declaration and the migration step that the page shows."""
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = page.split(f"## {SECTION}\n", 1)[1].split("\n## ", 1)[0]
    found = re.findall(r"^ *```python\n(.*?)^ *```$", section, re.MULTILINE | re.DOTALL)
    declaration, step = (textwrap.dedent(piece) for piece in found)
    return declaration, step


def grow(folder: Path) -> None:
    """Copies the program into a folder and adds the kind there."""
    shutil.copytree(ROOT / "desktop", folder / "desktop")
    (folder / "resources").symlink_to(ROOT / "resources")
    declaration, step = pieces()
    name = declaration.partition(" = ")[0]
    kinds = folder / "desktop/model/kinds/people.py"
    replace_once(kinds, r"^KINDS = \(", f"{declaration}\nKINDS = ({name}, ")
    migrations = folder / "desktop/storage/migrations"
    module = f"step_{len(list(migrations.glob('step_*.py'))) + 1:04d}_partners"
    (migrations / f"{module}.py").write_text(step, encoding="utf-8")
    listed = f"from desktop.storage.migrations import {module}\nSTEPS = (*STEPS, {module})\n"
    replace_once(migrations / "__init__.py", r"^STEPS = \([^)]*\)\n", rf"\g<0>{listed}")


def replace_once(path: Path, pattern: str, new: str) -> None:
    text, count = re.subn(pattern, new, path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert count == 1, f"{path.name}: {pattern}"
    path.write_text(text, encoding="utf-8")


class GrownProgram:
    """`station` of the copy, at one station.

    Args:
        process: from `started`.
        home: the station's folder.
        passphrase: opens it.
    """

    def __init__(self, process: Process, home: Path, passphrase: str) -> None:
        self._process = process
        self._given = [str(home), passphrase]

    def __call__(self, *words: object) -> Answer:
        """Run one command."""
        assert self._process.stdin and self._process.stdout
        print(json.dumps([*self._given, *map(str, words)]), file=self._process.stdin, flush=True)
        return Answer(*json.loads(self._process.stdout.readline()))


@contextmanager
def started(folder: Path) -> Iterator[Process]:
    """The copy at work, for one station after another."""
    with subprocess.Popen(
        [sys.executable, "-c", _SERVE],
        cwd=folder,  # with -c, Python looks for `desktop` here first
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        try:
            yield process
        finally:
            process.kill()
