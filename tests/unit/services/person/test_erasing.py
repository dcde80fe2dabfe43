"""Somebody is deleted: nothing of them is left in any byte, and the station's sums hold."""

import re

import pytest

from desktop import errors
from desktop.config import Home
from desktop.model.kinds import kind_named
from desktop.services import drafts, records
from desktop.services.lists import list_memory
from desktop.services.lists.finding import find_everywhere
from desktop.services.lists.list_memory import ListMemory, View
from desktop.services.lists.listing import ListQuery
from desktop.services.paper import queued
from desktop.services.paper.certificates import checking
from desktop.services.paper.certificates.checking import Proof
from desktop.services.paper.queued import Queued
from desktop.services.past import history, trash, undoing
from desktop.services.person import certificates_kept, erasing
from desktop.services.person.foreseen import foresee
from desktop.services.photos import photos
from desktop.services.roster import called, consents, duplicates, merging, people_listing
from desktop.services.roster.on_walls import on_walls
from desktop.services.roster.people import PeopleQuery, people_ids
from desktop.services.safekeeping import backups, checkup, recovering
from desktop.storage.rescue.sealed_pages import SealedFile
from tests.conftest import PASSPHRASE
from tests.unit.imaging.made_pictures import make_scene, written
from tests.unit.services.person.conftest import NAME, TRACES

VOLUNTEER = kind_named("volunteer")
WHY = "本人要求"


def clear_bytes(path, key):
    """Every page of a file and of its log, opened; those no page points at too."""
    with SealedFile(path, key) as sealed:
        return b"".join(sealed.page(number) or b"" for number in range(1, sealed.pages + 1))


def found_in(data):
    spellings = {
        trace: [trace.encode(code) for code in ("utf-8", "utf-16-le", "gb18030")]
        for trace in TRACES
    }
    return [trace for trace, ways in spellings.items() if any(way in data for way in ways)]


def records_bytes(desk):
    return clear_bytes(desk.store.path, desk.master.derive("records"))


def test_no_byte_of_the_records_file_names_her_any_more(desk, her, activity):
    records.change(desk, "volunteer", her, {"phone": "19955556666"})
    drafts.keep(desk, f"volunteer:{her}", {"name": NAME})
    drafts.keep(desk, "volunteer:new", {"notes": f"{NAME}介绍来的"})
    views = (View("三组", ListQuery()), View("找人", ListQuery(search=NAME)))
    list_memory.remember(desk, "volunteer", ListMemory(views=views))
    queued.keep(desk, Queued("前台", 7, f"参与证书 {NAME}"))
    assert found_in(records_bytes(desk))
    certificates_kept.keep_years(desk, 0)
    erasing.erase(desk, her, WHY)
    assert found_in(records_bytes(desk)) == []
    assert [one.name for one in list_memory.remembered(desk, "volunteer").views] == ["三组"]
    assert [one.number for one in queued.kept(desk)] == [7]


def test_her_pictures_bytes_leave_the_volumes(desk, her, activity):
    [scan] = desk.records.find(kind_named("photo"), volunteer=her, purpose="scan")
    stored = desk.places.of(scan.text("sha256"))
    [one] = [place for place in stored.values() if place.rendition == "original"]
    piece = desk.volumes.get(one.volume, scan.text("sha256"), "original")[1000:1200]
    path, key = desk.volumes.path(one.volume), desk.master.photo_key(one.volume)
    assert piece in clear_bytes(path, key)
    erasing.erase(desk, her, WHY)
    assert desk.volumes.numbers() == [one.volume]
    assert desk.volumes.sizes(one.volume) == {}
    assert piece not in clear_bytes(path, key)


@pytest.mark.slow
def test_what_is_left_of_her_is_a_number_and_the_day(desk, her, activity, now):
    erasing.erase(desk, her, WHY)
    record = desk.records.get(VOLUNTEER, her)
    told = {name: value for name, value in record.values.items() if value not in (None, ())}
    assert told == {
        "name": f"已删除的志愿者 #{her[-6:]}",
        "status": "left",
        "no_photo": True,
        "erased_on": now.date().isoformat(),
    }


