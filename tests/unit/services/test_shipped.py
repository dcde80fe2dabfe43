"""Texts that a newer program ships come into stations that an older one founded."""

import json
import zipfile
from pathlib import Path

import pytest

from desktop import config
from desktop.config import Home
from desktop.model.kinds import kind_named
from desktop.services import opening, records, shipped
from desktop.services.apart import Here
from desktop.services.paper import papers
from desktop.services.past import trash, undoing
from desktop.services.safekeeping import checkup
from tests.migrations.released.make_station import PASSPHRASE
from tests.unit.services.past.test_trash import Calendar

DOCUMENT = kind_named("document")
TEXTS = {path.stem for path in (config.resources() / "texts").glob("*.json")}
OLD = Path(__file__).parents[2] / "migrations" / "released" / "schema-4.zip"


def templates(desk):
    return {text.text("template") for text in desk.records.find(DOCUMENT)}


@pytest.fixture
def old(tmp_path, now):
    with zipfile.ZipFile(OLD) as archive:
        archive.extractall(tmp_path / "站")
    home = Home(tmp_path / "站")
    desk = opening.open_desk(home, opening.unlock(home, PASSPHRASE), Here(), clock=lambda: now)
    yield desk
    desk.close()


def test_an_old_station_has_them_once_it_is_opened(old):
    assert templates(old) == TEXTS
    assert checkup.examine(old) == []
    assert papers.preview(old, "record-rules", []).pages >= 1


def test_nobody_has_put_them_into_force_yet(old):
    days = {text.text("template"): text.text("effective_on") for text in old.records.find(DOCUMENT)}
    assert days.pop("recruitment-rules")
    assert set(days.values()) == {""}


def test_they_are_no_action_of_the_clerk_s(old):
    step = undoing.next_undo(old)
    assert step is None or "文本" not in step.title


def test_they_come_once(old):
    count = old.store.one("SELECT count(*) FROM journal")
    assert shipped.bring_texts(old) == 0
    assert old.store.one("SELECT count(*) FROM journal") == count


@pytest.mark.parametrize("name", ["recruitment-rules", "village-rules"])
def test_what_was_deleted_for_good_does_not_come_again(desk, home, master, now, name):
    calendar = Calendar(home, master, desk.apart, now)
    (text,) = desk.records.find(DOCUMENT, template=name)
    records.remove(calendar.desk, "document", [text.id])
    calendar.pass_days(100)
    assert trash.empty(calendar.desk) == 1
    assert shipped.bring_texts(calendar.desk) == 0
    calendar.desk.close()
    again = opening.open_desk(home, master, desk.apart)
    assert templates(again) == TEXTS - {name}
    again.close()


def test_a_text_in_the_trash_stays_there(desk):
    (text,) = desk.records.find(DOCUMENT, template="village-rules")
    records.remove(desk, "document", [text.id])
    desk.settings.put("texts_brought", None)
    assert shipped.bring_texts(desk) == 0
    assert "village-rules" not in templates(desk)


def test_two_pcs_that_are_updated_on_different_days_bring_the_same_rows(old):
    agreed = {
        made: values for _, made, values in shipped.shipped(old.station.text("division_code"))
    }
    brought = [
        text for text in old.records.find(DOCUMENT) if text.text("template") != "recruitment-rules"
    ]
    for text in brought:
        values = agreed[text.id]
        assert {name: text.values[name] for name in values} == values


def test_what_somebody_else_must_adopt_or_fill_in_is_in_force_from_no_day(desk):
    days = {
        text.text("template"): text.text("effective_on") for text in desk.records.find(DOCUMENT)
    }
    assert days["record-rules"] == days["duty-rules"] == "2026-11-22"
    assert days["village-rules"] == days["councils"] == ""
    kinds = {text.text("template"): text.text("kind") for text in desk.records.find(DOCUMENT)}
    assert (kinds["village-rules"], kinds["councils"]) == ("village_rules", "councils")
    assert kinds["honour-rules"] == "rules"


def test_every_shipped_text_is_small_enough_to_travel():
    for path in (config.resources() / "texts").glob("*.json"):
        told = json.loads(path.read_text("utf-8"))
        assert told["template"] == path.stem
        assert len(json.dumps(told, ensure_ascii=False)) < DOCUMENT.field("body").limit
