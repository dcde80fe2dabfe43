"""What a block of typed cells would change: each cell looked at by itself, nothing guessed.

Made by a reader before anything is written, so that the clerk sees how many cells change, which do
not and why; written as one action.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from desktop import errors
from desktop.model import checks
from desktop.model.fields import Field, Value
from desktop.model.ids import RecordId
from desktop.model.kind import Kind, Record
from desktop.model.kinds import kind_named
from desktop.model.progress import CancelAsked, Progress, Watch, never, silent
from desktop.services.desk import Desk
from desktop.services.lists import bulk_edits
from desktop.services.lists.bulk_edits import BulkEdited, Refused
from desktop.services.naming import Names
from desktop.services.records import refuse_changing
from desktop.services.roster import households, minors, teams
from desktop.services.roster.called import Named, Resolved, resolve
from desktop.services.rules import settle
from desktop.storage.journal import Group
from desktop.storage.merged import standing_for

#: Not fields of a volunteer, but cells of their line: the teams they are in; one they join.
TEAMS, JOINED = "teams", "joined_team"
_TEAM_CELLS = {TEAMS: "队伍", JOINED: "加入队伍"}
#: field of a reference -> what a change of it brings with it.
_FOLLOWED = {("team", "leader"): teams.follow_leader, ("household", "head"): households.follow_head}

#: Records read together.
_PART = 200

Typed = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Ask:
    """A name that several records bear.

    Args:
        kind: of the records.
        name: as typed.
        candidates: whom it may mean.
    """

    kind: str
    name: str
    candidates: tuple[Named, ...]


@dataclass(frozen=True)
class CellPlan:
    """What would happen.

    Args:
        kind: of the records.
        changes: id to the fields that change, in the shape they are kept in.
        teams: id of a volunteer to (team ids, whether they only join).
        bases: id to the versions the clerk saw, of the fields that change.
        cells: how many cells change.
        same: how many stand there already.
        refused: cells that stay as they are, and why.
        asks: names to be asked about before anything is written.
    """

    kind: str
    changes: Mapping[str, Mapping[str, Value]]
    teams: Mapping[str, tuple[tuple[str, ...], bool]]
    bases: Mapping[str, Mapping[str, int]]
    cells: int
    same: int
    refused: tuple[Refused, ...]
    asks: tuple[Ask, ...]

    @property
    def records(self) -> int:
        """How many records change."""
        return len(self.changes.keys() | self.teams.keys())


def refers(kind: Kind, name: str) -> str:
    """Kind of the records a cell names; empty where it holds something else."""
    if kind.name == "volunteer" and name in _TEAM_CELLS:
        return "team"
    found = kind.by_name.get(name)
    return (found.refers_to or "") if found else ""


def plan(
    desk: Desk,
    kind_name: str,
    typed: Typed,
    seen: Mapping[str, Mapping[str, int]],
    answers: Mapping[tuple[str, str], str],
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> CellPlan:
    """Look at every cell of a block.

    Args:
        desk: the open station.
        kind_name: of the records.
        typed: id to field to text; references by name or id, several by 、.
        seen: id to the versions of the line the clerk laid the cells on; a record left out was in
            no line yet, and counts as seen now.
        answers: (kind, name) to the id the clerk chose for a name; empty for none of them.
        progress: rows looked at, rows in all.
        cancelled: asked meanwhile.

    Raises:
        errors.Cancelled: the clerk cancelled.
        errors.ReadOnlyKind: the kind is not edited this way.
    """
    kind = kind_named(kind_name)
    refuse_changing(kind)
    return _Planner(desk, kind, typed, seen, answers, Watch(progress, cancelled)).made()


def write(
    desk: Desk, made: CellPlan, progress: Progress = silent, cancelled: CancelAsked = never
) -> BulkEdited:
    """Do it, as one action; what was refused in the plan is told again.

    Args:
        desk: the open station.
        made: what was looked at.
        progress: records changed, records in all.
        cancelled: asked meanwhile; nothing is kept then.

    Raises:
        errors.Cancelled: the clerk cancelled.
    """

    def also(group: Group, watch: Watch) -> set[str]:
        changed = set[str]()
        for person, (wanted, joins) in made.teams.items():
            if teams.set_teams(desk, group, person, wanted, joins=joins):
                changed.add(person)
            watch.step()
        for name, follow in ((n, f) for (of, n), f in _FOLLOWED.items() if of == made.kind):
            for record, changes in made.changes.items():
                if name in changes:
                    follow(desk, group, record)
        return changed

    done = bulk_edits.set_values(
        desk,
        made.kind,
        made.changes,
        made.bases,
        bulk_edits.Also(tuple(made.teams), "队伍" if made.teams else "", also),
        Watch(progress, cancelled),
    )
    return BulkEdited(done.changed, done.unchanged, (*made.refused, *done.refused))


@dataclass
class _Planner:
    """One block under the eyes."""

    desk: Desk
    kind: Kind
    typed: Typed
    seen: Mapping[str, Mapping[str, int]]
    answers: Mapping[tuple[str, str], str]
    watch: Watch
    changes: dict[str, dict[str, Value]] = field(default_factory=dict)
    teams: dict[str, tuple[tuple[str, ...], bool]] = field(default_factory=dict)
    bases: dict[str, dict[str, int]] = field(default_factory=dict)
    same: int = 0
    refused: list[Refused] = field(default_factory=list)
    sound: set[str] = field(default_factory=set)

    def made(self) -> CellPlan:
        """All of it."""
        stands = standing_for(self.desk.store) if self.kind.name == "volunteer" else {}
        rows = {stands.get(i, i): fields for i, fields in self.typed.items()}
        meant, names = self._resolved(), Names(self.desk)
        current = teams.team_ids_of(self.desk, list(rows)) if self._in_teams() else {}
        self.watch.begin(len(rows))
        for record_id, fields, record in self._each(rows):
            self.watch.step()
            if record is None:
                words = f"{self.kind.label}刚在别处删除了。"
                self.refused.append(Refused(RecordId(record_id), "", words))
                continue
            for name, text in fields.items():
                try:
                    self._cell(record, name, text.strip(), meant, current.get(record_id, ()))
                except ValueError as why:
                    label = self._label(name)
                    title = names.of(record)
                    self.refused.append(Refused(record.id, title, f"{label}：{why}。"))
            self._settle(record, names)
        asks = tuple(
            Ask(of, name, candidates)
            for of, told in meant.items()
            for name, candidates in told.several.items()
        )
        cells = sum(map(len, self.changes.values())) + len(self.teams)
        return CellPlan(
            self.kind.name,
            self.changes,
            self.teams,
            self.bases,
            cells,
            self.same,
            tuple(self.refused),
            asks,
        )

    def _each(
        self, rows: Mapping[str, Mapping[str, str]]
    ) -> Iterator[tuple[str, Mapping[str, str], Record | None]]:
        """Rows with their records, never many of these at once."""
        every = list(rows)
        for start in range(0, len(every), _PART):
            part = every[start : start + _PART]
            found = self.desk.records.get_many(self.kind, part)
            records = {str(one.id): one for one in found if not one.removed_at}
            yield from ((one, rows[one], records.get(one)) for one in part)

    def _cell(
        self,
        record: Record,
        name: str,
        text: str,
        meant: Mapping[str, Resolved],
        current: Sequence[str],
    ) -> None:
        of = refers(self.kind, name)
        ids = [self._meant(meant[of], of, one) for one in names_in_cell(text)] if of else []
        if None in ids:
            return  # asked about first
        wanted = tuple(str(one) for one in ids)
        if name in _TEAM_CELLS:
            joins = name == JOINED
            if set(wanted) <= set(current) if joins else set(wanted) == set(current):
                self.same += 1
                return
            self._refuse_young(record, [one for one in wanted if one not in current])
            self.teams[record.id] = (wanted, joins)
            return
        declared = self.kind.field(name)
        if of and len(wanted) > 1:
            raise ValueError("只能填一个")
        value = checks.parse_value(declared, (*wanted, "")[0] if of else text)
        if value == record.values[name] or (value is None and record.values[name] in (None, ())):
            self.same += 1
            return
        self._refuse(record, declared, value)
        self.changes.setdefault(record.id, {})[name] = value
        self.bases.setdefault(record.id, {})[name] = record.versions[name]

    def _refuse(self, record: Record, declared: Field, value: Value) -> None:
        kept = declared.required or (declared.choices and declared.default is not None)
        if kept and value in (None, "", ()):
            raise ValueError("不能为空")
        if declared.fixed:
            raise ValueError("定下后不能改")
        base = self.seen.get(record.id, {}).get(declared.name, record.versions[declared.name])
        if base != record.versions[declared.name]:
            now = Names(self.desk).shown(record, declared.name) or "空"
            raise ValueError(f"别处刚改成“{now}”，没有覆盖")

    def _refuse_young(self, record: Record, joined: Sequence[str]) -> None:
        born = self.changes.get(record.id, {}).get("birth_date", record.values["birth_date"])
        found = self.desk.records.get_many(kind_named("team"), list(joined))
        if why := minors.why_not_in(self.desk, found, str(born or "")):
            raise ValueError(why)

    def _settle(self, record: Record, names: Names) -> None:
        """Take the cells back that the rules of the whole record will not have."""
        wanted = self.changes.get(record.id, {})
        if not wanted or not self._trouble(record, wanted):
            return
        alone = {name: self._trouble(record, {name: value}) for name, value in wanted.items()}
        bad = {name: why for name, why in alone.items() if why}
        rest = {name: value for name, value in wanted.items() if name not in bad}
        if not bad or self._trouble(record, rest):
            bad, rest = dict.fromkeys(wanted, self._trouble(record, wanted)), {}
        title = names.of(record)
        self.refused += [Refused(record.id, title, why) for why in dict.fromkeys(bad.values())]
        self.changes[record.id] = rest
        if not rest:
            del self.changes[record.id], self.bases[record.id]

    def _trouble(self, record: Record, changes: Mapping[str, Value]) -> str:
        try:
            settle(self.desk, self.kind, {**record.values, **changes}, self.sound)
        except errors.InvalidValues as error:
            return str(error.facts["problems"])
        return ""

    def _meant(self, told: Resolved, of: str, name: str) -> str | None:
        if name in told.found:
            return told.found[name]
        if name in told.several:
            return None
        if (of, name) in self.answers:
            raise ValueError(f"没有选“{name}”是哪一个")
        raise ValueError(f"没有叫“{name}”的{kind_named(of).label}")

    def _resolved(self) -> dict[str, Resolved]:
        wanted: dict[str, list[str]] = {}
        for fields in self.typed.values():
            for name, text in fields.items():
                if of := refers(self.kind, name):
                    wanted.setdefault(of, []).extend(names_in_cell(text))
        return {
            of: resolve(
                self.desk, of, names, {n: i for (kind, n), i in self.answers.items() if kind == of}
            )
            for of, names in wanted.items()
        }

    def _in_teams(self) -> bool:
        return any(name in _TEAM_CELLS for fields in self.typed.values() for name in fields)

    def _label(self, name: str) -> str:
        return _TEAM_CELLS.get(name) or self.kind.field(name).label


def names_in_cell(text: str) -> list[str]:
    """The names a cell holds, parted by 、 or a comma."""
    parts = text.replace("，", "、").replace(",", "、").split("、")
    return [name for part in parts if (name := part.strip())]
