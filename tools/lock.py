"""Makes requirements/*.lock from pyproject.toml: exact versions with hashes and no address.

Usage: lock.py [--upgrade]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from tools.locks import read_lock, wishes_digest

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "requirements"
HEADER = "# Made by `make lock` from pyproject.toml; do not edit.\n# asked-for: {digest}\n"
OPTIONS = [
    *("--universal", "--python-version", "3.11", "--only-binary", ":all:", "--generate-hashes"),
    *("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"),
    *("--no-config", "--quiet"),
]


def compile_lock(name: str, *arguments: str, upgrade: bool) -> None:
    """Writes one lock.

    Args:
        name: the lock's name without its ending.
        *arguments: what to lock, in uv's words.
        upgrade: take the newest versions allowed; else keep what the lock already says.

    Raises:
        BadLock: the result holds something other than pinned packages.
    """
    target = FOLDER / f"{name}.lock"
    uv = [str(Path(sys.executable).parent / "uv"), "pip", "compile", *OPTIONS, *arguments]
    # A find-links folder of this machine would put hashes of its own files into the lock.
    environment = {key: value for key, value in os.environ.items() if key != "UV_FIND_LINKS"}
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / target.name
        if target.exists() and not upgrade:
            draft.write_bytes(target.read_bytes())
        subprocess.run([*uv, "--output-file", str(draft)], check=True, cwd=ROOT, env=environment)
        body = draft.read_text(encoding="utf-8")
    read_lock(body)
    digest = wishes_digest((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    target.write_text(HEADER.format(digest=digest) + body, encoding="utf-8")


def build_wishes() -> str:
    """What building the wheel asks for, as requirement lines."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return "\n".join(project["build-system"]["requires"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions allowed")
    upgrade = parser.parse_args().upgrade
    FOLDER.mkdir(exist_ok=True)
    compile_lock("run", "pyproject.toml", upgrade=upgrade)
    together = ["--constraint", str(FOLDER / "run.lock")]
    compile_lock("dev", "pyproject.toml", "--group", "dev", *together, upgrade=upgrade)
    compile_lock("fuzz", "--group", "fuzz", *together, upgrade=upgrade)
    with tempfile.TemporaryDirectory() as folder:
        wishes = Path(folder) / "build.in"
        wishes.write_text(build_wishes(), encoding="utf-8")
        same_as_dev = ["--constraint", str(FOLDER / "dev.lock")]
        compile_lock("build", str(wishes), *same_as_dev, upgrade=upgrade)


if __name__ == "__main__":
    main()
