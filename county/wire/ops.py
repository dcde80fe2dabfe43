"""One op: from its frozen line to its members, and what makes a line no op."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from county.config import LINE_LIMIT, NESTING_LIMIT
from county.wire.kinds import FieldRule, KindRule

ADD, SET, DELETE, RESTORE = "add", "", "delete", "restore"
RESOLVE, REOPEN, SEAL = "resolve", "reopen", "seal"
ACTIONS = frozenset((ADD, SET, DELETE, RESTORE, RESOLVE, REOPEN, SEAL))
#: The field name that stands for a parked delete.
REMOVED = "removed"
SEALED = "sealed"
#: The field that says that a person was deleted (section 13): what was told of them goes.
ERASED = "erased_on"

GREATEST = 2**53
_WORD_LIMIT = 60
#: A sealed text is the compact JSON of a value with 16 bytes before it, as b64.
_SEALED_PER_CHARACTER = 8
_SEALED_MORE = 80
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_FIELD = re.compile(r"[a-z][a-z0-9_]{0,63}")
_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")
REPLICA = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

Fields = dict[str, Any]


class Repeats(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """The op that another repeats under a new replica id.

    Args:
        replica: whose it was.
        n: its number there.
        hash: of its bytes, as b64.
        common: the ops of that replica up to this one are those of the PC that repeats, too.
    """

    replica: str
    n: int
    hash: str
    common: int = 0


class Op(msgspec.Struct, frozen=True, gc=False):
    """An op's members (docs/protocol.md section 3); what else its line holds stays in the line."""

    k: str
    i: str
    a: str = SET
    b: int = 0
    x: dict[str, int] | None = None
    h: dict[str, str] | None = None
    f: Fields = {}
    c: tuple[int, str] | None = None
    w: str | None = None
    t: str | None = None
    o: Repeats | None = None
    d: tuple[str, str] | None = None


class Fault(msgspec.Struct, frozen=True):
    """Why an op is rejected: a code of section 5 and what else the detail tells."""

    code: str
    field: str | None = None

    @property
    def detail(self) -> dict[str, str]:
        """The verdict's detail."""
        return {"code": self.code, **({"field": self.field} if self.field else {})}


MALFORMED = Fault("malformed")
_decode = msgspec.json.Decoder(Op).decode
_MEMBERS = frozenset(Op.__struct_fields__)


def decode_op(line: bytes) -> Op | Fault:
    """An op from its line, or why it is none."""
    if len(line) > LINE_LIMIT:
        return Fault("too_big")
    try:
        op, members = _decode(line), msgspec.json.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return MALFORMED
    # What is unknown here is kept, and read by others: it has the form of the protocol, too.
    unknown = (members[name] for name in members.keys() - _MEMBERS)
    if not all(_decent(value, 1) for value in unknown):
        return MALFORMED
    if not (_NAME.fullmatch(op.k) and _ID.fullmatch(op.i) and _plain(op)):
        return MALFORMED
    return op


def _plain(op: Op) -> bool:
    """Whether everything beside the fields' values has its form."""
    if not (0 <= op.b <= GREATEST and _short(op.w) and _short(op.t)):
        return False
    if op.c is not None and not (0 <= op.c[0] <= GREATEST and _FIELD.fullmatch(op.c[1])):
        return False
    if op.x and not all(0 <= row <= GREATEST for row in op.x.values()):
        return False
    return op.o is None or _names_an_op(op.o)


def _names_an_op(told: Repeats) -> bool:
    inside = 0 < told.n <= GREATEST and 0 <= told.common <= GREATEST
    return inside and bool(REPLICA.fullmatch(told.replica))


def _short(text: str | None) -> bool:
    return not text or (len(text) <= 64 and text.isprintable())


def fault_of(op: Op, rule: KindRule) -> Fault | None:
    """What is wrong with an op's fields by the rules of its kind, None if nothing is."""
    if op.a not in ACTIONS:
        return Fault("unknown_action")
    if op.a in (RESOLVE, REOPEN) and op.c is None:
        return MALFORMED
    if REMOVED in op.f and op.a not in (RESOLVE, REOPEN):
        return MALFORMED  # no field: it would stand beside what `delete` and `restore` say
    fields, limits, sets = rule.fields, rule.limits, rule.sets
    for name, value in op.f.items():
        kind = type(value)
        if name in sets:
            fault = _set_fault(name, value, fields[name])
        elif kind is str:
            limit = limits.get(name)
            fault = Fault("too_long", name) if limit and len(value) > limit else None
        elif kind is int:
            fault = None if -GREATEST <= value <= GREATEST else MALFORMED
        else:
            fault = None if value is None or kind is bool else _other_fault(name, value, fields)
        if fault:
            return fault
        if name not in fields and not _FIELD.fullmatch(name):
            return MALFORMED
    return None


def _set_fault(name: str, value: Any, rule: FieldRule) -> Fault | None:  # noqa: ANN401
    if value is None:
        return None
    if type(value) is not dict or not value.keys() <= {"+", "-"}:
        return None if is_sealed(value) else MALFORMED
    for words in value.values():
        if type(words) is not list or not all(type(word) is str for word in words):
            return MALFORMED
        if rule.limit and len(words) > rule.limit:
            return Fault("too_long", name)
        if any(len(word) > _WORD_LIMIT for word in words):
            return Fault("too_long", name)
    return None


def _other_fault(name: str, value: Any, fields: Any) -> Fault | None:  # noqa: ANN401 - JSON
    if not _decent(value, 2):
        return MALFORMED
    rule = fields.get(name)
    if is_sealed(value) and rule is not None and rule.limit:
        longest = rule.limit * _SEALED_PER_CHARACTER + _SEALED_MORE
        return Fault("too_long", name) if len(value[SEALED]) > longest else None
    return None


def is_sealed(value: Any) -> bool:  # noqa: ANN401 - JSON
    """Whether a field's value is sealed text."""
    return type(value) is dict and len(value) == 1 and type(value.get(SEALED)) is str


def _decent(value: Any, depth: int) -> bool:  # noqa: ANN401 - JSON
    """Whether a value keeps to the depth and the numbers of the protocol."""
    kind = type(value)
    if kind is float or depth > NESTING_LIMIT:
        return False
    if kind is int:
        return bool(-GREATEST <= value <= GREATEST)
    if kind is dict or kind is list:
        return all(_decent(part, depth + 1) for part in _parts(value))
    return True


def _parts(value: dict[str, Any] | list[Any]) -> Iterator[Any]:
    yield from value.values() if isinstance(value, dict) else value
