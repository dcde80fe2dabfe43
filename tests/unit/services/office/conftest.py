"""A held activity with people, hours, photos; some agreed to be shown, some not."""

import pytest

from desktop.services import records
from desktop.services.photos.photos import add_photos
from desktop.services.roster import consents
from tests.unit.imaging.made_pictures import make_exif, make_scene, written

STORY = "上午九点，大家到齐。\n\n　　包饺子、拉家常。"


@pytest.fixture
def folder(tmp_path):
    """A folder of the clerk's own, with a blank and Chinese in its name."""
    place = tmp_path / "文书 桌面"
    place.mkdir()
    return place


@pytest.fixture
def team(desk):
    return records.add(desk, "team", {"name": "文艺队", "category": "文化惠民", "slogan": "乐"})


@pytest.fixture
def people(desk, team):
    """张三 agreed to photos and reports, 李四 to nothing."""
    known = {"phone": "19900000001", "sex": "male", "village_group": "一组"}
    zhang = records.add(desk, "volunteer", {"name": "张三", **known})
    li = records.add(desk, "volunteer", {"name": "李四", "sex": "female"})
    consents.give(desk, [zhang], ["photo", "report"], "2026-01-01")
    for person in (zhang, li):
        records.add(desk, "membership", {"team": team, "volunteer": person, "since": "2026-01-01"})
    return zhang, li


@pytest.fixture
def activity(desk, people, team):
    facts = {
        "title": "重阳敬老饺子宴", "status": "held", "started_at": "2026-10-18T09:00",
        "ended_at": "2026-10-18T11:30", "held_on": "2026-10-18", "place": "邻里食堂",
        "residents": 80, "story": STORY, "team": team, "leader": "王立新",
    }  # fmt: skip
    made = records.add(desk, "activity", facts)
    for person in people:
        values = {"activity": made, "volunteer": person, "minutes": 150, "role": "包饺子"}
        records.add(desk, "participation", values)
    return made


@pytest.fixture
def photos(desk, activity, folder):
    """Three scenes: one without words, one of 张三, one of 李四."""
    captions = ("", "张三/包:饺子", "李四和老人")
    for number, caption in enumerate(captions, 1):
        path = folder / f"{number}.jpg"
        exif = make_exif(original="2026:10:18 09:30:00", place=True)
        path.write_bytes(written(make_scene(640, 480, number), exif=exif))
        [made] = add_photos(desk, activity, [path]).added
        records.change(desk, "photo", made, {"caption": caption})
        path.unlink()
    return captions
