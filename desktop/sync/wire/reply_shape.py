"""The shape of what a county answers: every member has its type before anything acts on it.

A county that answers otherwise is broken, or none: then nothing of the answer is taken.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

_Number = Annotated[int, Meta(ge=0, le=2**53)]
_Count = Annotated[int, Meta(ge=1, le=2**53)]
_Word = Annotated[str, Meta(max_length=64)]
_Hex = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
_Digest = Annotated[str, Meta(pattern="^[A-Za-z0-9_-]{43}$")]
_Mark = Annotated[str, Meta(pattern="^[A-Za-z0-9_-]{0,43}$")]
_Signature = Annotated[str, Meta(pattern="^[A-Za-z0-9_-]{86}$")]
#: What goes back as it came: a county takes no other from a station either.
_Visible = Annotated[str, Meta(pattern="^[\\x21-\\x7e]{1,64}$")]
_Challenge = Annotated[str, Meta(pattern="^[\\x21-\\x7e]{0,400}$")]
_Uuid = Annotated[str, Meta(pattern="^[0-9a-f-]{36}$")]
_Place = tuple[_Number, _Word]
_Standing = tuple[_Number, _Mark]
_Snapshot = Annotated[int, Meta(ge=1, le=1 << 30)]


#: How deep a value of a field may be: the op and its `f` are two of the eight.
_NESTING = 7


class _Verdict(Struct, array_like=True):
    first: _Count
    count: _Count
    verdict: _Word
    row: _Count | None
    detail: dict[str, Any] | None = None


class _Held(Struct, array_like=True):
    n: _Count
    hash: _Digest
    verdict: _Word
    row: _Count | None
    detail: dict[str, Any] | None = None


class _Fork(Struct):
    why: _Word
    held: list[_Held]


class _Blob(Struct):
    hash: _Hex
    bytes: _Snapshot
    row: _Count
    feed_hash: _Digest


class _Key(Struct, array_like=True):
    replica: str
    signer: str
    key: str
    feed: str
    revoked: bool


class _Keys(Struct):
    v: int
    station: str
    keys: list[_Key]
    signature: str


class _Head(Struct):
    v: int
    challenge: _Challenge | None = None
    nonce: tuple[_Visible, _Number] | None = None
    held: _Number | None = None
    now: str | None = None
    replica: _Uuid | None = None
    kept: dict[str, _Standing] | None = None
    verdicts: list[_Verdict] = []
    lacks: dict[str, list[_Hex]] | None = None
    more: list[str] | None = None
    gap: bool | None = None
    update: _Word | None = None
    left: list[tuple[_Uuid, _Number, _Number]] | None = None
    snapshot: dict[str, _Blob] | None = None
    former: dict[str, list[_Held]] | None = None
    fork: _Fork | None = None
    back: dict[str, list[_Standing]] | None = None
    keys: _Keys | None = None
    cursors: dict[str, _Standing] | None = None
    chain: _Digest | None = None
    after: _Number | None = None
    heads: dict[_Word, _Standing] | None = None
    retired: dict[_Uuid, _Word] | None = None


class _Proof(Struct, array_like=True):
    replica: _Uuid
    signer: Annotated[str, Meta(pattern="^[0-9a-f]{16}$")]
    first: _Count
    last: _Count
    before: _Digest
    signature: _Signature
    rest: list[tuple[_Count, _Digest]] | None = None


class _Revived(Struct, array_like=True):
    kind: _Word
    id: _Word
    fields: dict[str, Any]
    row: _Count | None = None


class _Outcome(Struct):
    lost: list[_Word] = []
    late: list[_Word] = []
    late_words: dict[_Word, list[str]] = {}
    replaces: list[_Place] = []
    settles: _Place | None = None
    reopens: _Place | None = None
    already: bool = False
    void: bool = False
    revived: list[_Revived] = []
    life: tuple[_Number, _Mark] | None = None
    gone: _Digest | None = None
    began: _Mark | None = None


class _Run(Struct, array_like=True):
    row: _Count
    n: _Count
    count: _Count
    outcome: _Outcome | None


class _Op(Struct):
    k: _Word
    i: _Word
    a: _Word = ""
    f: dict[str, Any] = {}
    w: str | None = None
    t: str | None = None


class _Record(Struct, array_like=True):
    kind: _Word
    id: _Word
    fields: dict[str, Any]
    rows: dict[str, _Number]
    removed: _Number | None


class _Parked(Struct, array_like=True):
    conflict: _Word
    row: _Count
    field: _Word
    kind: _Word
    id: _Word
    value: Any
    replica: str
    clerk: str | None
    at: str | None


_op = msgspec.json.Decoder(_Op).decode


def demand_head(told: object) -> None:
    """Refuse a first line of another form.

    Raises:
        msgspec.ValidationError: it has one.
    """
    msgspec.convert(told, _Head)


def demand_proof(told: object) -> None:
    """Refuse a `seg` line, without its first word, of another form.

    Raises:
        msgspec.ValidationError: it has one.
    """
    msgspec.convert(told, _Proof)


def demand_run(told: object) -> None:
    """Refuse a `run` or `own` line, without its first word, of another form.

    Raises:
        msgspec.ValidationError: it has one.
        ValueError: a value in it can't be one.
    """
    outcome = msgspec.convert(told, _Run).outcome
    if outcome is not None:
        for revived in outcome.revived:
            _demand_values(revived.fields)


def demand_op(line: bytes) -> None:
    """Refuse an operation without kind and id, or whose members are of other types.

    Raises:
        msgspec.MsgspecError: it is one.
        ValueError: a value in it can't be one.
    """
    _demand_values(_op(line).f)


def demand_entry(told: object) -> None:
    """Refuse a line of a snapshot of another form.

    Raises:
        msgspec.ValidationError: it has one.
        ValueError: a value in it can't be one.
    """
    first, *rest = msgspec.convert(told, list[Any])
    if first == "conflict":
        msgspec.convert(told, _Parked)
    elif first == "complete":
        msgspec.convert(rest, tuple[_Number])
    elif not (first == "snapshot" and rest and type(rest[0]) is int):
        _demand_values(msgspec.convert(told, _Record).fields)


def demand_keys(told: object) -> None:
    """Refuse a list of keys of another form.

    Raises:
        msgspec.ValidationError: it has one.
    """
    msgspec.convert(told, _Keys)


def _demand_values(values: dict[str, Any]) -> None:
    """Refuse numbers and nesting beyond those of section 2: columns can't hold them."""
    layer: list[Any] = list(values.values())
    for _ in range(_NESTING):
        below: list[Any] = []
        for value in layer:
            kind = type(value)
            if kind is float or (kind is int and not -(2**53) <= value <= 2**53):
                raise ValueError("number")
            if kind is dict or kind is list:
                below += value.values() if kind is dict else value
        if not below:
            return
        layer = below
    raise ValueError("nesting")
