"""`keys.json` beside the records: the slots, written atomically, with the generation before."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop import errors
from desktop.storage.atomic import atomic_writer
from desktop.storage.keys.slots import PASSPHRASE, PIN, Slot

#: Of the file; 1 where every slot is of format 1, so that older programs go on reading those.
FORMAT = 2
#: The generation before, beside `keys.json`.
PREVIOUS_NAME = "keys.previous.json"
#: Each passphrase slot is tried in turn, a good part of a second each.
_MOST_SLOTS = 32


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What stands in a key file.

    Args:
        slots: the ways in.
        generation: rises with each change of them; the records know which is the last.
    """

    slots: tuple[Slot, ...]
    generation: int = 0


def write(path: Path, kept: KeyFile) -> None:
    """Replace the key file atomically; the generation before stays as `keys.previous.json`."""
    if is_sound(path):  # a damaged file must not push the good generation out
        with atomic_writer(path.with_name(PREVIOUS_NAME)) as file:
            file.write(path.read_bytes())
    with atomic_writer(path) as file:
        file.write(encoded(kept))


def write_slots(path: Path, slots: tuple[Slot, ...]) -> None:
    """The same for slots whose generation nobody counts."""
    write(path, KeyFile(slots))


def encoded(kept: KeyFile) -> bytes:
    """As it stands in the file."""
    listed = [_to_json(slot) for slot in kept.slots]
    newest = FORMAT if any(slot.public for slot in kept.slots) else 1
    body: dict[str, Any] = {"format": newest, "slots": listed, "check": _check(listed)}
    if kept.generation:
        body["generation"] = kept.generation
    return json.dumps(body, ensure_ascii=False, indent=1).encode()


def is_sound(path: Path) -> bool:
    """Whether a key file is there and reads, with a clerk's slot in it."""
    try:
        return any(slot.kind in (PASSPHRASE, PIN) for slot in read_slots(path))
    except (OSError, errors.NotAStation):
        return False


def read(path: Path) -> KeyFile:
    """What stands in a key file.

    Raises:
        errors.NotAStation: the file is not one of ours or is damaged.
        errors.NewerStation: a newer program wrote it.
    """
    return parse(path.read_bytes(), path)


def read_slots(path: Path) -> tuple[Slot, ...]:
    """The slots of a key file; raises what `read` raises."""
    return read(path).slots


def parse_slots(data: bytes, path: Path) -> tuple[Slot, ...]:
    """The slots in the bytes of a key file; raises what `read` raises."""
    return parse(data, path).slots


def parse(data: bytes, path: Path) -> KeyFile:
    """What stands in the bytes of a key file; raises what `read` raises.

    Args:
        data: of the file.
        path: where it came from, for words only.
    """
    try:
        body = json.loads(data)
        found = int(body["format"])
        if found > FORMAT:
            raise errors.NewerStation(found=f"密钥 {found}", known=FORMAT)
        # Without it a flipped byte inside a slot would look like a wrong passphrase.
        if body.get("check", _check(body["slots"])) != _check(body["slots"]):
            raise errors.NotAStation(path=str(path))
        if len(body["slots"]) > _MOST_SLOTS:
            raise ValueError("more slots than anybody has")
        slots = tuple(_from_json(entry) for entry in body["slots"])
        return KeyFile(slots, int(body.get("generation", 0)))
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise errors.NotAStation(path=str(path)) from error


def _check(slots: object) -> str:
    """Tells damage from a wrong passphrase; protects against nobody."""
    body = json.dumps(slots, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(body.encode()).hexdigest()


def _to_json(slot: Slot) -> dict[str, Any]:
    told = {
        "id": slot.id,
        "kind": slot.kind,
        "parameters": dict(slot.parameters),
        "nonce": _text(slot.nonce),
        "wrapped": _text(slot.wrapped),
    }
    if slot.public:
        told |= {"public": _text(slot.public), "master": _text(slot.master)}
    return told


def _from_json(entry: Mapping[str, Any]) -> Slot:
    return Slot(
        str(entry["id"]),
        str(entry["kind"]),
        dict(entry["parameters"]),
        _bytes(entry["nonce"]),
        _bytes(entry["wrapped"]),
        _bytes(entry.get("public", "")),
        _bytes(entry.get("master", "")),
    )


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(data: str) -> bytes:
    return base64.b64decode(data, validate=True)
