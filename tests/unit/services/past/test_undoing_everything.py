"""Whatever was done, across reopenings: undoing all of it gives back the state before."""

import shutil
from collections.abc import Callable
from itertools import count, pairwise

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desktop import errors
from desktop.config import Home
from desktop.model.kinds import ALL, kind_named
from desktop.services import records
from desktop.services.activities import activities, hours
from desktop.services.activities.activities import Participant
from desktop.services.apart import Here
from desktop.services.lists import bulk_edits
from desktop.services.opening import open_desk
from desktop.services.paper.certificates import activity_certificates
from desktop.services.past import history, undoing
from desktop.services.roster import merging, people
from desktop.services.roster.people import PeopleQuery
from desktop.storage import merged
from desktop.storage.integrity import integrity

NAMES = ("张三", "李四", "王五", "赵六", "钱七", "孙八")
GROUPS = st.sampled_from(("一组", "二组", "三组", ""))
NEVER_BACK = {"hour_entry", "certificate"}
PLACE = st.integers(0, 50)


def state(desk):
    """All that the clerk could tell apart: live records field by field, who is one, hours."""
    told = {}
    for kind in ALL.values():
        if kind.name in NEVER_BACK:
            continue
        live = desk.records.select(kind, "WHERE removed_at IS NULL")
        told[kind.name] = {record.id: dict(record.values) for record in live}
    ids = people.people_ids(desk, PeopleQuery())
    told["roster"] = [(row.id, row.name, row.minutes) for row in people.people_rows(desk, ids)]
    told["one"] = merged.standing_for(desk.store)
    told["valid"] = {
        c.id for c in desk.records.find(kind_named("certificate")) if not c.flag("void")
    }
    return told


def faults(desk):
    return [
        *integrity.chain(desk.store),
        *integrity.references(desk.store),
        *integrity.records_against_journal(desk.store, ALL.values()),
        *integrity.search(desk.records, desk.search, ALL.values()),
        *integrity.certificate_series(desk.store),
        *merged.wrong(desk.store),
    ]


