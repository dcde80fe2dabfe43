"""受理报名表: a scan finds its person; what stands on it is entered in one save, then the next."""

from __future__ import annotations

import pytest

from desktop.imaging.pdf_pages import pages_of
from desktop.model import application_code
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.paper import papers
from desktop.services.past import undoing
from desktop.services.photos import personal_pictures
from desktop.services.roster import consents
from desktop.ui.roster.applications.screen import ApplicationsScreen
from desktop.ui.roster.screen import RosterScreen
from tests.unit.imaging.made_pictures import make_scene, written

_VOLUNTEER = kind_named("volunteer")


@pytest.fixture
def applicant(desk) -> str:
    return str(records.add(desk, "volunteer", {"name": "田小麦", "status": "applicant"}))


@pytest.fixture
def scans(desk, applicant, tmp_path):
    """A form with a name, and one that says nothing."""
    (page,) = pages_of(papers.preview(desk, "application-form", [applicant]).pdf, "表.pdf")
    named, other = tmp_path / "田小麦.jpg", tmp_path / "看不清.jpg"
    named.write_bytes(page)
    other.write_bytes(written(make_scene(480, 640)))
    return [named, other]


@pytest.fixture
def screen(door, shown, settle) -> ApplicationsScreen:
    screen = ApplicationsScreen(door)
    screen.resize(1158, 640)
    shown(screen)
    screen.begin()
    settle(door)
    return screen


def test_forms_come_one_after_the_other_and_each_is_one_step(
    screen, desk, door, settle, scans, applicant
):
    screen.take(scans)
    settle(door)
    assert screen.page.title == "田小麦" and screen.form.record.id == applicant
    assert screen.signed.purposes == (), "nothing is ticked for anybody"
    screen.signed.tick(("wall", "report"))
    screen.form.type_into("phone", "13800000001")
    screen.save()
    settle(door)
    now = desk.records.get(_VOLUNTEER, applicant)
    assert (now.text("status"), now.text("phone")) == ("active", "13800000001")
    assert set(consents.states(desk, [applicant])[applicant]) == {"wall", "report"}
    assert len(personal_pictures.scans(desk, applicant)) == 1
    # The next could not be read: by the letters on it, by name, or somebody new.
    assert screen.page.whose == "unread"
    screen.whose.words.setText(application_code.short(applicant))
    screen.whose._ask()
    settle(door)
    assert screen.whose.people.count() == 1
    screen.whose.people.itemClicked.emit(screen.whose.people.item(0))
    settle(door)
    assert screen.form.record.id == applicant
    screen.whose.new.click()
    settle(door)
    assert screen.form.record is None
    screen.form.type_into("name", "李二")
    screen.save()
    settle(door)
    (made,) = desk.records.find(_VOLUNTEER, name="李二")
    assert made.text("registered_on") == desk.today().isoformat()
    assert screen.page is None and "2 份" in screen.banner.text
    undoing.undo(desk)
    assert desk.records.find(_VOLUNTEER, name="李二") == []


def test_a_minor_needs_a_guardian_and_nothing_typed_is_lost(
    screen, desk, door, settle, scans, applicant
):
    screen.take(scans[1:])
    settle(door)
    screen.form.type_into("name", "小明")
    screen.form.type_into("birth_date", "2012-01-01")
    screen.signed.tick(("photo",))
    screen.save()
    settle(door)
    assert "监护人" in screen.form.banner.text and screen.page is not None
    assert screen.form.typed()["name"] == "小明" and screen.signed.purposes == ("photo",)
    screen.signed._by.set_value("明爸")
    screen.save()
    settle(door)
    (made,) = desk.records.find(_VOLUNTEER, name="小明")
    assert made.text("guardian") == "明爸"


def test_skipping_changes_nothing(screen, desk, door, settle, scans, applicant):
    screen.take(scans)
    settle(door)
    screen.skip.click()
    settle(door)
    screen.skip.click()
    settle(door)
    assert screen.page is None and not screen.halves.isVisible()
    assert desk.records.get(_VOLUNTEER, applicant).text("status") == "applicant"
    assert personal_pictures.scans(desk, applicant) == []


def test_where_there_is_no_room_the_scan_and_the_form_take_turns(screen, door, settle, scans):
    screen.take(scans)
    settle(door)
    assert screen.turn.isHidden()
    screen.resize(700, 640)
    settle(door)
    assert screen.turn.isVisible() and screen.sheet.isVisible() and not screen.form.isVisible()
    screen.turn.click()
    assert screen.form.isVisible() and not screen.sheet.isVisible()
    screen.turn.click()
    assert screen.sheet.isVisible()


def test_of_a_year_alone_the_form_asks_for_a_guardian_in_doubt(screen, desk, door, settle, scans):
    screen.take(scans[1:])
    settle(door)
    guardian = screen.form.fields.row("guardian")
    assert guardian.isHidden()
    screen.form.type_into("birth_date", "2008")
    screen.form._on_left("birth_date")
    assert not guardian.isHidden()
    screen.form.type_into("birth_date", "2000")
    screen.form._on_left("birth_date")
    assert guardian.isHidden()


def test_who_comes_back_finds_the_lists_unless_forms_wait(door, shown, settle, scans):
    roster = RosterScreen(door)
    shown(roster)
    roster.begin_forms()
    assert roster.applications.isVisible()
    roster.take_keyboard()
    assert not roster.applications.isVisible()
    roster.begin_forms()
    roster.applications.take(scans)
    settle(door)
    roster.take_keyboard()
    assert roster.applications.isVisible() and roster.applications.page is not None


def test_what_is_said_of_a_form_and_its_buttons_stay_in_sight(screen, door, settle, scans):
    screen.take(scans)
    settle(door)
    screen.signed.tick(("wall",))
    screen.skip.click()
    settle(door)
    foot = screen.form.foot
    assert screen.form.banner.isVisible() and "没有保存" in screen.form.banner.text
    assert foot.visibleRegion().boundingRect().size() == foot.size()
