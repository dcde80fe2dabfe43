"""The photo of a person and the papers they signed, as a clerk gives them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.services import records
from desktop.services.photos import personal_pictures
from desktop.services.roster import consents, people
from desktop.services.roster.people import PeopleQuery
from desktop.ui.activities.photos.photo_viewer import PhotoViewer
from desktop.ui.roster.consent_dialog import ConsentDialog
from desktop.ui.roster.portrait import square_of
from tests.unit.imaging.made_pictures import make_scene, written


@pytest.fixture
def shot(tmp_path):
    path = tmp_path / "证件照.jpg"
    path.write_bytes(written(make_scene(60, 80, 3)))
    return path


@pytest.fixture
def somebody(screen, door, desk, settle):
    (who,) = people.people_ids(desk, PeopleQuery(search="张伟"))
    screen.show_record(who)
    settle(door)
    return who


def view(screen):
    return screen.pane.view


def pictured(screen) -> bool:
    return not view(screen).portrait.picture.isNull()


def photo_of(desk, person) -> str:
    return personal_pictures.portrait(desk, desk.records.get(people.PEOPLE.kind, person)).photo


def dropped(path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def press(widget, words):
    QApplication.processEvents()
    found = [b for b in widget.findChildren(QPushButton) if b.isVisible()]
    next(b for b in found if words in (b.text(), b.accessibleName())).click()


def dialog():
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, ConsentDialog))


def test_a_photo_dropped_on_the_person_is_theirs(screen, door, desk, settle, somebody, shot, qtbot):
    assert view(screen).portrait.accessibleName() == "张伟还没有照片，可以添加"
    data = dropped(shot)
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    view(screen).dropEvent(event)
    settle(door)
    assert screen.banner.text == "照片已放好。"
    qtbot.waitUntil(lambda: pictured(screen))
    assert view(screen).portrait.accessibleName() == "张伟的照片"
    assert "还没有登记" in view(screen)._right.words
    screen.banner.action_button.click()
    settle(door)
    assert photo_of(desk, somebody) == ""
    qtbot.waitUntil(lambda: not pictured(screen))


def test_a_picture_of_the_clipboard_is_pasted(screen, door, desk, settle, somebody, qtbot):
    image = QImage(80, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    QApplication.clipboard().setImage(image)
    view(screen).portrait.setFocus()
    qtbot.keyClick(view(screen).portrait, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(door)
    qtbot.waitUntil(lambda: pictured(screen))
    qtbot.keyClick(view(screen).portrait, Qt.Key.Key_Delete)
    settle(door)
    assert screen.banner.text == "照片已删除，放进了回收站。"


def test_what_is_no_picture_is_refused_in_words(screen, door, settle, somebody, tmp_path):
    broken = tmp_path / "坏的.jpg"
    broken.write_bytes(b"nothing")
    view(screen).portrait.take(dropped(broken))
    settle(door)
    assert "坏的.jpg" in screen.banner.text
    assert view(screen).portrait.picture.isNull()


def test_the_missing_consent_is_one_press_away(screen, door, desk, settle, somebody, shot, qtbot):
    view(screen).portrait.take(dropped(shot))
    settle(door)
    press(view(screen), "登记同意…")
    assert dialog().purposes == ("photo",)
    dialog()._paper.take(dropped(shot))
    dialog()._accept.click()
    settle(door)
    told = consents.states(desk, [somebody])[somebody]["photo"]
    assert told.state == "given" and told.scan
    qtbot.waitUntil(lambda: view(screen)._right.words == "")
    press(view(screen), "看照片的签字单")
    settle(door)
    (large,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, PhotoViewer)]
    assert large.tile.id == told.scan
    assert not large.foot.cover.isVisible()
    large.close()


def test_a_consent_taken_back_hides_the_photo_and_says_when(
    screen, door, desk, settle, somebody, shot, qtbot
):
    personal_pictures.set_portrait(desk, somebody, shot)
    consents.give(desk, [somebody], ["photo"], "2026-03-05")
    consents.withdraw(desk, [somebody], ["photo"], "2026-04-01")
    door._look_for_changes()
    settle(door)
    qtbot.waitUntil(lambda: "2026-04-01 撤回" in view(screen)._right.words)
    assert view(screen).portrait.accessibleName() == "张伟还没有照片，可以添加"
    press(view(screen), "删除照片")
    settle(door)
    assert photo_of(desk, somebody) == ""


def test_papers_are_looked_at_from_the_consents(screen, door, desk, settle, shot, somebody):
    personal_pictures.give_with_paper(desk, [somebody], ["wall"], "2026-03-05", "", [shot])
    screen.turn_to("consents")
    settle(door)
    part = screen.current
    part.list.table.choose(somebody)
    assert part.keeper.row_of(somebody).cell("paper") == "有"
    part._look.click()
    settle(door)
    (large,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, PhotoViewer)]
    assert large.tile.caption == "同意书（花名册上墙）"
    large.close()
    part.list.table.selectAll()
    assert part._look.isHidden()


def test_a_portrait_is_cut_square_where_the_face_is():
    upright, lying = square_of(make_size(60, 100)), square_of(make_size(100, 60))
    assert (upright.width(), upright.height(), upright.top()) == (60, 60, 8)
    assert (lying.width(), lying.left()) == (60, 20)


def make_size(wide, high):
    return QImage(wide, high, QImage.Format.Format_RGB32).size()


def test_records_know_whose_photo_it_is(desk, somebody, shot):
    personal_pictures.set_portrait(desk, somebody, shot)
    assert records.list_records(desk, "photo", {"volunteer": somebody, "purpose": "portrait"})
