"""通知: listed in 打印, written beside the paper, saved, changed, copied, deleted, printed."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt

from desktop.model.kinds import kind_named
from desktop.services import drafts, records
from desktop.services.activities.planning import plan_activity
from desktop.services.needs import today
from desktop.services.paper import notices
from desktop.services.paper.notices import NoticeForm
from desktop.services.past import trash
from desktop.ui.paper.notices.editor import NoticeEditor
from desktop.ui.paper.notices.verbs import COPY, STORED, Open
from desktop.ui.paper.sending import Printers
from tests.gui.conftest import NOW
from tests.unit.pulled_changes import publish

TITLE = "关于冬衣晾晒互助的通知"
FORM = NoticeForm(
    TITLE,
    "各位村民：\n一、时间：11月29日\n二、地点",
    to="全体村民",
    signed_by="石桥村村民委员会",
    dated="2026-11-20",
)
FROM_COUNTY = {"kind": "notice", "title": "全县防火通知", "effective_on": "2026-11-21"}
BODY = json.dumps({"paragraphs": [{"level": 1, "text": "管好火"}], "signed_by": "示例县文明办"})


@pytest.fixture
def stored(desk) -> str:
    return notices.add(desk, FORM)


@pytest.fixture
def write(door, shown, settle):
    """Opens the editor; it stays readable once it is left."""

    def make(*opens: str) -> NoticeEditor:
        editor = NoticeEditor(door, Open(*opens), NOW.date())
        editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        shown(editor)
        door.start_watching()
        settle(door)
        return editor

    return make


@pytest.fixture
def pause(qtbot, settle, door):
    """Lets typing pause until paper and draft have followed."""

    def wait(editor):
        qtbot.waitUntil(lambda: not editor._soon.isActive())
        editor._keeper.flush()
        settle(door)

    return wait


@pytest.fixture
def fill(type_in):
    """Types into fields by their names."""

    def typed(editor, **words):
        for name, text in words.items():
            target = editor.fields.rows[name].editor.target()
            target.clear()
            type_in(target, text)

    return typed


@pytest.fixture
def listed(screen, door, settle):
    """打印 at its notices."""

    def at() -> object:
        screen.show_template("notice", [])
        settle(door)
        return screen.chooser.notices

    return at


def paper_of(editor) -> str:
    document = editor.preview.document
    pages = range(document.pageCount())
    return "".join("".join(document.getAllText(page).text().split()) for page in pages)


# --- written --------------------------------------------------------------------------------


def test_a_new_notice_is_seen_as_it_is_typed_and_comes_back_as_it_was(
    write, fill, pause, desk, qtbot, settle, door
):
    editor = write()
    assert not editor.save_button.isEnabled()
    assert editor.fields.rows["dated"].editor.value() == "2026-11-22"
    fill(editor, title=TITLE, to="全体村民", text="一、时间", attachments="分工表\n路线图")
    pause(editor)
    seen = paper_of(editor)
    for words in (TITLE, "全体村民：", "一、时间", "附件：1.分工表", "2.路线图", "2026年11月22日"):
        assert words in seen
    with qtbot.waitSignal(editor.saved) as saved:
        editor.save_button.click()
    settle(door)
    assert not editor.isVisible()
    again = write(STORED, saved.args[0])
    assert again.fields.form() == notices.form_of(desk, saved.args[0])
    assert again.fields.form().attachments == ("分工表", "路线图")
    assert not again.save_button.isEnabled()


def test_the_page_that_is_looked_at_stays_while_typing_goes_on(write, fill, pause):
    editor = write()
    fill(editor, title=TITLE, text="一段话\n" * 30)
    pause(editor)
    at = editor.preview.view.pageNavigator()
    assert editor.preview.pages == 2
    editor.preview.go(1)
    assert at.currentPage() == 1
    fill(editor, text="一段话\n" * 31)
    pause(editor)
    assert at.currentPage() == 1
    assert editor.preview._place.text() == "2 / 2 页"


def test_what_lacks_is_said_and_nothing_is_stored(write, fill, desk, pause, settle, door):
    editor = write()
    fill(editor, text="只有正文")
    pause(editor)
    assert editor.preview.pages == 0
    editor.save_button.click()
    settle(door)
    assert "标题" in editor.banner.text
    fill(editor, title=TITLE, dated="13月")
    pause(editor)
    assert TITLE in paper_of(editor)  # a day half typed takes nothing out of sight
    editor.save_button.click()
    settle(door)
    assert editor.banner.text and editor.isVisible()
    assert notices.written(desk) == []


def test_the_level_of_the_paragraph_written_in_is_told(write, fill):
    editor = write()
    fill(editor, text="各位村民：\n一、时间\n一、地点")
    assert "一级标题，印作「二、」" in editor.fields.levels.text()
    assert "全文 3 段：一级标题 2" in editor.fields.levels.text()
    editor.fields.words.moveCursor(editor.fields.words.textCursor().MoveOperation.Start)
    assert "这一段是正文" in editor.fields.levels.text()


def test_a_hint_puts_the_better_word_in_wherever_the_other_stands(write, fill):
    editor = write()
    fill(editor, title="志愿者服务站开放的通知", text="请到志愿者服务站来")
    (hint,) = editor.fields.hints.shown
    editor.fields.hints.taken.emit(hint.found, hint.say)
    values = editor.fields.values()
    assert (values["title"], values["text"]) == ("志愿服务站开放的通知", "请到志愿服务站来")
    assert not editor.fields.hints.isVisible()


# --- left and taken up again ----------------------------------------------------------------


def test_leaving_asks_once_and_what_was_kept_is_there_again(write, fill, desk, settle, door):
    editor = write()
    fill(editor, title="写了一半")
    editor.reject()
    assert editor.isVisible()
    assert "还没有保存" in editor.banner.text
    editor.banner.action_button.click()
    settle(door)
    assert not editor.isVisible()
    (due,) = [due for due in today.today(desk).due if due.sort == "draft"]
    assert (due.kind, due.ids, due.title) == ("document", (), "写了一半")
    again = write()
    assert again.fields.values()["title"] == "写了一半"
    again.banner.action_button.click()
    settle(door)
    assert again.fields.values()["title"] == ""
    assert drafts.drafts(desk) == []


def test_what_is_given_up_on_leaving_is_gone(write, fill, desk, settle, door):
    editor = write()
    fill(editor, title="不要的")
    editor.reject()
    editor.banner.other_button.click()
    settle(door)
    assert not editor.isVisible()
    assert drafts.drafts(desk) == []


def test_after_a_kill_the_notice_stands_there_as_it_was_typed(
    write, fill, pause, stored, desk, settle, door
):
    editor = write(STORED, stored)
    fill(editor, text="改到一半")
    pause(editor)  # and now the power goes: nobody leaves it
    notices.change(desk, stored, NoticeForm("别处改的标题", FORM.text, dated=FORM.dated))
    again = write(STORED, stored)
    assert again.fields.values()["text"] == "改到一半"
    assert "别处刚改成“别处改的标题”" in again.fields.rows["title"].note
    again.save_button.click()
    settle(door)
    assert again.isVisible()  # the draft knows what it began with
    assert again.fields.values()["title"] == "别处改的标题"


def test_what_the_editor_says_stands_on_it_and_not_on_the_screen_behind(screen, fill, settle, door):
    screen.begin_with("document", {})
    settle(door)
    (editor,) = screen.findChildren(NoticeEditor)
    fill(editor, title="写了一半")
    editor.reject()
    assert editor.banner.isVisible()
    assert editor.banner.window() is editor


# --- another hand ---------------------------------------------------------------------------


def test_a_notice_changed_elsewhere_is_neither_passed_over_nor_lost(
    write, fill, stored, desk, settle, door
):
    editor = write(STORED, stored)
    fill(editor, text="我写的")
    theirs = FORM.text.replace("二、地点", "二、那边写的")
    notices.change(desk, stored, NoticeForm("别的标题", theirs, to=FORM.to, dated=FORM.dated))
    editor.save_button.click()
    settle(door)
    assert editor.isVisible()
    assert "标题" in editor.banner.text
    assert "正文" in editor.banner.text
    assert editor.fields.values()["title"] == "别的标题"
    assert "别处已改成“二、那边写的”" in editor.fields.rows["text"].note
    assert notices.form_of(desk, stored).text == theirs
    editor.save_button.click()
    settle(door)
    assert not editor.isVisible()
    assert notices.form_of(desk, stored).text == "我写的"
    assert notices.form_of(desk, stored).title == "别的标题"


def test_what_the_other_hand_wrote_can_be_taken(write, fill, stored, desk, settle, door):
    editor = write(STORED, stored)
    fill(editor, text="我写的")
    notices.change(desk, stored, NoticeForm(TITLE, "那边写的", dated=FORM.dated))
    door._look_for_changes()
    settle(door)
    assert "您写的还在" in editor.fields.rows["text"].note
    editor.fields.rows["text"].take_theirs.click()
    assert editor.fields.values()["text"] == "那边写的"
    assert editor.fields.rows["text"].note == ""


def test_a_notice_deleted_elsewhere_can_be_kept_as_a_new_one(
    write, fill, stored, desk, settle, door
):
    editor = write(STORED, stored)
    fill(editor, text="我写的")
    records.remove(desk, "document", [stored])
    editor.save_button.click()
    settle(door)
    assert "删除" in editor.banner.text
    editor.banner.action_button.click()
    settle(door)
    (line,) = notices.written(desk)
    assert line.id != stored
    assert notices.form_of(desk, line.id).text == "我写的"


# --- the list -------------------------------------------------------------------------------


def test_the_list_tells_title_day_and_who_published_it(
    listed, screen, desk, qtbot, settle, door, stored
):
    publish(desk, "999999", "document", {**FROM_COUNTY, "body": BODY})
    box = listed()
    told = [box.listed.item(row).text() for row in range(box.listed.count())]
    assert told == ["全县防火通知\n2026-11-21\u3000示例县发布", f"{TITLE}\n2026-11-20"]
    assert not box.change_button.isEnabled() and not box.remove_button.isEnabled()
    assert "示例县" in box._why.text()
    assert box.copy_button.isEnabled()
    box.listed.setCurrentRow(1)
    qtbot.waitUntil(lambda: screen.preview._title.text() == TITLE, timeout=30_000)
    settle(door)
    assert box.change_button.isEnabled() and box.remove_button.isEnabled()
    assert dict(screen.order().answers) == {"notice": stored, "seal": "sealed"}


def test_a_copy_of_the_countys_is_the_stations_own(write, desk, settle, door):
    made = publish(desk, "999999", "document", {**FROM_COUNTY, "body": BODY})
    editor = write(COPY, made)
    assert editor.fields.values()["text"] == "一、管好火"
    assert editor.fields.values()["signed_by"] == "石桥村新时代文明实践站"
    assert editor.fields.values()["dated"] == "2026-11-22"
    editor.save_button.click()
    settle(door)
    own = [line for line in notices.written(desk) if not line.source]
    assert [line.title for line in own] == ["全县防火通知"]
    assert notices.form_of(desk, made).signed_by == "示例县文明办"


def test_del_deletes_and_the_button_brings_it_back(
    listed, screen, desk, stored, qtbot, settle, door
):
    box = listed()
    qtbot.keyClick(box.listed, Qt.Key.Key_Delete)
    settle(door)
    assert notices.written(desk) == []
    assert [thrown.title for thrown in trash.list_trash(desk)] == [TITLE]
    assert TITLE in screen.writing.banner.text
    assert box.chosen == ""
    screen.writing.banner.action_button.click()
    settle(door)
    assert [line.id for line in notices.written(desk)] == [stored]
    assert box.chosen == stored


def test_a_notice_is_written_from_the_list_and_printed_at_one_press(
    listed, screen, fill, tray, see, settle, door, qtbot
):
    box = listed()
    assert not box.change_button.isEnabled()
    box.beginnings.actions()[0].trigger()
    settle(door)
    (editor,) = screen.findChildren(NoticeEditor)
    fill(editor, title=TITLE, text="一、时间")
    editor.save_button.click()
    see(1)
    assert box.listed.currentItem().text().startswith(TITLE)
    screen.bar.offer_printers(Printers(("一号",), "一号"))
    qtbot.waitUntil(screen.bar.print_button.isEnabled)
    screen.bar.print_button.click()
    settle(door)
    assert [job.title for job in tray.jobs] == [TITLE]


@pytest.mark.slow
def test_a_notice_begins_with_an_activity_or_the_plan_of_a_month(
    listed, screen, desk, settle, door
):
    plan_activity(desk, {"title": "清扫河道", "planned_start": "2026-11-29T08:30"})
    box = listed()
    entries = {entry.text(): entry for entry in box.beginnings.actions()}
    entries["活动：2026-11-29 清扫河道"].trigger()
    settle(door)
    (editor,) = screen.findChildren(NoticeEditor)
    assert editor.fields.values()["title"] == "关于开展“清扫河道”活动的通知"
    assert editor.save_button.isEnabled()
    assert "一、时间：2026年11月29日" in editor.fields.values()["text"]
    editor.reject()  # nobody typed anything: it goes at once
    assert not editor.isVisible()
    settle(door)
    entries["月计划：2026年11月"].trigger()
    settle(door)
    (editor,) = [made for made in screen.findChildren(NoticeEditor) if made.isVisible()]
    assert "一、清扫河道：11月29日（星期日）上午8:30" in editor.fields.values()["text"]


@pytest.mark.slow
def test_what_a_poster_announces_becomes_a_notice_too(screen, held, see, settle, door):
    screen.show_template("recruitment-rules", [])
    settle(door)
    assert not screen.chooser.as_notice.isVisible()
    screen.show_template("activity-notice", [held[0]])
    see(1)
    assert screen.chooser.as_notice.isVisible()
    screen.chooser.as_notice.click()
    settle(door)
    (editor,) = screen.findChildren(NoticeEditor)
    assert editor.fields.values()["title"] == "关于开展“冬季用火安全宣讲”活动的通知"


def test_a_notice_found_by_its_title_is_shown(screen, desk, settle, door):
    notices.add(desk, FORM)
    old = notices.add(desk, NoticeForm("旧的", "文", dated="2026-01-05"))
    assert desk.records.get(kind_named("document"), old).title == "旧的"
    screen.show_template("notice", [old])
    settle(door)
    assert screen.chooser.notices.chosen == old
