"""`sync --settings`: how often, how much and how fast, from the command line."""

from __future__ import annotations

from tests.unit.commands.conftest import Station


def test_settings_are_shown_and_nothing_is_synced(station: Station) -> None:
    said = station("sync", "--settings", "--json")
    assert said.code == 0
    assert said.json == {"every_minutes": 15, "saving": False, "limit_kib": 0}


def test_one_setting_is_changed_and_the_others_stay(station: Station) -> None:
    assert station("sync", "--every", "30").code == 0
    assert station("sync", "--saving", "on").code == 0
    said = station("sync", "--limit", "64", "--json")
    assert said.json == {"every_minutes": 30, "saving": True, "limit_kib": 64}
    assert "每 30 分钟一次" in station("sync", "--settings").err
    assert station("sync", "--saving", "off", "--json").json["saving"] is False


def test_an_impossible_pace_is_refused(station: Station) -> None:
    said = station("sync", "--every", "-1")
    assert said.code != 0
    assert station("sync", "--settings", "--json").json["every_minutes"] == 15
