"""Nobody asks a widget for its screen: PySide would delete it (desktop/ui/widgets/display.py)."""

from __future__ import annotations

import ast

from tests.architecture.source_rules import ROOT, python_files


def asks_for_a_screen(text: str) -> list[int]:
    """The lines in which something is asked for its screen."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "screen"
        and not node.args
    ]


def test_no_widget_is_asked_for_its_screen():
    assert asks_for_a_screen("room = dialog.screen().availableGeometry()") == [1]
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for folder in ("desktop", "tests", "tools", "benchmarks")
        for path in python_files(folder)
        for line in asks_for_a_screen(path.read_text(encoding="utf-8"))
    ]
    assert found == []
