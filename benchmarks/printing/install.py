"""`python -m benchmarks.printing.install`: WeasyPrint into an environment of its own, once.

LibreOffice comes from the system (Debian: libreoffice-writer-nogui); where it is missing the
benchmark says so and goes on.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path("out/printing-peers")


def python_of(folder: Path) -> Path:
    """Its Python; may not be there."""
    return folder / "bin" / "python"


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    asked = ["-m", "pip", "install", "--quiet", "weasyprint", "segno"]
    subprocess.run([python_of(folder), *asked], check=True)


if __name__ == "__main__":
    main()
