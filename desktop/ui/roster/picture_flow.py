"""Pictures of people, as the clerk asks: a photo given or taken away, papers put to consents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QWidget

from desktop.background.door import Door
from desktop.services.desk import Desk
from desktop.services.photos import personal_pictures
from desktop.services.photos.pictures import Loose
from desktop.services.roster import consents
from desktop.ui.activities.entry.entry_verbs import Written
from desktop.ui.activities.photos.photo_model import Tile
from desktop.ui.lists.moving import Moving
from desktop.ui.roster.consent_dialog import ConsentDialog
from desktop.ui.roster.paper_chooser import Page
from desktop.ui.widgets.display import whole_area


class PictureFlow(QObject):
    """Does what is asked; the banner of the list tells it and takes it back.

    Args:
        door: to the records.
        moving: says what became of it.
        window: parent of dialogs and of the full-screen view.
    """

    def __init__(self, door: Door, moving: Moving, window: QWidget) -> None:
        super().__init__(window)
        self._door, self._moving, self._window = door, moving, window

    # --- photos -----------------------------------------------------------------------------

    def give(self, volunteer: str, source: Page) -> None:
        """A picture becomes somebody's photo."""
        verb = _GivePortrait(volunteer, source, self.tr("粘贴的照片.jpg"))
        self._moving.do(verb, self._on_given)

    def drop(self, volunteer: str) -> None:
        """Somebody has no photo any more."""
        self._moving.do(_DropPortrait(volunteer), self._on_dropped)

    def show_large(self, tiles: Sequence[Tile], row: int) -> None:
        """Pictures on the whole screen."""
        from desktop.ui.activities.photos.photo_viewer import PhotoViewer

        if tiles:
            viewer = PhotoViewer(self._door, tiles, row, self._window)
            viewer.setGeometry(whole_area(self._window))
            viewer.showFullScreen()

    # --- consents ---------------------------------------------------------------------------

    def consent(self, people: Sequence[str], dialog: ConsentDialog) -> None:
        """Do what the dialog says."""
        names = tuple(people)
        if dialog.gives:
            self.agree(names, dialog.purposes, dialog.day, dialog.given_by, dialog.pages)
        else:
            self.withdraw(names, dialog.purposes, dialog.day)

    def agree(
        self,
        people: tuple[str, ...],
        purposes: tuple[str, ...],
        day: str,
        given_by: str = "",
        pages: tuple[Page, ...] = (),
    ) -> None:
        """Write down that people agreed, with what they signed."""
        verb = _Agree(people, purposes, day, given_by, pages, self.tr("粘贴的签字单.jpg"))
        self._moving.do(verb, self._on_agreed)

    def withdraw(self, people: tuple[str, ...], purposes: tuple[str, ...], day: str = "") -> None:
        """Write down that people take it back."""
        self._moving.do(_Withdraw(people, purposes, day), self._on_withdrawn)

    def attach(
        self, people: tuple[str, ...], purposes: tuple[str, ...], pages: tuple[Page, ...]
    ) -> None:
        """Put the scan of a paper to consents that stand already."""
        verb = _Attach(people, purposes, pages, self.tr("粘贴的签字单.jpg"))
        self._moving.do(verb, self._on_attached)

    def open(self, dialog: QDialog) -> None:
        """Show a dialog over the window."""
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # --- what became of it ------------------------------------------------------------------

    def _on_given(self, answer: tuple[str, str]) -> None:
        _, action = answer
        words = self.tr("照片已放好。") if action else self.tr("就是这一张，没有改动。")
        self._moving.say(words, "", action)

    def _on_dropped(self, answer: tuple[int, str]) -> None:
        _, action = answer
        self._moving.say(self.tr("照片已删除，放进了回收站。"), "", action)

    def _on_agreed(self, answer: tuple[int, str]) -> None:
        count, action = answer
        words = self.tr("登记了 {0} 份同意。").format(count)
        if not count:
            words = self.tr("他们已经同意过了，没有新登记。")
        self._moving.say(words, "", action)

    def _on_withdrawn(self, answer: tuple[int, str]) -> None:
        count, action = answer
        words = self.tr("撤回了 {0} 份同意。").format(count)
        if not count:
            words = self.tr("他们没有可撤回的同意。")
        self._moving.say(words, "", action)

    def _on_attached(self, answer: tuple[int, str]) -> None:
        count, action = answer
        self._moving.say(self.tr("{0} 份同意附上了签字单。").format(count), "", action)


@dataclass(frozen=True, slots=True)
class _GivePortrait:
    volunteer: str
    source: Page
    name: str

    def __call__(self, desk: Desk) -> str:
        (source,) = _sources(desk, (self.source,), self.name)
        return personal_pictures.set_portrait(desk, self.volunteer, source)


@dataclass(frozen=True, slots=True)
class _DropPortrait:
    volunteer: str

    def __call__(self, desk: Desk) -> int:
        return personal_pictures.drop_portrait(desk, self.volunteer)


@dataclass(frozen=True, slots=True)
class _Agree:
    people: tuple[str, ...]
    purposes: tuple[str, ...]
    day: str
    given_by: str
    pages: tuple[Page, ...]
    name: str

    def __call__(self, desk: Desk) -> int:
        sources = _sources(desk, self.pages, self.name)
        told = (self.people, self.purposes, self.day, self.given_by)
        return personal_pictures.give_with_paper(desk, *told, sources)


@dataclass(frozen=True, slots=True)
class _Withdraw:
    people: tuple[str, ...]
    purposes: tuple[str, ...]
    day: str

    def __call__(self, desk: Desk) -> int:
        return consents.withdraw(desk, self.people, self.purposes, self.day)


@dataclass(frozen=True, slots=True)
class _Attach:
    people: tuple[str, ...]
    purposes: tuple[str, ...]
    pages: tuple[Page, ...]
    name: str

    def __call__(self, desk: Desk) -> int:
        sources = _sources(desk, self.pages, self.name)
        return personal_pictures.attach_paper(desk, self.people, self.purposes, sources)


def _sources(desk: Desk, pages: Sequence[Page], name: str) -> list[Path | Loose]:
    """Files as they are, pasted pictures as JPEG; off the window's thread."""
    return [Written(one, name)(desk) if isinstance(one, QImage) else one for one in pages]
