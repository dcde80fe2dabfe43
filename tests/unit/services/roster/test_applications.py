"""Signed application forms come home: codes read, scans attached, one save for all it says."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from desktop import errors
from desktop.imaging.pdf_pages import pages_of
from desktop.model import application_code
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.desk import Desk
from desktop.services.paper import papers
from desktop.services.past import undoing
from desktop.services.photos import personal_pictures
from desktop.services.photos.pictures import Loose
from desktop.services.roster import applications, consents
from desktop.services.roster.applications import Application
from tests.unit.imaging.made_pictures import make_scene, written

_VOLUNTEER = kind_named("volunteer")
_DAY = "2026-11-20"


def form(desk: Desk, path: Path, *people: str) -> Path:
    """The form on paper, as a scanner gives it."""
    sheet = papers.preview(desk, "application-form", people)
    (page,) = pages_of(sheet.pdf, "报名表.pdf")
    scanned = path.with_suffix(".jpg")
    scanned.write_bytes(page)
    return scanned


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "拍的.jpg"
    path.write_bytes(written(make_scene(480, 640)))
    return path


@pytest.fixture
def applicant(desk: Desk) -> str:
    typed = {"name": "田小麦", "status": "applicant", "birth_date": "1990-01-02"}
    return str(records.add(desk, "volunteer", typed))


def person(desk: Desk, record: str):
    return desk.records.get(_VOLUNTEER, record)


def test_a_printed_form_finds_back_to_its_person(
    desk: Desk, applicant: str, tmp_path: Path
) -> None:
    scans = [form(desk, tmp_path / "有名", applicant), form(desk, tmp_path / "空白")]
    seen = applications.look_at_forms(desk, scans)
    assert [(page.whose, page.volunteer, page.title) for page in seen.pages] == [
        ("known", applicant, "田小麦"),
        ("blank", "", ""),
    ]
    assert applications.attach(desk, seen.pages[:1]) == 1
    assert applications.attach(desk, seen.pages[:1]) == 0, "it is there already"
    (kept,) = personal_pictures.scans(desk, applicant)
    assert kept.text("caption") == "报名表"


def test_the_form_bears_the_code_in_letters_too(desk: Desk, applicant: str) -> None:
    sheet = papers.preview(desk, "application-form", [applicant])
    text = pypdf.PdfReader(io.BytesIO(sheet.pdf)).pages[0].extract_text()
    short = application_code.short(applicant)
    assert short in text
    found = applications.by_short_code(desk, f" {short.lower().replace('-', ' ')} ")
    assert found is not None and found.id == applicant
    assert applications.by_short_code(desk, "0000-0000") is None
    assert applications.by_short_code(desk, "田") is None


def test_what_is_no_form_of_this_station_is_told(
    desk: Desk, applicant: str, tmp_path: Path, scan: Path
) -> None:
    import segno

    other = tmp_path / "邻村.png"
    code = application_code.payload("610802009009", applicant)
    segno.make(code).save(str(other), scale=8, border=4)
    gone = form(desk, tmp_path / "走了", applicant)
    records.remove(desk, "volunteer", [applicant])
    text = tmp_path / "不是图.jpg"
    text.write_text("字")
    seen = applications.look_at_forms(desk, [other, gone, scan, text])
    assert [page.whose for page in seen.pages] == ["elsewhere", "gone", "unread"]
    assert [name for name, _ in seen.failed] == ["不是图.jpg"]


def test_two_forms_in_one_picture_are_left_to_the_clerk(
    desk: Desk, applicant: str, tmp_path: Path
) -> None:
    one = Image.open(form(desk, tmp_path / "甲", applicant))
    other = Image.open(form(desk, tmp_path / "乙"))
    both = Image.new("RGB", (one.width * 2, one.height), "white")
    both.paste(one, (0, 0))
    both.paste(other, (one.width, 0))
    both.save(tmp_path / "两张.png")
    (page,) = applications.look_at_forms(desk, [tmp_path / "两张.png"]).pages
    assert page.whose == "unread"


def test_one_save_enters_all_and_one_undo_takes_all_back(
    desk: Desk, applicant: str, scan: Path
) -> None:
    team = records.add(desk, "team", {"name": "敬老队"})
    told = Application(
        (scan,), applicant, {"phone": "13800000001"}, ("wall", "report"), _DAY, "", (str(team),)
    )
    assert applications.accept(desk, told) == applicant
    now = person(desk, applicant)
    assert (now.text("status"), now.text("registered_on")) == ("active", _DAY)
    assert now.text("phone") == "13800000001"
    states = consents.states(desk, [applicant])[applicant]
    assert {purpose: (one.state, one.given_on) for purpose, one in states.items()} == {
        "wall": ("given", _DAY),
        "report": ("given", _DAY),
    }
    (paper,) = personal_pictures.scans(desk, applicant)
    assert {one.scan for one in states.values()} == {paper.id}
    assert desk.records.count(kind_named("membership")) == 1
    undoing.undo(desk)
    assert person(desk, applicant).text("status") == "applicant"
    assert consents.states(desk, [applicant]) == {}
    assert personal_pictures.scans(desk, applicant) == []
    assert desk.records.count(kind_named("membership")) == 0
    undoing.redo(desk)
    assert person(desk, applicant).text("status") == "active"


def test_a_blank_form_makes_a_new_volunteer(desk: Desk, scan: Path) -> None:
    made = applications.accept(desk, Application((scan,), "", {"name": "李二"}, ("photo",), _DAY))
    now = person(desk, made)
    assert (now.text("name"), now.text("status"), now.text("registered_on")) == (
        "李二", "active", _DAY,
    )  # fmt: skip
    assert consents.states(desk, [made])[made]["photo"].scan
    undoing.undo(desk)
    assert desk.records.count(_VOLUNTEER) == 0


def test_what_will_not_do_writes_nothing(desk: Desk, scan: Path) -> None:
    young = {"name": "小明", "birth_date": "2012-01-01"}
    for told in (
        Application((scan,), "", {"name": ""}, (), _DAY),
        Application((scan,), "", {"name": "李二"}, ("photo",), "2027-01-01"),
        Application((scan,), "", young, ("photo",), _DAY),
        Application((Loose("x.jpg", b"nothing"),), "", {"name": "李二"}, ("photo",), _DAY),
    ):
        with pytest.raises((errors.InvalidValues, errors.InputFileError)):
            applications.accept(desk, told)
    assert desk.records.count(_VOLUNTEER) == 0
    made = applications.accept(desk, Application((), "", young, ("photo",), _DAY, "明爸"))
    assert person(desk, made).text("guardian") == "明爸"


def test_who_left_does_not_come_back_by_an_old_form(desk: Desk, scan: Path) -> None:
    """Only who applied becomes active: what else somebody is the clerk has said."""
    typed = {"name": "王走", "status": "left", "registered_on": "2020"}
    made = str(records.add(desk, "volunteer", typed))
    applications.accept(desk, Application((scan,), made, {}, (), _DAY))
    now = person(desk, made)
    assert (now.text("status"), now.text("registered_on")) == ("left", "2020")
