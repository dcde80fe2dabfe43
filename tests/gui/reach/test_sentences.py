"""Sentences of rooms without Qt, said by a window in English: errors, checks, what undo names."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop import errors
from desktop.model.checks import parse_values
from desktop.model.kinds import kind_named
from desktop.ui import language
from desktop.ui.sentences import told, told_error
from desktop.ui.widgets.message import MessageBanner

_HAN = re.compile(r"[\u3400-\u9fff]")
_PLACE = re.compile(r"\{(\w+)\}")
#: Of a file's head row and a station's full name: words that must stand so in Chinese.
_AS_WRITTEN = re.compile("姓名|新时代文明实践[站所]")


@pytest.fixture(scope="module")
def english(qapp: QApplication) -> Iterator[None]:
    """Once for all: every widget of earlier tests that is still there hears of a new language."""
    language.speak(qapp, "en")
    yield
    language.speak(qapp)


def all_errors(root: type[errors.StationError] = errors.StationError) -> Iterator[type]:
    yield root
    for below in root.__subclasses__():
        yield from all_errors(below)


def with_facts(kind: type[errors.StationError]) -> errors.StationError:
    words = kind.happened + kind.kept + kind.advice
    return kind(**{name: f"<{name}>" for name in _PLACE.findall(words)})


@pytest.mark.parametrize("kind", sorted(set(all_errors()), key=lambda one: one.__name__))
def test_every_error_is_told_in_english_with_its_facts(english, kind):
    error = with_facts(kind)
    said = " ".join(told_error(error))
    assert not _HAN.search(_AS_WRITTEN.sub("", said))
    missing = [fact for fact in error.facts.values() if str(fact) not in said]
    assert missing == []


def test_what_a_check_refuses_is_told_field_by_field(english):
    with pytest.raises(errors.InvalidValues) as refused:
        parse_values(kind_named("volunteer"), {"name": "张\n三", "status": "走了"})
    happened, kept, _ = told_error(refused.value)
    assert happened.startswith("Name: only one line is allowed; ")
    assert "must be one of" in happened
    assert kept == "Not saved."


def test_what_somebody_wrote_stays_as_it_is(english):
    assert told("记录活动「照片」") == 'record activity "照片"'
    assert told("删除志愿者「活动」") == 'delete volunteer "活动"'
    assert told("张三的话，没有谁翻译过") == "张三的话，没有谁翻译过"


@pytest.mark.parametrize(
    "title",
    [
        "删除志愿者 20000 条（连同 14 条相关记录）",
        "恢复队伍 2 条",
        "恢复 5 条记录（连同 1 条相关记录）",
        "删除志愿者「Wang」（连同 2 条相关记录）",
    ],
)
def test_how_many_went_to_the_trash_or_came_is_told(english, title):
    assert not _HAN.search(told(title))


def test_sentences_in_a_row_keep_their_order(english):
    assert told("没有保存。文件没有改动。") == "Not saved. The file is unchanged."
    assert told("没有保存。这句没人见过。") == "Not saved. 这句没人见过。"


def test_a_fact_that_is_a_sentence_itself_is_told_too(english):
    error = errors.FileUnreadable(path="名单.xlsx", why="文件设了打开密码，请先取消密码")
    assert told_error(error)[0] == (
        'The file "名单.xlsx" cannot be read: the file has a password; please remove it first.'
    )


def test_a_banner_tells_in_the_language_of_the_window(english, qtbot):
    banner = MessageBanner()
    qtbot.addWidget(banner)
    banner.show_error(errors.DiskFull())
    assert banner.text.startswith("The disk is full; this step was not saved.")
