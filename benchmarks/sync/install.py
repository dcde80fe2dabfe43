"""`python -m benchmarks.sync.install`: the peers into a folder of their own, once.

Nothing of theirs comes into the project's environment. Needs `node` and `npm` for PouchDB; Kinto on
PostgreSQL needs a PostgreSQL server's programs. Both are left out by the benchmark if missing.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.sync.peers_home import NPM_PACKAGES, PeersHome, PeersMissing, home_of, scripts_of


def copy_scripts(home: PeersHome, source: Path) -> None:
    home.scripts.mkdir(parents=True, exist_ok=True)
    for path in source.iterdir():
        if path.is_file():
            # Not its mode: the source may be read-only, and the scripts append their results.
            shutil.copyfile(path, home.scripts / path.name)
            (home.scripts / path.name).chmod(path.stat().st_mode | 0o600)


def install_python(home: PeersHome) -> None:
    subprocess.run([sys.executable, "-m", "venv", home.folder / "venv"], check=True)
    asked = ["install", "--quiet", "--requirement", home.scripts / "requirements.txt"]
    subprocess.run([home.python, "-m", "pip", *asked], check=True)


def install_npm(home: PeersHome) -> None:
    if shutil.which("npm") is None:
        print("没有 npm：不安装 PouchDB，其他照常。")
        return
    home.npm.mkdir(parents=True, exist_ok=True)
    subprocess.run(["npm", "init", "--yes"], cwd=home.npm, check=True, stdout=subprocess.DEVNULL)
    asked = ["npm", "install", "--no-audit", "--no-fund", *NPM_PACKAGES]
    subprocess.run(asked, cwd=home.npm, check=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scripts", help="folder of the peers' scripts (or PEERS_SCRIPTS)")
    parser.add_argument("--home", help="where to install (or PEERS_HOME; default out/peers)")
    arguments = parser.parse_args()
    home = home_of(arguments.home)
    try:
        copy_scripts(home, scripts_of(arguments.scripts))
    except PeersMissing as missing:
        print(missing, file=sys.stderr)
        return 2
    home.installed.unlink(missing_ok=True)
    install_python(home)
    install_npm(home)
    home.installed.touch()
    print(f"已安装到 {home.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
