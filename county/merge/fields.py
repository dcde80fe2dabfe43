"""Field by field: which of an op's values are taken, and which are parked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from county.merge.judgement import Judgement, Sent
from county.model.state import MISSING, Record, Standing, Writer
from county.wire.hashing import base_hash, compact_fast
from county.wire.kinds import KindRule
from county.wire.ops import REMOVED, Fields

_SAME, _TAKEN, _LATE, _LOST = "same", "taken", "late", "lost"


def first_values(sent: Sent, rule: KindRule) -> Fields:
    """The values of a record that is being made."""
    fields = sent.op.f
    for name in fields.keys() & rule.sets:
        fields = {**fields, name: set_after(None, fields[name])}
    return fields


def judge_fields(sent: Sent, record: Record, standing: Standing, into: Judgement) -> None:
    """Judge each field an op sets, and put into `into` what comes of it."""
    rule = standing.kinds[record.kind]
    told: dict[str, str] = {}
    for name, value in sent.op.f.items():
        if name in rule.sets and not _sealed_set(value):
            _set_field(sent, name, value, record, into)
        else:
            told[name] = _one(sent, record, name, value, standing)
    if rule.groups:
        _together(sent, record, rule, told)
    for name, what in told.items():
        _note(sent, record, name, what, standing, into)


def _sealed_set(value: Any) -> bool:  # noqa: ANN401 - JSON
    return type(value) is dict and "sealed" in value


def set_after(stands: Any, change: Any) -> Any:  # noqa: ANN401 - JSON
    """A set of words after additions and removals; sorted, so that equal sets have equal text."""
    if change is None or "sealed" in change:
        return change
    words = set(stands) if type(stands) is list else set()
    words.update(change.get("+", ()))
    words.difference_update(change.get("-", ()))
    return sorted(words)


def _set_field(
    sent: Sent,
    name: str,
    change: Any,  # noqa: ANN401 - JSON
    record: Record,
    into: Judgement,
) -> None:
    if name in sent.later:
        later = sent.later[name]
        if later is None or change is None:
            into.late.append(name)
            return
        change, passed = _without(change, later)
        if passed:
            into.late_words[name] = passed
        if not any(change.values()):
            return
    stands = record.fields.get(name)
    value = set_after(stands, change)
    if value == stands and name in record.fields:
        into.same.append(name)
    else:
        into.sets[name] = value


def _without(
    change: Mapping[str, list[str]], later: frozenset[str]
) -> tuple[dict[str, list[str]], list[str]]:
    """A change of a set without words a later op has touched, and those of its words."""
    left = {sign: [w for w in words if w not in later] for sign, words in change.items()}
    passed = {word for words in change.values() for word in words if word in later}
    return left, sorted(passed)


def equal(one: Any, other: Any) -> bool:  # noqa: ANN401 - JSON
    """Whether two values are the same JSON; 1 and true are not."""
    if type(one) is not type(other):
        return False
    if type(one) is dict or type(one) is list:
        return compact_fast(one) == compact_fast(other)
    return bool(one == other)


def _one(sent: Sent, record: Record, name: str, value: Any, standing: Standing) -> str:  # noqa: ANN401
    stands = record.fields.get(name, MISSING)
    if stands is MISSING:
        return _later_parked(sent, record, name, standing) or _TAKEN
    row = record.version(name)
    writer = record.writers.get(row)
    if equal(stands, value):
        return _SAME
    if writer is not None and sent.after(writer):
        return _LATE
    if _free(sent, record, name, row):
        return _later_parked(sent, record, name, standing) or _TAKEN
    if sent.op.h and sent.op.h.get(name) == base_hash(stands):
        return _TAKEN
    return _later_parked(sent, record, name, standing) or _LOST


def _free(sent: Sent, record: Record, name: str, row: int) -> bool:
    """Whether nobody else has set a field since the clerk saw it."""
    writer = record.writers.get(row)
    if sent.saw(row, writer, name) or (writer is not None and sent.before(writer)):
        return True
    also = record.also.get(name, {})
    return any(sent.before(Writer(replica, n)) for replica, n in also.items())


def _later_parked(sent: Sent, record: Record, name: str, standing: Standing) -> str | None:
    """A value the same replica parked by a later op stands for this one, too."""
    for conflict in standing.open_of(record, name):
        if sent.after(conflict.writer):
            return _LATE
    return None


def _together(sent: Sent, record: Record, rule: KindRule, told: dict[str, str]) -> None:
    """Fields of one group stand or fall together."""
    for group in rule.groups:
        own = [name for name in group if told.get(name) in (_TAKEN, _LOST)]
        if not own:
            continue
        others = (n for n in group if n not in told and n in record.fields)
        if any(told[name] == _LOST for name in own) or any(
            not _free(sent, record, name, record.version(name)) for name in others
        ):
            told.update(dict.fromkeys(own, _LOST))


def _note(
    sent: Sent, record: Record, name: str, what: str, standing: Standing, into: Judgement
) -> None:
    if what == _SAME:
        into.same.append(name)
    elif what == _LATE:
        into.late.append(name)
        return
    elif what == _LOST:
        into.parked[name] = sent.op.f[name]
    else:
        into.sets[name] = sent.op.f[name]
    into.closes += [c for c in standing.open_of(record, name) if sent.before(c.writer)]


def others_since(sent: Sent, record: Record) -> dict[str, int]:
    """Fields another replica has set since the clerk saw them, and the rows that did."""
    found = {}
    for name in (*record.fields, *(() if REMOVED not in record.versions else (REMOVED,))):
        row = record.versions[name] if name == REMOVED else record.version(name)
        if not _free(sent, record, name, row):
            writer = record.writers.get(row)
            if writer is None or not sent.after(writer):
                found[name] = row
    return found


def anyone_beside(sent: Sent, record: Record, rule: KindRule) -> bool:
    """Whether another replica has changed what an op did not replace, since the clerk saw it."""
    if not any(_anothers(sent, record, row) for row in set(record.versions.values())):
        return False
    beside = record.fields.keys() - (sent.op.f.keys() - rule.sets)
    return any(_anothers(sent, record, record.version(name)) for name in beside)


def _anothers(sent: Sent, record: Record, row: int) -> bool:
    writer = record.writers.get(row)
    return writer is not None and not sent.own(writer) and not sent.saw(row, writer)
