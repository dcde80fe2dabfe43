"""Packages nobody locked leave the environment."""

from __future__ import annotations

from tools.prune_venv import strangers


def test_only_packages_outside_the_lock_are_strangers():
    installed = ["PySide6_Essentials", "civic-station", "setuptools", "Sneaked.In"]

    assert strangers(installed, ["pyside6-essentials", "pip"]) == ["setuptools", "sneaked-in"]
