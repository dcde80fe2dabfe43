"""Values in an English window: words of the program are in English, what people wrote stays."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton, QWidget

from desktop.services import records
from desktop.services.sync.leaves import leaves
from desktop.ui import language
from desktop.ui.activities.plans.rhythm_words import days_offered, in_words
from desktop.ui.history.panel import HistoryPanel
from desktop.ui.roster.duplicates_part import DuplicatesPart
from desktop.ui.sync.leaving_view import LeavingView
from desktop.ui.words_of_model import shown_value

_HAN = re.compile(r"[\u3400-\u9fff]")
_FACTS = {
    "name": "王小红",
    "birth_date": "1990-03-07",
    "sex": "female",
    "village_group": "一组",
    "political_status": "群众",
}


@pytest.fixture
def english(dressed: QApplication) -> Iterator[None]:
    language.speak(dressed, "en")
    yield
    language.speak(dressed)


def words(page: QWidget) -> set[str]:
    labels = {made.text() for made in page.findChildren(QLabel)}
    return labels | {made.accessibleName() for made in page.findChildren(QRadioButton)}


def test_of_two_who_may_be_one_choices_are_in_english_and_what_was_written_stays(
    english, desk, door, shown, settle
):
    records.add(desk, "volunteer", {**_FACTS, "phone": "13811112222"})
    records.add(desk, "volunteer", {**_FACTS, "status": "paused", "phone": "13811113333"})
    part = DuplicatesPart(door)
    part.resize(1100, 700)
    shown(part)
    part.refresh()
    settle(door)
    seen = words(part)
    assert {"王小红", "一组", "群众", "13811112222"} <= seen
    assert not {"女", "在册", "暂停", "状态", "性别"} & seen
    status = shown_value("volunteer", "status", "在册")
    assert status in seen
    assert not _HAN.search(status)
    assert any("13811112222" in said and not _HAN.search(said) for said in seen)


def test_days_of_a_series_are_named_in_english(english):
    assert [word for _, word in days_offered("weekly")] == [
        "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun",
    ]  # fmt: skip
    for rhythm in ("monthly", "digit", "lunar_monthly", "lunar_digit"):
        assert all(code == word for code, word in days_offered(rhythm))


def test_in_a_chinese_window_a_rhythm_is_said_as_villages_say_it(dressed):
    assert in_words("weekly", ("5", "1")) == "每周一、五"
    assert in_words("lunar_digit", ("3", "6", "9")) == "农历逢三、六、九"
    assert in_words("monthly", ()) == "每月几号"
    assert dict(days_offered("digit"))["4"] == "四"


@pytest.mark.parametrize("rhythm", ["weekly", "monthly", "digit", "lunar_monthly", "lunar_digit"])
def test_a_rhythm_is_said_in_english_with_all_its_days(english, rhythm):
    said = in_words(rhythm, ("3", "6"))
    assert not _HAN.search(said)
    assert all(word in said for code, word in days_offered(rhythm) if code in ("3", "6"))


def test_what_is_reported_names_kinds_and_fields_in_english(english, desk, shown):
    view = shown(LeavingView())
    view.show_leaving(leaves(desk))
    model = view.model
    cells = [model.index(row, place).data() for row in range(40) for place in range(3)]
    assert cells and not [cell for cell in cells if _HAN.search(cell)]
    view.words.setText("Birth")
    assert model.rowCount() >= 1


def test_the_history_tells_choices_in_english_and_the_rest_as_written(
    english, desk, door, shown, settle
):
    person = records.add(desk, "volunteer", _FACTS)
    records.change(desk, "volunteer", person, {"status": "paused", "address": "一组 5 号"})
    panel = HistoryPanel(door)
    shown(panel)
    panel.show_record("volunteer", person)
    settle(door)
    told = panel.changes
    rows = [[told.index(row, place).data() for place in range(3)] for row in range(told.rowCount())]
    assert ["Home address", "—", "一组 5 号"] in rows
    (status,) = [row for row in rows if row[0] == "Status"]
    assert not _HAN.search("".join(status))
