"""Our own parsers as guided fuzzing calls them: bytes in, a result or an error of the tree."""

from __future__ import annotations

import base64
import contextlib
import datetime as dt
import hashlib
import json
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import msgspec

from county import errors as county_errors
from county.routes.photos import _metadata
from county.wire import bodies, bundles, codes
from county.wire.kinds import load as load_kinds
from county.wire.ops import Fault, decode_op, fault_of
from desktop import errors
from desktop.imaging import exif
from desktop.imaging.inspect import inspect
from desktop.imaging.stripping import original_without_location
from desktop.imaging.when_taken import when_taken
from desktop.importing import archive, ods_parts, sniff, text_file, xls_parts, xlsx_parts
from desktop.importing.compound_file import read_stream, with_one_stream
from desktop.importing.html_table import html_grids, looks_like_html
from desktop.importing.limits import DEFAULT_LIMITS
from desktop.model import id_number, seal_code
from desktop.model.dates import read_date
from desktop.model.phones import read_phone
from desktop.model.spreadsheet_text import guarded, unguarded
from desktop.printing.typography.font_tables import refuse_lies
from desktop.storage import keys
from desktop.storage.backups import backup_manifest
from desktop.sync.bundles.bundle_contents import packed_contents, read_contents
from desktop.sync.bundles.bundle_head import parse_head
from desktop.sync.joining.enrolment_code import parse_code
from desktop.sync.pictures.photos import Picture
from desktop.sync.wire.protocol import parse_reply
from desktop.sync.wire.reply_shape import demand_entry

TODAY = dt.date(2026, 11, 22)
LIMITS = DEFAULT_LIMITS


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")


def text(content: bytes) -> None:
    grid = text_file.text_grid(text_file.decode(content, "a"), len, "a")
    for row in grid.rows:
        assert all(isinstance(cell, str) for cell in row)


def html(content: bytes) -> None:
    page = _text(content)
    looks_like_html(page)
    for grid in html_grids(page, LIMITS, "a"):
        assert len({len(row) for row in grid.rows}) <= 1


def xlsx_sheet(content: bytes) -> None:
    xlsx_parts.sheet_facts(memoryview(content), "a", LIMITS)


def ods_content(content: bytes) -> None:
    ods_parts.tables(memoryview(content), "a", LIMITS)


def xls_stream(content: bytes) -> None:
    xls_parts.checked(with_one_stream("Workbook", content), "a", LIMITS)


def compound(content: bytes) -> None:
    read_stream(content, ["Workbook", "Book"], "a")


def zipped(content: bytes) -> None:
    entries = archive.directory(content, "a", LIMITS)
    sniff.zip_kind(entries, "a")
    archive.unpack(content, entries, wanted=xlsx_parts.wanted, path="a", limits=LIMITS)


def dates(content: bytes) -> None:
    read_date(_text(content), today=TODAY)


def id_numbers(content: bytes) -> None:
    found = id_number.check(_text(content), today=TODAY)
    if isinstance(found, id_number.IdNumber):
        assert id_number.check(found.number, found.id_type, today=TODAY) == found
    id_number.mask(_text(content))


def phones(content: bytes) -> None:
    read_phone(_text(content))


def guards(content: bytes) -> None:
    typed = _text(content)
    assert unguarded(guarded(typed)) == typed


def pictures(content: bytes) -> None:
    inspect(content, "a.jpg")
    when_taken(exif.read(content), _text(content[:80]), TODAY)


def stripping(content: bytes) -> None:
    if content[:2] in (b"\xff\xd8", b"\x89P"):
        clean = original_without_location(content, "a")
        assert b"Exif\0\0II" not in clean


def exif_block(content: bytes) -> None:
    exif.read(content)
    exif.directories(content)
    exif.declared_size(content)


def key_slots(content: bytes) -> None:
    keys.parse_slots(content, Path("keys.json"))


def seal(content: bytes) -> None:
    code = _text(content)
    parsed = seal_code.parse(code)
    assert seal_code.verify(code, bytes(32)).code == parsed


def manifest(content: bytes) -> None:
    with tempfile.NamedTemporaryFile() as file:
        with zipfile.ZipFile(file, "w") as packed:
            packed.writestr("manifest.json", content)
        file.flush()
        backup_manifest.manifest_of(Path(file.name))


