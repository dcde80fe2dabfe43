"""What a form may say in braces: {{站名}} for one thing, {{参加人员.姓名}} for a row of each.

Names and nothing else. The file comes from anywhere, so its braces are read by jinja2's sandbox
with everything taken out: no calls, no filters, no arithmetic, no attributes of Python objects.
What is left is checked before anything runs.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Undefined, nodes
from jinja2.exceptions import TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

LONGEST_NAME = 60
#: Names that jinja2 gives a meaning of its own.
_RESERVED = frozenset({"self", "loop", "super", "caller", "varargs", "kwargs", "true", "false"})


def _braced(name: str) -> str:
    """A field as it stood in the file; docxtpl makes two braces of these signs."""
    return f"{{_{{{name}}}_}}"


class _Unknown(Undefined):
    """A name nobody knows stays in the file as it is, to be seen."""

    def __str__(self) -> str:
        return _braced(str(self._undefined_name))

    def __html__(self) -> str:
        return str(self)


class NotAName(TemplateSyntaxError):
    """Braces around something else than a name."""


class FormLanguage(SandboxedEnvironment):
    """The sandbox; remembers the names it was asked for.

    Args:
        columns: of each list that is known.
    """

    def __init__(self, columns: Mapping[str, frozenset[str]]) -> None:
        super().__init__(autoescape=True, undefined=_Unknown, cache_size=0)
        self.globals.clear()
        self.filters.clear()
        self.tests.clear()
        self._columns = columns
        self.asked: dict[str, None] = {}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        try:
            tree = super()._parse(source, name, filename)
        except RecursionError as error:
            raise TemplateSyntaxError("nested too deep", 1, name, filename) from error
        for node in tree.body:
            self._check(node, "")
        return tree

    def _check(self, node: nodes.Node, row_of: str) -> None:
        """Only text and names; and what `word_form` puts around the row of a list itself."""
        if isinstance(node, nodes.Output):
            node.nodes = [self._checked(child, row_of) for child in node.nodes]
            return
        name = _list_of(node) if isinstance(node, nodes.For) else ""
        if not isinstance(node, nodes.For) or not name or row_of:
            raise NotAName(type(node).__name__, node.lineno)
        for child in node.body:
            self._check(child, name)

    def _checked(self, node: nodes.Expr, row_of: str) -> nodes.Expr:
        """The same; what is no column of the row it stands in becomes the text it was."""
        if isinstance(node, nodes.TemplateData):
            return node
        if isinstance(node, nodes.Name):
            self._ask(node.name, node)
            return node
        if not (isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name)):
            raise NotAName(type(node).__name__, node.lineno)
        name = f"{node.node.name}.{node.attr}"
        self._ask(name, node)
        if node.node.name == row_of and node.attr in self._columns.get(row_of, ()):
            return node
        return nodes.TemplateData(_braced(name), lineno=node.lineno)

    def _ask(self, name: str, node: nodes.Node) -> None:
        hidden = any(part.startswith("_") or part in _RESERVED for part in name.split("."))
        if hidden or len(name) > LONGEST_NAME:
            raise NotAName(name[:LONGEST_NAME], node.lineno)
        self.asked.setdefault(name)

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - jinja2's
        """Columns of a row; never an attribute of an object."""
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - jinja2's
        """Columns of a row by name."""
        if isinstance(obj, Mapping) and argument in obj:
            return obj[argument]
        return self.undefined(name=str(argument))

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ANN401, ARG002 - jinja2's
        """Nothing is called."""
        return False


def _list_of(node: nodes.For) -> str:
    """The list of a row made for each of it under the list's own name; empty of other loops."""
    target, over = node.target, node.iter
    if not (isinstance(target, nodes.Name) and isinstance(over, nodes.Name)):
        return ""
    plain = not (node.else_ or node.test or node.recursive)
    return target.name if plain and target.name == over.name else ""


BAD_WORDS = (TemplateError, RecursionError)
