"""The recipe gives a command that works away from the sources."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

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
