"""Files next to paper, made from 打印 and from an activity's page."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from PIL import Image
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities.happenings import ActivityQuery, activity_ids
from desktop.services.office.form_facts import Chosen
from desktop.services.office.forms import FormReport
from desktop.ui.activities.screen import ActivitiesScreen
from desktop.ui.paper.office.brief_dialog import BriefDialog
from desktop.ui.paper.office.form_dialog import FormDialog
from desktop.ui.paper.office.form_lines import FormLines, lines_of
from tests.unit.office.made_forms import word_form, word_lines


@pytest.fixture
def activity(desk) -> str:
    (found,) = activity_ids(desk, ActivityQuery(search="重阳"))
    records.change(desk, "activity", found, {"story": "大家一起包饺子。"})
    return found


@pytest.fixture
def folder(tmp_path) -> Path:
    place = tmp_path / "文书 桌面"
    place.mkdir()
    return place


@pytest.fixture
def form(folder) -> Path:
    rows = [["{{参加人员.姓名}}", "{{参加人员.手机}}"]]
    return word_form(folder / "镇 空表.docx", "{{站名}}：{{活动名称}}，{{站铭}}", rows=rows)


def offered(screen) -> set[str]:
    return {what for what, action in screen.header.office.entries.items() if action.isVisible()}


def choose(screen, settle, door, template, *ids) -> None:
    screen.show_template(template, ids)
    settle(door)


def opened(screen, kind):
    (dialog,) = screen.window().findChildren(kind)
    return dialog


def lines(dialog) -> dict[str, str]:
    model = dialog.lines
    return {
        model.index(row, 0).data(): model.index(row, 1).data() for row in range(model.rowCount())
    }


@pytest.mark.slow
@pytest.mark.parametrize(
    ("template", "what"),
    [
        ("village-rules", {"word", "picture", "form"}),
        ("councils", {"word", "picture", "form"}),
        ("activity-notice", {"picture", "form"}),
        ("activity-file", {"brief", "form"}),
        ("roster", {"form"}),
        ("activity-certificate", {"form"}),
    ],
)
def test_only_what_can_be_made_of_a_document_is_offered(screen, settle, door, template, what):
    choose(screen, settle, door, template)
    assert offered(screen) == what


# --- Word and pictures --------------------------------------------------------------------------


def test_a_text_becomes_a_word_file_where_the_clerk_says(
    screen, folder, settle, door, monkeypatch, qtbot
):
    choose(screen, settle, door, "village-rules")
    target = folder / "村规民约"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", staticmethod(lambda *_a, **_k: (str(target), ""))
    )
    screen.header.office.entries["word"].trigger()
    written = folder / "村规民约.docx"
    qtbot.waitUntil(written.exists)
    settle(door)
    assert any("村规民约" in one.text for one in docx.Document(str(written)).paragraphs)
    assert "可以用 WPS 或 Word 修改" in screen.banner.text and str(written) in screen.banner.text


@pytest.mark.slow
def test_members_of_councils_are_named_as_personal(screen, desk, folder, settle, door):
    (councils,) = desk.records.find(kind_named("document"), template="councils")
    body = json.loads(councils.text("body"))
    body["councils"][0]["members"] = [{"role": "会长", "name": "张伟", "phone": "13800000000"}]
    records.change(desk, "document", councils.id, {"body": json.dumps(body, ensure_ascii=False)})
    choose(screen, settle, door, "councils")
    screen.office.word_to(screen.order(), folder / "四会.docx")
    settle(door)
    assert "没有加密，谁打开都能看到里面的姓名和电话" in screen.banner.text


@pytest.mark.slow
def test_nobody_is_asked_twice_when_the_dialog_is_left(screen, settle, door, monkeypatch):
    choose(screen, settle, door, "village-rules")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_a: ("", "")))
    screen.header.office.entries["word"].trigger()
    settle(door)
    assert not screen.banner.isVisible()


@pytest.mark.slow
def test_a_notice_of_an_activity_becomes_a_long_picture(
    screen, activity, folder, settle, door, qtbot
):
    choose(screen, settle, door, "activity-notice", activity)
    target = folder / "公告.png"
    screen.office.picture_to(screen.order(), target)
    assert screen.notices.progress.isVisible()
    qtbot.waitUntil(target.exists, timeout=30_000)
    settle(door)
    with Image.open(target) as picture:
        assert picture.width == 1080
    assert "可以发到微信" in screen.banner.text
    assert not screen.notices.progress.isVisible()


@pytest.mark.slow
def test_a_place_that_refuses_is_told_and_leaves_nothing(screen, folder, settle, door):
    choose(screen, settle, door, "village-rules")
    screen.office.word_to(screen.order(), folder / "没有" / "村规.docx")
    settle(door)
    assert screen.banner.isVisible() and "已存成" not in screen.banner.text
    assert list(folder.iterdir()) == []


@pytest.mark.slow
def test_the_banners_button_opens_the_folder_of_what_it_tells(
    screen, folder, tmp_path, settle, door, qtbot, monkeypatch
):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    choose(screen, settle, door, "village-rules")
    qtbot.waitUntil(lambda: "村规" in screen.preview._title.text(), timeout=30_000)
    screen.save_to(tmp_path / "村规.pdf")
    settle(door)
    screen.banner.action_button.click()
    screen.office.word_to(screen.order(), folder / "村规.docx")
    settle(door)
    screen.banner.action_button.click()
    assert opened == [str(tmp_path), str(folder)]


# --- press briefs -------------------------------------------------------------------------------


def test_a_brief_is_read_copied_and_saved_as_a_folder(
    screen, desk, activity, folder, settle, door, monkeypatch, qtbot
):
    choose(screen, settle, door, "activity-file", activity)
    screen.header.office.entries["brief"].trigger()
    settle(door)
    dialog = opened(screen, BriefDialog)
    assert "大家一起包饺子。" in dialog.text.toPlainText()
    dialog._copy.click()
    settle(door)
    assert "大家一起包饺子。" in QApplication.clipboard().text()
    assert desk.store.one("SELECT why FROM audit ORDER BY seq DESC") == "信息稿的文字到剪贴板"
    assert dialog.copied.isVisible()
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", staticmethod(lambda *_a, **_k: str(folder))
    )
    (folder / f"信息稿 {dialog.title}").mkdir()
    (folder / f"信息稿 {dialog.title}" / "旧稿.txt").write_text("旧", encoding="utf-8")
    title = dialog.title
    dialog._save.click()
    settle(door)
    made = folder / f"信息稿 {title} 2"
    assert any(one.suffix == ".docx" for one in made.iterdir())
    assert str(made) in screen.banner.text


@pytest.mark.slow
def test_without_one_activity_it_is_said_what_to_do(screen, settle, door):
    choose(screen, settle, door, "activity-file")
    screen.chooser.pieces.sources.tick(())
    screen.chooser.pieces._on_sources()
    settle(door)
    screen.header.office.entries["brief"].trigger()
    assert "只选一个活动" in screen.banner.text


@pytest.mark.slow
def test_a_brief_and_a_form_are_one_press_from_the_activity(
    activity, door, shown, settle, form, monkeypatch
):
    screen = ActivitiesScreen(door)
    screen.resize(1100, 700)
    shown(screen)
    screen.show_record(activity)
    settle(door)
    actions = {a.data(): a for a in screen.page.papers.menu().actions()}
    actions["brief"].trigger()
    settle(door)
    opened(screen, BriefDialog).reject()
    actions["form"].trigger()
    settle(door)
    dialog = opened(screen, FormDialog)
    dialog.look_at(form)
    settle(door)
    assert lines(dialog)["活动名称"] == "重阳敬老饺子宴"


@pytest.mark.slow
def test_what_was_not_held_is_told_in_words(desk, door, shown, settle):
    planned = records.add(desk, "activity", {"title": "巡河"})
    screen = ActivitiesScreen(door)
    shown(screen)
    screen.show_record(planned)
    settle(door)
    screen.office.look_at_brief(planned)
    settle(door)
    assert "还没有开展" in screen.banner.text


# --- the town's forms ---------------------------------------------------------------------------


@pytest.fixture
def dialog(screen, activity, form, settle, door) -> FormDialog:
    screen.office.fill_form(Chosen(activity=activity))
    dialog = opened(screen, FormDialog)
    settle(door)
    dialog.look_at(form)
    settle(door)
    return dialog


def test_what_becomes_of_each_field_is_seen_before_it_is_made(dialog, form, folder):
    told = lines(dialog)
    assert told["站名"] == "石桥村新时代文明实践站"
    assert told["活动名称"] == "重阳敬老饺子宴"
    assert told["参加人员.姓名"].endswith("行")
    assert "是不是“站名”" in told["站铭"]
    assert dialog._save.isEnabled()
    assert [one.name for one in folder.iterdir()] == [form.name]


def test_it_is_made_in_a_new_file_and_personal_data_is_named(
    dialog, screen, folder, form, settle, door
):
    before = form.read_bytes()
    dialog.save_to(folder / "已填")
    settle(door)
    assert "重阳敬老饺子宴" in str(word_lines((folder / "已填.docx").read_bytes()))
    assert form.read_bytes() == before
    said = screen.banner.text
    assert "里面有：姓名、手机。" in said and "没有加密" in said


@pytest.mark.slow
def test_a_field_about_somebody_asks_who(screen, desk, folder, settle, door, qtbot):
    form = word_form(folder / "表.docx", "{{姓名}} {{月份}}")
    screen.office.fill_form()
    dialog = opened(screen, FormDialog)
    dialog.look_at(form)
    settle(door)
    assert lines(dialog)["姓名"] == "先在上面选志愿者"
    assert not dialog._save.isEnabled()
    visible = [one.value for one, name in dialog.subjects._names.items() if name.isVisible()]
    assert visible == ["志愿者", "月份"]
    _, finder = next(
        (one, made) for one, made in dialog.subjects.finders.items() if one.value == "志愿者"
    )
    finder.setFocus()
    qtbot.keyClicks(finder, "zw")
    settle(door)
    finder.take(finder.offered[0])
    dialog.subjects.month.setText("2026-10")
    dialog.subjects.month.editingFinished.emit()
    qtbot.waitUntil(lambda: lines(dialog)["姓名"] == "张伟")
    settle(door)
    assert lines(dialog)["月份"] == "2026年10月" and dialog._save.isEnabled()
    qtbot.keyClicks(finder, "x")
    qtbot.waitUntil(lambda: not dialog._save.isEnabled())


@pytest.mark.slow
def test_a_month_there_is_not_is_told(dialog, settle, door, qtbot):
    dialog.subjects.month.setText("2026年13月")
    dialog.subjects.month.editingFinished.emit()
    qtbot.waitUntil(lambda: "2026-11" in dialog.said.text())
    assert not dialog._save.isEnabled()


@pytest.mark.slow
def test_what_is_no_form_is_told_in_words(dialog, folder, settle, door):
    broken = folder / "坏.docx"
    broken.write_bytes(b"nothing")
    dialog.look_at(broken)
    settle(door)
    assert "坏.docx" in dialog.said.text() and not dialog._save.isEnabled()
    empty = word_form(folder / "空.docx", "没有字段")
    dialog.look_at(empty)
    settle(door)
    assert "没有字段名" in dialog.said.text() and not dialog._save.isEnabled()


@pytest.mark.slow
def test_the_names_of_fields_are_copied_to_be_pasted(dialog):
    dialog._fields.click()
    assert "{{站名}}\t本站\t本站资料：名称" in QApplication.clipboard().text()


@pytest.mark.slow
def test_an_error_while_filling_is_told_above_the_screen(dialog, screen, form, settle, door):
    dialog.save_to(form)
    settle(door)
    assert errors.FormIsTarget(path=form.name).sentences()[0] in screen.banner.text


def test_the_lines_of_a_form_keep_qts_rules(qtmodeltester, dressed):
    model = FormLines()
    qtmodeltester.check(model)
    report = FormReport((("站名", "石桥站"),), (("电话", "本站资料：电话"),), (("姓名", "志愿者"),))
    model.show_lines(lines_of(report))
    assert [model.index(row, 0).data() for row in range(3)] == ["姓名", "电话", "站名"]
    qtmodeltester.check(model)
