"""What the program keeps, as a bad disk or person leaves it: keys, records, photos, backups."""

from __future__ import annotations

import datetime as dt
import io
import json
import sqlite3
import warnings
import zipfile
from pathlib import Path

from hypothesis import strategies as st

from desktop import errors
from desktop.config import Home
from desktop.importing.columns import load_vocabulary
from desktop.printing.sheets.walls.rules import RulesText
from desktop.services import records
from desktop.services.apart import Here
from desktop.services.opening import open_desk, unlock
from desktop.services.photos import photos
from desktop.services.safekeeping import recovering
from desktop.services.safekeeping.backups import back_up
from desktop.services.safekeeping.checkup import examine
from desktop.storage import keys
from desktop.storage.keys import MasterKey
from desktop.storage.photos.photos import PhotoVolumes
from tests.conftest import PASSPHRASE
from tests.fuzz.mutations import ZIP_MARKS, damaged, packed, parts_of
from tests.fuzz.planted_people import ADDRESS, NAME, NUMBER, PHONE
from tests.unit.imaging.made_pictures import make_scene, written

KEY = bytes(range(32))
PHOTO = "a" * 64


def key_file(folder: Path, content: bytes) -> object:
    """Try to unlock with this file of keys."""
    path = folder / "brought-keys.json"
    path.write_bytes(content)
    return keys.unlock(keys.read_slots(path), PASSPHRASE)


def records_file(folder: Path, content: bytes) -> object:
    """Sit down at a station with these records and the right keys, look, write, examine."""
    home = Home(folder / "brought-home")
    home.path.mkdir()
    for name, part in parts_of(content).items():
        (home.path / name).write_bytes(part)
    desk = open_desk(home, unlock(home, PASSPHRASE), Here())
    try:
        records.add(desk, "team", {"name": "水泵队"})
        examine(desk)
    finally:
        desk.close()
    return None


def photo_volume(folder: Path, content: bytes) -> object:
    """Take a picture out of this file, and add one to it."""
    home = folder / "brought"
    home.mkdir()
    (home / "volume-0001.db").write_bytes(content)
    volumes = PhotoVolumes(home, MasterKey(KEY))
    try:
        volumes.broken_pages(1)
        volumes.get(1, PHOTO, "original")
        volumes.put("b" * 64, {"original": b"x"})
    finally:
        volumes.close()
    return None


def backup(folder: Path, content: bytes) -> object:
    """Look at this backup, and build a station from it; a refusal leaves none."""
    path = folder / "brought.station"
    path.write_bytes(content)
    home = Home(folder / "brought-home")
    recovering.preview_lines(recovering.preview(path))
    try:
        done = recovering.recover(path, home, PASSPHRASE)
    except errors.StationError:
        assert not home.records.exists() and not home.keys.exists()
        raise
    assert {p for p in folder.iterdir() if not p.name.startswith("brought")} == set()
    recovering.told(done)
    return None


def vocabulary(folder: Path, content: bytes) -> object:
    """Read this file as a county's words of rosters."""
    path = folder / "brought.json"
    path.write_bytes(content)
    return load_vocabulary(path)


def rules_text(folder: Path, content: bytes) -> object:
    """Read this file as a text of rules, and fill it."""
    path = folder / "brought.json"
    path.write_bytes(content)
    text = RulesText.load(path)
    return text.filled(dict.fromkeys(text.fields(), "桃"))


def sample_station(
    home: Home, master: keys.MasterKey, now: dt.datetime, folder: Path
) -> dict[str, bytes]:
    """Files of a small station: its keys, records, photos and a backup."""
    desk = open_desk(home, master, Here(), clock=lambda: now)
    records.add(
        desk, "volunteer", {"name": NAME, "id_number": NUMBER, "phone": PHONE, "address": ADDRESS}
    )
    activity = records.add(desk, "activity", {"title": "九九重阳", "held_on": "2026-10-18"})
    picture = folder / "a.jpg"
    picture.write_bytes(written(make_scene(300, 200)))
    photos.add_photos(desk, activity, [picture])
    assert examine(desk) == []
    back_up(desk, folder / "a.station")
    desk.close()
    assert unlock(home, PASSPHRASE)
    volumes = PhotoVolumes(folder / "volumes", MasterKey(KEY))
    volumes.put(PHOTO, {"original": b"x" * 9_000})
    volumes.close()
    other = sqlite3.connect(folder / "other.db")
    other.execute("CREATE TABLE volunteer (id TEXT)")
    other.commit()
    other.close()
    return {
        "keys": home.keys.read_bytes(),
        "records": home.records.read_bytes(),
        "volume": (folder / "volumes" / "volume-0001.db").read_bytes(),
        "backup": (folder / "a.station").read_bytes(),
        "sqlite": (folder / "other.db").read_bytes(),
    }


