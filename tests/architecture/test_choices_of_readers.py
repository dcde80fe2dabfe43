"""Every box of choices takes what a screen reader chooses (`desktop.ui.widgets.readers_choice`)."""

from __future__ import annotations

import ast

from tests.architecture.source_rules import ROOT, python_files


def plain_boxes(text: str) -> list[int]:
    """The lines that make a box of Qt's own, or a sort of it."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(text))
        if (isinstance(node, ast.Call) and _is_plain(node.func))
        or (isinstance(node, ast.ClassDef) and any(map(_is_plain, node.bases)))
    ]


def _is_plain(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "QComboBox"


def test_no_box_of_the_window_is_qts_own():
    assert sorted(plain_boxes("box = QComboBox()\nclass A(QComboBox): pass")) == [1, 2]
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in python_files("desktop")
        for line in plain_boxes(path.read_text(encoding="utf-8"))
        if path.name != "readers_choice.py"
    ]
    assert found == []
