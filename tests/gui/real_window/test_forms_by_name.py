"""Every form is filled and worked by names alone, and what is put into it is stored."""

from __future__ import annotations

import io
from functools import partial
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from desktop.model.kinds import kind_named
from desktop.services.activities import happenings
from desktop.services.activities.happenings import ActivityQuery, Happening
from desktop.services.desk import Desk
from desktop.services.paper import papers
from desktop.services.roster import consents
from tests.gui.real_window.display import wait_for
from tests.gui.real_window.faces import ACTIVITIES, PEOPLE, button, entry
from tests.gui.real_window.forms import (
    ACTIVITY_FORMS,
    ENTERED,
    ROSTER_FORMS,
    chosen,
    import_preview,
    signed_forms,
)
from tests.gui.real_window.round import Round, Rounds
from tests.gui.real_window.scenes import Scene, Step

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

_TITLE = "修渠清淤"
_APPLICANT, _PAGES = "周小满", 5
_NEW_PEOPLE = """姓名,性别,出生年月,联系电话,村民小组
何小燕,女,1991-04,15400550001,一组
邵国强,男,1962-13-40,15400550004,四组
"""


@pytest.mark.parametrize("forms", (ROSTER_FORMS, ACTIVITY_FORMS), ids=("roster", "activities"))
def test_every_control_of_a_form(
    rounds: Rounds, forms: tuple[tuple[Scene, Scene | None], ...]
) -> None:
    for form, base in forms:
        rounds.work(form, base)
    assert rounds.faults() == []


def test_what_an_import_would_bring(rounds: Rounds, tmp_path: Path) -> None:
    path = tmp_path / "新来的人.csv"
    path.write_text(_NEW_PEOPLE, encoding="utf-8-sig")
    rounds.work(import_preview(path), PEOPLE)
    assert rounds.faults() == []


def test_every_control_of_taking_signed_forms_in(rounds: Rounds, tmp_path: Path) -> None:
    rounds.tried(partial(_take_in, tmp_path / "签好的报名表.pdf"))
    assert rounds.faults() == []


def test_records_are_entered_by_names_alone(rounds: Rounds) -> None:
    for scene, words in ENTERED.values():
        rounds.tried(partial(_enter, scene, words))
    assert rounds.faults() == []


def test_an_activity_with_people_and_photos_is_entered_by_names_alone(
    rounds: Rounds, tmp_path: Path
) -> None:
    photo = tmp_path / "IMG_20261121.jpg"
    Image.linear_gradient("L").resize((1200, 900)).save(photo)
    rounds.tried(partial(_enter_activity, photo))
    assert rounds.faults() == []


def _take_in(scan: Path, one: Round) -> None:
    """From a scan with as many blank forms as the walk puts aside; then one is entered."""
    desk = one.station()
    sheet = papers.preview(desk, "application-form", [])
    pages = pypdf.PdfWriter()
    for _ in range(_PAGES):
        pages.append(io.BytesIO(sheet.pdf))
    pages.write(scan)
    one.work(signed_forms(scan))
    # The walk has chosen a day to come.
    said = {"姓名": _APPLICANT, "签字日期": "今天"}
    one.feet.follow([Step("text", field, words=words) for field, words in said.items()])
    one.feet.follow([Step("check box", "照片"), button("保存")])
    wait_for("the form to be stored", partial(_agreed, desk))
    desk.close()


def _enter(scene: Scene, words: dict[str, str], one: Round) -> None:
    one.feet.go(scene)
    one.feet.follow([Step("text", field, words=said) for field, said in words.items()])
    one.feet.follow([button("保存")])
    (title, *_) = words.values()
    wait_for(f"{title} in the window", partial(_told, one, title))


def _enter_activity(photo: Path, one: Round) -> None:
    one.feet.go(ACTIVITIES.then("记录", button("记录活动")))
    for field, words in (
        ("活动名称", _TITLE), ("开展日期", "昨天"), ("时间", "830"), ("结束时间", "11"),
        ("地点", "村口"), ("群众人数", "60"),
    ):  # fmt: skip
        one.feet.follow([Step("text", field, words=words)])
    one.feet.follow([button("整队加入"), entry("理论宣讲")])
    one.feet.follow([button("选照片"), *chosen(photo), button("保存")])
    desk = one.station()
    told = wait_for("the photo to be stored", lambda: _told_with_photo(desk))
    assert told.record.text("started_at")[11:] == "08:30"
    assert told.record.number("residents") == 60
    assert len(told.participants) > 3
    desk.close()


def _agreed(desk: Desk) -> bool:
    """Whether somebody stands in the register with what was ticked and their scan."""
    found = desk.records.find(kind_named("volunteer"), name=_APPLICANT)
    states = consents.states(desk, [found[0].id]) if found else {}
    return any(set(one) == {"photo"} and one["photo"].scan for one in states.values())


def _told(one: Round, title: str) -> bool:
    """Whether a row of a list or the head of a pane bears a name."""
    telling = (t for t in one.reader.tree() if t["role"] in ("table cell", "label"))
    return any(title in thing["name"] for thing in telling)


def _told_with_photo(desk: Desk) -> Happening | None:
    found = happenings.activity_ids(desk, ActivityQuery(search=_TITLE))
    told = happenings.happening(desk, found[0]) if found else None
    return told if told is not None and told.photos else None
