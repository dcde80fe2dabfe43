"""Writing down looks at private data, and what is done with keys: who, what, whom, why."""

from __future__ import annotations

from desktop import errors
from desktop.model.audited import MOST_CHARACTERS, What
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.storage import audit

__all__ = ["What", "note", "reason"]


def note(
    desk: Desk, what: What, kind: str = "", record_id: str | None = None, why: str = ""
) -> None:
    """Write something down, before it is done: what was handed out must never lack its line.

    Args:
        desk: the open station.
        what: the verb.
        kind: the English name of the kind of record; empty for keys and the whole station.
        record_id: which record; None for many.
        why: the reason; no personal data.

    Raises:
        errors.WorldError: it can't be written down; then it must not be done either.
    """
    audit.note_look(
        desk.store,
        what=what.value,
        kind=kind_named(kind).name if kind else "",
        record_id=record_id,
        why=why,
        clerk=desk.clerk,
        now=desk.clock(),
    )


def reason(words: str) -> str:
    """A reason as it is written down.

    Raises:
        errors.ReasonMissing: there is none, or too much of it.
    """
    found = " ".join(words.split())
    if not found or len(found) > MOST_CHARACTERS:
        raise errors.ReasonMissing(most=MOST_CHARACTERS)
    return found
