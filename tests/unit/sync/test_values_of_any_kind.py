"""Values that no field of this program could hold: kept word for word, shown in words, no crash."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from desktop.model.fitting import STRANGE_WORDS, fitting
from desktop.model.kind import Scope
from desktop.model.kinds import ALL, kind_named
from desktop.services import records
from desktop.services.naming import Names
from desktop.services.past import history, trash
from desktop.services.safekeeping import checkup
from desktop.services.sync import conflicts, strange
from desktop.services.sync.syncing import tools_of
from desktop.sync import feeds
from desktop.sync.incoming import strangers
from desktop.sync.incoming.apply import WholeRecord, apply_piece, apply_whole
from desktop.sync.outgoing import policy
from desktop.sync.wire.encoding import compact
from desktop.sync.wire.protocol import Run
from tests.unit.sync.conftest import PC, STATION

_REPLICA = "0b7d3c55-8a43-4f0e-a5ce-93f1f2d0c9aa"
_SHARED = [kind for kind in ALL.values() if kind.scope is not Scope.LOCAL]
_numbers = itertools.count(1)

_leaves = (
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.text(max_size=30)
    | st.sampled_from(
        ["9999-12-31", "0001-01-01", "2026-02-30", "2026-13", "12026-01-01", "2026-11-22T25:00",
         "9999-12-31T23:59:59+14:00", "\0", "长" * 100_000, "[" * 5_000, "[]", "{}", "null",
         '{"sealed":"AAAA"}', "2026-11-22", "2026", "是", "{0} %s", "<b>x</b>", "x" * 201]
    )
)  # fmt: skip
_json = st.recursive(
    _leaves,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["+", "-", "sealed", "x"]), inner, max_size=2)
    ),
    max_leaves=6,
)
_records = st.one_of(
    [
        st.tuples(
            st.just(kind.name),
            st.fixed_dictionaries({}, optional=dict.fromkeys((f.name for f in kind.fields), _json)),
            st.fixed_dictionaries({}, optional=dict.fromkeys((f.name for f in kind.fields), _json)),
        )
        for kind in _SHARED
    ]
)
_SHARED_DESK = [HealthCheck.function_scoped_fixture]
_few = settings(max_examples=12, deadline=None, suppress_health_check=_SHARED_DESK)
#: One desk serves all examples, so that a failing one is shown as it was found.
_many = settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=_SHARED_DESK,
    phases=[Phase.explicit, Phase.generate],
)

Lay = Callable[..., None]
#: A kind, what makes a record of it, and what is set later.
Told = tuple[str, dict[str, Any], dict[str, Any]]


@pytest.fixture
def lay(pc: PC) -> Lay:
    """Lays in one operation of somebody else."""

    def lay(
        kind: str, record: str, fields: Any, action: str = "", at: Any = None, **outcome: Any
    ) -> None:
        op = {"k": kind, "i": record, "b": 0, "f": fields, **({"a": action} if action else {})}
        line = compact({**op, "t": at} if at is not None else op)
        row = feeds.cursor(pc.desk.store, STATION).row + 1
        run = Run(STATION, row, _REPLICA, "0" * 16, row, 1, outcome or None, [line])
        apply_piece(tools_of(pc.desk), [run], [])

    return lay


def looked_at(pc: PC, kind_name: str, record: str) -> list[str]:
    """All that screens show of a record, in words."""
    kind, names = kind_named(kind_name), Names(pc.desk)
    found = pc.desk.records.get(kind, record, removed=True)
    words = [names.shown(found, field.name) for field in kind.fields]
    history.history(pc.desk, kind_name, record)
    return [*words, names.of(found)]


def stands(pc: PC, kind_name: str, record: str) -> dict[str, Any]:
    kind = kind_named(kind_name)
    values = pc.desk.records.get(kind, record, removed=True).values
    return {n: list(v) if isinstance(v, tuple) else v for n, v in values.items()}


def laid_in(pc: PC, lay: Lay, told: Told) -> None:
    kind_name, first, then = told
    kind, record = kind_named(kind_name), f"r{next(_numbers)}"
    lay(kind_name, record, first, "add")
    lay(kind_name, record, then)
    shown = looked_at(pc, kind_name, record)
    assert all(isinstance(words, str) for words in shown)
    values = stands(pc, kind_name, record)
    beside = {one.field for one in strangers.of_record(pc.desk.store, kind_name, record)}
    for field in kind.fields:
        value = values[field.name]
        assert fitting(kind, field)(value) or "sealed" in str(value), field.name
        last = then.get(field.name, first.get(field.name))
        if not fitting(kind, field)(last) and not field.local:
            assert field.name in beside or "sealed" in str(value), field.name
    policy.adopt_strangers(tools_of(pc.desk))
    assert stands(pc, kind_name, record) == values, "there is still no place for them"


def laid_in_whole(pc: PC, told: Told) -> None:
    kind_name, first, then = told
    record = f"s{next(_numbers)}"
    for values in (first, then):
        entry = WholeRecord(kind_name, record, values, removed=False)
        apply_whole(tools_of(pc.desk), STATION, [entry], 1)
    assert looked_at(pc, kind_name, record)


@_few
@given(told=_records)
@example(told=("volunteer", {"name": 7, "birth_date": "9999-12-31", "tags": 5}, {"name": ["x"]}))
def test_any_value_of_any_field_is_laid_in_or_kept_beside(pc: PC, lay: Lay, told: Told) -> None:
    laid_in(pc, lay, told)


@_few
@given(told=_records)
def test_any_value_in_a_snapshot_too(pc: PC, told: Told) -> None:
    laid_in_whole(pc, told)


@pytest.mark.slow
@_many
@given(told=_records)
@example(told=("activity", {"title": "x" * 10_000_000, "held_on": {"+": ["a"]}}, {}))
def test_many_values_of_all_fields(pc: PC, lay: Lay, told: Told) -> None:
    laid_in(pc, lay, told)
    laid_in_whole(pc, told)


def test_what_lists_checks_and_finds_goes_on_beside_strange_values(pc: PC, lay: Lay) -> None:
    for kind in _SHARED:
        for value in (7, "长" * 21_000, ["a", {"b": 1}], "9999-12-31"):
            lay(kind.name, f"z{next(_numbers)}", {f.name: value for f in kind.fields}, "add")
        if not kind.unseen:
            records.list_records(pc.desk, kind.name, full=True)
    lay("volunteer", "w1", {"name": "张三"}, "add")
    lay("volunteer", "w1", {}, "delete", at="99999-99-99 not a time")
    found = checkup.examine(pc.desk)
    assert not [one for one in found if one.area in ("records", "journal", "search")], found
    assert trash.list_trash(pc.desk)
    assert pc.desk.store.one("PRAGMA integrity_check") == "ok"


def test_a_strange_value_is_named_and_gives_way_to_the_next_that_fits(pc: PC, lay: Lay) -> None:
    lay("volunteer", "v1", {"name": "张三", "phone": "111"}, "add")
    lay("volunteer", "v1", {"phone": {"number": 222}})
    assert stands(pc, "volunteer", "v1")["phone"] is None
    (kept,) = strangers.of_record(pc.desk.store, "volunteer", "v1")
    assert (kept.field, kept.value, kept.why) == ("phone", {"number": 222}, strangers.UNKNOWN)
    assert strange.beside(pc.desk, "volunteer", "v1") == {"手机": '{"number":222}'}
    lay("volunteer", "v1", {"phone": "333"})
    assert stands(pc, "volunteer", "v1")["phone"] == "333"
    assert strange.beside(pc.desk, "volunteer", "v1") == {}


def test_a_set_stays_as_it_was_below_a_change_that_is_none(pc: PC, lay: Lay) -> None:
    name = next(f.name for f in kind_named("volunteer").fields if f.type.value == "set")
    lay("volunteer", "v1", {"name": "张三", name: {"+": ["木工"]}}, "add")
    for odd in (5, {"+": [5]}, {"+": "木工"}, {"x": []}, [{}], "木工"):
        lay("volunteer", "v1", {name: odd})
        assert stands(pc, "volunteer", "v1")[name] == ["木工"]
    lay("volunteer", "v1", {name: {"+": ["电工"]}})
    assert stands(pc, "volunteer", "v1")[name] == ["木工", "电工"]


def test_this_pcs_own_edit_stands_for_good_over_a_strange_value(pc: PC, lay: Lay) -> None:
    lay("volunteer", "v1", {"name": "张三"}, "add")
    lay("volunteer", "v1", {"phone": 7})
    pc.desk.settings.put("sync.frozen", 0)
    records.change(pc.desk, "volunteer", "v1", {"phone": "333"})
    policy.adopt_strangers(tools_of(pc.desk))
    assert stands(pc, "volunteer", "v1")["phone"] == "333"


@pytest.mark.parametrize("value", [5, {"a": [1]}, "x" * 70_000, ["木工"], False])
def test_a_strange_value_that_was_parked_is_shown_in_words_and_cannot_be_chosen(
    pc: PC, lay: Lay, value: Any
) -> None:
    lay("volunteer", "v1", {"name": "张三", "phone": "111"}, "add")
    lay(
        "volunteer",
        "v1",
        {"phone": value},
        at={"no": "time"} if value == 5 else "0",
        lost=["phone"],
    )
    (one,) = conflicts.open_conflicts(pc.desk)
    assert one.parked.words == STRANGE_WORDS and one.standing.words == "111"
    with pytest.raises(Exception, match="读不懂"):
        conflicts.take(pc.desk, one.row, one.field, "parked")
    conflicts.take(pc.desk, one.row, one.field, "standing")
    assert conflicts.open_conflicts(pc.desk) == []
    assert json.loads(pc.desk.store.one("SELECT value FROM sync_conflict")) == value


def test_a_time_nobody_can_read_is_not_shown_of_a_delete_that_was_parked(pc: PC, lay: Lay) -> None:
    lay("volunteer", "v1", {"name": "张三"}, "add")
    lay("volunteer", "v1", {}, "delete", at="昨天")
    whole = ["volunteer", "v1", {"name": "张三", "phone": "111"}, 2]
    lay("volunteer", "v1", {"phone": "111"}, at="前天", revived=[whole])
    (one,) = conflicts.open_conflicts(pc.desk)
    assert (one.field, one.parked.at, one.standing.at) == ("removed", "", "")
