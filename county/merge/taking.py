"""Carries a judgement out on what stands, and says what its row tells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from county.merge.aliases import follow
from county.merge.judgement import Judgement, Sent
from county.model.state import Child, Conflict, Record, Standing, Touched
from county.wire.ops import REMOVED, Fields


def take(
    sent: Sent, judged: Judgement, row: int, standing: Standing, touched: Touched
) -> dict[str, Any] | None:
    """Carry out a judgement that has a row.

    Returns:
        The row's outcome, None if everything was taken.
    """
    record = _record(sent, judged, row, standing, touched)
    changed = bool(judged.sets or judged.born or judged.same)
    _set(sent, judged, record, row)
    if judged.removal is not None:
        _remove(sent, record, row if judged.removal else 0, row)
    outcome = _outcome(sent, judged)
    if judged.void and not record.removed:
        _remove(sent, record, row, row)
    told = [_whole(r, r.removed) for r in judged.revives]
    if judged.removal is False:
        # Nothing is parked, but a replica that has cleared the record away gets it again.
        told.append(_whole(record, None))
    if told:
        outcome["revived"] = told
    for revived in judged.revives:
        _revive(sent, revived, row, standing, touched)
    _conflicts(sent, judged, record, row, standing, touched)
    if changed or judged.removal is not None or judged.parked or judged.closes:
        touched.note(record)
    _references(sent, judged, record, row, standing, touched)
    follow(record, standing)
    return outcome or None


def _whole(record: Record, removed: int | None) -> list[Any]:
    return [record.kind, record.id, dict(record.fields), removed]


def _record(
    sent: Sent, judged: Judgement, row: int, standing: Standing, touched: Touched
) -> Record:
    key = (sent.op.k, sent.op.i)
    if not judged.born:
        return standing.records[key]
    record = Record(sent.op.k, sent.op.i, {}, {"": row}, {row: sent.writer})
    standing.records[key] = touched.born[key] = record
    return record


def _set(sent: Sent, judged: Judgement, record: Record, row: int) -> None:
    if judged.born:
        record.fields = dict(judged.sets)
        return
    for name in judged.same:
        writer = record.writers.get(record.version(name))
        if writer is not None and writer.replica != sent.replica:
            record.also.setdefault(name, {})[sent.replica] = sent.n
    for name, value in judged.sets.items():
        record.fields[name] = value
        record.versions[name] = row
        record.also.pop(name, None)
    if judged.sets:
        record.writers[row] = sent.writer
        _forget_rows(record)


def _forget_rows(record: Record) -> None:
    """Keep the writers of rows that still set something."""
    if all(name in record.versions for name in record.fields):
        record.versions.pop("", None)
    kept = {*record.versions.values(), record.removed}
    if len(record.writers) > len(kept):
        record.writers = {row: w for row, w in record.writers.items() if row in kept}


def _remove(sent: Sent, record: Record, row: int, at: int) -> None:
    """Remove a record by row `row`, or bring it back (0), at row `at`."""
    if row:
        record.remover = (sent.op.w, sent.op.t)
        record.versions.pop(REMOVED, None)
    else:
        # Bringing back counts as an edit for whoever deletes without having seen it.
        record.versions[REMOVED] = at
    record.writers[at] = sent.writer
    record.removed = row
    _forget_rows(record)


def _revive(sent: Sent, record: Record, row: int, standing: Standing, touched: Touched) -> None:
    """A removed record lives again; its delete is parked."""
    writer = record.writers[record.removed]
    clerk, at = record.remover
    parked = Conflict(record.removed, REMOVED, record.key, True, writer, clerk, at)
    known = standing.conflicts.get(parked.id)
    if known is None or known.settled:
        record.conflicts += 1
    if known is not None:
        known.settled = 0
        parked = known
    else:
        standing.hold(parked)
    touched.conflicts[parked.id] = parked
    _remove(sent, record, 0, row)
    touched.note(record)
    _refer(record, record.fields, Child(row, sent.writer), standing, touched)
    follow(record, standing)


def _outcome(sent: Sent, judged: Judgement) -> dict[str, Any]:
    outcome: dict[str, Any] = {}
    if judged.parked:
        outcome["lost"] = sorted(judged.parked)
    if judged.late:
        outcome["late"] = sorted(judged.late)
    if judged.late_words:
        outcome["late_words"] = dict(sorted(judged.late_words.items()))
    if judged.closes:
        outcome["replaces"] = sorted(list(conflict.id) for conflict in judged.closes)
    if judged.settles is not None:
        outcome["settles"] = list(judged.settles.id)
    if judged.reopens is not None:
        outcome["reopens"] = list(judged.reopens.id)
    if judged.already:
        outcome["already"] = True
    if judged.void:
        outcome["void"] = True
    if sent.life is not None and judged_by_rows(sent):
        outcome["life"] = list(sent.life)
    return outcome


def judged_by_rows(sent: Sent) -> bool:
    """Whether an op names rows that only its former life has."""
    op, mark = sent.op, sent.life.mark if sent.life else 0
    return (
        op.b > mark
        or any(row > mark for row in (op.x or {}).values())
        or (op.c is not None and op.c[0] > mark)
    )


def _conflicts(
    sent: Sent, judged: Judgement, record: Record, row: int, standing: Standing, touched: Touched
) -> None:
    over = judged.closes + ([judged.settles] if judged.settles else [])
    for conflict in over:
        conflict.settled = row
        record.conflicts -= 1
        touched.conflicts[conflict.id] = conflict
        touched.note(record)
    if judged.reopens is not None:
        judged.reopens.settled = 0
        record.conflicts += 1
        touched.conflicts[judged.reopens.id] = judged.reopens
        touched.note(record)
    for name, value in judged.parked.items():
        parked = Conflict(row, name, record.key, value, sent.writer, sent.op.w, sent.op.t)
        standing.hold(parked)
        record.conflicts += 1
        touched.conflicts[parked.id] = parked


def _references(
    sent: Sent, judged: Judgement, record: Record, row: int, standing: Standing, touched: Touched
) -> None:
    if record.removed:
        if judged.removal or judged.void:
            _refer(record, dict.fromkeys(record.fields), None, standing, touched)
    elif judged.removal is False:
        _refer(record, record.fields, Child(row, sent.writer), standing, touched)
    elif judged.sets:
        _refer(record, judged.sets, Child(row, sent.writer), standing, touched)


def _refer(
    record: Record,
    values: Mapping[str, Any] | Fields,
    child: Child | None,
    standing: Standing,
    touched: Touched,
) -> None:
    refs = standing.kinds[record.kind].refs
    for name, kind in refs.items():
        if name not in values:
            continue
        me = (record.kind, record.id, name)
        value = values[name]
        standing.unrefer(me)
        if child is None or type(value) is not str or not value:
            touched.references[me] = None
            continue
        parent = (kind, value)
        touched.references[me] = (parent, child)
        standing.refer(me, parent, child)
