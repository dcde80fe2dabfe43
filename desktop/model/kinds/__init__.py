"""Every kind of record, by subject; `ALL` is what storage, journal and command line know."""

from __future__ import annotations

from desktop import errors
from desktop.model.fields import Field
from desktop.model.kind import Kind
from desktop.model.kinds import activities, paper, people, planning, station

_SUBJECTS = (station, people, planning, activities, paper)

ALL: dict[str, Kind] = {kind.name: kind for subject in _SUBJECTS for kind in subject.KINDS}


def kind_named(name: str) -> Kind:
    """The kind of that English name.

    Raises:
        errors.UnknownKind: there is none.
    """
    try:
        return ALL[name]
    except KeyError:
        raise errors.UnknownKind(kind=name, known="、".join(ALL)) from None


def references_to(kind: Kind) -> list[tuple[Kind, Field]]:
    """Every field that points at records of a kind, with whose field it is."""
    return [
        (other, field)
        for other in ALL.values()
        for field in other.fields
        if field.refers_to == kind.name
    ]
