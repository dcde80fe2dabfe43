"""A copy of the set-up scripts on a pretended machine: every outside command is a small script."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.architecture.source_rules import ROOT

PLAIN_COMMANDS = [
    *("bash", "sh", "env", "awk", "comm", "sort", "xargs", "echo", "cat", "sha256sum", "cut"),
    *("mv", "rm", "mkdir", "chmod", "touch", "dirname", "flock", "ls", "head", "tail"),
]

DPKG_QUERY = """cat "$MACHINE/installed" """
APT_GET = """
echo "apt-get $*" >>"$MACHINE/calls"
[ ! -e "$MACHINE/apt-broken" ] || { echo "E: no line"; exit 100; }
[ "$1" = install ] || exit 0
for word; do
    case $word in install|-*) ;; *) echo "installed|$word|" >>"$MACHINE/installed" ;; esac
done
"""
PYTHON = """
case "$*" in
    *"sys.version_info"*) [ ! -e "$MACHINE/python-too-new" ] ;;
    *_base_executable*) command -v python3.11 ;;
    *ensurepip*) [ ! -e "$MACHINE/no-ensurepip" ] ;;
    *base_prefix*) echo "/usr $(cat "$MACHINE/python-version")" ;;
    "-m venv "*)
        echo "new venv" >>"$MACHINE/calls"
        mkdir -p "$3/bin" "$3/lib/python3.11/site-packages/PySide6"
        printf '#!/bin/sh\\n%s\\n' 'exec sh "$MACHINE/venv-python" "$@"' >"$3/bin/python"
        chmod +x "$3/bin/python" ;;
esac
"""
VENV_PYTHON = """
case "$*" in
    "-c ") exit 0 ;;
    *--editable*) echo "project" >>"$MACHINE/calls" ;;
    *"pip"*install*)
        echo "locked packages" >>"$MACHINE/calls"
        [ ! -e "$MACHINE/line-down" ] ;;
    *prune*) echo "prune" >>"$MACHINE/calls" ;;
esac
"""


class Machine:
    """A pretended machine with a copy of the scripts in `tree`.

    Args:
        folder: where it may lie.
    """

    def __init__(self, folder: Path) -> None:
        self.state = folder / "machine"
        self.tree = folder / "tree"
        self.commands = folder / "commands"
        for place in (self.state, self.tree, self.commands):
            place.mkdir()
        shutil.copytree(ROOT / "tools", self.tree / "tools")
        shutil.copytree(ROOT / "requirements", self.tree / "requirements")
        shutil.copy(ROOT / "pyproject.toml", self.tree)
        self._fill_commands()
        (self.state / "installed").write_text("")
        (self.state / "python-version").write_text("3.11.2\n")

    def _fill_commands(self) -> None:
        for name in PLAIN_COMMANDS:
            found = shutil.which(name)
            if found:
                (self.commands / name).symlink_to(found)
        self.command("dpkg-query", DPKG_QUERY)
        self.command("apt-get", APT_GET)
        self.command("id", "echo 0")
        self.command("python3.11", PYTHON)
        (self.state / "venv-python").write_text(VENV_PYTHON)

    def command(self, name: str, script: str) -> None:
        path = self.commands / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def mark(self, name: str) -> None:
        (self.state / name).touch()

    def unmark(self, name: str) -> None:
        (self.state / name).unlink()

    def has(self, *packages: str) -> None:
        with (self.state / "installed").open("a") as file:
            file.writelines(f"installed|{name}|\n" for name in packages)

    def calls(self) -> list[str]:
        path = self.state / "calls"
        made = path.read_text().splitlines() if path.exists() else []
        path.unlink(missing_ok=True)
        return made

    def setup(self, script: str = "setup-venv.sh", *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", str(self.tree / "tools" / script), *words],
            check=False,
            capture_output=True,
            encoding="utf-8",
            env={"PATH": str(self.commands), "MACHINE": str(self.state), "LC_ALL": "C.UTF-8"},
        )


def all_packages(purpose: str | None = None) -> list[str]:
    lines = (ROOT / "tools" / "system-packages.txt").read_text().splitlines()
    rows = [line.split() for line in lines if not line.startswith("#")]
    return [name for name, use in rows if purpose in (None, use)]
