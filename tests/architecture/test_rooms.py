"""Rooms and who may import whom: the contracts hold, and lint-imports would say so if not."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

from tests.architecture.source_rules import ROOT, imported_modules, python_files
from tools.locks import normalised

LINT_IMPORTS = Path(sys.executable).parent / "lint-imports"
# What a package is called when imported, where that differs from its name in the index.
IMPORT_NAMES = {
    "argon2-cffi": {"argon2"},
    "pillow": {"PIL"},
    "zxing-cpp": {"zxingcpp"},
    "pyside6-addons": {"PySide6"},
    "pyside6-essentials": {"PySide6", "shiboken6"},
    "python-docx": {"docx"},
    "python-stdnum": {"stdnum"},
}


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(LINT_IMPORTS), "--no-cache"]
    return subprocess.run(
        command, check=False, cwd=folder, capture_output=True, text=True, timeout=120
    )


def rooms_listed(config: dict) -> set[str]:
    layers = next(
        contract["layers"]
        for contract in config["tool"]["importlinter"]["contracts"]
        if contract["type"] == "layers"
    )
    return {room.strip(" ()") for layer in layers for room in layer.split("|")}


def rooms_present() -> set[str]:
    folder = ROOT / "desktop"
    packages = {path.parent.name for path in folder.glob("*/__init__.py")}
    return packages | {path.stem for path in folder.glob("*.py")} - {"__init__"}


def test_imports_keep_every_contract():
    outcome = lint(ROOT)

    assert outcome.returncode == 0, outcome.stdout


def test_an_import_upward_is_refused(tmp_path: Path):
    house = tmp_path / "house"
    house.mkdir()
    (house / "__init__.py").write_text("")
    (house / "cellar.py").write_text("import house.attic\n")
    (house / "attic.py").write_text("")
    (tmp_path / ".importlinter").write_text(
        "[importlinter]\nroot_package = house\n"
        "[importlinter:contract:down]\nname = down\ntype = layers\n"
        "layers =\n    house.attic\n    house.cellar\n"
    )

    outcome = lint(tmp_path)

    assert outcome.returncode == 1
    assert "house.cellar -> house.attic" in outcome.stdout


def test_every_room_has_its_place_among_the_layers():
    assert rooms_present() == rooms_listed(project())


def test_qt_is_pinned_to_the_version_that_was_tried():
    wishes = project()["project"]["dependencies"]
    assert {wish for wish in wishes if wish.startswith("PySide6")} == {
        "PySide6-Essentials==6.9.3",
        "PySide6-Addons==6.9.3",
    }


def importable(wishes: list[str]) -> set[str]:
    """Top-level names that the packages of some requirement lines bring."""
    names: set[str] = set()
    for wish in wishes:
        package = normalised(re.split(r"[\s\[<>=!~;]", wish, maxsplit=1)[0])
        names |= IMPORT_NAMES.get(package, {package.replace("-", "_")})
    return names


def foreign(text: str, wishes: list[str]) -> set[str]:
    """Imported top-level names that neither Python, the wishes nor the program bring."""
    tops = {name.split(".")[0] for name in imported_modules(text)}
    return tops - importable(wishes) - sys.stdlib_module_names - {"desktop"}


def test_the_program_imports_only_what_the_project_file_asks_for():
    wishes = project()["project"]["dependencies"]
    strangers = {
        path.relative_to(ROOT): names
        for path in python_files("desktop")
        if (names := foreign(path.read_text(encoding="utf-8"), wishes))
    }
    assert strangers == {}


def test_an_import_that_nobody_asked_for_is_seen():
    text = "import json, requests\nfrom PIL import Image\nfrom numpy.linalg import norm\n"
    assert foreign(text, ["Pillow>=12"]) == {"requests", "numpy"}
