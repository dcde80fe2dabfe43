"""Where the peers are installed and how one of their programs is run."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NPM_PACKAGES = ("express@4", "express-pouchdb@4.2.0", "pouchdb@9")
_NEEDED = ("workload.py", "proxy.py", "common.py", "one_post.py", "requirements.txt")
_SAY = (
    "没有找到同类程序的脚本（workload.py、proxy.py、bench_*.py）。"
    "用 --scripts 文件夹 或环境变量 PEERS_SCRIPTS 指明；它们不在本仓库里。"
)


class PeersMissing(Exception):
    """The peers' scripts or what they call are not there."""


@dataclass(frozen=True, slots=True)
class PeersHome:
    """A folder with the peers in it.

    Args:
        folder: of the installation; scripts, venv, npm and the private PostgreSQL lie below it.
    """

    folder: Path

    @property
    def scripts(self) -> Path:
        """Our working copy of the scripts: they write their results beside themselves."""
        return self.folder / "scripts"

    @property
    def python(self) -> Path:
        """The interpreter that has Anki and Kinto."""
        return self.folder / "venv" / "bin" / "python"

    @property
    def npm(self) -> Path:
        """The folder that has PouchDB."""
        return self.folder / "npm"

    @property
    def installed(self) -> Path:
        """Stands where an installation came to its end; `make bench-sync` looks for it."""
        return self.folder / "installed"

    def demand_scripts(self) -> None:
        """Refuse to go on without what `install` puts here.

        Raises:
            PeersMissing: it is not here.
        """
        there = all((self.scripts / name).is_file() for name in _NEEDED)
        if not there or not self.python.exists():
            raise PeersMissing(
                f"{self.folder} 里还没有安装同类程序："
                "python -m benchmarks.sync.install --scripts 脚本所在的文件夹"
            )

    def environment(self, **more: str) -> dict[str, str]:
        """What the scripts want to know."""
        known = {"PEERS_HOME": str(self.folder), "PEERS_NPM": str(self.npm)}
        return {**os.environ, **known, **more}

    def run(self, script: str, *arguments: str, **environment: str) -> str:
        """Run a script to its end; what it printed.

        Raises:
            PeersMissing: it failed; with its last words.
        """
        done = subprocess.run(
            [self.python, self.scripts / script, *arguments],
            cwd=self.scripts,
            env=self.environment(**environment),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            last = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
            raise PeersMissing(f"{script} {' '.join(arguments)}: {''.join(last)}")
        return done.stdout

    def phases(self, script: str, *arguments: str, **environment: str) -> list[dict[str, Any]]:
        """Run a script; the JSON lines among what it printed."""
        lines = self.run(script, *arguments, **environment).splitlines()
        return [json.loads(line) for line in lines if line.startswith("{")]


def home_of(folder: str | None) -> PeersHome:
    """The installation in a folder, in PEERS_HOME, or in out/peers."""
    return PeersHome(Path(folder or os.environ.get("PEERS_HOME") or "out/peers").resolve())


def scripts_of(folder: str | None) -> Path:
    """The folder the scripts come from.

    Raises:
        PeersMissing: nobody said where, or there are none.
    """
    named = folder or os.environ.get("PEERS_SCRIPTS")
    if not named or not all((Path(named) / name).is_file() for name in _NEEDED):
        raise PeersMissing(_SAY)
    return Path(named).resolve()
