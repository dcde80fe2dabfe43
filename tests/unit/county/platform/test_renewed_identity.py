"""Another identity key: signed by the one before it, on the disk with it, known to stations."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from county.app import County
from county.auth.keyring import Keyring
from county.wire.encoding import compact, unb64
from desktop.sync.joining.identity import chain
from tests.county_line import InProcess, token
from tests.county_pc import STATION, Pc


def signed(document: dict[str, object], label: bytes, key: bytes) -> bool:
    rest = {name: value for name, value in document.items() if name != "signature"}
    signature = unb64(document["signature"], 64)
    assert signature is not None
    Ed25519PublicKey.from_public_bytes(key).verify(signature, label + compact(rest))
    return True


def test_papers_name_every_key_there_was_and_are_signed_by_the_last(county: County) -> None:
    first = county.papers.county()
    assert "succession" not in first
    for _ in range(2):
        county.keyring.renew_identity(county.randomness)
    now = county.papers.county()
    keys = county.papers.keys(STATION)
    assert now["identity"] != first["identity"]
    assert chain(first["identity"], now["succession"])[-1] == now["identity"]
    assert len(now["succession"]) == 2 and keys["succession"] == now["succession"]
    public = county.keyring.identity_public
    assert signed(now, b"station-county-1\n", public)
    assert signed(keys, b"station-keys-1\n", public)


def test_it_lies_on_the_disk_with_all_that_was_before(county: County) -> None:
    county.keyring.renew_identity(county.randomness)
    again = Keyring.load(Path(county.place.keys))
    assert again.identity_public == county.keyring.identity_public
    assert again.succession == county.keyring.succession
    assert again.sealing_public == county.keyring.sealing_public


def test_a_list_that_a_former_key_signed_is_still_the_countys_own(
    county: County, client: InProcess, pc: Pc
) -> None:
    kept = client.get(f"/v1/keys/{STATION}", headers=token(client, pc)).json()
    county.keyring.renew_identity(county.randomness)
    with county.engine.begin() as connection:
        connection.exec_driver_sql(f"DELETE FROM replica WHERE replica = '{pc.replica}'")
    told = client.post(f"/v1/keys/{STATION}", json=kept).json()
    assert told["taken"] == 1
    renewed = client.get(f"/v1/keys/{STATION}", headers=token(client, pc)).json()
    assert client.post(f"/v1/keys/{STATION}", json=renewed).json()["taken"] == 0
    renewed["succession"] = []
    assert client.post(f"/v1/keys/{STATION}", json=renewed).status_code == 403
