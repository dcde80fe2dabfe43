"""A banner's button does what the words beside it offer, whoever said them last."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from desktop.ui.activities.telling import Telling
from desktop.ui.widgets.notices import Notices


@pytest.fixture
def screen(shown) -> QWidget:
    made = QWidget()
    made.resize(900, 300)
    return shown(made) or made


def test_a_press_does_what_was_offered_last(screen):
    banner, done = Notices(screen).banner, []
    telling = Telling(banner, screen)
    telling.offer("已删除。", "撤销", lambda: done.append("undone"))
    banner.action_button.click()
    assert done == ["undone"]
    telling.offer("已删除。", "撤销", lambda: done.append("again"))
    banner.show_words("表已填好。", action="打开所在文件夹")  # by somebody else
    banner.action_button.click()
    assert done == ["undone"]
