"""Changes as a pull lays them into the records, without a line; for tests of what follows."""

from contextlib import contextmanager

from desktop.model.ids import participation_id
from desktop.model.kinds import kind_named
from desktop.services import rules
from desktop.storage.columns import REMOVED
from desktop.storage.journal import Origin, open_group

OTHER_PC = "5b0a3c1e-0000-4000-8000-000000000002"


class Pull:
    """One pull's transaction: rows of origin remote, then what follows them."""

    def __init__(self, desk, group, replica):
        self.desk, self.group = desk, group
        self.touched = []
        self._origin = Origin("remote", replica, 1, "0123456789abcdef", b"{}")

    def add(self, kind, values, made=None):
        self.group.origin = self._origin
        record_id = self.desk.records.insert(self.group, kind_named(kind), values, made)
        self._note(kind, record_id)
        return record_id

    def set(self, kind, record_id, **changes):
        self.group.origin = self._origin
        record = self.desk.records.get(kind_named(kind), record_id, removed=True)
        self.desk.records.update(self.group, record, changes)
        self._note(kind, record_id)

    def remove(self, kind, record_id):
        self.set(kind, record_id, **{REMOVED: "2026-11-22T09:30:00+08:00"})

    def take_part(self, activity, volunteer, **more):
        values = {"activity": activity, "volunteer": volunteer, "source": "sheet", **more}
        return self.add("participation", values, participation_id(activity, volunteer))

    def _note(self, kind, record_id):
        self.touched += self.desk.records.get_many(kind_named(kind), [record_id])


@contextmanager
def pulling(desk, replica=OTHER_PC, clerk=None):
    """A pull of what a clerk elsewhere did; what follows it is done at its end."""
    with open_group(desk.store, "pull", "", clerk=clerk, now=desk.clock()) as group:
        pull = Pull(desk, group, replica)
        yield pull
        rules.follow_pulled(desk, group, pull.touched)


def publish(desk, feed, kind, values, made=None):
    """A record from the feed of a town (9 digits) or county (6); gives its id."""
    with pulling(desk, f"0000000{len(feed)}-0000-4000-8000-000000000000") as pull:
        record_id = pull.add(kind, values, made)
        desk.store.run("INSERT INTO home VALUES (?, ?, ?)", (kind, record_id, feed))
    return record_id


def other_clerk(desk, name="李文书", device="村部二号"):
    """Another PC of the station and who works at it; gives the clerk's id."""
    with pulling(desk) as pull:
        pull.add(
            "device",
            {"name": device, "replica": OTHER_PC, "public_key": "00" * 32, "series": "LMFD"},
        )
        return pull.add("clerk", {"name": name})
