"""A small station with something of everything, and ways to spoil its files."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable
from pathlib import Path

from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.desk import Desk
from desktop.services.paper.certificates import activity_certificates
from desktop.storage.photos.photos import ORIGINAL, STANDARD, THUMBNAIL

PAGE = 4096


def fill(desk: Desk, people: int = 40, pictures: int = 3) -> dict[str, list[str]]:
    """People, a team, an activity with certificates, pictures, edits, one in the trash.

    Returns:
        The ids by kind.
    """
    made = [
        records.add(desk, "volunteer", {"name": f"张{chr(0x4E00 + n)}", "phone": f"199{n:08d}"})
        for n in range(people)
    ]
    for one in made[:8]:
        records.change(desk, "volunteer", one, {"notes": "改过一次" * 20})
    team = records.add(desk, "team", {"name": "一队", "leader": made[0]})
    held = {"title": "端午", "started_at": "2026-06-19T09:00", "ended_at": "2026-06-19T11:00"}
    took_part = [Participant(one) for one in made[: people // 3]]
    activity = activities.record_activity(desk, held, took_part)
    activity_certificates.issue(desk, activity)
    records.remove(desk, "volunteer", made[-1:])
    for number in range(pictures):
        add_picture(desk, activity, number)
    return {"volunteer": made, "team": [team], "activity": [activity]}


def picture_bytes(seed: object, size: int = 20_000) -> bytes:
    return hashlib.shake_256(str(seed).encode()).digest(size)


def put_bytes(desk: Desk, seed: object, size: int = 20_000) -> str:
    """Bytes in a volume that no record names."""
    data = picture_bytes(seed, size)
    sha256 = hashlib.sha256(data).hexdigest()
    desk.volumes.put(sha256, {ORIGINAL: data, STANDARD: data[:3000], THUMBNAIL: data[:300]})
    return sha256


def add_picture(desk: Desk, activity: str, seed: object, size: int = 20_000) -> str:
    """A picture of noise with its record; gives its SHA-256."""
    data = picture_bytes(seed, size)
    sha256 = hashlib.sha256(data).hexdigest()
    renditions = {ORIGINAL: data, STANDARD: data[:3000], THUMBNAIL: data[:300]}
    stored = desk.volumes.put(sha256, renditions)
    with desk.action("photo", "添加照片") as group:
        desk.places.put(sha256, stored)
        values = {"activity": activity, "sha256": sha256, "position": 1}
        desk.records.insert(group, kind_named("photo"), values)
    return sha256


def flipped(page: bytes, chance: random.Random) -> bytes:
    spoiled = bytearray(page)
    spoiled[chance.randrange(len(page))] ^= 1 << chance.randrange(8)
    return bytes(spoiled)


def zeroed(page: bytes, chance: random.Random) -> bytes:
    return bytes(len(page))


def torn(page: bytes, chance: random.Random) -> bytes:
    """Only the first sectors of a page got there."""
    kept = 512 * chance.randrange(1, 8)
    return page[:kept] + chance.randbytes(len(page) - kept)


def noise(page: bytes, chance: random.Random) -> bytes:
    return chance.randbytes(len(page))


SPOILERS: tuple[Callable[[bytes, random.Random], bytes], ...] = (flipped, zeroed, torn, noise)


def spoil(path: Path, seed: int, most: int = 30) -> set[int]:
    """Spoil some pages of a file.

    Returns:
        Their numbers, from 1.
    """
    chance = random.Random(seed)  # noqa: S311 - damage, not keys
    data = bytearray(path.read_bytes())
    pages = len(data) // PAGE
    hit = {chance.randrange(pages) for _ in range(chance.randint(1, most))}
    for number in hit:
        at = number * PAGE
        data[at : at + PAGE] = chance.choice(SPOILERS)(bytes(data[at : at + PAGE]), chance)
    path.write_bytes(data)
    return {number + 1 for number in hit}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}
