"""Every template says of whom it tells, and tells of nobody who has not agreed to just that."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.desk import Desk
from desktop.services.office.press_briefs import look_at_brief
from desktop.services.paper import notices
from desktop.services.paper.named_in_text import named_without_consent
from desktop.services.paper.recipe import ACTIVITY, PERSON, Laid, PaperOrder, Recipe, Shows
from desktop.services.paper.recipes.table import RECIPES
from desktop.services.photos.personal_pictures import set_portrait
from desktop.services.roster import consents, teams
from tests.unit.imaging.made_pictures import make_scene, written

_NAME, _OTHER, _DAY = "钟离春兰", "王桂花", "2026-03-05"
_HELD = {"title": "敬老饺子宴", "started_at": "2026-10-18T09:00", "ended_at": "2026-10-18T11:00"}
_BY = {Shows.WALL: "wall", Shows.PUBLICITY: "publicity"}
#: Made for whom they name, or staying at the desk.
_OPEN = frozenset({Shows.OWN, Shows.DESK, Shows.TYPED})


def _strings(told: object) -> Iterator[str]:
    """Every text in a data object, however deep."""
    if isinstance(told, str):
        yield told
    elif dataclasses.is_dataclass(told):
        for field in dataclasses.fields(told):
            yield from _strings(getattr(told, field.name))
    elif isinstance(told, Mapping):
        for key, value in told.items():
            yield from _strings(key)
            yield from _strings(value)
    elif isinstance(told, (tuple, list, set, frozenset)):
        for one in told:
            yield from _strings(one)


def _pictures(told: object) -> int:
    """How many pictures there are in a data object."""
    if isinstance(told, bytes):
        return int(len(told) > 1000)
    if dataclasses.is_dataclass(told):
        return sum(_pictures(getattr(told, one.name)) for one in dataclasses.fields(told))
    if isinstance(told, (tuple, list)):
        return sum(map(_pictures, told))
    return 0


@dataclasses.dataclass
class Village:
    """A station whose one volunteer is everywhere, beside another who has agreed to all."""

    desk: Desk
    person: str
    activity: str

    def laid(self, recipe: Recipe, answers: Mapping[str, str] = MappingProxyType({})) -> Laid:
        ids = {PERSON: (self.person,), ACTIVITY: (self.activity,)}.get(recipe.info.about, ())
        usual = {one.name: one.usual for one in recipe.asks(self.desk)}
        order = PaperOrder(
            recipe.info.name,
            recipe.info.papers[0],
            ids,
            answers=usual | {k: v for k, v in answers.items() if k in usual},
        )
        return recipe.look(self.desk, order)

    def pictures(self, recipe: Recipe, answers: Mapping[str, str]) -> int:
        try:
            return _pictures(self.laid(recipe, answers).data)
        except errors.NothingToPrint:
            return 0

    def named(self, recipe: Recipe, answers: Mapping[str, str] = MappingProxyType({})) -> bool:
        return any(_NAME in text for text in _strings(self.laid(recipe, answers).data))


@pytest.fixture
def village(desk: Desk) -> Village:
    person = records.add(desk, "volunteer", {"name": _NAME, "phone": "13800000001"})
    other = records.add(desk, "volunteer", {"name": _OTHER})
    consents.give(desk, [other], ["wall", "publicity", "photo"], _DAY)
    team = records.add(desk, "team", {"name": "敬老队", "leader": person})
    teams.add_members(desk, team, [person, other])
    both = [Participant(person, minutes=120), Participant(other, minutes=60)]
    activity = activities.record_activity(desk, _HELD | {"team": team}, both)
    notices.add(desk, dataclasses.replace(notices.begun(desk), title="通知", text="请参加。"))
    return Village(desk, str(person), str(activity))


_TEMPLATES = pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.info.name)
#: What makes a paper tell of as many people as it can.
_MOST = {"people": "leaders", "who": "leaders", "kind": "leaders", "title": "优秀志愿者"}


def _naming(village: Village) -> set[str]:
    """The templates that hang or go out, and name or picture her as the records stand."""
    found = set()
    for recipe in RECIPES:
        if _OPEN.isdisjoint(recipe.info.shows):
            try:
                if village.named(recipe, _MOST):
                    found.add(recipe.info.name)
            except errors.NothingToPrint:
                continue
    return found


def _by(shows: Shows) -> set[str]:
    return {recipe.info.name for recipe in RECIPES if shows in recipe.info.shows}


@_TEMPLATES
def test_every_template_says_of_whom_it_tells(recipe: Recipe) -> None:
    assert recipe.info.shows, "say it in `shows` of its TemplateInfo (services/paper/recipe.py)"
    assert Shows.NOBODY not in recipe.info.shows or len(recipe.info.shows) == 1


def test_nobody_hangs_or_is_handed_out_who_has_not_agreed_to_just_that(village: Village) -> None:
    desk, person = village.desk, [village.person]
    assert _naming(village) == set()
    for purpose in ("photo", "report", "wall", "publicity"):
        consents.give(desk, person, [purpose], _DAY)
        wanted = {shows: name for shows, name in _BY.items() if name == purpose}
        assert _naming(village) == set().union(*map(_by, wanted)), purpose
        consents.withdraw(desk, person, [purpose])
        assert _naming(village) == set(), "taken back, it holds at once"


def test_who_is_left_out_is_told_of_before_it_is_printed(village: Village) -> None:
    told = [one for one in RECIPES if not _BY.keys().isdisjoint(one.info.shows)]
    assert len(told) > 3
    for recipe in told:
        remark = village.laid(recipe, _MOST).remark
        assert "1 人" in remark or _NAME in remark, recipe.info.name


def test_no_portrait_is_on_paper_without_the_consent_to_photos(
    village: Village, tmp_path: Path
) -> None:
    desk, person = village.desk, [village.person]
    picture = tmp_path / "照片.jpg"
    picture.write_bytes(written(make_scene(480, 640)))
    set_portrait(desk, village.person, picture)
    consents.give(desk, person, ["wall", "publicity", "report"], _DAY)
    pictured = {one.info.name for one in RECIPES if village.pictures(one, _MOST)}
    assert pictured == set()
    consents.give(desk, person, ["photo"], _DAY)
    pictured = {one.info.name for one in RECIPES if village.pictures(one, _MOST)}
    assert pictured == _by(Shows.PHOTO) - {"activity-file"}, "that one shows the activity's own"
    consents.withdraw(desk, person, ["photo"])
    assert {one.info.name for one in RECIPES if village.pictures(one, _MOST)} == set()


def test_who_is_named_in_a_text_without_consent_is_told_of(village: Village) -> None:
    desk = village.desk
    texts = [f"由{_NAME}和{_OTHER}负责"]
    assert named_without_consent(desk, texts) == [_NAME]
    consents.give(desk, [village.person], ["wall"], _DAY)
    assert named_without_consent(desk, texts) == []
    assert named_without_consent(desk, texts, "publicity") == [_NAME]
    twin = records.add(desk, "volunteer", {"name": _OTHER})
    assert named_without_consent(desk, texts) == [], "it may be the one who agreed"
    assert twin and named_without_consent(desk, [""]) == []


def _recipe(name: str) -> Recipe:
    return next(one for one in RECIPES if one.info.name == name)


def test_texts_that_hang_or_go_out_tell_of_whom_they_name(village: Village) -> None:
    desk = village.desk
    records.change(desk, "activity", village.activity, {"leader": _NAME, "story": f"{_NAME}包饺子"})
    assert _NAME in village.laid(_recipe("activity-notice")).remark
    assert _NAME in look_at_brief(desk, village.activity).remark
    (document,) = desk.records.find(kind_named("document"), template="councils")
    seats = [{"role": "会长", "name": _NAME}, {"role": "成员", "name": "外村人"}]
    body = {"title": "四会成员名单", "councils": [{"name": "红白理事会", "members": seats}]}
    told = {"body": json.dumps(body, ensure_ascii=False)}
    records.change(desk, "document", document.id, told)
    assert _NAME in village.laid(_recipe("councils")).remark
    form = dataclasses.replace(notices.begun(desk), title="通知", text=f"请与{_NAME}联系。")
    notice = notices.add(desk, form)
    assert _NAME in village.laid(_recipe("notice"), {"notice": str(notice)}).remark
    consents.give(desk, [village.person], ["wall", "publicity"], _DAY)
    assert "没有登记" not in look_at_brief(desk, village.activity).remark
    for name in ("activity-notice", "councils", "notice"):
        assert _NAME not in village.laid(_recipe(name), {"notice": str(notice)}).remark
