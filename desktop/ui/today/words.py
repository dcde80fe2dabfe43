"""The sentence of each thing to do, and the word on its button."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from desktop.model.filing import PARTS
from desktop.model.kinds import ALL
from desktop.services.needs.today import Due
from desktop.ui import sentences
from desktop.ui.widgets.days import weekday
from desktop.ui.words_of_model import spoken

translate = QCoreApplication.translate


def told(due: Due, today: dt.date) -> tuple[str, str]:
    """What is due, without its stop, and the button's word."""
    return _TOLD[due.sort](due, today)


def date_words(day: dt.date) -> str:
    """``11月22日 星期日``."""
    words = translate("Today", "{0}月{1}日 星期{2}")
    return words.format(day.month, day.day, weekday(day))


def _when(day: dt.date | None, today: dt.date) -> str:
    if day is None or day == today:
        return translate("Today", "今天")
    return translate("Today", "周{0}").format(weekday(day))


def _conflicts(due: Due, _today: dt.date) -> tuple[str, str]:
    words = translate("Today", "{0} 处两边改得不一样，等您选一个").format(due.count)
    return words, translate("Today", "去选")


def _attention(due: Due, _today: dt.date) -> tuple[str, str]:
    words = translate("Today", "{0} 处改动县里没有收").format(due.count)
    return words, translate("Today", "处理")


def _returned(due: Due, _today: dt.date) -> tuple[str, str]:
    if due.count:
        words = translate("Today", "还有 {0} 份被退回").format(due.count)
        return words, translate("Today", "查看")
    by = sentences.told(due.by) or translate("Today", "上级")
    words = translate("Today", "{0}退回了「{1}」").format(by, due.title)
    return words, translate("Today", "去补")


def _backup(due: Due, _today: dt.date) -> tuple[str, str]:
    return sentences.told(due.title), translate("Today", "备份")


def _draft(due: Due, _today: dt.date) -> tuple[str, str]:
    form = translate("Today", "报名表")
    what = spoken(ALL[due.kind].label) if due.kind in ALL else form
    go = translate("Today", "接着填")
    if due.title:
        return translate("Today", "{0}「{1}」填到一半，还没有保存").format(what, due.title), go
    return translate("Today", "一份新的{0}填到一半，还没有保存").format(what), go


def _planned(due: Due, today: dt.date) -> tuple[str, str]:
    words = translate("Today", "{0}有「{1}」").format(_when(due.day, today), due.title)
    return words, translate("Today", "准备")


def _series(due: Due, today: dt.date) -> tuple[str, str]:
    words = translate("Today", "{0}该有「{1}」").format(_when(due.day, today), due.title)
    return words, translate("Today", "记录")


def _record(due: Due, today: dt.date) -> tuple[str, str]:
    if due.count:
        words = translate("Today", "还有 {0} 个计划过的活动还没记录").format(due.count)
        return words, translate("Today", "查看")
    day = due.day or today
    words = translate("Today", "{0}月{1}日的「{2}」还没记录").format(day.month, day.day, due.title)
    return words, translate("Today", "去记录")


def _file(due: Due, _today: dt.date) -> tuple[str, str]:
    if due.count:
        words = translate("Today", "另有 {0} 份活动档案不全").format(due.count)
        return words, translate("Today", "查看")
    parts = translate("Today", "、").join(spoken(PARTS[part]) for part in due.parts)
    words = translate("Today", "「{0}」档案缺{1}").format(due.title, parts)
    return words, translate("Today", "补上")


def _certificates(due: Due, _today: dt.date) -> tuple[str, str]:
    go = translate("Today", "去印")
    if due.title:
        words = translate("Today", "「{0}」有 {1} 张证书没印")
        return words.format(due.title, due.count), go
    words = translate("Today", "另外 {0} 个活动还有 {1} 张证书没印")
    return words.format(len(due.ids), due.count), go


def _retention(due: Due, _today: dt.date) -> tuple[str, str]:
    words = translate("Today", "{0} 位退出或没入册的人，资料留满 {1} 年了")
    return words.format(due.count, due.title), translate("Today", "处理")


def _children(due: Due, _today: dt.date) -> tuple[str, str]:
    go = translate("Today", "查看")
    if due.title:
        words = translate("Today", "「{0}」未满 14 周岁，还没有登记监护人的同意")
        return words.format(due.title), go
    words = translate("Today", "{0} 位未满 14 周岁的，还没有登记监护人的同意")
    return words.format(due.count), go


def _of_age(due: Due, _today: dt.date) -> tuple[str, str]:
    go = translate("Today", "查看")
    if due.title:
        words = translate("Today", "「{0}」满 18 周岁了，监护人代签的同意可以请本人重签")
        return words.format(due.title), go
    words = translate("Today", "{0} 位满 18 周岁了，监护人代签的同意可以请本人重签")
    return words.format(due.count), go


def _gap(due: Due, _today: dt.date) -> tuple[str, str]:
    """Said plainly: nobody has to fill it."""
    if due.kind == "theme":
        return translate("Today", "这个月没有写主题"), translate("Today", "写一个")
    return translate("Today", "这一周没有活动记录"), translate("Today", "记录")


_TOLD: dict[str, Callable[[Due, dt.date], tuple[str, str]]] = {
    "conflicts": _conflicts,
    "attention": _attention,
    "returned": _returned,
    "backup": _backup,
    "draft": _draft,
    "planned": _planned,
    "series": _series,
    "record": _record,
    "file": _file,
    "certificates": _certificates,
    "retention": _retention,
    "children": _children,
    "of_age": _of_age,
    "gap": _gap,
}
