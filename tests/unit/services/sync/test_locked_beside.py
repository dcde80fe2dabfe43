"""What came sealed into a number, a flag or a set is told in words and never written over."""

import json

import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.model.locked import LOCKED_WORDS, locked
from desktop.services import records
from desktop.services.activities import activities, activity_edits, happenings
from desktop.services.activities.activities import Participant
from desktop.services.paper.certificates import activity_certificates
from desktop.services.roster import people
from desktop.sync.incoming import strangers
from desktop.sync.incoming.strangers import LOCKED, Stranger
from tests.unit.pulled_changes import pulling

HELD = {"title": "端午", "started_at": "2026-06-19T09:00", "ended_at": "2026-06-19T11:00"}


def seal(desk, kind, record, *fields):
    sealed = {"sealed": "c2VhbGVk"}
    found = [Stranger(kind, record, f, sealed, LOCKED, "999999001001", 5) for f in fields]
    strangers.keep(desk.store, found)


@pytest.fixture
def zhang(desk):
    made = records.add(desk, "volunteer", {"name": "张三"})
    seal(desk, "volunteer", made, "skills", "no_photo")
    return made


def test_a_card_tells_flags_and_sets_in_words_too(desk, zhang):
    record = people.person(desk, zhang).record
    assert record.shown("skills") == record.shown("no_photo") == LOCKED_WORDS
    assert record.shown("name") == "张三"


def test_they_are_not_written_over_unseen(desk, zhang):
    with pytest.raises(errors.InvalidValues, match="特长：已加密"):
        records.change(desk, "volunteer", zhang, {"skills": "理发"})
    assert records.change(desk, "volunteer", zhang, {"phone": "19900000001"})
    kept = desk.store.one("SELECT value FROM sync_stranger WHERE field = 'skills'")
    assert json.loads(kept) == {"sealed": "c2VhbGVk"}


def test_a_number_of_an_activity_is_told_and_kept(desk, zhang):
    activity = activities.record_activity(desk, HELD, [Participant(zhang)])
    seal(desk, "activity", activity, "residents")
    assert happenings.happening(desk, activity).record.shown("residents") == LOCKED_WORDS
    with pytest.raises(errors.InvalidValues):
        activity_edits.revise_activity(desk, activity, {"residents": "9"}, [Participant(zhang)])


def test_days_choices_and_titles_of_a_list_are_told_in_words(desk, zhang):
    activity = activities.record_activity(desk, HELD, [Participant(zhang)])
    sealed = locked("c2VhbGVk")
    with pulling(desk) as pull:
        pull.set("activity", activity, held_on=sealed, status=sealed, place=sealed)
    (row,) = happenings.activity_rows(desk, [activity])
    assert row.day == row.place == row.status_label == LOCKED_WORDS


def test_a_certificate_never_bears_words_of_ours(desk, zhang):
    activity = activities.record_activity(desk, HELD, [Participant(zhang)])
    with pulling(desk) as pull:
        pull.set("activity", activity, place=locked("c2VhbGVk"))
    (shown,) = activity_certificates.preview(desk, activity)
    assert shown.facts["place"] == LOCKED_WORDS
    with pytest.raises(errors.NothingToPrint, match="本机没有钥匙"):
        activity_certificates.issue(desk, activity)
    with pulling(desk) as pull:
        pull.set("activity", activity, place="村口", held_on=locked("c2VhbGVk"))
    with pytest.raises(errors.NothingToPrint, match="活动的日期已加密"):
        activity_certificates.preview(desk, activity)
    assert desk.records.count(kind_named("certificate")) == 0
