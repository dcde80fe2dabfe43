"""What is done with people's data: looked at, handed out, put right, erased, signed for, due."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel

from desktop.model.audited import OTHER
from desktop.ui.roster.look_dialog import LookDialog
from desktop.ui.roster.people_part import PeoplePart
from desktop.ui.roster.screen import RosterScreen
from desktop.ui.today.due_line import DueLine
from tools.screenshots.stations import Camera


def grab_looks(camera: Camera, person: str) -> None:
    """Why, and then the number."""
    window = camera.window
    window.go("roster")
    window.open_record("volunteer", person)
    camera.settle()
    view = _people(camera).pane.view
    view.number_wanted.emit()
    camera.keep("证件号-为什么看")
    (dialog,) = (one for one in window.findChildren(LookDialog) if one.isVisible())
    dialog.choices[OTHER].setChecked(True)
    dialog.words.setText("银行要求核对")
    camera.keep("证件号-别的理由")
    dialog.accept()
    camera.settle()
    for told in view.findChildren(QLabel):
        if told.text() == view.number:
            camera.bring(told)
    camera.keep("证件号-看到了")
    view.hide_number()


def grab_rights(camera: Camera, person: str) -> None:
    """All about somebody, on paper and as a file; put right; before it is erased."""
    window = camera.window
    window.go("roster")
    window.open_record("volunteer", person)
    camera.settle()
    people = _people(camera)
    view = people.pane.view
    camera.bring(view.rights.button)
    at, size = view.rights.button.mapToGlobal(QPoint(0, 0)), view.rights.menu.sizeHint()
    aside = max(size.width() - view.rights.button.width(), 0)
    view.rights.menu.popup(at - QPoint(aside, size.height()))
    camera.keep("本人信息-办理")
    view.rights.menu.close()
    people.rights.export_to(person, Path("全部资料.json"))
    camera.keep("本人信息-导出")
    people.banner.put_away()
    view.rights.correct_wanted.emit()
    camera.keep("本人信息-更正")
    people.pane.give_up()
    camera.settle()
    view.rights.erase_wanted.emit()
    camera.keep_dialogs("本人信息-删除")
    for template, name in (("person-dossier", "告知单"), ("correction-receipt", "更正回执")):
        window.print_records(template, [person])
        camera.keep(f"打印-{name}")


def grab_consents(camera: Camera, person: str) -> None:
    """A consent written down, and taken back."""
    window = camera.window
    window.open_record("volunteer", person)
    camera.settle()
    view = _people(camera).pane.view
    view.consent_wanted.emit("photo", True)
    camera.keep_dialogs("登记同意")


def grab_forms(camera: Camera, forms: tuple[Path, ...]) -> None:
    """Before, one whose code is read, one that says nothing, and all done."""
    window = camera.window
    window.go("roster")
    roster = cast("RosterScreen", window.screen_at("roster"))
    roster.begin_forms()
    camera.keep("受理报名表")
    page = roster.applications
    page.take(forms)
    camera.settle()
    camera.wait(lambda: page.page is not None)
    if page.signed is not None:
        page.signed.tick(("wall", "photo"))
    camera.keep("受理报名表-认出来了")
    if page.halves.narrow:
        page.turn.click()
        camera.keep("受理报名表-填表")
    page.skip.click()
    camera.keep("受理报名表-还没有保存")
    if page.signed is not None:
        page.signed.tick(())
    page.skip.click()
    camera.settle()
    if page.halves.narrow and not page.halves.right_alone:
        page.turn.click()
    page.whose.words.setText("陈")
    page.whose.words.textEdited.emit("陈")
    camera.wait(page.whose.people.count)
    camera.keep("受理报名表-自己选人")
    page.skip.click()
    camera.settle()
    page.finished.emit()
    camera.settle()


def grab_due(camera: Camera) -> None:
    """The yearly question: as a line of 今日, and asked."""
    window = camera.window
    window.go("today")
    camera.keep("今日-资料到期")
    for line in window.findChildren(DueLine):
        if line.due.sort == "retention":
            line.go.click()
    camera.keep_dialogs("到期的个人资料")


def _people(camera: Camera) -> PeoplePart:
    roster = cast("RosterScreen", camera.window.screen_at("roster"))
    return roster.people
