"""What a station that has joined a county keeps: the county, its keys, this replica's keys."""

from __future__ import annotations

from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from desktop import errors
from desktop.storage.settings import Secrets, Settings
from desktop.sync.joining.enrolment import County, Joined
from desktop.sync.joining.restart import note_registered

#: Settings: who the county is and where (JSON object); keys of towns and stations as they came.
COUNTY, COUNTY_KEYS = "county", "county_keys"
#: Setting: names the key of `d`; secret: that key.
DUPLICATES_ID, DUPLICATES_KEY = "duplicates_key_id", "duplicates_key"
#: Of one replica: its X25519 key (secret), the next challenge (setting).
SEALING_KEY, CHALLENGE = "replica.sealing_key", "replica.challenge"
#: Of one replica too: the key it signs with (secret).
DEVICE_KEY = "device_key"
#: Setting of this replica: a request file was written, and its reply was not read yet.
_ASKED_BY_FILE = "replica.asked_by_file"
_REPLICA = "replica"


@dataclass(frozen=True, slots=True)
class Membership:
    """The county this station belongs to.

    Args:
        url: its address; empty where everything goes by file.
        county: who it is.
    """

    url: str
    county: County


def membership(settings: Settings) -> Membership | None:
    """The county this station has joined, if any."""
    kept = settings.get(COUNTY)
    if kept is None:
        return None
    facts = {name: str(kept[name]) for name in ("code", "name", "identity", "sealing", "ca")}
    return Membership(str(kept.get("url", "")), County(**facts))


def required_membership(settings: Settings) -> Membership:
    """The county this station has joined.

    Raises:
        errors.NotEnrolled: none.
        errors.ReplyAwaited: none yet; a request file was written.
    """
    found = membership(settings)
    if found is None:
        raise errors.ReplyAwaited() if awaits_reply(settings) else errors.NotEnrolled()
    return found


def awaits_reply(settings: Settings) -> bool:
    """Whether this PC has asked by a file, and has not read the county's reply."""
    return bool(settings.get(_ASKED_BY_FILE, default=False))


def note_asked_by_file(settings: Settings, *, asked: bool) -> None:
    """Note that a request file was written, or that this PC has joined since."""
    settings.put(_ASKED_BY_FILE, asked)


def keep_membership(settings: Settings, secrets: Secrets, url: str, joined: Joined) -> None:
    """Keep what the county answered, in the open transaction."""
    settings.put(COUNTY, {"url": url, **joined.county.to_json()})
    settings.put(COUNTY_KEYS, joined.keys)
    settings.put(DUPLICATES_ID, joined.duplicates_id)
    secrets.put(DUPLICATES_KEY, joined.duplicates_key)
    settings.put(CHALLENGE, joined.challenge)
    note_registered(settings, str(settings.get(_REPLICA)))


def device_key(secrets: Secrets) -> Ed25519PrivateKey:
    """The key this replica signs with."""
    return Ed25519PrivateKey.from_private_bytes(secrets.get(DEVICE_KEY))


def sealing_key(secrets: Secrets) -> X25519PrivateKey:
    """The key that opens what is sealed to this replica."""
    return X25519PrivateKey.from_private_bytes(secrets.get(SEALING_KEY))
