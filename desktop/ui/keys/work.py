"""Asks about keys in dialogs, has it done at the desk, and says when a new station key is due."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.services.access.this_pc import ThisPc
from desktop.services.desk import Desk
from desktop.ui.keys.dialog import Asked, KeyDialog
from desktop.ui.keys.verbs import Ask, Give, LockAfter, Proof, Standing, TakeBack, WantNewKey

_PIN = "pin"


class KeyWork(QObject):
    """What is done with keys in the window.

    Args:
        door: to the station.
        here: this PC.
        parent: the widget whose dialogs they are.

    Signals:
        stands: a `Standing`, whenever it was asked or has changed.
        said: words for the frame: (words, tone).
        renewal_wanted: the window is to close and open again with a new station key.
        lock_after_changed: minutes; 0 for never.
    """

    stands = Signal(object)
    said = Signal(str, str)
    renewal_wanted = Signal()
    lock_after_changed = Signal(int)

    def __init__(self, door: Door, here: ThisPc, parent: QWidget) -> None:
        super().__init__(parent)
        self._door, self._here, self._above = door, here, parent
        self._done_words = ""
        self.dialog: KeyDialog | None = None
        self.standing: Standing | None = None

    def look(self) -> None:
        """Ask how it stands; the keyring may take its time."""
        self._door.render(self, Ask(self._here), self._on_standing)

    # --- what is asked ----------------------------------------------------------------------

    def give(self, clerk: str, name: str) -> None:
        """A first PIN or passphrase on this PC."""
        words = self.tr("请{0}自己来输，别人不要看。").format(name)
        title = self.tr("给{0}设 PIN 或口令").format(name)
        self._ask_secret(title, (words,), clerk, instead=False)

    def change(self, clerk: str, name: str) -> None:
        """Another one in its place."""
        title = self.tr("更改{0}的 PIN 或口令").format(name)
        self._ask_secret(title, (self._voided(), self._reopening()), clerk, instead=True)

    def take_back(self, clerk: str, name: str) -> None:
        """None any more, on no PC."""
        whose = name or self.tr("已删除的文书")
        title = self.tr("收回{0}的 PIN 或口令").format(whose)
        words = self.tr("收回以后，{0}就打不开本站了；以前记的内容照样留着名字。").format(whose)
        asked = Asked(title, (words, self._reopening()), self.tr("收回(&T)"), self._proof())
        self._open(asked, partial(self._take_back, clerk))

    def renew(self) -> None:
        """A new station key."""
        words = self.tr("文书的 PIN 和口令、恢复单都照旧能用；密钥的旧拷贝打不开今后的资料。")
        asked = Asked(
            self.tr("更换密钥"),
            (words, self._reopening()),
            self.tr("更换密钥(&W)"),
            self._proof(),
            reason=True,
        )
        self._open(asked, self._renew)

    def new_way(self) -> None:
        """After a code from paper: who is it, and a new PIN or passphrase at once."""
        if self.standing is None:
            self._door.render(self, Ask(self._here), self._on_asked_for_new_way)
        else:
            self._on_asked_for_new_way(self.standing)

    def set_lock_after(self, minutes: int) -> None:
        """Keep after how many idle minutes the window locks."""
        self._door.write(self, LockAfter(minutes), self._on_lock_after)

    # --- what is done -----------------------------------------------------------------------

    def _ask_secret(self, title: str, words: tuple[str, ...], clerk: str, *, instead: bool) -> None:
        standing = self.standing
        asked = Asked(
            title,
            words,
            self.tr("保存(&S)"),
            self._proof(),
            secret=True,
            offers_pin=standing is not None and standing.offers_pin,
        )
        self._open(asked, partial(self._give, clerk, instead))

    def _on_asked_for_new_way(self, standing: Standing) -> None:
        self.standing = standing
        if standing.looking or not standing.clerks:
            return
        words = (
            self.tr("是用恢复单打开的。请给自己设一个新的 PIN 或口令，以后就用它打开。"),
            self.tr("恢复单上的码别人可能看到了：设好以后，请再打印一张新的恢复单。"),
            self._voided(),
            self._reopening(),
        )
        at_desk = sorted(standing.clerks, key=lambda one: one[0] != standing.at_desk)
        asked = Asked(
            self.tr("设一个新的 PIN 或口令"),
            words,
            self.tr("保存(&S)"),
            secret=True,
            offers_pin=standing.offers_pin,
            clerks=at_desk,
        )
        self._open(asked, partial(self._give, "", True))

    def _give(self, clerk: str, instead: bool) -> None:
        dialog = self.dialog
        if dialog is not None:
            whom, rows = clerk or dialog.chosen_clerk, dialog.secret
            verb = Give(self._proven(dialog), whom, rows.kind, rows.typed, instead)
            self._done_words = (
                self.tr("PIN 已设好。") if rows.kind == _PIN else self.tr("口令已设好。")
            )
            self._do(verb)

    def _take_back(self, clerk: str) -> None:
        if self.dialog is not None:
            self._done_words = self.tr("已经收回。")
            self._do(TakeBack(self._proven(self.dialog), clerk))

    def _renew(self) -> None:
        if self.dialog is not None:
            self._done_words = ""
            self._do(WantNewKey(self._proven(self.dialog), self.dialog.why))

    def _do(self, verb: Callable[[Desk], bool]) -> None:
        if self.dialog is not None:
            self.dialog.show_busy(busy=True)
        self._door.write(self, verb, self._on_done, self._on_refused)

    def _on_done(self, due: bool) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.end()
        if self._done_words:
            self.said.emit(self._done_words, "good")
        self.look()
        if due:
            self.renewal_wanted.emit()

    def _on_refused(self, error: errors.StationError) -> None:
        if self.dialog is not None:
            self.dialog.show_refusal(error)

    def _on_standing(self, standing: Standing) -> None:
        self.standing = standing
        self.stands.emit(standing)

    def _on_lock_after(self, minutes: int) -> None:
        self.lock_after_changed.emit(minutes)

    def _open(self, asked: Asked, submit: Callable[[], None]) -> None:
        self.dialog = KeyDialog(asked, self._above)
        self.dialog.submitted.connect(submit)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _proven(self, dialog: KeyDialog) -> Proof:
        standing = self.standing
        own = standing is not None and standing.way_of(standing.at_desk) is not None
        clerk = standing.at_desk if standing is not None and own else ""
        return Proof(self._here, dialog.proof.text(), clerk)

    def _proof(self) -> str:
        """What the one at the desk is asked for."""
        way = None if self.standing is None else self.standing.way_of(self.standing.at_desk)
        if way is None:
            return self.tr("您的口令，或恢复码")
        return self.tr("您现在的 PIN") if way.kind == _PIN else self.tr("您现在的口令")

    def _voided(self) -> str:
        return self.tr("以前的 PIN、口令和拷走的密钥，从此都打不开今后的资料。")

    def _reopening(self) -> str:
        words = self.tr("程序要换一次密钥：窗口会关一下再打开，约 {0} 秒。")
        return words.format(self.standing.takes_s if self.standing else 3)
