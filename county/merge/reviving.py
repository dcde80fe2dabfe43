"""Removed records that live again: by an op of theirs, or by one that refers to them."""

from __future__ import annotations

from county.merge.judgement import Judgement, Sent
from county.model.state import Record, Standing
from county.wire.kinds import KindRule


def unseen_removal(sent: Sent, record: Record) -> bool:
    """Whether a record was removed by another replica after all that the clerk had seen."""
    if not record.removed:
        return False
    writer = record.writers.get(record.removed)
    own = writer is not None and sent.own(writer)
    return not own and not sent.saw(record.removed, writer)


def parents_again(sent: Sent, rule: KindRule, into: Judgement, standing: Standing) -> list[Record]:
    """Removed records that a reference which is taken brings back to life."""
    me = (sent.op.k, sent.op.i)
    found: list[Record] = []
    for name, kind in rule.refs.items():
        parent = standing.records.get((kind, value)) if (value := into.sets.get(name)) else None
        if parent is None or parent in found or parent.key == me:
            continue
        if unseen_removal(sent, parent):
            found.append(parent)
    return found
