"""Circles of aliases: `loser` is `survivor`, never round and round."""

from __future__ import annotations

from county.merge.judgement import Sent
from county.model.state import ALIAS, Record, Standing, ends, reaches
from county.wire.ops import Fields


def closes_circle(sent: Sent, record: Record | None, sets: Fields, standing: Standing) -> bool:
    """Whether an alias, living with these values, would lead back to its loser."""
    if sent.op.k != ALIAS:
        return False
    told = ends({**(record.fields if record else {}), **sets})
    if told is None:
        return False
    of_kind, loser, survivor = told
    others = [pair for key, pair in standing.aliases.get(of_kind, {}).items() if key != sent.op.i]
    return loser == survivor or reaches(others, survivor, loser)


def follow(record: Record, standing: Standing) -> None:
    """Keep the living aliases in step with a record that changed."""
    if record.kind != ALIAS:
        return
    for living in standing.aliases.values():
        living.pop(record.id, None)
    told = ends(record.fields)
    if told and not record.removed:
        standing.aliases.setdefault(told[0], {})[record.id] = told[1:]
