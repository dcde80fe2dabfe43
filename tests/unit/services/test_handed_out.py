"""What is said and written down of files that leave the program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import errors
from desktop.services import records
from desktop.services.apart import Here
from desktop.services.desk import Desk
from desktop.services.handed_out import Carries, HandedOut, of_paper
from desktop.services.lists import exporting
from desktop.services.office import forms, word_texts
from desktop.services.office.form_facts import Chosen
from desktop.services.opening import open_or_look
from desktop.services.paper import papers
from desktop.storage.driver import connect
from desktop.storage.keys import RECORDS_PURPOSE
from desktop.storage.migrations import SCHEMA_VERSION
from tests.unit.office.made_forms import sheet_form


def _noted(desk: Desk) -> list[tuple[str, str, str | None, str]]:
    return desk.store.rows("SELECT what, kind, record_id, why FROM audit ORDER BY seq")


@pytest.mark.parametrize("carries", [one for one in Carries if one.personal])
def test_whoever_may_read_a_file_with_people_in_it_is_told(carries: Carries) -> None:
    assert carries.value.startswith("这个文件没有加密，谁")
    assert carries.value.count("。") == 1 and len(carries.value) < 70


def test_whole_numbers_are_warned_of_more_than_names() -> None:
    assert Carries.NUMBERS.value != Carries.PEOPLE.value
    assert "完整证件号" in Carries.NUMBERS.value


def test_a_paper_that_nobody_entered_is_taken_for_the_worst() -> None:
    assert of_paper("made-tomorrow") is Carries.NUMBERS


def test_a_form_of_nobody_tells_of_nobody(desk: Desk) -> None:
    person = records.add(desk, "volunteer", {"name": "张三"})
    assert papers.preview(desk, "application-form", []).carries is Carries.NOTHING
    assert papers.preview(desk, "application-form", [person]).carries is Carries.PEOPLE


def test_a_filled_form_is_written_down_without_its_path(desk: Desk, tmp_path: Path) -> None:
    person = records.add(desk, "volunteer", {"name": "张三", "phone": "19900000001"})
    form = sheet_form(tmp_path / "空表.xlsx", {"A1": "{{姓名}}", "A2": "{{手机}}"})
    report = forms.fill_form(desk, form, tmp_path / "张三.xlsx", Chosen(person=person))
    assert report.carries is HandedOut.FORM.carries
    assert _noted(desk) == [("export", "volunteer", person, "镇里或县里的表")]


def test_a_form_of_the_station_alone_is_not(desk: Desk, tmp_path: Path) -> None:
    form = sheet_form(tmp_path / "空表.xlsx", {"A1": "{{站名}}"})
    assert forms.fill_form(desk, form, tmp_path / "站.xlsx").carries is Carries.NOTHING
    assert _noted(desk) == []


def test_a_list_from_the_screen_is_written_down(desk: Desk, tmp_path: Path) -> None:
    exporting.export_list(desk, tmp_path / "张三.csv", "志愿者", ["姓名"], [["张三"]])
    assert _noted(desk) == [("export", "", None, "表格：志愿者")]


def test_rules_for_the_wall_are_no_data_of_anybody(desk: Desk, tmp_path: Path) -> None:
    word_texts.save_text(desk, "duty-rules", tmp_path / "a.docx")
    assert _noted(desk) == []


def test_what_cannot_be_written_down_is_not_made(desk: Desk, tmp_path: Path) -> None:
    desk.store.run("ALTER TABLE audit RENAME TO elsewhere")
    with pytest.raises(errors.ProgramError):
        exporting.export_list(desk, tmp_path / "a.csv", "志愿者", ["姓名"], [["张三"]])
    assert list(tmp_path.glob("*.csv")) == []


@pytest.fixture
def only_to_look(desk: Desk) -> Iterator[Desk]:
    """The same station as a newer program left it."""
    raw = connect(desk.home.records, desk.master.derive(RECORDS_PURPOSE))
    raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    raw.close()
    looking = open_or_look(desk.home, desk.master, Here())
    yield looking
    looking.close()


def test_a_station_that_takes_no_note_gives_its_lists_all_the_same(
    only_to_look: Desk, tmp_path: Path
) -> None:
    assert exporting.export(only_to_look, "volunteer", tmp_path / "a.csv") == 0
    assert (tmp_path / "a.csv").is_file()


def test_but_no_whole_numbers(only_to_look: Desk, tmp_path: Path) -> None:
    with pytest.raises(errors.WorldError):
        exporting.export(only_to_look, "volunteer", tmp_path / "a.csv", full=True)
    assert not (tmp_path / "a.csv").exists()


@pytest.mark.parametrize("template", ["organisation", "duty-sheet", "roster"])
def test_a_paper_with_people_on_it_is_written_down(desk: Desk, template: str) -> None:
    person = records.add(desk, "volunteer", {"name": "张三"})
    records.add(desk, "team", {"name": "一队", "leader": person})
    sheet = papers.issue(desk, template, [])
    assert _noted(desk) == [("print", "volunteer", None, sheet.label)]


def test_a_calendar_of_nobody_is_not(desk: Desk) -> None:
    papers.issue(desk, "year-plan", [])
    assert _noted(desk) == []
