"""What the editor of texts asks of the station."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.services.desk import Desk
from desktop.services.paper import papers, text_editing
from desktop.services.paper.papers import Sheet
from desktop.services.paper.text_editing import WrittenText


@dataclass(frozen=True, slots=True)
class BeginText:
    """The text in force, and whether one came with the program."""

    template: str

    def __call__(self, desk: Desk) -> tuple[WrittenText, bool]:
        """Ask."""
        has_original = text_editing.has_original(desk, self.template)
        return text_editing.begin(desk, self.template), has_original


@dataclass(frozen=True, slots=True)
class LookAtText:
    """What it would look like; stores nothing."""

    written: WrittenText

    def __call__(self, desk: Desk) -> tuple[LookAtText, Sheet]:
        """Ask; gives itself back, to tell answers apart."""
        draft = text_editing.draft_of(desk, self.written)
        return self, papers.look_at_draft(desk, self.written.template, draft)


@dataclass(frozen=True, slots=True)
class SaveText:
    """Store it."""

    written: WrittenText

    def __call__(self, desk: Desk) -> str:
        """Do it; gives the id of the text."""
        return text_editing.save(desk, self.written)


@dataclass(frozen=True, slots=True)
class BackToOriginal:
    """The words that came with the program, again."""

    template: str

    def __call__(self, desk: Desk) -> str:
        """Do it; gives the id of the text."""
        return text_editing.back_to_original(desk, self.template)
