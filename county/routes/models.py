"""The shapes of JSON bodies, for checking requests and for the OpenAPI page."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Code = Annotated[str, StringConstraints(pattern=r"^([0-9]{6}|[0-9]{9}|[0-9]{12})$")]
StationCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{12}$")]
Uuid = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"),
]
Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{43}$")]
Signature = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{86}$")]
Text = Annotated[str, StringConstraints(max_length=400)]


class _Shape(BaseModel):
    # Unknown members are ignored; values are what JSON says they are.
    model_config = ConfigDict(extra="allow", strict=True)


class Refused(_Shape):
    """A refusal of section 2: nothing was applied."""

    error: str


class Challenge(_Shape):
    """A challenge to be signed."""

    v: int
    challenge: str


class County(_Shape):
    """The county about itself, signed by its identity key."""

    v: int
    code: Code
    name: str
    identity: Key
    sealing: Key
    ca: str
    signature: Signature


class EnrolRequest(_Shape):
    """A PC that joins."""

    v: int
    code: Annotated[str, StringConstraints(min_length=4, max_length=4)]
    station: Annotated[str, StringConstraints(pattern=r"^([0-9]{12})?$")]
    replica: Uuid
    key: Key
    sealing: Key
    name: Text
    schema_: Annotated[int, Field(alias="schema", ge=0, le=2**31 - 1)]
    issued: Annotated[str, StringConstraints(max_length=40)]
    proof: Key


class EnrolledStation(_Shape):
    """Which station a PC joined."""

    code: StationCode
    name: str
    town: str
    county: str


class EnrolReply(_Shape):
    """What a PC needs to begin."""

    v: int
    station: EnrolledStation
    county: County
    keys: list[list[Any]]
    duplicates: list[str]
    challenge: str
    proof: Key


class ReplicaRequest(_Shape):
    """A new replica of a PC, for which the former one signs."""

    v: int
    station: StationCode
    was: Uuid
    replica: Uuid
    key: Key
    sealing: Key
    why: Annotated[str, StringConstraints(pattern=r"^(fork|recover|handover)$")]
    challenge: Text
    signature: Signature


class ReplicaReply(_Shape):
    """The signer id of the new key."""

    v: int
    signer: str


class TokenRequest(_Shape):
    """Who wants a token, proved by a signed challenge."""

    v: int
    station: StationCode
    replica: Uuid
    challenge: Text
    signature: Signature


class TokenReply(_Shape):
    """A token for pictures and snapshots."""

    v: int
    token: str
    seconds: int
    challenge: str


class Keys(_Shape):
    """Keys of a station, its town and its county, signed by the county."""

    v: int
    station: StationCode
    keys: Annotated[list[list[Any]], Field(max_length=10_000)]
    signature: Signature


class Taken(_Shape):
    """How many lost replicas were entered again."""

    v: int
    taken: int


class NewStation(_Shape):
    """A station or town to add."""

    code: Code
    name: Annotated[str, StringConstraints(min_length=1, max_length=120)] | None = None


class DivisionAdded(_Shape):
    """A division of the platform."""

    code: Code
    name: str


class NewCode(_Shape):
    """For which station a code is wanted."""

    station: StationCode


class CodeMade(_Shape):
    """A code, shown once."""

    code: str
    station: StationCode
    ends: str


class NewPublication(_Shape):
    """A record to publish."""

    kind: Annotated[str, StringConstraints(max_length=40)]
    fields: dict[str, Any]
    to: Code | None = None
    id: Uuid | None = None


class Published(_Shape):
    """Where a publication stands."""

    id: Uuid
    feed: Code
    row: int


class Publication(Published):
    """A record that is published."""

    kind: str
    title: str


class Publications(_Shape):
    """What is published to a county or town, the newest first."""

    publications: list[Publication]


class Record(_Shape):
    """A record as it stands; sealed values as they came."""

    kind: str
    id: str
    fields: dict[str, Any]
    row: int
    removed: bool
    conflicts: int


class Records(_Shape):
    """Some records of a station, and what asks for the next ones."""

    station: StationCode
    row: int
    records: list[Record]
    next: str | None


class WantedOriginal(_Shape):
    """An original that is wanted."""

    station: StationCode
    photo: Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]


class Asked(_Shape):
    """Whether an original is here already; else it is asked for."""

    v: int
    here: bool


class PersonSeen(_Shape):
    """A volunteer of a station; of another division's nothing but the station is told."""

    station: StationCode
    station_name: str
    record: str
    name: str


class Duplicate(_Shape):
    """One person in two stations or more."""

    persons: list[PersonSeen]


class Duplicates(_Shape):
    """Persons whose ID number two stations have."""

    duplicates: list[Duplicate]


class ReturnedAnswer(_Shape):
    """An answer to a station's record."""

    station: StationCode
    kind: Annotated[str, StringConstraints(max_length=40)]
    record: Uuid
    outcome: Annotated[str, StringConstraints(max_length=40)]
    reason: Annotated[str, StringConstraints(max_length=2000)]


class StationState(_Shape):
    """A station as an administrator sees it."""

    code: StationCode
    name: str
    seen_at: str | None
    devices: int
    schema_: Annotated[int | None, Field(alias="schema")]
    program: str | None
    waits_ops: int | None
    waits_photos: int | None
    conflicts: int
    rows: int


class Stations(_Shape):
    """Stations within the administrator's division."""

    stations: list[StationState]


class Device(_Shape):
    """A PC of a station."""

    replica: Uuid
    station: StationCode
    name: str
    enrolled_at: str
    seen_at: str | None
    revoked_at: str | None


class Devices(_Shape):
    """PCs within the administrator's division."""

    devices: list[Device]


class Health(_Shape):
    """A process that answers."""

    status: str


class Ready(_Shape):
    """A process whose database answers too, and its version."""

    status: str
    database: str
