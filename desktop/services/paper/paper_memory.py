"""What was chosen the last time a template was printed on this PC: printer, paper, stock, sides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.model.sheet_use import SheetUse, Sides
from desktop.services.desk import Desk

#: Setting: template to what was chosen.
_MEMORY = "paper_memory"


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was chosen.

    Args:
        printer: its name.
        paper: ``A4`` ….
        preprinted: whether the paper had its frame already.
        uses: by printer: how its sheets are used.
    """

    printer: str = ""
    paper: str = ""
    preprinted: bool = False
    uses: Mapping[str, SheetUse] = field(default_factory=dict)


def remembered(desk: Desk) -> Mapping[str, Remembered]:
    """Per template what was chosen last; what another program wrote is passed over."""
    kept = desk.settings.get(_MEMORY, default={}) or {}
    names = set(Remembered.__dataclass_fields__)
    return {
        str(template): _read(chosen)
        for template, chosen in kept.items()
        if isinstance(chosen, dict) and set(chosen) <= names
    }


def remember(desk: Desk, template: str, chosen: Remembered) -> None:
    """Keep it for the next time."""
    with desk.store.transaction():
        kept = {name: _written(one) for name, one in remembered(desk).items()}
        if kept.get(template) != _written(chosen):
            desk.settings.put(_MEMORY, {**kept, template: _written(chosen)})


def _written(chosen: Remembered) -> dict[str, object]:
    return {
        "printer": chosen.printer,
        "paper": chosen.paper,
        "preprinted": chosen.preprinted,
        "uses": {
            printer: {"sides": use.sides.value, "two_up": use.two_up}
            for printer, use in chosen.uses.items()
        },
    }


def _read(kept: Mapping[str, object]) -> Remembered:
    uses = kept.get("uses")
    known = uses.items() if isinstance(uses, dict) else ()
    return Remembered(
        str(kept.get("printer", "")),
        str(kept.get("paper", "")),
        bool(kept.get("preprinted", False)),
        {str(printer): _use(use) for printer, use in known if isinstance(use, dict)},
    )


def _use(kept: Mapping[str, object]) -> SheetUse:
    known = {sides.value: sides for sides in Sides}
    return SheetUse(known.get(str(kept.get("sides")), Sides.ONE), bool(kept.get("two_up", False)))
