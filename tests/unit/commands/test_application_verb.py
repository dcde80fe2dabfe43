"""station application read: scans of signed forms, each to its person; the rest is told."""

from __future__ import annotations

from pathlib import Path

from tests.unit.imaging.made_pictures import make_scene, written


def test_what_is_clear_is_attached_and_the_rest_told(station, tmp_path: Path) -> None:
    person = station("add", "volunteer", "name=田小麦", "status=applicant").id
    named, blank, other = (tmp_path / name for name in ("有名.pdf", "空白.pdf", "看不清.jpg"))
    assert station("print", "application-form", "--id", person, "--out", named).code == 0
    assert station("print", "application-form", "--out", blank).code == 0
    other.write_bytes(written(make_scene(480, 640)))
    told = station("application", "read", named, blank, other)
    assert told.code == 3
    assert "附到「田小麦」名下" in told.out and "空白表" in told.out and "没有认出" in told.out
    again = station("application", "read", named, "--json")
    assert again.code == 0
    assert again.json["added"] == 0, "it was there already"
    assert again.json["pages"][0]["volunteer"] == person
    assert station("application", "read", tmp_path / "没有.jpg", "--json").code == 3
