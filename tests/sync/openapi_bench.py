"""A county in this process that schemathesis asks, as nobody and as all who may ask."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import httpx
import jsonschema_rs
import schemathesis
from hypothesis import strategies as st
from schemathesis.checks import load_all_checks, not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from county.app import County, make_app, make_verbs
from county.auth import limits
from county.config import place_of
from tests.county_line import (
    JPEG,
    OTHER_STATION,
    InProcess,
    announced,
    join,
    photo,
    token,
)
from tests.county_pc import COUNTY, STATION, TOWN, Pc, TestClock

NDJSON = "application/x-ndjson"
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
#: Rules that would shut the bench out after some questions; they have tests of their own.
_RULES = ("WRONG_CODES", "EXCHANGES", "TOKENS", "UNPROVED", "WRONG_KEYS")


@schemathesis.serializer(NDJSON, "application/offset+octet-stream")
def _lines(_context: schemathesis.SerializationContext, value: Any) -> bytes:
    """An item a line; what is no list goes as it is."""
    if isinstance(value, bytes):
        return value
    items = value if isinstance(value, list) else [value]
    return b"".join(_json(item) + b"\n" for item in items)


def _items(response: httpx.Response) -> list[Any]:
    lines = response.content.split(b"\n")
    assert lines.pop() == b""
    return [json.loads(line) for line in lines]


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")


@dataclass
class Asker:
    """Asks one application.

    Args:
        county: opened.
        app: its application.
        client: of that.
        pc: a PC that has joined.
        spare: another one, there to be revoked.
        photo: hash of a photo its records name.
        bearers: what `Authorization` may carry; the empty one for nothing.
    """

    county: County
    app: Any
    client: InProcess
    pc: Pc
    spare: Pc
    photo: str
    bearers: list[str]

    def ask(self, case: Any, draw: st.DataObject) -> httpx.Response:
        """Send a case, now and then with what is really there, and check the answer."""
        self._place(case, draw)
        sent = case.as_transport_kwargs(base_url="http://county.test")
        headers = {name: str(value) for name, value in dict(sent.pop("headers")).items()}
        headers.pop("Authorization", None)
        if bearer := draw.draw(st.sampled_from(self._likely_bearers(case.path))):
            headers["Authorization"] = bearer
        if case.path == "/v1/photos" and draw.draw(st.booleans()):
            size = draw.draw(st.sampled_from([1, 300, len(JPEG)]))
            headers |= announced(self.pc, self.photo, "standard", JPEG[:size])
        body = self._body(case, draw, sent, headers)
        url = httpx.URL(sent["url"]).copy_merge_params(sent.get("params") or {})
        reply = self.client.request(sent["method"], str(url), headers=_latin(headers), content=body)
        assert reply.headers["station-protocol"] == "1"
        if reply.headers.get("content-type") == NDJSON:
            # Schemathesis 4.32 can't hold a tuple against an answer's body (`prefixItems`).
            self._replies.validate(_items(reply))
            assert reply.status_code == 200
        else:
            case.validate_response(reply, checks=CHECKS)
        return reply

    @cached_property
    def _replies(self) -> jsonschema_rs.Draft202012Validator:
        told = self.app.openapi()["paths"]["/v1/exchange"]["post"]["responses"]["200"]
        return jsonschema_rs.Draft202012Validator(told["content"][NDJSON]["schema"])

    def _place(self, case: Any, draw: st.DataObject) -> None:
        real = {"station": STATION, "photo": self.photo, "rendition": "standard"}
        real |= {"replica": self.spare.replica, "name": self.photo}
        real |= {"feed": STATION[:9], "kind": "theme", "record": self.spare.replica}
        if case.path_parameters and draw.draw(st.booleans()):
            case.path_parameters = {name: real[name] for name in case.path_parameters}

    def _likely_bearers(self, path: str) -> list[str]:
        """All there are, and once more those that this route may let in."""
        _nothing, own, _other, *keys = self.bearers
        return [*self.bearers, *(keys if path.startswith("/v1/admin") else [own, own])]

    def _body(
        self, case: Any, draw: st.DataObject, sent: dict[str, Any], headers: dict[str, str]
    ) -> bytes | None:
        if "json" in sent:
            headers.setdefault("Content-Type", "application/json")
            likely = isinstance(sent["json"], dict) and draw.draw(st.booleans())
            return _json(self._nearly(sent["json"], draw) if likely else sent["json"])
        body = sent.get("data")
        body = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
        if case.path == "/v1/exchange" and draw.draw(st.sampled_from([True, True, False])):
            body = self._really(body or b"", draw)
            headers["Station-Signature"] = self.pc.signed(body)
        return body

    def _nearly(self, told: dict[str, Any], draw: st.DataObject) -> dict[str, Any]:
        """The same with what is really there, so that more than its form is judged."""
        real = {"v": 1, "station": STATION, "replica": self.spare.replica, "record": "a1"}
        real |= {"was": self.spare.replica, "code": OTHER_STATION, "kind": "activity"}
        real |= {"challenge": self.county.door.challenges.issue()}
        named = draw.draw(st.sets(st.sampled_from(sorted(set(real) & set(told)) or ["v"])))
        whole = {name: value for name, value in told.items() if not isinstance(value, float)}
        return {**whole, **{name: real[name] for name in named | {"v"} if name in told}}

    def _really(self, body: bytes, draw: st.DataObject) -> bytes:
        """The same with a head of this PC in place of some of its own members, or of all."""
        first, _, rest = body.partition(b"\n")
        try:
            told = json.loads(first)
        except (ValueError, RecursionError):
            told = {}
        true = self.pc.head()
        if draw.draw(st.booleans()):
            told = {}
        own = draw.draw(st.lists(st.sampled_from(["cursors", "nonce", "attempt", "bytes"])))
        kept = {name: true[name] for name in true if name not in own}
        head = {**(told if isinstance(told, dict) else {}), **kept}
        lines = self.pc.segments(1) if draw.draw(st.booleans()) else rest
        return _json(head) + b"\n" + lines


def asker(folder: Path, database: str | None = None) -> Iterator[Asker]:
    """A county with two stations, a PC that has sent something, and keys of administrators."""
    county = County(place_of(str(folder / "县"), database), TestClock()).open()
    kept = {name: getattr(limits, name) for name in _RULES}
    for name, rule in kept.items():
        setattr(limits, name, limits.Rule(rule.name, 10**9, rule.window_s))
    try:
        for code in (STATION, OTHER_STATION):
            county.stations.add(code, "石桥村")
        app = make_app(make_verbs(county))
        client = InProcess(app)
        pc = join(client, county.enrolling.make_code(STATION).code, STATION)
        spare = join(client, county.enrolling.make_code(STATION).code, STATION)
        other = join(client, county.enrolling.make_code(OTHER_STATION).code, OTHER_STATION)
        named = photo(pc)
        pc.sync()
        keys = [county.admins.add(division, "王主任") for division in (COUNTY, TOWN)]
        bearers = [
            "",
            token(client, pc)["Authorization"],
            token(client, other)["Authorization"],
            *(f"Bearer {key}" for key in keys),
        ]
        yield Asker(county, app, client, pc, spare, named, bearers)
    finally:
        for name, rule in kept.items():
            setattr(limits, name, rule)
        county.close()


def operations(document: Mapping[str, Any]) -> Any:
    """All operations of an OpenAPI page, as schemathesis takes them."""
    load_all_checks()
    schema = schemathesis.openapi.from_dict(dict(document))
    for found in schema.get_all_operations():
        yield found.ok()


def _latin(headers: Mapping[str, str]) -> dict[bytes, bytes]:
    """As they go over the wire."""
    return {name.encode("latin-1"): text.encode("utf-8") for name, text in headers.items()}
