"""Every item model of the window keeps Qt's rules, empty and full, and none is forgotten."""

from __future__ import annotations

import ast

import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractItemView, QWidget
from shiboken6 import isValid

from desktop.services.roster.people import PeopleQuery, people_ids, people_rows
from desktop.ui.activities.entry.tick_list import RollModel
from desktop.ui.tour import Tour
from tests.architecture.source_rules import ROOT, python_files

#: Models that only show with data the stocked station lacks -> where they are tested.
ELSEWHERE = {
    "EntriesModel": "sync/test_sync_models.py",
    "FormLines": "paper/test_office_files.py",
    "LinesModel": "sync/test_sync_models.py",
    "RollModel": "reach/test_every_model.py",
    "ToldModel": "roster_import/test_import_screen.py",
}


def model_names() -> set[str]:
    """Every class in desktop.ui that is a model by one of Qt's three bases."""
    bases = {"QAbstractTableModel", "QAbstractListModel", "QAbstractItemModel"}
    found = set()
    for path in python_files("desktop"):
        if not path.is_relative_to(ROOT / "desktop" / "ui"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                named = {base.id for base in node.bases if isinstance(base, ast.Name)}
                found |= {node.name} if named & bases else set()
    return found


def all_models(window: QWidget) -> list[QAbstractItemModel]:
    views = window.findChildren(QAbstractItemView)
    return [view.model() for view in views if isValid(view) and ours(view.model())]


def ours(model: QAbstractItemModel | None) -> bool:
    return model is not None and type(model).__module__.startswith("desktop.ui")


@pytest.mark.slow
def test_models_keep_qts_rules_wherever_the_clerk_goes(window, door, settle, tmp_path):
    tour = Tour(window, door, tmp_path)
    tour.look()
    settle(door)
    # Qt's own tester, which watches from then on; what it warns of fails the test.
    warn = QAbstractItemModelTester.FailureReportingMode.Warning
    testers: dict[QAbstractItemModel, QAbstractItemModelTester] = {}
    for stop in tour.stops():
        stop.go()
        settle(door)
        for model in all_models(window):
            if model not in testers:
                testers[model] = QAbstractItemModelTester(model, warn)
    seen = {type(model).__name__ for model in testers}
    assert model_names() - seen - set(ELSEWHERE) == set()


def test_what_the_walk_does_not_come_by_is_tested_elsewhere():
    for name, path in ELSEWHERE.items():
        text = (ROOT / "tests" / "gui" / path).read_text(encoding="utf-8")
        assert "qtmodeltester" in text, name


def test_the_roll_keeps_qts_rules(qtmodeltester, desk, dressed):
    model = RollModel()
    qtmodeltester.check(model)
    model.set_rows(people_rows(desk, people_ids(desk, PeopleQuery())))
    assert model.rowCount() == 30
    qtmodeltester.check(model)
