"""Every document with the sample's records, the same on every machine and at every run.

The clock stands still, only fonts that ship are used, and what is drawn by lot in a real station
(series, codes) is put in by hand.
"""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from desktop.config import Home, resources
from desktop.model.kinds import kind_named
from desktop.printing.templates import Press
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.phrases import fixed_phrases
from desktop.services import opening, records, sample, sample_month
from desktop.services.apart import Here
from desktop.services.desk import Desk
from desktop.services.founding import StationFacts, make_station
from desktop.services.paper import papers
from desktop.services.paper.recipe import ACTIVITY, PERSON, TEAM, PaperOrder, Recipe
from desktop.services.paper.recipes.table import RECIPES
from desktop.services.roster import consents, teams
from desktop.services.roster.people import PeopleQuery, people_ids
from desktop.storage.keys import Argon2Cost
from tools.looks.told_papers import TOLD

NOW = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))
#: The activity that is shown: it has photos, people and a story.
ACTIVITY_SHOWN = "重阳敬老饺子宴"
#: How many certificates a batch is cut down to.
_FEW = 2
_CHEAP = Argon2Cost(passes=1, memory_kib=8, lanes=1)
_VERIFIED = "WMZ1.X7QK-000012.20261122." + "aB3_" * 5 + "xx." + "Zk9-" * 21 + "yy.k1"
_CODES = {
    "sign-in-sheet": "WMQ1.0192f0c4a7b17d3e9c55aa10b2c3d4e5",
    "recovery-sheet": "7K3M9-QX4TB-2HWRD-8NVEA-5GYZC-P6JSF",
    "application-form": "WMA1.0192f0c4a7b17d3e9c55aa10b2c3d4e5",
}
_SHORT, _HEADS = "7K3M9QX4", "128/9/7K3M-9QX4-TB2H-WRD8"
#: What data objects call the sheets of a batch.
_BATCHES = {"certificates", "records", "sheets", "forms"}
_COUNCILS = {
    "title": "四会成员名单",
    "councils": [
        {
            "name": name,
            "members": [
                {"role": "会长", "name": "李桂兰"},
                {"role": "副会长", "name": "欧阳文静"},
                {"role": "成员", "name": "王䶮"},
                {"role": "成员", "name": "张三"},
                {"role": "成员", "name": "阿依古丽·买买提"},
            ],
        }
        for name in ("红白理事会", "村民议事会", "道德评议会", "禁毒禁赌会")
    ],
}


@dataclass(frozen=True, slots=True)
class Look:
    """One document as it is kept.

    Args:
        template: its name.
        paper: the usual one where empty.
        answers: to its questions.
    """

    template: str
    paper: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Of its pictures."""
        return f"{self.template}-{self.paper}" if self.paper else self.template


_ANSWERS = {"honour-certificate": {"title": "优秀志愿者"}}
LOOKS = (
    *(
        Look(r.info.name, answers=_ANSWERS.get(r.info.name, {}))
        for r in RECIPES
        if r.info.name not in TOLD
    ),
    *(Look(name) for name in TOLD),
    Look("recruitment-rules", "A3"),
    Look("duty-rules", "A2-fitted"),
    Look("village-rules", "A1-shop"),
)


class FixedPapers:
    """A station that is always the same, and the press; `close` when done."""

    def __init__(self) -> None:
        fonts, phrases = resources() / "fonts", resources() / "print" / "phrases.txt"
        self._press = Press(FontBook(fonts), fixed_phrases(phrases))
        self._folder = tempfile.TemporaryDirectory()
        self._desk = _station(Home(Path(self._folder.name) / "station"))

    def close(self) -> None:
        """Throw the station away."""
        self._desk.close()
        self._folder.cleanup()

    def pdf(self, look: Look) -> bytes:
        """Set one document."""
        if look.template in TOLD:
            return self._press.render(look.template, TOLD[look.template], NOW)
        recipe = next(one for one in RECIPES if one.info.name == look.template)
        asked = papers.questions(self._desk).get(look.template, ())
        order = PaperOrder(
            look.template,
            look.paper or recipe.info.papers[0],
            tuple(_about(self._desk, recipe)),
            answers={question.name: question.usual for question in asked} | dict(look.answers),
        )
        data = _stamped(look.template, recipe.look(self._desk, order).data)
        return self._press.render(look.template, data, NOW, paper=order.paper)


def _station(home: Home) -> Desk:
    facts = json.loads((sample.folder() / "station.json").read_text(encoding="utf-8"))
    master = make_station(
        home, StationFacts(**facts), sample.PASSPHRASE, cost=_CHEAP, clock=lambda: NOW
    )
    desk = opening.open_desk(home, master, Here(), clock=lambda: NOW)
    sample.fill(desk)
    sample_month.liven(desk)
    _lead_and_agree(desk)
    (councils,) = desk.records.find(kind_named("document"), template="councils")
    body = json.dumps(_COUNCILS, ensure_ascii=False)
    records.change(desk, "document", councils.id, {"body": body})
    return desk


def _lead_and_agree(desk: Desk) -> None:
    """Teams have leaders and one above them; who leads and some others agreed to be shown."""
    whole = records.add(desk, "team", {"name": "石桥村志愿服务队", "level": "branch"})
    people = people_ids(desk, PeopleQuery(order="name", status="active"))
    leaders = [str(people[0])]
    teams.add_members(desk, whole, leaders)
    for team in desk.records.find(kind_named("team")):
        first = teams.members(desk, team.id)[0]
        teams.set_role(desk, first.membership, "leader")
        leaders.append(str(first.volunteer))
        if team.id != whole:
            records.change(desk, "team", team.id, {"parent": whole})
    agreeing = list(dict.fromkeys([*leaders, *map(str, people[:20])]))
    consents.give(desk, agreeing, ["wall", "photo", "publicity"], f"{NOW:%Y-%m-%d}")


def _about(desk: Desk, recipe: Recipe) -> Iterator[str]:
    if recipe.info.about == ACTIVITY:
        yield next(
            str(one.id)
            for one in desk.records.find(kind_named("activity"))
            if one.text("title") == ACTIVITY_SHOWN
        )
    elif recipe.info.about == TEAM:
        yield str(desk.records.find(kind_named("team"))[0].id)
    elif recipe.info.about == PERSON:
        busiest = people_ids(desk, PeopleQuery(order="minutes", descending=True))
        yield from map(str, busiest[:_FEW])


def _stamped(template: str, data: Any) -> Any:  # noqa: ANN401  # each template has its own
    """The same with numbers and codes that are not drawn by lot; of a batch the first few."""
    code, facts = _CODES.get(template, _VERIFIED), {one.name for one in fields(data)}
    for name in _BATCHES & facts:
        few = [_stamped(template, one) for one in getattr(data, name)[:_FEW]]
        numbered = [
            replace(one, number=f"X7QK-{place:06d}") if hasattr(one, "number") else one
            for place, one in enumerate(few, 1)
        ]
        return replace(data, **{name: tuple(numbered)})
    drawn = {"code": code, "short": _SHORT, "heads": _HEADS}
    return replace(data, **{name: drawn[name] for name in drawn.keys() & facts})