def font_tables(content: bytes) -> None:
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        try:
            refuse_lies(Path(file.name))
        except (ValueError, LookupError, OSError):
            return
        except Exception as error:
            if type(error).__module__ != "struct":
                raise


def county_bodies(content: bytes) -> None:
    try:
        body = bodies.parse(content)
    except county_errors.Refusal as refusal:
        assert refusal.status in (400, 413, 426)
        return
    for segment in body.segments:
        for sent in segment.lines:
            if sent.line is not None:
                op = decode_op(sent.line)
                if not isinstance(op, Fault):
                    fault_of(op, KINDS[op.k])


def replies(content: bytes) -> None:
    for run in parse_reply(content, "999999001001").runs:
        assert run.count >= len(run.lines)


def bundle_heads(content: bytes) -> None:
    line = content.split(b"\n", 1)[0] + b"\n"
    try:
        head = parse_head(line)
    except ValueError as error:
        assert str(error)
    else:
        assert "/" not in head.name
        head.genuine(bytes(32))
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        try:
            bundles.read_part(Path(file.name)).head.is_signed_by(bytes(32))
        except county_errors.NotABundle as error:
            assert str(error)


def bundle_contents(content: bytes) -> None:
    with contextlib.suppress(ValueError):
        for part in read_contents([content[:40], content[40:]]):
            assert part


def enrolment_codes(content: bytes) -> None:
    typed = _text(content)
    there = codes.parse(typed)
    try:
        here = parse_code(typed)
    except errors.BadEnrolCode as error:
        assert str(error)
    else:
        assert there is not None and here.id == there.id


def tus_metadata(content: bytes) -> None:
    with contextlib.suppress(county_errors.Malformed):
        assert {"station", "photo"} <= set(_metadata(content.decode("latin-1")))


def snapshot_lines(content: bytes) -> None:
    with contextlib.suppress(ValueError, msgspec.MsgspecError, RecursionError):
        demand_entry(msgspec.json.decode(content))


KINDS = load_kinds()

HARNESSES: dict[str, Callable[[bytes], None]] = {
    harness.__name__: harness
    for harness in (
        text,
        html,
        xlsx_sheet,
        ods_content,
        xls_stream,
        compound,
        zipped,
        dates,
        id_numbers,
        phones,
        guards,
        pictures,
        stripping,
        exif_block,
        key_slots,
        seal,
        manifest,
        font_tables,
        county_bodies,
        replies,
        bundle_heads,
        bundle_contents,
        enrolment_codes,
        tus_metadata,
        snapshot_lines,
    )
}


def bears(name: str, content: bytes) -> None:
    """One input; raises what is no answer to it."""
    try:
        HARNESSES[name](content)
    except errors.ProgramError:
        raise
    except errors.StationError as error:
        assert str(error)


def seeds(name: str) -> list[bytes]:
    """Sound inputs to start from."""
    return [seed for key, found in _all_seeds().items() if key == name for seed in found]


