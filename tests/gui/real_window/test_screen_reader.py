"""Somebody who sees nothing works the window: all is found by name and role, and pressed so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.gui.real_window.conftest import Clerk
from tests.gui.real_window.display import Display, wait_for
from tests.gui.real_window.reading import Bus, ScreenReader

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

STATION = "石桥村新时代文明实践站"
PLACES = ("今日", "花名册", "活动", "打印", "设置")


@pytest.fixture
def reader(display: Display, tmp_path: Path) -> Iterator[ScreenReader]:
    """A screen reader that has found the program's window."""
    with Bus(display), ExitStack() as ends:
        Clerk(display, ends, tmp_path / "示例 站")
        display.wait_for_window(STATION)
        with ScreenReader(display) as reader:
            wait_for("the program to speak", reader.tree)
            yield reader
        display.keep("last")


def test_every_place_is_found_by_name_pressed_and_read(reader: ScreenReader) -> None:
    assert any(name.startswith(STATION) for name in reader.names("frame"))
    assert len(reader.names("menu item")) >= 4
    for place in PLACES:
        reader.press("radio button", place)
        reader.wait_for("radio button", place)
        assert reader.unnamed() == []


def test_a_person_is_entered_by_names_alone(reader: ScreenReader) -> None:
    reader.press("radio button", "花名册")
    reader.press("push button", "添加")
    reader.write("text", "姓名", "周小雪")
    reader.press("push button", "保存")
    wait_for("the new name in the window", lambda: "周小雪" in str(reader.tree()))
