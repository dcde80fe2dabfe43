"""The exchange's NDJSON for the OpenAPI page: an array stands for the body, one item a line."""

from __future__ import annotations

from typing import Any

import msgspec

from county.config import OPS_LIMIT
from county.wire.bodies import MOST_RETIRED, SEGMENT_OPS, Head
from county.wire.ops import GREATEST, Op

Schema = dict[str, Any]

_B64: Schema = {"type": "string", "pattern": "^[A-Za-z0-9_-]*$"}
_HASH: Schema = {"type": "string", "pattern": "^[A-Za-z0-9_-]{43}$"}
_SIGNATURE: Schema = {"type": "string", "pattern": "^[A-Za-z0-9_-]{86}$"}
_UUID: Schema = {
    "type": "string",
    "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
}
_SIGNER: Schema = {"type": "string", "pattern": "^[0-9a-f]{16}$"}
_FEED: Schema = {"type": "string", "pattern": "^([0-9]{6}|[0-9]{9}|[0-9]{12})$"}
_NUMBER: Schema = {"type": "integer", "minimum": 0, "maximum": GREATEST}
_COUNT: Schema = {"type": "integer", "minimum": 1, "maximum": GREATEST}
_OUTCOME: Schema = {"type": ["object", "null"]}


def _line(*items: Schema, least: int | None = None) -> Schema:
    """An array of fixed places; the last ones may be left out down to `least`."""
    return {
        "type": "array",
        "prefixItems": list(items),
        "minItems": len(items) if least is None else least,
        "maxItems": len(items),
    }


def _word(text: str) -> Schema:
    return {"type": "string", "const": text}


def _map(keys: Schema, values: Schema) -> Schema:
    return {"type": "object", "propertyNames": keys, "additionalProperties": values}


def _struct(of: type[msgspec.Struct], **better: Schema) -> Schema:
    """The schema of what the program decodes, with narrower members where it looks closer."""
    parts: Schema = msgspec.json.schema(of)["$defs"]
    found = _inline(parts[of.__name__], parts)
    shape: Schema = {name: found[name] for name in ("type", "properties", "required")}
    shape["properties"] = {**shape["properties"], **better}
    return shape


def _inline(schema: Any, parts: Schema) -> Any:  # noqa: ANN401 - JSON
    """A schema that points nowhere: it stands inside a page with parts of its own."""
    if isinstance(schema, list):
        return [_inline(each, parts) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _inline(parts[schema["$ref"].rsplit("/", 1)[1]], parts)
    return {name: _inline(each, parts) for name, each in schema.items()}


_LIFE = _line(_NUMBER, _B64)
_CURSOR = _line(_NUMBER, _B64)
_ROWS: Schema = {
    "type": "array",
    "items": _line(_NUMBER, _COUNT, _NUMBER, {"anyOf": [_LIFE, {"type": "null"}]}),
}
_SEGMENT = {
    **_line(_word("seg"), _COUNT, _COUNT, _HASH, _SIGNATURE, _FEED, _UUID, _SIGNER, _ROWS, least=5),
    "title": "segment",
    "description": f"The ops it names follow, one a line; at most {SEGMENT_OPS}.",
}
_RETIRES: Schema = {
    "type": "array",
    "items": _line(_UUID, {"type": "string", "maxLength": 64}, _SIGNATURE),
    "maxItems": MOST_RETIRED,
}
_HEAD = {
    **_struct(
        Head, v={"type": "integer", "const": 1}, station=_FEED, replica=_UUID, retires=_RETIRES
    ),
    "title": "head",
}
_OP = {**_struct(Op), "title": "op", "description": "docs/protocol.md, 3"}

#: What is sent.
REQUEST: Schema = {
    "type": "array",
    "description": "docs/protocol.md, 4: the head, then segments and their ops; an item a line.",
    "prefixItems": [_HEAD],
    "items": {"anyOf": [_SEGMENT, _OP, {**_HASH, "title": "op that is not at hand"}]},
    "minItems": 1,
    "maxItems": 1 + 2 * OPS_LIMIT,
}

_VERDICT = _line(
    _COUNT,
    _COUNT,
    {"type": "string", "enum": ["applied", "merged", "conflict", "deferred", "rejected"]},
    {"type": ["integer", "null"]},
    {"type": "object"},
    least=4,
)
_HELD: Schema = {
    "type": "array",
    "items": _line(
        _COUNT,
        _HASH,
        {"type": "string"},
        {"type": ["integer", "null"]},
        {"type": "object"},
        least=4,
    ),
}
_TOLD: Schema = {
    "type": "object",
    "title": "head",
    "required": ["v", "challenge"],
    "properties": {
        "v": {"type": "integer", "const": 1},
        "challenge": {"type": "string"},
        "nonce": {
            "anyOf": [_line({"type": "string"}, _NUMBER), {"type": "null"}],
        },
        "held": _NUMBER,
        "now": {"type": "string"},
        "kept": _map(_FEED, _CURSOR),
        "verdicts": {"type": "array", "items": _VERDICT},
        "gap": {"type": "boolean"},
        "heads": _map({"enum": ["journal", "audit"]}, _CURSOR),
        "retired": _map(_UUID, {"enum": ["revoked", "unknown_replica", "not_yours", "malformed"]}),
        "left": {"type": "array", "items": _line(_UUID, _COUNT, _COUNT)},
        "lacks": _map(
            {"enum": ["thumbnail", "standard", "original"]},
            {"type": "array", "items": {"type": "string", "pattern": "^[0-9a-f]{64}$"}},
        ),
        "former": _map(_UUID, _HELD),
        "more": {"type": "array", "items": _FEED},
        "update": {"type": "string"},
        "snapshot": _map(
            _FEED,
            {
                "type": "object",
                "required": ["hash", "bytes", "row", "feed_hash"],
                "properties": {
                    "hash": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
                    "bytes": _COUNT,
                    "row": _COUNT,
                    "feed_hash": _HASH,
                },
            },
        ),
        "back": _map(_FEED, {"type": "array", "minItems": 1, "items": _CURSOR}),
        "fork": {
            "type": "object",
            "required": ["why", "held"],
            "properties": {"why": {"enum": ["ops", "clone"]}, "held": _HELD},
        },
    },
}
_PROOF = {
    **_line(
        _word("seg"), _UUID, _SIGNER, _COUNT, _COUNT, _HASH, _SIGNATURE,
        {"type": "array", "items": _line(_COUNT, _HASH)},
    ),
    "title": "proof of the rows below it",
}  # fmt: skip
_RUN = {
    **_line({"enum": ["run", "own"]}, _COUNT, _COUNT, _COUNT, _OUTCOME),
    "title": "rows",
    "description": "`run`: so many ops follow, one a line. `own`: none follow.",
}

#: What is answered.
REPLY: Schema = {
    "type": "array",
    "description": "docs/protocol.md, 4: the head, then rows feed by feed; an item a line.",
    "prefixItems": [_TOLD],
    "items": {"anyOf": [_line(_word("feed"), _FEED), _PROOF, _RUN, _OP]},
    "minItems": 1,
}
