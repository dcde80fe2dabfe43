"""Today's activity with 12 people and 3 photos, its certificates on paper: in how many actions."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import partial
from pathlib import Path

import pypdf
import pytest
from PIL import Image, ImageDraw
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinterInfo

from desktop.services.activities import happenings
from desktop.services.activities.happenings import ActivityQuery
from desktop.ui.main_window import MainWindow
from desktop.ui.paper import sending
from desktop.ui.paper.screen import PaperScreen
from desktop.ui.paper.sending import PrintJob, Sender
from desktop.ui.places import places
from tests.gui.whole_window.hands import Hands

#: What it takes now, of the 40 that it may take; below them the keys, each letter of pinyin one.
ACTIONS, KEYS = 24, 54
pytestmark = pytest.mark.slow
LIST = """#接龙
11月22日上午九点村委会门口集合，清扫村道

例 姓名
1. 张伟
2. 王伟 13800000001
3. 李伟
4. 赵伟
5. 陈伟
6. 刘伟
7. 杨伟
8. 黄伟
9. 周伟
10. 吴伟
11. 张桂芳
12. 王桂方（谁家的车坐得下我）
"""


class Tray(Sender):
    """Takes paper."""

    def __init__(self) -> None:
        super().__init__()
        self.jobs: list[PrintJob] = []

    def send(self, job: PrintJob) -> None:
        self.jobs.append(job)
        self.sent.emit(job)


class OnePrinter:
    """The printer in the office."""

    @staticmethod
    def availablePrinterNames() -> list[str]:
        return ["办公室打印机"]

    @staticmethod
    def defaultPrinterName() -> str:
        return "办公室打印机"

    @staticmethod
    def printerInfo(_name: str) -> QPrinterInfo:
        return QPrinterInfo()  # as of a printer that tells nothing


@pytest.fixture
def tray(monkeypatch) -> Tray:
    monkeypatch.setattr(sending, "QPrinterInfo", OnePrinter)
    return Tray()


@pytest.fixture
def window(door, shown, settle, tray) -> MainWindow:
    """The whole window as it opens, on 今日; only the printer is another one."""
    paper = partial(PaperScreen, door, sender=tray)
    all_places = (replace(p, make=paper) if p.key == "paper" else p for p in places(door))
    window = MainWindow(door, tuple(all_places))
    window.resize(1366, 768)
    shown(window)
    window.activateWindow()
    door.start_watching()
    settle(door)
    return window


@pytest.fixture
def from_the_phone(tmp_path) -> list[Path]:
    """Three photos of the day as a phone names them."""
    folder = tmp_path / "DCIM"
    folder.mkdir()
    made = []
    for number in range(3):
        image = Image.new("RGB", (640, 480), (40, 90 + 40 * number, 160))
        ImageDraw.Draw(image).rectangle((80 * number, 60, 80 * number + 300, 400), fill="white")
        made.append(folder / f"IMG_20261122_0930{number:02d}.jpg")
        image.save(made[-1], "JPEG")
    return made


def test_todays_activity_and_its_certificates_take_fewer_than_forty_actions(
    window, desk, door, settle, tray, qtbot, from_the_phone
):
    hands = Hands(window, partial(settle, door))
    # What lies in the clipboard was copied in WeChat.
    QGuiApplication.clipboard().setText(LIST)

    hands.press("Ctrl+N")
    screen = window.screen_at("activities")
    for words in ("清扫村道", "今天", "9", "1130", "村口"):
        hands.type(words)
        hands.press("Return")
    hands.press("Alt+V")
    assert screen.form.people.question.open_names == ("王桂方",)
    hands.press("Down")  # whom it may mean
    hands.press("Down")  # the first: 王桂芳
    hands.press("Return")
    hands.drop(from_the_phone, screen.form.photos)
    story = screen.form.facts.texts["story"]
    screen.form.facts.ensureWidgetVisible(story)
    hands.click_at(story.target(), story.target().rect().center(), "活动纪实")
    hands.press("Ctrl+J")
    hands.press("Return")  # the first phrase, with the facts in it
    hands.type("60")
    hands.press("Ctrl+S")
    qtbot.waitUntil(lambda: not screen.photos.under_way, timeout=10_000)
    settle(door)
    hands.choose("打印", "活动证书", screen.page)
    paper = window.screen_at("paper")
    qtbot.waitUntil(lambda: paper.preview.pages == 12, timeout=20_000)
    hands.click("打印", paper)
    qtbot.waitUntil(lambda: bool(tray.jobs), timeout=10_000)

    (activity,) = happenings.activity_ids(desk, ActivityQuery(search="清扫村道"))
    told = happenings.happening(desk, activity)
    assert told.record.text("started_at") == "2026-11-22T09:00"
    assert "12名志愿者参加，服务群众60人" in told.record.text("story")
    names = {who.text("name") for _, who in told.participants}
    assert len(names) == 12
    assert "王桂芳" in names
    assert {part.number("minutes") for part, _ in told.participants} == {150}
    assert [photo.text("taken_at")[:10] for photo in told.photos] == ["2026-11-22"] * 3
    (job,) = tray.jobs
    assert len(pypdf.PdfReader(io.BytesIO(job.pdf)).pages) == 12
    assert hands.actions <= ACTIONS, hands.done
    assert hands.keys <= KEYS, hands.done