def _sync_seeds() -> dict[str, list[bytes]]:
    """Sound inputs of what goes over the line and on sticks."""
    replica, b32, b64 = "0b7d3c55-8a43-4f0e-a5ce-93f1f2d0c9aa", "A" * 43, "A" * 86
    station = "999999001001"
    op = {
        "k": "volunteer",
        "i": "v1",
        "a": "add",
        "b": 0,
        "f": {"name": "王", "skills": {"+": ["x"]}},
    }
    request = {"v": 1, "station": station, "replica": replica, "cursors": {station: [0, ""]}}
    reply = {
        "v": 1,
        "challenge": "c",
        "nonce": ["e", 1],
        "held": 1,
        "verdicts": [[1, 1, "applied", 1]],
    }
    proof = ["seg", replica, "0" * 16, 1, 1, b32, b64, []]
    rows = [
        ["feed", station],
        proof,
        ["run", 1, 1, 1, {"lost": ["name"]}],
        op,
        ["own", 2, 1, 1, None],
    ]
    head = {
        "format": "station-bundle-1", "id": replica, "from": station, "to": "999999", "part": 1,
        "parts": 1, "bytes": 1, "sha256": hashlib.sha256(b"x").hexdigest(), "whole": "0" * 64,
        "ephemeral": b32, "signer": "0" * 16, "signature": b64,
    }  # fmt: skip
    named = {"station": station, "photo": "a" * 64, "rendition": "standard", "sha256": "a" * 64}
    pairs = [
        f"{name} {base64.b64encode(value.encode()).decode()}"
        for name, value in {**named, "filetype": "image/jpeg"}.items()
    ]
    inside = packed_contents(b"{}\n", [Picture("a" * 64, "thumbnail", b"x" * 90)])
    return {
        "county_bodies": [
            _ndjson(request, ["seg", 1, 1, b32, b64], op),
            _ndjson(
                {**request, "re": {station: [1, ""]}},
                ["seg", 1, 2, b32, b64, station, replica, "0" * 16, [[1, 1, 7, None]]],
                op,
                b32,
            ),
        ],
        "replies": [
            _ndjson(reply, *rows),
            _ndjson({"v": 1, "challenge": "c", "back": {station: [[1, b32], [0, ""]]}}),
            _ndjson({"v": 1, "challenge": "c", "fork": {"why": "ops", "held": []}}),
        ],
        "bundle_heads": [_ndjson(head) + b"x"],
        "bundle_contents": [b"".join(inside)],
        "enrolment_codes": [b"7K3M0-00000-00000-00000-00000"],
        "tus_metadata": [",".join(pairs).encode()],
        "snapshot_lines": [
            _ndjson(["volunteer", "v1", {"name": "王"}, {"": 5}, None]),
            _ndjson(["conflict", 1, "name", "volunteer", "v1", "李", replica, None, None]),
        ],
    }


def _ndjson(*lines: object) -> bytes:
    return b"".join(msgspec.json.encode(line) + b"\n" for line in lines)


def _all_seeds() -> dict[str, list[bytes]]:
    from tests.fuzz.picture_files import _samples
    from tests.fuzz.planted_people import NUMBER, ROWS
    from tests.unit.imaging.made_pictures import make_exif
    from tests.unit.importing.made_rosters import make_ods, make_xls, make_xlsx

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        book = make_xlsx(folder / "a.xlsx", ROWS).read_bytes()
        old = make_xls(folder / "a.xls", ROWS).read_bytes()
        with zipfile.ZipFile(make_ods(folder / "a.ods", ROWS)) as ods:
            content = ods.read("content.xml")
    with tempfile.TemporaryFile() as file:
        file.write(book)
        with zipfile.ZipFile(file) as parts:
            sheet = parts.read("xl/worksheets/sheet1.xml")
    slot = {
        "id": "a",
        "kind": "passphrase",
        "parameters": {"salt": "", "argon2id": {}},
        "nonce": "",
        "wrapped": "",
    }
    page = "<table><tr><td rowspan=2>姓名<td>电话<tr><td>1</table>".encode()
    images = [sample for found, _ in _samples().values() for sample in found]
    part = {"name": "station.db", "bytes": 1, "sha256": "0" * 64}
    return _sync_seeds() | {
        "text": ["\n".join(",".join(row) for row in ROWS).encode()],
        "html": [page],
        "xlsx_sheet": [sheet],
        "ods_content": [content],
        "xls_stream": [read_stream(old, ["Workbook"], "a")],
        "compound": [old],
        "zipped": [book],
        "dates": [
            at.encode()
            for at in ("1961-03-09", "1974.11", "二〇二六年三月", "61/3/9", "46000", "农历三月初九")
        ],
        "id_numbers": [NUMBER.encode(), b"110101900307803"],
        "phones": [b"+86 154-0098-7612", "0839-5550123转8".encode()],
        "guards": [b"'=1+1"],
        "pictures": images,
        "stripping": [image for image in images if image[:2] in (b"\xff\xd8", b"\x89P")],
        "exif_block": [make_exif(6, "2026:10:12 09:30:12", place=True)[6:]],
        "key_slots": [json.dumps({"format": 1, "slots": [slot]}).encode()],
        "seal": [("WMZ1.X7QK-000012.20261122." + "A" * 22 + "." + "A" * 86 + ".k1").encode()],
        "manifest": [
            json.dumps(
                {"format": 2, "schema": 1, "made_at": "2026-11-22T09:30:00+08:00", "parts": [part]}
            ).encode()
        ],
        "font_tables": [
            b"\0\1\0\0\0\1" + bytes(6) + b"cmap" + bytes(4) + b"\0\0\0\x1c" + bytes(40)
        ],
    }
