"""What clerks do, through the real services, with values that are told apart for ever after."""

from __future__ import annotations

import random
from collections.abc import Callable

from desktop import errors
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.desk import Desk
from desktop.services.past import undoing
from desktop.services.roster import consents, merging

#: Text fields whose every value in a run is another one, so that a value tells who wrote it.
TOLD_APART: dict[str, tuple[str, ...]] = {
    "volunteer": ("name", "alias", "phone", "address", "contact_person", "notes"),
    "team": ("name", "slogan", "notes"),
    "point": ("name", "address", "notes"),
    "activity": ("title", "place", "leader", "story", "published_at", "notes"),
    "document": ("title", "notes"),
    "participation": ("recorder", "notes"),
    "membership": ("notes",),
    "theme": ("title", "notes"),
}
_SKILLS = ("剪纸", "秧歌", "理发", "电工", "书法", "二胡")
#: How often a clerk is drawn to what others are drawn to.
_CROWDED = 0.6
_DAYS = tuple(f"2026-10-{day:02d}" for day in range(1, 29))


class Names:
    """Words that occur once in a run."""

    def __init__(self) -> None:
        self._count = 0

    def word(self) -> str:
        """Another one; none is part of another."""
        self._count += 1
        return f"甲{self._count}乙"

    def number(self) -> int:
        """Another whole number."""
        self._count += 1
        return self._count

    def phone(self) -> str:
        """Another number of a phone."""
        return f"139{self.number():08d}"