class Clerk(RuleBasedStateMachine):
    """Does what a clerk may do, in any order; a refusal in words is no failure."""

    place: Callable

    def __init__(self):
        super().__init__()
        home, self.master, self.now = self.place()
        self.home = Home(home.path.with_name(f"{home.path.name}-{next(self.numbers)}"))
        shutil.copytree(home.path, self.home.path)
        self.desk = self._opened()
        self.states = []

    numbers = count()

    def _opened(self):
        return open_desk(self.home, self.master, Here(), clock=lambda: self.now)

    def do(self, verb, *given, **named):
        """One action; its state before is remembered if it changed anything."""
        before, top = state(self.desk), undoing.next_undo(self.desk)
        try:
            done = verb(self.desk, *given, **named)
        except errors.RecordError:
            assert state(self.desk) == before
            return None
        if undoing.next_undo(self.desk) != top:
            self.states.append(before)
        return done

    def someone(self, place, kind="volunteer"):
        found = self.desk.records.find(kind_named(kind))
        return found[place % len(found)].id if found else "niemand"

    @initialize()
    def a_few_people(self):
        for name in NAMES[:3]:
            self.do(records.add, "volunteer", {"name": name, "village_group": "一组"})

    @rule(name=st.sampled_from(NAMES), group=GROUPS)
    def add(self, name, group):
        self.do(records.add, "volunteer", {"name": name, "village_group": group})

    @rule(place=PLACE, group=GROUPS, name=st.sampled_from(NAMES))
    def edit(self, place, group, name):
        typed = {"village_group": group, "name": name}
        self.do(records.change, "volunteer", self.someone(place), typed)

    @rule(group=GROUPS)
    def edit_all(self, group):
        ids = [record.id for record in self.desk.records.find(kind_named("volunteer"))]
        self.do(bulk_edits.set_many, "volunteer", ids, {"village_group": group})

    @rule(kind=st.sampled_from(("volunteer", "activity", "participation", "team")), place=PLACE)
    def throw_away(self, kind, place):
        self.do(records.remove, kind, [self.someone(place, kind)])

    @rule(kind=st.sampled_from(("volunteer", "activity", "participation")), place=PLACE)
    def bring_back(self, kind, place):
        gone = self.desk.records.select(
            kind_named(kind), "WHERE removed_at IS NOT NULL ORDER BY id"
        )
        if gone:
            self.do(records.restore, kind, [gone[place % len(gone)].id])

    @rule(who=st.lists(PLACE, max_size=3), day=st.integers(1, 3), hour=st.integers(8, 12))
    def hold(self, who, day, hour):
        held = {
            "title": f"活动{day}",
            "started_at": f"2026-10-{day:02d}T{hour:02d}:00",
            "ended_at": f"2026-10-{day:02d}T{hour + 2:02d}:00",
        }
        ids = list(dict.fromkeys(self.someone(place) for place in who))
        self.do(activities.record_activity, held, [Participant(i) for i in ids])

    @rule(place=PLACE, status=st.sampled_from(("held", "filed", "cancelled")))
    def change_status(self, place, status):
        self.do(records.change, "activity", self.someone(place, "activity"), {"status": status})

    @rule(place=PLACE, hour=st.integers(8, 12), long=st.integers(1, 3))
    def change_times(self, place, hour, long):
        activity = self.someone(place, "activity")
        found = self.desk.records.get_many(kind_named("activity"), [activity])
        for day in (record.text("held_on") for record in found):
            times = {
                "started_at": f"{day}T{hour:02d}:00",
                "ended_at": f"{day}T{hour + long:02d}:00",
            }
            self.do(records.change, "activity", activity, times)

    @rule(stays=PLACE, goes=PLACE)
    def merge(self, stays, goes):
        self.do(merging.merge, "volunteer", self.someone(stays), self.someone(goes))

    @rule(place=PLACE)
    def part(self, place):
        ones = sorted(merged.standing_for(self.desk.store))
        if ones:
            self.do(merging.unmerge, "volunteer", ones[place % len(ones)])

    @rule(place=PLACE)
    def go_back(self, place):
        someone = self.someone(place)
        if someone != "niemand":
            lines = history.history(self.desk, "volunteer", someone)
            self.do(history.go_back, "volunteer", someone, lines[place % len(lines)].seq)

    @precondition(lambda self: self.states)
    @rule()
    def undo_and_redo(self):
        before, words = state(self.desk), undoing.next_undo(self.desk).title
        assert undoing.undo(self.desk).title == words
        assert state(self.desk) == self.states[-1]
        assert undoing.redo(self.desk).title == words
        assert state(self.desk) == before

    @precondition(lambda self: self.states)
    @rule()
    def undo(self):
        undoing.undo(self.desk)
        assert state(self.desk) == self.states.pop()

    @rule()
    def reopen(self):
        self.desk.close()
        self.desk = self._opened()

    @invariant()
    def nobody_counts_twice(self):
        for root in {*merged.standing_for(self.desk.store).values()}:
            days = self.desk.store.rows(
                "SELECT a.started_at, a.ended_at FROM participation AS p "
                "JOIN activity AS a ON a.id = p.activity JOIN volunteer AS v ON v.id = p.volunteer "
                "WHERE coalesce(v.merged_into, v.id) = ? AND p.removed_at IS NULL "
                "AND a.removed_at IS NULL AND a.status IN ('held', 'filed') "
                "AND p.merged_into IS NULL AND p.overlaps IS NULL ORDER BY 1",
                (root,),
            )
            assert all(one[1] <= other[0] for one, other in pairwise(days))
            total = sum(int(e[11:13]) - int(s[11:13]) for s, e in days) * 60
            assert hours.total_minutes(self.desk, root) == total

    def teardown(self):
        assert faults(self.desk) == []
        while self.states:
            undoing.undo(self.desk)
            assert state(self.desk) == self.states.pop()
        with pytest.raises(errors.NothingToUndo):
            undoing.undo(self.desk)
        assert faults(self.desk) == []
        self.desk.close()
        shutil.rmtree(self.home.path)


def test_undoing_all_of_it_gives_back_what_was(home, master, now):
    Clerk.place = lambda _self: (home, master, now)
    case = Clerk.TestCase()
    case.settings = settings(
        max_examples=25,
        stateful_step_count=14,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    case.runTest()


@pytest.mark.slow
def test_undoing_all_of_long_work_gives_back_what_was(home, master, now):
    Clerk.place = lambda _self: (home, master, now)
    case = Clerk.TestCase()
    case.settings = settings(
        max_examples=200,
        stateful_step_count=40,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    case.runTest()


def test_certificates_stay_void_and_the_rest_comes_back(desk):
    zhang = records.add(desk, "volunteer", {"name": "张三"})
    held = {"title": "敬老", "started_at": "2026-10-18T09:00", "ended_at": "2026-10-18T11:00"}
    activity = activities.record_activity(desk, held, [Participant(zhang)])
    number = activity_certificates.issue(desk, activity)[0].number
    before = state(desk)
    undone = undoing.undo(desk)
    assert f"证书 {number} 已作废" in undone.remarks[0]
    redone = undoing.redo(desk)
    assert "不会恢复" in redone.remarks[0] and redone.changed == 0
    after = state(desk)
    assert before.pop("valid") and not after.pop("valid")
    assert after == before
    assert undoing.next_redo(desk) is None
    assert undoing.next_undo(desk).title == "记录活动「敬老」"
    assert faults(desk) == []