def test_the_sums_of_teams_and_years_are_the_same_to_the_minute(desk, her, other, activity):
    def sums():
        return desk.store.rows(
            "SELECT a.team, substr(h.served_on, 1, 4), sum(h.minutes), count(DISTINCT h.volunteer) "
            "FROM hour_entry AS h JOIN participation AS p ON p.id = h.participation "
            "JOIN activity AS a ON a.id = p.activity GROUP BY 1, 2"
        )

    before, members = sums(), people_listing.minutes_of(desk, [her])
    erasing.erase(desk, her, WHY)
    assert sums() == before
    assert people_listing.minutes_of(desk, [her]) == members


def test_doctor_finds_nothing_wrong_afterwards(desk, her, activity):
    erasing.erase(desk, her, WHY)
    assert checkup.examine(desk) == []


def test_no_list_search_or_picker_shows_her(desk, her, activity):
    erasing.erase(desk, her, WHY)
    assert her not in people_ids(desk, PeopleQuery())
    assert her not in [one.id for one in records.list_records(desk, "volunteer")]
    for typed in (NAME, "oyxc", "19911112222", "已删除"):
        assert her not in [one.id for one in find_everywhere(desk, typed)]
        assert her not in [one.id for one in called.find(desk, "volunteer", typed)]
    assert called.resolve(desk, "volunteer", [NAME]).unknown == (NAME,)
    assert on_walls(desk, [her]) == {}
    assert duplicates.candidates(desk) == []
    assert trash.list_trash(desk) == []


@pytest.mark.slow
def test_making_the_search_words_anew_does_not_bring_her_back(desk, her, activity):
    erasing.erase(desk, her, WHY)
    desk.records.find_again(VOLUNTEER, [her])
    assert not desk.store.one("SELECT 1 FROM search WHERE record_id = ?", (her,))


def test_her_certificate_still_proves_itself(desk, her, activity):
    [one] = desk.records.find(kind_named("certificate"), volunteer=her)
    erasing.erase(desk, her, WHY)
    verdict = checking.check_code(desk, one.text("code"))
    assert verdict.proof is Proof.VALID
    assert dict(verdict.facts)["姓名"] == NAME


@pytest.mark.slow
def test_once_its_time_is_over_it_proves_itself_without_a_name(desk, her, activity):
    [one] = desk.records.find(kind_named("certificate"), volunteer=her)
    certificates_kept.keep_years(desk, 0)
    erasing.erase(desk, her, WHY)
    verdict = checking.check_code(desk, one.text("code"))
    assert verdict.proof is Proof.VALID
    facts = dict(verdict.facts)
    assert facts["姓名"] == certificates_kept.STRUCK
    assert facts["活动"] == "重阳剪纸"
    assert checkup.examine(desk) == []


@pytest.mark.slow
def test_earlier_actions_about_her_can_not_be_taken_back(desk, her):
    records.change(desk, "volunteer", her, {"phone": "19955556666"})
    step = undoing.next_undo(desk)
    erasing.erase(desk, her, WHY)
    with pytest.raises(errors.NotUndoable) as refused:
        undoing.undo(desk, step.id)
    assert "应本人要求删除" in str(refused.value)
    assert undoing.next_undo(desk).id != step.id


@pytest.mark.slow
def test_the_erasure_itself_is_never_offered_to_be_taken_back(desk, her):
    erasing.erase(desk, her, WHY)
    verbs = dict(desk.store.rows("SELECT id, verb FROM journal_group"))
    assert "erase" in verbs.values()
    assert all(verbs[step.id] != "erase" for step in undoing.steps(desk))


@pytest.mark.slow
def test_no_action_is_called_by_her_name_any_more(desk, her, activity):
    erasing.erase(desk, her, WHY)
    titles = [row[0] for row in desk.store.rows("SELECT title FROM journal_group")]
    assert not [title for title in titles if NAME in title]


@pytest.mark.slow
def test_the_history_tells_that_something_was_and_not_what(desk, her):
    erasing.erase(desk, her, WHY)
    lines = history.history(desk, "volunteer", her)
    assert len(lines) > 1
    told = [value for line in lines for change in line.changes for value in change[1:]]
    assert not [value for value in told if any(trace in value for trace in TRACES)]


