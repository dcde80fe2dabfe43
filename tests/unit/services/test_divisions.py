import re

from desktop.services import divisions


def test_all_villages_have_codes_of_twelve_digits():
    assert len(divisions._all()) == 1005
    assert all(re.fullmatch(r"\d{12}", one.code) for one in divisions._all())


def test_villages_are_found_by_names_and_by_the_beginning_of_a_code():
    one = divisions._all()[0]
    assert one in divisions.find(f"{one.county[:2]} {one.village}")
    assert one in divisions.find(one.code[:12])
    assert divisions.by_code(one.code) == one
    assert divisions.find("   ") == []
    assert divisions.find("没有这个村") == []
    assert len(divisions.find("村")) == 20


def test_old_names_are_today_s():
    assert divisions.find("昭化区", limit=1)
    assert divisions.find("元坝区") == []


def test_a_station_is_named_for_the_place_not_its_committee():
    named = {one.station_name for one in divisions._all()}
    assert not any("委会" in name or "居新" in name for name in named)
