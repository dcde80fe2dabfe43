"""Two real stations' files, made from one copy, that exchange what a county would pass on."""

import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop import errors
from desktop.config import Home
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import activities, hours
from desktop.services.activities.activities import Participant
from desktop.services.apart import Here
from desktop.services.needs import needs
from desktop.services.opening import open_desk
from desktop.services.past import undoing
from desktop.storage.columns import REMOVED
from tests.unit.pulled_changes import pulling

ENTRY = kind_named("hour_entry")
#: What the county keeps one value of; entries are only ever added.
SHARED = ("volunteer", "activity", "participation")
BY_MAKING = "WHERE revision > ? ORDER BY reverses IS NOT NULL, id"


@pytest.fixture
def desks(desk, master, tmp_path, now):
    copy = Home(tmp_path / "另一台")
    desk.store.fold()
    shutil.copytree(desk.home.path, copy.path)
    other = open_desk(copy, master, Here(), clock=lambda: now)
    yield desk, other
    other.close()


def tell(one, other, kind_name, since):
    """Lay what one PC's records say over another's, as one pull."""
    kind = kind_named(kind_name)
    with pulling(other) as pull:
        for record in one.records.select(kind, "WHERE revision > ? ORDER BY id", (since,)):
            there = other.records.get_many(kind, [record.id])
            if not there:
                pull.add(kind_name, record.values, record.id)
                continue
            differing = {n: v for n, v in record.values.items() if v != there[0].values[n]}
            if record.removed_at != there[0].removed_at:
                differing[REMOVED] = record.removed_at
            if differing:
                pull.set(kind_name, record.id, **differing)


def tell_entries(one, other, sinces):
    here = {e.id: dict(e.values) for e in other.records.select(ENTRY, BY_MAKING, (sinces[1],))}
    with pulling(other) as pull:
        for entry in one.records.select(ENTRY, BY_MAKING, (sinces[0],)):
            if entry.id in here:
                assert here[entry.id] == dict(entry.values)
            else:
                pull.add("hour_entry", entry.values, entry.id)


class Pair:
    """Two PCs, and the journals' ends before the records they are about."""

    def __init__(self, desks):
        self.desks = desks
        self.ends = [desk.store.one("SELECT max(seq) FROM journal") for desk in desks]

    def exchange(self, first, *, entries_first):
        """What the first says stands; gives how many entries neither had before."""
        order = (first, 1 - first)
        one, other = (self.desks[n] for n in order)
        ends = tuple(self.ends[n] for n in order)
        before = set().union(*self.entries())
        if entries_first:
            tell_entries(one, other, ends)
        for kind_name in SHARED:
            tell(one, other, kind_name, ends[0])
        tell_entries(one, other, ends)
        tell_entries(other, one, ends[::-1])
        return len(set().union(*self.entries()) - before)

    def entries(self):
        return [
            {entry.id for entry in desk.records.select(ENTRY, BY_MAKING, (end,))}
            for desk, end in zip(self.desks, self.ends, strict=True)
        ]


def edit(desk, verb, activity, part, since):
    try:
        if verb == "undo":
            step = undoing.next_undo(desk)
            if step and step.first_seq > since:
                undoing.undo(desk, meanwhile="force")
        elif verb == "remove":
            records.remove(desk, "participation", [part])
        elif verb == "restore":
            records.restore(desk, "participation", [part])
        elif verb in ("cancelled", "held"):
            records.change(desk, "activity", activity, {"status": verb})
        elif verb.startswith("day"):
            records.change(desk, "activity", activity, {"held_on": f"2026-10-{verb[3:]}"})
        else:
            records.change(desk, "participation", part, {"minutes": verb})
    except errors.RecordError:
        pass  # what can't be done now; the other steps still say something


VERBS = st.sampled_from(
    ["60", "90", "120", "remove", "restore", "cancelled", "held", "day17", "day18", "undo"]
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    steps=st.lists(st.tuples(st.integers(0, 1), st.one_of(VERBS, st.just("exchange"))), max_size=9),
    last=st.integers(0, 1),
    entries_first=st.booleans(),
)
def test_whoever_edits_what_in_whatever_order_the_hours_come_out_right(
    desks, steps, last, entries_first
):
    one, pair = desks[0], Pair(desks)
    person = records.add(one, "volunteer", {"name": "张三"})
    day = {"title": "敬老", "held_on": "2026-10-18", "status": "held"}
    activity = activities.record_activity(one, day, [Participant(person, minutes=120)])
    (part,) = one.records.find(kind_named("participation"), activity=activity)
    pair.exchange(0, entries_first=False)
    for who, verb in steps:
        if verb == "exchange":
            pair.exchange(who, entries_first=entries_first)
        else:
            edit(desks[who], verb, activity, part.id, pair.ends[who])
    pair.exchange(last, entries_first=entries_first)
    assert pair.exchange(last, entries_first=entries_first) == 0
    stands = desks[last].records.get(kind_named("participation"), part.id, removed=True)
    held = desks[last].records.get(kind_named("activity"), activity, removed=True)
    counts = not (stands.removed_at or held.removed_at) and held.text("status") == "held"
    for desk in desks:
        assert hours.total_minutes(desk, person) == (stands.number("minutes") if counts else 0)
        assert [need for need in needs.everything(desk) if need.what == "account"] == []
    mine, theirs = pair.entries()
    assert mine == theirs
