"""A station in which somebody left traces everywhere."""

from __future__ import annotations

import pytest

from desktop.services import records
from desktop.services.paper import papers
from desktop.services.photos import personal_pictures
from desktop.services.roster import households
from tests.unit.imaging.made_pictures import make_scene, written

NAME, NUMBER, PHONE = "欧阳小翠", "11010519491231002X", "19911112222"
ADDRESS, GUARDIAN, BY_NAME = "石桥村三组九十九号院", "欧阳大山", "翠翠姐"
#: What must be nowhere once she is deleted.
TRACES = (NAME, NUMBER, PHONE, ADDRESS, GUARDIAN, BY_NAME)


@pytest.fixture
def her(desk, tmp_path):
    """A volunteer with household, team, hours, consents with a scan, portrait and certificate."""
    person = records.add(
        desk,
        "volunteer",
        {
            "name": NAME, "alias": BY_NAME, "id_number": NUMBER, "phone": PHONE,
            "address": ADDRESS, "guardian": GUARDIAN, "village_group": "三组",
            "skills": "剪纸", "notes": f"{NAME}的备注", "contact_person": f"{GUARDIAN} {PHONE}",
        },
    )  # fmt: skip
    team = records.add(desk, "team", {"name": "剪纸队", "leader": person})
    since = {"team": team, "volunteer": person, "since": "2025-01-01", "notes": f"{NAME}带头"}
    records.add(desk, "membership", since)
    house = records.add(desk, "household", {"name": "三组九十九号", "others": "老奶奶"})
    households.move_in(desk, house, [person])
    paper, face = tmp_path / "scan.png", tmp_path / "face.png"
    paper.write_bytes(written(make_scene(640, 480, 5)))
    face.write_bytes(written(make_scene(640, 480, 6)))
    day = "2026-01-01"
    personal_pictures.give_with_paper(
        desk, [person], ["wall", "photo", "publicity", "report"], day, GUARDIAN, [paper]
    )
    personal_pictures.set_portrait(desk, person, face)
    return person


@pytest.fixture
def other(desk):
    """Somebody else with data nobody else may see."""
    told = {"name": "李四", "phone": "19933334444", "village_group": "三组"}
    return records.add(desk, "volunteer", told)


@pytest.fixture
def activity(desk, her, other):
    """An activity both took part in, with certificates."""
    made = records.add(
        desk,
        "activity",
        {
            "title": "重阳剪纸", "status": "held", "held_on": "2026-10-18",
            "started_at": "2026-10-18T09:00", "ended_at": "2026-10-18T11:30",
        },
    )  # fmt: skip
    for person in (her, other):
        records.add(
            desk,
            "participation",
            {"activity": made, "volunteer": person, "minutes": 150, "role": "剪纸"},
        )
    papers.issue(desk, "activity-certificate", [made])
    return made