@pytest.mark.slow
def test_who_it_was_and_why_is_written_down_without_a_name(desk, her):
    erasing.erase(desk, her, WHY)
    [(record, why)] = desk.store.rows("SELECT record_id, why FROM audit WHERE what = 'erased'")
    assert (record, why) == (her, WHY)


@pytest.mark.slow
def test_without_a_reason_nothing_goes(desk, her):
    with pytest.raises(errors.InvalidValues, match="理由"):
        erasing.erase(desk, her, "  ")
    assert desk.records.get(VOLUNTEER, her).text("name") == NAME


@pytest.mark.slow
def test_nobody_is_deleted_twice_or_filled_in_again(desk, her):
    erasing.erase(desk, her, WHY)
    with pytest.raises(errors.InvalidValues, match="已经删除"):
        erasing.erase(desk, her, WHY)
    with pytest.raises(errors.InvalidValues, match="应本人要求删除"):
        records.change(desk, "volunteer", her, {"phone": "19900001111"})
    with pytest.raises(errors.InvalidValues, match="应本人要求删除"):
        records.add(
            desk, "consent", {"volunteer": her, "purpose": "wall", "given_on": "2026-01-01"}
        )


@pytest.mark.slow
def test_everybody_merged_into_her_goes_with_her(desk, her):
    twin = records.add(desk, "volunteer", {"name": NAME, "village_group": "四组"})
    merging.merge(desk, "volunteer", her, twin)
    erasing.erase(desk, her, WHY)
    assert found_in(records_bytes(desk)) == []
    assert desk.records.get(VOLUNTEER, twin).values["erased_on"]
    assert checkup.examine(desk) == []


@pytest.mark.slow
def test_a_namesake_keeps_everything(desk, her):
    twin = records.add(desk, "volunteer", {"name": NAME, "village_group": "九组"})
    records.change(desk, "volunteer", twin, {"address": "九组一号"})
    erasing.erase(desk, her, WHY)
    record = desk.records.get(VOLUNTEER, twin)
    assert (record.text("name"), record.text("address")) == (NAME, "九组一号")
    titles = [row[0] for row in desk.store.rows("SELECT title FROM journal_group")]
    assert [title for title in titles if re.search(f"修改志愿者「{NAME}」", title)]


@pytest.mark.slow
def test_she_leads_no_team_and_is_in_none(desk, her, now):
    erasing.erase(desk, her, WHY)
    [team] = desk.records.find(kind_named("team"))
    assert team.values["leader"] is None
    [membership] = desk.records.find(kind_named("membership"))
    assert membership.text("until") == now.date().isoformat()


@pytest.mark.slow
def test_that_she_agreed_stays_and_who_signed_for_her_does_not(desk, her):
    erasing.erase(desk, her, WHY)
    found = desk.records.find(kind_named("consent"))
    assert len(found) == 4
    assert all(one.values["withdrawn_on"] for one in found)
    assert not any(one.values["given_by"] or one.values["scan"] for one in found)
    assert consents.states(desk, [her])[her]["wall"].state == "withdrawn"


@pytest.mark.slow
def test_a_station_made_from_a_later_backup_holds_nothing_of_her(
    desk, her, activity, tmp_path, now
):
    certificates_kept.keep_years(desk, 0)
    erasing.erase(desk, her, WHY)
    kept = backups.back_up(desk, tmp_path / "之后.station").path
    home = Home(tmp_path / "另一台")
    recovering.recover(kept, home, PASSPHRASE, clock=lambda: now)
    data = clear_bytes(home.records, desk.master.derive("records"))
    assert "重阳剪纸".encode() in data
    assert found_in(data) == []


@pytest.mark.slow
def test_photos_of_what_she_took_part_in_stay_and_that_is_said(
    desk, her, other, activity, tmp_path
):
    def said():
        return [one for one in foresee(desk, her).stays if "照片" in one]

    assert said() == []
    picture = tmp_path / "大家.png"
    picture.write_bytes(written(make_scene(640, 480, 9)))
    photos.add_photos(desk, activity, [picture])
    [told] = said()
    assert told.startswith("参加过的活动的 1 张照片") and "自己看过" in told
