"""志愿者: the list at the left, the person at the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.background.door import Door
from desktop.ui.roster import verbs
from desktop.ui.roster.columns import people_face
from desktop.ui.roster.consent_dialog import ConsentDialog
from desktop.ui.roster.paired_part import PairedPart
from desktop.ui.roster.paper_chooser import Page, ask_for_pages
from desktop.ui.roster.person_pane import PersonPane
from desktop.ui.roster.picture_flow import PictureFlow
from desktop.ui.roster.rights_flow import RightsFlow


class PeoplePart(PairedPart):
    """The volunteers.

    Args:
        door: to the records.
        parent: the Qt parent.

    Signals:
        import_wanted: an empty roster's button.
    """

    import_wanted = Signal()
    kinds = frozenset(
        {
            "volunteer", "team", "membership", "participation", "hour_entry", "activity",
            "vocabulary", "household", "alias", "photo", "consent",
        }
    )  # fmt: skip

    pane: PersonPane

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(door, people_face(), PersonPane(door), parent)
        self.add_words = self.tr("添加(&A)")
        self.add_tip = self.tr("添加志愿者 (Ctrl+N)")
        self.list.say_when_empty(
            self.tr("花名册还是空的"),
            self.tr(
                "手里有 Excel 花名册？导入进来，几千人也只要几秒。没有就按 Ctrl+N 一位一位添加。"
            ),
            self.tr("导入花名册(&I)…"),
        )
        pane = self.pane
        pane.delete_pressed.connect(self._on_delete)
        pane.activity_pressed.connect(partial(self.open_record.emit, "activity"))
        pane.sync_wanted.connect(self.sync_wanted)
        pane.looks_wanted.connect(partial(self.open_record.emit, "audit"))
        self.pictures = PictureFlow(door, self.keeper.moving, self)
        view = pane.view
        view.portrait_given.connect(self._on_portrait)
        view.portrait_dropped.connect(self._on_portrait_dropped)
        view.large_wanted.connect(self.pictures.show_large)
        view.consent_wanted.connect(self._on_consent)
        view.paper_wanted.connect(self._on_paper)
        self._correcting = ""
        self.rights = RightsFlow(door, self.keeper.moving, self)
        self.rights.erased.connect(self._on_erased)
        view.rights.print_wanted.connect(self._on_print)
        view.rights.export_wanted.connect(self._on_export)
        view.rights.correct_wanted.connect(self._on_correct)
        view.rights.receipt_wanted.connect(self._on_receipt)
        pane.saved.connect(self._on_corrected)
        pane.left.connect(self._on_left)
        view.rights.erase_wanted.connect(self._on_erase)

    def refresh(self) -> None:
        """The teams one can join too."""
        super().refresh()
        self._door.render(self, verbs.team_choices, self.pane.view.show_all_teams)

    @Slot()
    def _on_empty(self) -> None:
        """Who has no roster yet has one in Excel."""
        self.import_wanted.emit()

    # --- rights of the person ---------------------------------------------------------------

    @Slot()
    def _on_print(self) -> None:
        self.print_wanted.emit("person-dossier", [self.pane.shown])

    @Slot()
    def _on_correct(self) -> None:
        self._correcting = self.pane.shown
        self.pane.edit()

    @Slot(str, bool)
    def _on_corrected(self, volunteer: str, _new: bool) -> None:
        if volunteer and volunteer == self._correcting:
            self.rights.mark(volunteer)
        self._correcting = ""

    @Slot()
    def _on_left(self) -> None:
        """The form went; what is edited next is no longer what the person asked for."""
        if not self.pane.editing:
            self._correcting = ""

    @Slot()
    def _on_receipt(self) -> None:
        self.print_wanted.emit("correction-receipt", [self.pane.shown])

    @Slot()
    def _on_export(self) -> None:
        self.rights.export(self.pane.shown, self.pane.view.person_name)

    @Slot()
    def _on_erase(self) -> None:
        self.rights.erase(self.pane.shown)

    @Slot(str)
    def _on_erased(self, volunteer: str) -> None:
        if self.pane.shown == volunteer:
            self.pane.refresh()

    # --- pictures and consents --------------------------------------------------------------

    @Slot(object)
    def _on_portrait(self, source: Page) -> None:
        self.pictures.give(self.pane.shown, source)

    @Slot()
    def _on_portrait_dropped(self) -> None:
        self.pictures.drop(self.pane.shown)

    @Slot(str, bool)
    def _on_consent(self, purpose: str, gives: bool) -> None:
        people = (self.pane.shown,)
        whose = self.pane.view.person_name
        dialog = ConsentDialog(
            whose, self.keeper.today, gives=gives, ticked=(purpose,), parent=self.window()
        )
        dialog.accepted.connect(partial(self.pictures.consent, people, dialog))
        self.pictures.open(dialog)

    @Slot(str)
    def _on_paper(self, purpose: str) -> None:
        person = self.pane.shown
        pages = ask_for_pages(self.window())
        if pages:
            self.pictures.attach((person,), (purpose,), pages)
