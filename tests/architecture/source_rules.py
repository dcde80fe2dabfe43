"""House rules about source text: each takes a text and returns its faults."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MADE = {"out", "build", "dist", "__pycache__"}
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "misc", "common", "manager", "managers"}
LONGEST_FILE = 400
LONGEST_FUNCTION = 60
# Qt add-ons that are not offered under the LGPL.
GPL_ONLY_QT = {
    "QtCharts",
    "QtDataVisualization",
    "QtGraphs",
    "QtGraphsWidgets",
    "QtHttpServer",
    "QtNetworkAuth",
    "QtQuick3D",
}
# Written in two halves: this file is read by its own rule.
_UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME)\b")
_ADDRESSES = re.compile(
    "|".join(
        (
            r"(?<![\w.])/(?:work|root|home/\w+|opt/(?:wheels|pypi))(?:/|\b)",
            r"pypi\." + r"org|pythonhosted\." + r"org|npmjs\." + r"(?:org|com)",
            r"deb\." + r"debian\.org|snapshot\." + r"debian\.org",
            r"--(?:extra-)?index" + r"-url|--find" + r"-links",
        )
    )
)


def text_files(root: Path = ROOT) -> Iterator[Path]:
    """Every text file a clone holds or will hold: caches and what `make` leaves are passed over."""
    for path in sorted(root.iterdir()):
        hidden = path.name.startswith(".") and path.name not in {".ci", ".gitignore"}
        if hidden or path.name in MADE:
            continue
        if path.is_dir():
            yield from text_files(path)
        elif b"\0" not in path.read_bytes()[:8192]:
            yield path


def python_files(*rooms: str) -> list[Path]:
    """The Python files of some top-level folders, or of all."""
    files = [path for path in text_files() if path.suffix == ".py"]
    return [path for path in files if not rooms or path.relative_to(ROOT).parts[0] in rooms]


def without_opening_line(text: str) -> list[str]:
    docstring = ast.get_docstring(ast.parse(text))
    return [] if docstring and docstring.strip() else ["says nothing about what lives there"]


def vague_name(path: Path) -> list[str]:
    return [f"named {path.stem}"] if path.stem.lower() in VAGUE_NAMES else []


def too_long(text: str) -> list[str]:
    lines = len(text.splitlines())
    faults = [f"{lines} lines"] if lines > LONGEST_FILE else []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                faults.append(f"{node.name}, line {node.lineno}: {length} lines")
    return faults


def unfinished(text: str) -> list[str]:
    return [f"line {number}: {line.strip()}" for number, line in _hits(text, _UNFINISHED)]


def machine_addresses(text: str) -> list[str]:
    return [f"line {number}: {line.strip()[:90]}" for number, line in _hits(text, _ADDRESSES)]


def _hits(text: str, pattern: re.Pattern[str]) -> list[tuple[int, str]]:
    lines = enumerate(text.splitlines(), start=1)
    return [(number, line) for number, line in lines if pattern.search(line)]


def connected_lambdas(text: str) -> list[str]:
    """A lambda connected to a signal runs on the sender's thread, even when queued."""
    return [
        f"line {node.lineno}: .connect(lambda …)"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "connect"
        and any(isinstance(argument, ast.Lambda) for argument in node.args)
    ]


def windows_modules_in_verbs(text: str) -> list[str]:
    """A verb, which is given a desk, runs in a lane; what it loads there makes no class of Qt's."""
    return [
        f"line {node.lineno}: {function.name} loads {node.module}"
        for function in ast.walk(ast.parse(text))
        if isinstance(function, ast.FunctionDef) and _takes_a_desk(function)
        for node in ast.walk(function)
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith(("desktop.ui", "PySide6"))
    ]


def _takes_a_desk(function: ast.FunctionDef) -> bool:
    names = [argument.arg.lstrip("_") for argument in function.args.args]
    return "desk" in names


def imported_modules(text: str) -> set[str]:
    """Dotted names of all absolute imports; `from a import b` counts as a and as a.b."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def gpl_only_qt(text: str) -> list[str]:
    forbidden = {f"PySide6.{name}" for name in GPL_ONLY_QT}
    return sorted(imported_modules(text) & forbidden)


def untranslated(text: str) -> list[str]:
    """Chinese that the window would show in every language: words in no tr() and no translate().

    Docstrings, patterns of `re` and what errors name for technicians are passed over.
    """
    tree = ast.parse(text)
    above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    return [
        f"line {node.lineno}: {node.value}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and _HAN.search(node.value)
        and not isinstance(above.get(node), ast.Expr)
        and not _is_spoken(node, above)
    ]


def hidden_from_translators(text: str) -> list[str]:
    """Calls of tr() and translate() whose words lupdate cannot read, since they are no literals."""
    return [
        f"line {node.lineno}: {ast.unparse(node)[:80]}"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and _called(node) in _SPEAKS
        and _is_qts(node)
        and not all(isinstance(given, ast.Constant) for given in node.args[: _words_of(node)])
    ]


def _is_spoken(node: ast.AST, above: dict[ast.AST, ast.AST]) -> bool:
    """Whether the nearest call above speaks the words, or shows them to nobody."""
    while (node := above.get(node)) is not None:  # type: ignore[assignment]
        if isinstance(node, ast.Call):
            return _called(node) in _SPEAKS | _SPEAKS_OF_MODEL | _SHOWS_NOBODY or _raises(node)
    return False


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _is_qts(call: ast.Call) -> bool:
    """Not str.translate, which takes a table."""
    return _called(call) == "tr" or len(call.args) > 1


def _words_of(call: ast.Call) -> int:
    return 1 if _called(call) == "tr" else 2


def _raises(call: ast.Call) -> bool:
    inside = call.func
    return (
        isinstance(inside, ast.Attribute)
        and isinstance(inside.value, ast.Name)
        and inside.value.id == "errors"
    )


_HAN = re.compile(r"[\u3400-\u9fff]")
_SPEAKS = {"tr", "translate"}
#: Labels of the model, which tools.translations gathers.
_SPEAKS_OF_MODEL = {"spoken"}
_SHOWS_NOBODY = {"compile", "partition"}
