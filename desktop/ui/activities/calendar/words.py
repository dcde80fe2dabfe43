"""How a day of the calendar is said: in its cell, beside it, and by a reader of the screen."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication

from desktop.model.kinds.activities import ACTIVITY_STATUS
from desktop.services.activities.calendar import CalendarDay, DayActivity, MonthPage
from desktop.ui import words_of_model
from desktop.ui.widgets.days import weekday

translate = QCoreApplication.translate

#: What an activity's state looks like: a sign besides its colour.
SIGNS = {"draft": "○", "announced": "◔", "held": "●", "filed": "✓", "cancelled": "×"}


def month_title(first: dt.date) -> str:
    """``2026年11月``."""
    return translate("Calendar", "{0}年{1}月").format(first.year, first.month)


def day_title(day: dt.date) -> str:
    """``11月22日 星期日``."""
    return translate("Calendar", "{0}月{1}日 星期{2}").format(day.month, day.day, weekday(day))


def what_day(day: CalendarDay) -> str:
    """``十月十四 · 小雪 · 感恩节``: everything the day is."""
    parts = (day.lunar, *dict.fromkeys((day.term, *day.festivals)))
    told = [part for part in parts if part]
    if day.concentrated:
        told.append(translate("Calendar", "集中活动日"))
    return " · ".join(told)


def special(day: CalendarDay) -> str:
    """The one word for the cell: a festival before a solar term; empty for a plain day."""
    return next(iter(day.festivals), "") or day.term


def lunar_short(day: CalendarDay) -> str:
    """``十四``; the first of a lunar month is called by the month: ``十月``."""
    words = day.lunar
    month, _, rest = words.partition("月")
    return f"{month}月" if rest == "初一" else rest


def activity_line(activity: DayActivity) -> str:
    """``● 09:00 重阳敬老饺子宴``."""
    parts = (SIGNS.get(activity.status, "·"), activity.starts, activity.title)
    return " ".join(part for part in parts if part)


def status_words(activity: DayActivity) -> str:
    """已开展."""
    return words_of_model.spoken(dict(ACTIVITY_STATUS).get(activity.status, activity.status))


def whole_day(day: CalendarDay) -> str:
    """The whole day in a sentence."""
    parts = [day_title(day.day), what_day(day)]
    parts += [f"{status_words(one)} {one.starts} {one.title}" for one in day.activities]
    parts += [translate("Calendar", "系列可办 {0}").format(one.title) for one in day.due]
    return "，".join(part for part in parts if part)


def counts(page: MonthPage) -> str:
    """``本月已开展 6 个，计划 2 个``, and the weeks that passed without one, where wanted."""
    parts = []
    if page.held:
        parts.append(translate("Calendar", "已开展 {0} 个").format(page.held))
    if page.planned:
        parts.append(translate("Calendar", "计划 {0} 个").format(page.planned))
    if page.quiet_weeks and not page.held:
        parts.append(translate("Calendar", "没有开展过活动"))
    elif page.quiet_weeks:
        parts.append(translate("Calendar", "{0} 个整周没有活动").format(page.quiet_weeks))
    return " · ".join(parts)


def theme_line(page: MonthPage) -> str:
    """``本月主题 移风易俗（示例县）``; empty for none."""
    if not page.theme:
        return ""
    words = translate("Calendar", "主题 {0}").format(page.theme)
    return f"{words}（{page.theme_from}）" if page.theme_from else words
