"""What was chosen the last time a template was printed on this PC: printer, paper, stock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

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
    """

    printer: str = ""
    paper: str = ""
    preprinted: bool = False


def remembered(desk: Desk) -> Mapping[str, Remembered]:
    """Per template what was chosen last; what an older or newer program wrote is passed over."""
    kept = desk.settings.get(_MEMORY, default={}) or {}
    names = set(Remembered.__dataclass_fields__)
    return {
        str(template): Remembered(**chosen)
        for template, chosen in kept.items()
        if isinstance(chosen, dict) and set(chosen) <= names
    }


def remember(desk: Desk, template: str, chosen: Remembered) -> None:
    """Keep it for the next time."""
    with desk.store.transaction():
        kept = {name: asdict(one) for name, one in remembered(desk).items()}
        if kept.get(template) != asdict(chosen):
            desk.settings.put(_MEMORY, {**kept, template: asdict(chosen)})