class Clerk:
    """Somebody at one PC.

    Args:
        dice: decides what they do.
        names: shared by all clerks of a run.
        numbers: whether ID numbers are changed often.
        agreeing: whether people agree that personal fields leave, and take it back.
    """

    def __init__(
        self,
        dice: random.Random,
        names: Names,
        *,
        numbers: bool = False,
        agreeing: bool = False,
    ) -> None:
        self._dice = dice
        self._names = names
        self._deeds: list[tuple[int, Callable[[Desk], object]]] = [
            (6, self._add_volunteer),
            (16, self._edit),
            (5, self._edit_skills),
            (2, self._add_team),
            (4, self._join),
            (3, self._leave),
            (4, self._hold_activity),
            (4, self._change_participants),
            (3, self._change_minutes),
            (5, self._remove),
            (4, self._restore),
            (5, self._merge),
            (2, self._unmerge),
            (3, self._undo),
            (1, self._add_point),
            (2, self._fill_form_slowly),
        ]
        if numbers:
            self._deeds.append((14, self._change_number))
        if agreeing:
            self._deeds += [(8, self._agree), (5, self._take_back)]
        #: A form opened before: kind, id and the versions it shows.
        self._form: Record | None = None

    def act(self, desk: Desk) -> str:
        """Do something; gives its name, with a mark where the program refused it."""
        weights = [weight for weight, _ in self._deeds]
        deed = self._dice.choices([done for _, done in self._deeds], weights)[0]
        name = deed.__name__.strip("_")
        try:
            deed(desk)
        except errors.RecordError as error:
            return f"{name} refused: {type(error).__name__}"
        return name

    # --- whom and what ----------------------------------------------------------------------

    def _some(self, desk: Desk, kind: str, *, removed: bool = False) -> Record | None:
        where = "IS NOT NULL" if removed else "IS NULL"
        found = desk.records.select(
            kind_named(kind), f"WHERE removed_at {where} ORDER BY id LIMIT 40"
        )
        if found and self._dice.random() < _CROWDED:
            found = found[:2]  # where hands meet
        return self._dice.choice(found) if found else None

    def _value(self, field: str) -> str:
        return self._names.phone() if field == "phone" else self._names.word()

    # --- deeds ------------------------------------------------------------------------------

    def _add_volunteer(self, desk: Desk) -> None:
        typed = {"name": self._names.word(), "phone": self._names.phone()}
        if self._dice.random() < 0.3:
            typed |= {"id_type": "passport", "id_number": f"E{self._names.number():08d}"}
        records.add(desk, "volunteer", typed)

    def _edit(self, desk: Desk) -> None:
        kind = self._dice.choice(
            ("volunteer", "volunteer", "volunteer", "activity", "team", "document", "point",
             "participation", "membership")
        )  # fmt: skip
        record = self._some(desk, kind)
        if record is None:
            return
        count = self._dice.choice((1, 1, 1, 2))
        fields = self._dice.sample(TOLD_APART[kind], min(count, len(TOLD_APART[kind])))
        if self._dice.random() < _CROWDED:
            fields = list(TOLD_APART[kind][:count])
        typed: dict[str, object] = {field: self._value(field) for field in fields}
        if self._dice.random() < 0.06 and "notes" in typed:
            typed["notes"] = ""
        records.change(desk, kind, record.id, typed)

    def _change_number(self, desk: Desk) -> None:
        record = self._some(desk, "volunteer")
        if record is None:
            return
        typed: dict[str, object] = {"id_type": "passport"}
        typed["id_number"] = f"E{self._names.number():08d}"
        if self._dice.random() < 0.15:
            typed = {"id_number": ""}
        elif self._dice.random() < 0.4:
            typed["phone"] = self._names.phone()
        records.change(desk, "volunteer", record.id, typed)

    def _agree(self, desk: Desk) -> None:
        person = self._some(desk, "volunteer")
        if person:
            consents.give(desk, [person.id], ["report"], self._dice.choice(_DAYS))

    def _take_back(self, desk: Desk) -> None:
        person = self._some(desk, "volunteer")
        if person:
            consents.withdraw(desk, [person.id], ["report"])

    def _edit_skills(self, desk: Desk) -> None:
        record = self._some(desk, "volunteer")
        if record is None:
            return
        now = set(record.words("skills"))
        now ^= {self._dice.choice(_SKILLS)}
        if self._dice.random() < 0.5:
            now.add(self._names.word())
        records.change(desk, "volunteer", record.id, {"skills": tuple(sorted(now))})

    def _add_team(self, desk: Desk) -> None:
        records.add(desk, "team", {"name": self._names.word()})

    def _add_point(self, desk: Desk) -> None:
        records.add(desk, "point", {"name": self._names.word()})

    def _join(self, desk: Desk) -> None:
        team, person = self._some(desk, "team"), self._some(desk, "volunteer")
        if team and person:
            records.add(
                desk,
                "membership",
                {"team": team.id, "volunteer": person.id, "notes": self._names.word()},
            )

    def _leave(self, desk: Desk) -> None:
        membership = self._some(desk, "membership")
        if membership is None:
            return
        if self._dice.random() < 0.3:
            records.remove(desk, "membership", [membership.id])
        else:
            records.change(desk, "membership", membership.id, {"until": self._dice.choice(_DAYS)})

    def _hold_activity(self, desk: Desk) -> None:
        people = [self._some(desk, "volunteer") for _ in range(self._dice.choice((0, 1, 2, 3)))]
        ids = sorted({person.id for person in people if person})
        activities.record_activity(
            desk,
            {"title": self._names.word(), "held_on": self._dice.choice(_DAYS)},
            [Participant(person, minutes=30 + self._names.number() % 90) for person in ids],
        )

    def _change_participants(self, desk: Desk) -> None:
        activity = self._some(desk, "activity")
        if activity is None:
            return
        people = [self._some(desk, "volunteer") for _ in range(self._dice.choice((0, 1, 2)))]
        ids = sorted({person.id for person in people if person})
        activities.set_participants(
            desk,
            activity.id,
            [Participant(person, minutes=30 + self._names.number() % 90) for person in ids],
        )

    def _change_minutes(self, desk: Desk) -> None:
        record = self._some(desk, "participation")
        if record:
            minutes = 20 + self._names.number() % 100
            records.change(desk, "participation", record.id, {"minutes": minutes})

    def _remove(self, desk: Desk) -> None:
        kind = self._dice.choice(("volunteer", "team", "activity", "point", "participation"))
        record = self._some(desk, kind)
        if record:
            records.remove(desk, kind, [record.id])

    def _restore(self, desk: Desk) -> None:
        kind = self._dice.choice(("volunteer", "team", "activity", "membership", "participation"))
        record = self._some(desk, kind, removed=True)
        if record:
            records.restore(desk, kind, [record.id])

    def _merge(self, desk: Desk) -> None:
        people = desk.records.select(
            kind_named("volunteer"), "WHERE removed_at IS NULL ORDER BY id LIMIT 10"
        )
        if self._dice.random() < _CROWDED:
            people = people[:2]  # at two PCs at once, each the other way round, it closes a circle
        if len(people) > 1:
            one, other = self._dice.sample(people, 2)
            merging.merge(desk, "volunteer", one.id, other.id)

    def _unmerge(self, desk: Desk) -> None:
        alias = desk.records.select(
            kind_named("alias"),
            "WHERE removed_at IS NULL AND of_kind = 'volunteer' ORDER BY id LIMIT 20",
        )
        if alias:
            merging.unmerge(desk, "volunteer", self._dice.choice(alias).text("loser"))

    def _undo(self, desk: Desk) -> None:
        undoing.undo(desk, meanwhile=self._dice.choice(("ask", "force", "skip")))

    def _fill_form_slowly(self, desk: Desk) -> None:
        """A form stands open over other work, perhaps over a sync, and is saved at last."""
        if self._form is None:
            kind = self._dice.choice(("volunteer", "activity"))
            self._form = self._some(desk, kind)
            return
        record, self._form = self._form, None
        field = self._dice.choice(TOLD_APART[record.kind.name])
        records.change(
            desk,
            record.kind.name,
            record.id,
            {field: self._value(field)},
            {field: record.versions[field]},
        )
