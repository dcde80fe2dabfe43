"""The recipe gives a command that works away from the sources."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from installer import recipe
from tests.architecture.source_rules import ROOT


def test_a_folder_that_is_not_empty_is_refused_and_kept(tmp_path: Path):
    kept = tmp_path / "notes.txt"
    kept.write_text("mine")

    with pytest.raises(SystemExit, match="不是空的"):
        recipe.install(tmp_path)

    assert list(tmp_path.iterdir()) == [kept]


def test_a_step_that_fails_ends_the_recipe_with_its_name():
    with pytest.raises(SystemExit, match="ended with 3"):
        recipe.run([sys.executable, "-c", "raise SystemExit(3)"])


def _needed(name: str, extras: frozenset[str], found: set[str]) -> None:
    """A package and what it needs here, by their names."""
    found.add(canonicalize_name(name))
    for text in metadata.requires(name) or []:
        rest = Requirement(text)
        wanted = (rest.marker is None) or any(
            rest.marker.evaluate({"extra": extra}) for extra in extras | {""}
        )
        if wanted and canonicalize_name(rest.name) not in found:
            _needed(rest.name, frozenset(rest.extras), found)


def test_a_server_gets_just_what_the_county_imports_and_that_needs(tmp_path: Path):
    imported = set()
    for file in (ROOT / "county").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {each.name.partition(".")[0] for each in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported.add((node.module or "").partition(".")[0])
    homes = metadata.packages_distributions()
    roots = {homes[name][0] for name in imported & set(homes)} - {"civic-station"}
    found: set[str] = set()
    for root in roots | {"psycopg", "psycopg-binary"}:  # SQLAlchemy loads them by the address
        _needed(root, frozenset(), found)
    assert found == recipe.COUNTY
    kept = recipe.lock_of_county(tmp_path).read_text("utf-8")
    assert set(re.findall(r"(?m)^([a-z0-9-]+)==", kept)) == recipe.COUNTY
    assert kept.count("==") <= kept.count("--hash=sha256:")


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_server_is_set_up_without_qt_and_the_county_runs_there(tmp_path: Path):
    into = tmp_path / "县平台"
    words = ["install", "--county", "--into", str(into)]

    subprocess.run([sys.executable, ROOT / "installer" / "recipe.py", *words], check=True)

    data = ["--data", tmp_path / "资料"]
    county = into / "bin" / "county"
    subprocess.run([county, "init", "--code", "610802", *data], check=True, cwd=tmp_path)
    subprocess.run([county, "station", "import", "--listed", "610802", *data], check=True)
    assert not list(into.rglob("PySide6"))
    assert not list(into.rglob("reportlab"))


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_installed_command_runs_from_any_folder_with_its_data(tmp_path: Path):
    into = tmp_path / "站点 程序"

    outcome = subprocess.run(
        [sys.executable, str(ROOT / "installer" / "recipe.py"), "install", "--into", str(into)],
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )

    station = Path(outcome.stdout.strip().splitlines()[-1])
    version = subprocess.run(
        [station, "--version"], check=True, cwd=tmp_path, stdout=subprocess.PIPE, encoding="utf-8"
    )
    assert station.is_relative_to(into)
    assert "0.1.0" in version.stdout
    assert list(into.rglob("_resources/fonts/*.ttf"))
    assert not list(into.rglob("pytest"))
