"""A signed form half typed is there again after the program was killed, until it is done."""

from __future__ import annotations

from functools import partial

import pytest

from desktop.background.door import Door
from desktop.imaging.pdf_pages import pages_of
from desktop.model.kinds import kind_named
from desktop.services import drafts, records
from desktop.services.needs.today import today
from desktop.services.paper import papers
from desktop.services.photos import personal_pictures
from desktop.services.roster import consents
from desktop.ui.roster.applications.half_typed import PLACE
from desktop.ui.roster.applications.screen import ApplicationsScreen
from tests.gui.conftest import Station
from tests.unit.imaging.made_pictures import make_scene, written

_VOLUNTEER = kind_named("volunteer")
_PHONE = "13912345678"


@pytest.fixture
def applicant(desk) -> str:
    return str(records.add(desk, "volunteer", {"name": "田小麦", "status": "applicant"}))


@pytest.fixture
def scans(desk, applicant, tmp_path):
    """A page that says nothing, a form with a name."""
    (page,) = pages_of(papers.preview(desk, "application-form", [applicant]).pdf, "表.pdf")
    named, other = tmp_path / "有名.jpg", tmp_path / "看不清.jpg"
    named.write_bytes(page)
    other.write_bytes(written(make_scene(480, 640)))
    return [other, named]


@pytest.fixture
def opened(shown, settle):
    """The page in the window of a program."""

    def opened(door: Door) -> ApplicationsScreen:
        screen = ApplicationsScreen(door)
        screen.resize(1158, 640)
        shown(screen)
        screen.begin()
        settle(door)
        return screen

    return opened


@pytest.fixture
def typed(door, opened, settle, type_in, scans):
    """Somebody new, half typed from the first page."""
    screen = opened(door)
    screen.take(scans)
    settle(door)
    type_in(screen.form.fields.row("name").editor.target(), "高粱红")
    type_in(screen.form.fields.row("phone").editor.target(), _PHONE)
    screen.signed._boxes["wall"].toggle()  # as a reader ticks it
    screen._drafts.flush()
    settle(door)
    return screen


@pytest.fixture
def again(typed, station):
    """Another program at the same station, as after a kill."""
    door = Door(partial(Station.open, station))
    door.start_watching()
    yield door
    door.close()


def test_after_a_kill_form_scan_and_the_scans_behind_it_are_there_again(
    again, opened, settle, desk, applicant
):
    screen = opened(again)
    settle(again)
    assert screen.page.name == "看不清.jpg" and not screen.sheet._whole.isNull()
    assert screen.form.typed()["name"] == "高粱红" and screen.form.typed()["phone"] == _PHONE
    assert screen.signed.purposes == ("wall",)
    assert "还在" in screen.form.banner.text
    assert not screen.form.fields.row("name").visibleRegion().isEmpty()
    screen.save()
    settle(again)
    (made,) = desk.records.find(_VOLUNTEER, name="高粱红")
    assert set(consents.states(desk, [made.id])[made.id]) == {"wall"}
    assert len(personal_pictures.scans(desk, made.id)) == 1
    assert drafts.drafts(desk) == []
    assert screen.page.volunteer == applicant, "the next scan of that evening"


@pytest.mark.usefixtures("typed")
def test_it_lies_in_the_encrypted_records_alone_and_today_leads_to_it(desk, station):
    assert drafts.begun(desk, PLACE).body["facts"]["phone"] == _PHONE
    words = [text.encode(code) for text in (_PHONE, "高粱红") for code in ("utf-8", "utf-16-le")]
    files = [one for one in station.home.path.rglob("*") if one.is_file()]
    assert not [one for one in files for word in words if word in one.read_bytes()]
    (due,) = [one for one in today(desk).due if one.sort == "draft"]
    assert (due.kind, due.ids, due.title) == ("application", (), "高粱红")


@pytest.mark.slow
def test_where_the_scan_is_gone_the_words_are_there_and_can_be_entered(
    again, opened, settle, desk, scans
):
    for scan in scans:
        scan.unlink()
    screen = opened(again)
    settle(again)
    assert "看不清.jpg" in screen.banner.text and "填的都还在" in screen.banner.text
    assert screen.form.typed()["name"] == "高粱红"
    screen.save()
    settle(again)
    (made,) = desk.records.find(_VOLUNTEER, name="高粱红")
    assert personal_pictures.scans(desk, made.id) == [] and drafts.drafts(desk) == []


@pytest.mark.slow
def test_what_is_dropped_at_once_comes_behind_what_was_half_typed(
    again, shown, settle, desk, scans
):
    screen = ApplicationsScreen(again)
    shown(screen)
    screen.begin()
    screen.take(scans[1:])
    settle(again)
    settle(again)
    assert screen.form.typed()["name"] == "高粱红"
    assert screen._waiting.place == (1, 3)


def test_put_aside_it_goes_once_the_clerk_has_said_so(typed, desk, door, settle):
    typed.skip.click()
    assert "还没有保存" in typed.form.banner.text and typed.page.name == "看不清.jpg"
    typed.form.banner.pressed.emit()
    settle(door)
    assert typed.page.name == "有名.jpg"
    assert drafts.drafts(desk) == []


@pytest.mark.slow
def test_of_somebody_known_what_differs_is_kept_and_a_person_gone_meanwhile_is_told(
    typed, again, opened, settle, desk, door, applicant, type_in
):
    typed._put_aside()
    settle(door)
    type_in(typed.form.fields.row("village_group").editor.target(), "三组")
    typed.hide()
    settle(door)
    body = drafts.begun(desk, PLACE).body
    assert (body["volunteer"], body["whose"], body["facts"]) == (
        applicant, "田小麦", {"village_group": "三组"},
    )  # fmt: skip
    records.remove(desk, "volunteer", [applicant])
    screen = opened(again)
    settle(again)
    assert screen.form.record is None and screen.form.typed()["village_group"] == "三组"
    assert screen.banner.text


@pytest.mark.slow
def test_two_presses_of_save_enter_one_person(typed, desk, door, settle):
    typed.save()
    typed.save()
    settle(door)
    assert len(desk.records.find(_VOLUNTEER, name="高粱红")) == 1
