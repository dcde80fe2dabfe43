"""Scans of signed sheets: attached to the activity that the code of each page names."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop import errors
from desktop.model import filing, sign_in_code
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities.activity_files import file_of
from desktop.services.paper import papers
from desktop.services.photos.scanned_sheets import attach_sheets, look_at_sheets
from tests.unit.imaging.made_pictures import make_scene, written
from tests.unit.imaging.made_sheets import as_pdf, photographed, sheet

PHOTO = kind_named("photo")


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "扫描 件"
    place.mkdir()
    return place


@pytest.fixture
def activities(desk):
    return [
        records.add(desk, "activity", {"title": title, "status": "held", "held_on": "2026-10-18"})
        for title in ("饺子宴", "清洁日")
    ]


def saved(folder, name: str, activity: str = "", **seen) -> Path:
    page = sheet(sign_in_code.payload(activity) if activity else "")
    path = folder / name
    path.write_bytes(written(photographed(page, **seen) if seen else page, quality=75))
    return path


def lacking(desk, activity) -> tuple[str, ...]:
    found = file_of(desk, activity)
    return tuple(found.missing) if found else ()


def scans(desk, activity) -> list[str]:
    found = desk.records.find(PHOTO, activity=activity)
    return [one.text("caption") for one in found if one.text("purpose") == "scan"]


@pytest.mark.slow
def test_each_page_goes_to_the_activity_its_code_names(desk, folder, activities):
    paths = [
        saved(folder, "一.jpg", activities[1], angle=5),
        saved(folder, "二.jpg", activities[0], askew=0.1),
    ]
    seen = look_at_sheets(desk, paths)
    assert [page.title for page in seen.pages] == ["清洁日", "饺子宴"]
    report = attach_sheets(desk, [(page.activity, page) for page in seen.pages])
    assert [(title, count) for _, title, count in report.added] == [("清洁日", 1), ("饺子宴", 1)]
    assert scans(desk, activities[0]) == scans(desk, activities[1]) == ["签到表扫描件"]


def test_the_file_of_the_activity_lacks_its_sheet_no_more(desk, folder, activities, monkeypatch):
    monkeypatch.setattr(filing, "SHIPPED", {"": ("sheet",)})  # as a county may ask for
    assert "sheet" in lacking(desk, activities[0])
    seen = look_at_sheets(desk, [saved(folder, "一.jpg", activities[0])])
    attach_sheets(desk, [(page.activity, page) for page in seen.pages])
    assert "sheet" not in lacking(desk, activities[0])


@pytest.mark.slow
def test_the_sheet_that_was_printed_comes_home(desk, folder, activities):
    """The very PDF, as if a scanner had sent it back."""
    printed = papers.issue(desk, "sign-in-sheet", activities)
    path = folder / "扫描.pdf"
    path.write_bytes(printed.pdf)
    seen = look_at_sheets(desk, [path])
    assert [page.activity for page in seen.pages] == activities
    assert [page.name for page in seen.pages] == ["扫描.pdf 第 1 页", "扫描.pdf 第 2 页"]
    attach_sheets(desk, [(page.activity, page) for page in seen.pages])
    assert [len(scans(desk, one)) for one in activities] == [1, 1]


@pytest.mark.slow
def test_pages_of_one_pdf_part_to_their_activities(desk, folder, activities):
    path = folder / "几张.PDF"
    path.write_bytes(as_pdf(sheet(sign_in_code.payload(activities[1])), sheet()))
    coded, plain = look_at_sheets(desk, [path]).pages
    assert (coded.activity, plain.activity) == (activities[1], "")


@pytest.mark.slow
@pytest.mark.parametrize("what", ["nothing", "another code", "a stranger", "gone"])
def test_what_names_no_activity_of_this_station_is_left_to_be_asked(desk, folder, activities, what):
    codes = {
        "nothing": "",
        "another code": "https://example.com",
        "a stranger": sign_in_code.payload("01a20673-b7d3-7003-99ec-4e3c008adbed"),
        "gone": sign_in_code.payload(activities[0]),
    }
    if what == "gone":
        records.remove(desk, "activity", [activities[0]])
    path = folder / "页.jpg"
    path.write_bytes(written(sheet(codes[what])))
    (page,) = look_at_sheets(desk, [path]).pages
    assert (page.activity, page.title) == ("", "")


@pytest.mark.slow
def test_two_sheets_in_one_picture_are_left_to_be_asked(desk, folder, activities):
    both = sheet(sign_in_code.payload(activities[0]))
    both.paste(sheet(sign_in_code.payload(activities[1])).crop((0, 1500, 1240, 1754)), (0, 0))
    path = folder / "两张.jpg"
    path.write_bytes(written(both))
    (page,) = look_at_sheets(desk, [path]).pages
    assert page.activity == ""


def test_what_cannot_be_read_is_named_and_stops_nobody(desk, folder, activities):
    broken = folder / "坏.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    seen = look_at_sheets(desk, [broken, folder / "没有.jpg", saved(folder, "好.jpg")])
    assert [name for name, _ in seen.failed] == ["坏.pdf", "没有.jpg"]
    assert [page.name for page in seen.pages] == ["好.jpg"]


@pytest.mark.slow
def test_the_same_page_twice_is_there_once(desk, folder, activities):
    path = saved(folder, "一.jpg", activities[0])
    for _ in range(2):
        seen = look_at_sheets(desk, [path])
        report = attach_sheets(desk, [(page.activity, page) for page in seen.pages])
    assert report.added == () and report.already == ("一.jpg",)
    assert len(scans(desk, activities[0])) == 1


@pytest.mark.slow
def test_whoever_stops_it_finds_nothing_half_done(desk, folder, activities):
    path = saved(folder, "一.jpg", activities[0])
    with pytest.raises(errors.Cancelled):
        look_at_sheets(desk, [path], cancelled=lambda: True)
    seen = look_at_sheets(desk, [path])
    with pytest.raises(errors.Cancelled):
        attach_sheets(desk, [(activities[0], seen.pages[0])], cancelled=lambda: True)
    assert scans(desk, activities[0]) == []


@pytest.mark.slow
def test_photos_of_the_day_carry_no_code(desk, folder, activities):
    path = folder / "合影.jpg"
    path.write_bytes(written(make_scene(1_600, 1_200)))
    (page,) = look_at_sheets(desk, [path]).pages
    assert page.activity == ""