@st.composite
def key_grammar(draw: st.DrawFn, sound: bytes) -> bytes:
    """A file of keys with costs, salts, forms and numbers of slots that nobody has."""
    body = json.loads(sound)
    numbers = st.sampled_from(
        (0, -1, 1, 8, 1 << 18, 1 << 21, 1 << 31, 1 << 32, 1e999, 0.5, "9", None, [], True)
    )
    slot = body["slots"][0]
    for _ in range(draw(st.integers(1, 3))):
        where = draw(st.sampled_from(("cost", "cost", "slot", "parameters", "top")))
        value = draw(st.one_of(numbers, st.text(max_size=9), st.just("A" * 64), st.just({"a": 1})))
        if where == "cost" and isinstance(slot["parameters"], dict):
            cost = {"passes": 1, "memory_kib": 8, "lanes": 1}
            cost[draw(st.sampled_from(sorted(cost)))] = value
            slot["parameters"]["argon2id"] = cost
        elif where == "parameters" and isinstance(slot["parameters"], dict):
            slot["parameters"][draw(st.sampled_from(("salt", "argon2id", "x")))] = value
        elif where == "slot":
            slot[draw(st.sampled_from(sorted(slot)))] = value
        else:
            body[draw(st.sampled_from(("format", "check", "x")))] = value
    body["slots"] = draw(st.sampled_from(([slot], [slot] * 40, [], slot, [[]], [[[]]])))
    content = json.dumps(body).encode()
    return draw(
        st.sampled_from((content, content, content[:-9], b"[" * 100_000, b"{}", b"null", b"1"))
    )


@st.composite
def backup_grammar(draw: st.DrawFn, sound: bytes) -> bytes:
    """An archive with names that climb, doubled parts, packed parts and a manifest of nonsense."""
    parts = parts_of(sound)
    manifest = json.loads(parts["manifest.json"])
    names = (
        "../x",
        "/etc/x",
        "C:\\x",
        "a/../../x",
        "station.db",
        "",
        "\0",
        "keys.json",
        "photos/../../x",
        "x" * 300,
        "CON",
    )
    values = st.one_of(
        st.sampled_from((0, -1, 1 << 40, 1 << 63, "", None, [], {}, "0" * 64, "../x", 1e99)),
        st.sampled_from(names),
    )
    for _ in range(draw(st.integers(0, 3))):
        target = (
            draw(
                st.sampled_from((manifest, *[p for p in manifest["parts"] if isinstance(p, dict)]))
            )
            if isinstance(manifest.get("parts"), list)
            else manifest
        )
        target[draw(st.sampled_from(sorted(target)))] = draw(values)
    parts["manifest.json"] = json.dumps(manifest).encode()
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w") as archive:
        warnings.simplefilter("ignore")  # of doubled names, which are meant
        for name, content in parts.items():
            if draw(st.integers(0, 9)) == 0:
                continue
            packing = zipfile.ZIP_DEFLATED if draw(st.integers(0, 9)) == 0 else zipfile.ZIP_STORED
            archive.writestr(zipfile.ZipInfo(name), content, packing)
        for _ in range(draw(st.integers(0, 2))):
            extra = zipfile.ZipInfo("x")
            extra.filename = draw(st.sampled_from(names[:-1]))
            archive.writestr(extra, b"x" * draw(st.sampled_from((0, 9, 100_000))))
    return buffer.getvalue()


def areas(
    files: dict[str, bytes], shipped: Path
) -> dict[str, tuple[object, st.SearchStrategy[bytes]]]:
    """What each kind of file is tried by, and how it is spoilt."""
    words = (shipped / "vocabularies" / "import_columns.json").read_bytes()
    text = (shipped / "texts" / "recruitment-rules.json").read_bytes()
    foreign = [
        files["sqlite"],
        files["records"],
        files["volume"],
        b"SQLite format 3\0" + bytes(5_000),
    ]
    databases = st.one_of(
        st.sampled_from(foreign), damaged(foreign, most=3), st.binary(max_size=9_000)
    )
    marks = (b'"', b":", b"{", b"[", b"]")
    return {
        "keys-bytes": (key_file, damaged([files["keys"]], marks)),
        "keys-grammar": (key_file, key_grammar(files["keys"])),
        "records": (
            records_file,
            st.one_of(damaged([files["records"]], most=3), databases).map(
                lambda content: packed({"keys.json": files["keys"], "station.db": content})
            ),
        ),
        "volume": (photo_volume, databases),
        "backup-bytes": (
            backup,
            damaged([files["backup"]], (*ZIP_MARKS, b'"sha256"', b'"bytes"', b'"name"')),
        ),
        "backup-grammar": (backup, backup_grammar(files["backup"])),
        "vocabulary": (vocabulary, damaged([words], marks)),
        "rules": (rules_text, damaged([text, b"[" * 100_000], marks)),
    }


AREAS = (
    "keys-bytes",
    "keys-grammar",
    "records",
    "volume",
    "backup-bytes",
    "backup-grammar",
    "vocabulary",
    "rules",
)
