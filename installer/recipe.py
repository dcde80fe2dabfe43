"""Builds the wheel that carries resources/ and installs `station` into a folder of its own.

Needs nothing but Python 3.11 with venv; the same on Windows and Linux.

    python installer/recipe.py wheel --out dist
    python installer/recipe.py install --into /opt/civic-station
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ROOT / "requirements"
ON_WINDOWS = os.name == "nt"


class Environment:
    """A virtual environment filled from a lock.

    Args:
        folder: where it lies; made when missing.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._programs = folder / ("Scripts" if ON_WINDOWS else "bin")

    def program(self, name: str) -> Path:
        """Where a command of this environment lies."""
        return self._programs / (f"{name}.exe" if ON_WINDOWS else name)

    def create(self, lock: Path) -> None:
        """Makes the environment with exactly what the lock names, each file checked by its hash."""
        venv.EnvBuilder(with_pip=True).create(self.folder)
        self.pip(
            "install", "--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", str(lock)
        )

    def pip(self, *arguments: str) -> None:
        """Runs this environment's pip quietly; its errors go to standard error."""
        command = [str(self.program("python")), "-m", "pip", "--disable-pip-version-check"]
        run([*command, "--quiet", *arguments])


def run(command: list[str], *, cwd: Path = ROOT) -> str:
    """Runs a command and returns what it printed.

    Args:
        command: program and arguments.
        cwd: the folder it runs in.

    Raises:
        SystemExit: it failed; its own words went to standard error.
    """
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    clean["PYTHONUTF8"] = "1"
    outcome = subprocess.run(
        command, cwd=cwd, env=clean, check=False, stdout=subprocess.PIPE, encoding="utf-8"
    )
    if outcome.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {outcome.returncode}")
    return outcome.stdout


def build_wheel(out: Path) -> Path:
    """Builds the wheel with the locked build tools.

    Args:
        out: the folder it is put into.

    Returns:
        The wheel's path.
    """
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        tools, made = Environment(Path(scratch) / "tools"), Path(scratch) / "made"
        tools.create(LOCKS / "build.lock")
        tools.pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(made), str(ROOT))
        wheel = next(made.glob("*.whl"))
        return Path(shutil.move(wheel, out / wheel.name))


def install(into: Path) -> Path:
    """Installs the program and tries it.

    Args:
        into: a folder that does not exist yet, or is empty.

    Returns:
        The path of the command `station`.

    Raises:
        SystemExit: the folder is in use, or a step failed.
    """
    if into.exists() and any(into.iterdir()):
        raise SystemExit(f"文件夹不是空的，没有安装： / not empty, nothing installed: {into}")
    place = Environment(into.resolve())
    with tempfile.TemporaryDirectory() as scratch:
        wheel = build_wheel(Path(scratch))
        place.create(LOCKS / "run.lock")
        place.pip("install", "--no-deps", "--no-index", str(wheel))
    try_out(place)
    return place.program("station")


def try_out(place: Environment) -> None:
    """Starts the installed command away from the sources and looks for its data.

    Raises:
        SystemExit: it does not start, or its resources are missing.
    """
    with tempfile.TemporaryDirectory() as elsewhere:
        folder = Path(elsewhere)
        station = str(place.program("station"))
        run([station, "--version"], cwd=folder)
        run([station, "--help"], cwd=folder)
        ask = "from desktop.config import resources; print(resources())"
        found = Path(run([str(place.program("python")), "-c", ask], cwd=folder).strip())
    if not found.is_relative_to(place.folder) or not any(found.glob("fonts/*.ttf")):
        raise SystemExit(f"资源文件没有装上： / the resources did not come along: {found}")


def main() -> None:
    if sys.version_info[:2] != (3, 11):
        raise SystemExit("需要 Python 3.11。 / Python 3.11 is needed.")
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("wheel").add_argument("--out", type=Path, required=True)
    verbs.add_parser("install").add_argument("--into", type=Path, required=True)
    wishes = parser.parse_args()
    print(build_wheel(wishes.out) if wishes.verb == "wheel" else install(wishes.into))


if __name__ == "__main__":
    main()
