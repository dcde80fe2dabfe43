"""Photos of the form: of a whole phone the day's, the time asked for once, pasted ones too."""

from __future__ import annotations

import time

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from tests.gui.activities.test_activities_screen import begin, open_activity, save, type_line


@pytest.fixture
def form(screen, settle, door, qtbot, type_in):
    form = begin(screen, settle, door)
    type_in(form.facts.row("title").editor.target(), "饺子宴")
    type_line(qtbot, form.facts.day.target(), "10.18")
    return form


@pytest.fixture
def phone(make_picture):
    """A folder with three pictures of 18 October, one of another day, one without a time."""
    for number in range(3):
        made = make_picture(number)
    make_picture(7, "IMG_20261101_080000.jpg")
    make_picture(8, "wxpic.jpg")
    return made.parent


@pytest.fixture
def clipboard_picture():
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    QGuiApplication.clipboard().setImage(image)


def shown(form) -> list[str]:
    return [tile.caption for tile in form.photos.model.tiles]


def test_of_a_whole_phone_the_pictures_of_the_day_are_chosen(form, phone, settle, door):
    form.photos.take([phone])
    assert form.photos.looking
    settle(door)
    assert shown(form) == [f"IMG_20261018_0930{n:02d}.jpg" for n in range(3)]
    assert form.photos._all.text() == "另有 2 张不是10月18日拍的，或看不出时间，也加入(&M)"
    form.photos._all.click()
    assert len(shown(form)) == 5


def test_another_day_chooses_other_pictures(form, phone, settle, door, qtbot):
    form.photos.take([phone])
    settle(door)
    form.facts.day.target().clear()
    type_line(qtbot, form.facts.day.target(), "11.1")
    assert shown(form) == ["IMG_20261101_080000.jpg"]


def test_a_folder_still_looked_through_is_not_saved_without(form, phone, screen, settle, door):
    form.photos.take([phone])
    form.save()
    assert "看完再保存" in form.banner.text
    settle(door)
    form.save()
    settle(door)
    assert screen.stack.currentWidget() is screen.page


def test_the_time_is_asked_for_once_and_one_press_answers(form, phone, screen, settle, door, qtbot):
    form.photos.take([phone / "wxpic.jpg", phone / "IMG_20261018_093000.jpg"])
    settle(door)
    assert form.photos._when.isVisible()
    assert form.photos._asked.text() == "1 张看不出拍摄时间，是哪天拍的？"
    form.photos._same_day.click()
    save(screen, settle, door)
    qtbot.waitUntil(lambda: not screen.photos.under_way)
    settle(door)
    told = {(p.text("taken_at")[:10], p.text("taken_from")) for p in screen.page.happening.photos}
    assert told == {("2026-10-18", "name"), ("2026-10-18", "entered")}


def test_a_picture_out_of_the_clipboard_is_chosen(form, clipboard_picture, settle, door):
    form.photos.paste()
    settle(door)
    assert shown(form) == ["粘贴的照片 1.jpg"]
    assert form.photos.batch().pictures[0].data.startswith(b"\xff\xd8")


def test_an_empty_clipboard_is_said(form):
    QGuiApplication.clipboard().setText("没有照片")
    form.photos.paste()
    assert form.photos._hint.text().startswith("剪贴板里没有照片")


def test_on_the_page_a_pasted_picture_is_taken_in_and_its_day_said_at_one_press(
    screen, held, settle, door, qtbot, clipboard_picture
):
    open_activity(screen, held[0], settle, door)
    screen.page._on_paste()
    qtbot.waitUntil(lambda: screen.page.photos.rowCount() == 1)
    settle(door)
    assert "1 张看不出拍摄时间" in screen.banner.text
    screen.banner.pressed.emit()
    settle(door)
    (photo,) = screen.page.happening.photos
    assert (photo.text("taken_at")[:10], photo.text("taken_from")) == ("2026-11-20", "entered")


def test_a_pasted_picture_that_is_cancelled_once_it_was_looked_at_is_not_added(
    screen, held, settle, door, clipboard_picture
):
    open_activity(screen, held[0], settle, door)
    screen.page._on_paste()
    time.sleep(0.3)  # it is looked at, and nobody has heard the answer yet
    screen.photos.cancel()
    settle(door)
    assert screen.banner.text == "已停下，没有添加照片。"
    assert screen.page.photos.rowCount() == 0


def test_of_a_folder_dropped_on_the_page_the_others_can_be_added(
    screen, held, settle, door, qtbot, phone
):
    open_activity(screen, held[2], settle, door)  # of 18 October
    screen._add_photos([phone])
    qtbot.waitUntil(lambda: screen.page.photos.rowCount() == 3)
    settle(door)
    assert "另有 2 张不是那天拍的" in screen.banner.text
    screen.banner.pressed.emit()
    qtbot.waitUntil(lambda: screen.page.photos.rowCount() == 5)
    settle(door)


def in_sight(widget) -> int:
    """How many pixels of its height can be seen."""
    return widget.visibleRegion().boundingRect().height()


def test_pictures_that_come_by_a_key_are_scrolled_to(
    form, screen, settle, door, phone, clipboard_picture, qtbot
):
    screen.window().resize(1100, 420)
    settle(door)
    assert in_sight(form.photos) < form.photos.height() / 2
    form.photos.paste()
    settle(door)
    qtbot.waitUntil(lambda: in_sight(form.photos.strip) > 0)


def test_another_activity_is_begun_at_the_top(form, screen, settle, door, clipboard_picture, qtbot):
    screen.window().resize(1100, 420)
    form.photos.paste()
    settle(door)
    qtbot.waitUntil(lambda: in_sight(form.photos.strip) > 0)
    form.cancel_button.click()
    settle(door)
    again = begin(screen, settle, door)
    again.banner.action_button.click()  # 放弃这些，重新开始
    settle(door)
    assert in_sight(again.people.picker) > 0
