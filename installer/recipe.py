"""Builds the wheel that carries resources/ and installs `station` into a folder of its own.

Needs nothing but Python 3.11 with venv; the same on Windows and Linux.

    python installer/recipe.py wheel --out dist
    python installer/recipe.py install --into /opt/civic-station
    python installer/recipe.py install --county --into /opt/county
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ROOT / "requirements"
ON_WINDOWS = os.name == "nt"
#: What a county's server needs of the lock: what `county` imports, and what that needs in turn.
COUNTY = {
    "alembic", "annotated-doc", "annotated-types", "anyio", "cffi", "click", "cryptography",
    "fastapi", "h11", "idna", "jinja2", "mako", "markupsafe", "msgspec", "obstore",
    "opentelemetry-api", "platformdirs", "prometheus-client", "psycopg", "psycopg-binary",
    "pycparser", "pydantic", "pydantic-core", "sqlalchemy", "starlette", "typing-extensions",
    "typing-inspection", "uvicorn",
}  # fmt: skip
_PINNED = re.compile(r"([A-Za-z0-9._-]+)==")


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


def lock_of_county(scratch: Path) -> Path:
    """The part of the lock that a server needs: no window, no printing.

    Args:
        scratch: the folder it is written into.
    """
    kept, wanted = [], False
    for line in (LOCKS / "run.lock").read_text("utf-8").splitlines(keepends=True):
        if pinned := _PINNED.match(line):
            wanted = pinned[1].lower() in COUNTY
        if wanted:
            kept.append(line)
    lock = scratch / "county.lock"
    lock.write_text("".join(kept), "utf-8")
    return lock


def install(into: Path, *, county: bool = False) -> Path:
    """Installs the program and tries it.

    Args:
        into: a folder that does not exist yet, or is empty.
        county: for a server that runs `county` and nothing else.

    Returns:
        The path of the command `station`, or `county`.

    Raises:
        SystemExit: the folder is in use, or a step failed.
    """
    if into.exists() and any(into.iterdir()):
        raise SystemExit(f"文件夹不是空的，没有安装： / not empty, nothing installed: {into}")
    place = Environment(into.resolve())
    with tempfile.TemporaryDirectory() as scratch:
        wheel = build_wheel(Path(scratch))
        place.create(lock_of_county(Path(scratch)) if county else LOCKS / "run.lock")
        place.pip("install", "--no-deps", "--no-index", str(wheel))
    if county:
        place.program("station").unlink()  # what it needs is not there
        try_out(place, "county", "protocol/kinds.json")
        return place.program("county")
    try_out(place, "station", "fonts/*.ttf")
    return place.program("station")


def try_out(place: Environment, name: str, data: str) -> None:
    """Starts the installed command away from the sources and looks for its data.

    Args:
        place: where it was installed.
        name: of the command.
        data: files that must have come along, below the resources.

    Raises:
        SystemExit: it does not start, or its resources are missing.
    """
    with tempfile.TemporaryDirectory() as elsewhere:
        folder = Path(elsewhere)
        command = str(place.program(name))
        run([command, "--version"], cwd=folder)
        run([command, "--help"], cwd=folder)
        package = "county" if name == "county" else "desktop"
        ask = f"from {package}.config import resources; print(resources())"
        found = Path(run([str(place.program("python")), "-c", ask], cwd=folder).strip())
    if not found.is_relative_to(place.folder) or not any(found.glob(data)):
        raise SystemExit(f"资源文件没有装上： / the resources did not come along: {found}")


def main() -> None:
    if sys.version_info[:2] != (3, 11):
        raise SystemExit("需要 Python 3.11。 / Python 3.11 is needed.")
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("wheel").add_argument("--out", type=Path, required=True)
    installing = verbs.add_parser("install")
    installing.add_argument("--into", type=Path, required=True)
    installing.add_argument("--county", action="store_true", help="only what a server needs")
    wishes = parser.parse_args()
    if wishes.verb == "wheel":
        print(build_wheel(wishes.out))
    else:
        print(install(wishes.into, county=wishes.county))


if __name__ == "__main__":
    main()
