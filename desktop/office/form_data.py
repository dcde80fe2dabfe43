"""What goes into a form and what comes of it; without the libraries that fill it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

#: A value of a form.
Cell = str | int
_NO_XML = {
    code: None
    for code in (*range(32), 0x7F, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000))
    if chr(code) not in "\n\t"
}


@dataclass(frozen=True, slots=True)
class FormData:
    """What can be put into a form.

    Args:
        values: by name; empty where it is not known.
        tables: lists by name, each row by the names of its columns.
    """

    values: Mapping[str, Cell] = field(default_factory=dict)
    tables: Mapping[str, tuple[Mapping[str, Cell], ...]] = field(default_factory=dict)

    def cleaned(self) -> FormData:
        """The same without characters that no XML can hold."""
        tables = {name: tuple(map(_clean, rows)) for name, rows in self.tables.items()}
        return FormData(_clean(self.values), tables)


def _clean(values: Mapping[str, Cell]) -> dict[str, Cell]:
    return {
        name: value.replace("\r\n", "\n").replace("\r", "\n").translate(_NO_XML)
        if isinstance(value, str)
        else value
        for name, value in values.items()
    }


@dataclass(slots=True)
class Filled:
    """What became of a form.

    Args:
        content: the new file; empty where it was only looked at.
        asked: the names in its braces, in order, each once; of a list ``参加人员.姓名``.
        losses: what of the file the library can't keep, in words.
        left_over: rows of lists that found no room, by the list's name.
    """

    content: bytes = b""
    asked: list[str] = field(default_factory=list)
    losses: list[str] = field(default_factory=list)
    left_over: dict[str, int] = field(default_factory=dict)
