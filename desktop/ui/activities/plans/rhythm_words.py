"""The rhythm of a series in the language of the window; in Chinese the model's own words."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication

from desktop.model import rhythms
from desktop.model.kinds import kind_named
from desktop.ui import language
from desktop.ui.widgets.days import weekdays
from desktop.ui.words_of_model import spoken

translate = QCoreApplication.translate

_RHYTHM = kind_named("series").field("rhythm")


def days_offered(rhythm: str) -> tuple[tuple[str, str], ...]:
    """The days a rhythm can name: (what is stored, the word for it)."""
    known = rhythms.numbers(rhythm)
    if language.current() == language.CHINESE:
        return known
    return tuple((code, _word(rhythm, code)) for code, _ in known)


def in_words(rhythm: str, days: Collection[str]) -> str:
    """For example 每周一、三; only how often where it names no day."""
    chinese = rhythms.in_words(rhythm, days)
    if not chinese:
        return spoken(_RHYTHM.choice_label(rhythm))
    if language.current() == language.CHINESE:
        return chinese
    named = [word for code, word in days_offered(rhythm) if code in days]
    return _moulds()[rhythm].format(translate("RhythmWords", "、").join(named))


def _word(rhythm: str, code: str) -> str:
    """A weekday by its name, all else by its number."""
    return weekdays()[int(code) - 1] if rhythm == "weekly" else code


def _moulds() -> dict[str, str]:
    return {
        "weekly": translate("RhythmWords", "每周{0}"),
        "monthly": translate("RhythmWords", "每月{0}日"),
        "digit": translate("RhythmWords", "逢{0}（公历）"),
        "lunar_monthly": translate("RhythmWords", "农历每月{0}"),
        "lunar_digit": translate("RhythmWords", "农历逢{0}"),
    }
