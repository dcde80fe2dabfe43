"""The search for people's facts finds what is planted for it, in every form and place."""

from __future__ import annotations

import base64
import gzip
import io
import json
import os
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.security.plain_search import leaks

#: One of the letters is beyond the BMP, none is met by chance.
NAME, NUMBER, PHONE = "闻人𠀀槿棠", "990101196103091232", "15400987612"
FACTS = (NAME, NUMBER, PHONE)
_NOISE = os.urandom(3001)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where something is planted between what nobody can read."""
    place = tmp_path / "home"
    place.mkdir()
    (place / "station.db").write_bytes(_NOISE)
    return place


def test_what_nobody_can_read_is_no_leak(folder: Path) -> None:
    assert leaks(folder, FACTS) == []


def _pack(content: bytes, how: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", how) as archive:
        archive.writestr("word/document.xml", content)
    return made.getvalue()


def _zipped(how: int) -> Callable[[str], bytes]:
    return lambda fact: _pack(f"<w:t>{fact}</w:t>".encode() * 9, how)


def _half_zipped(fact: str) -> bytes:
    return _zipped(zipfile.ZIP_DEFLATED)(fact)[:-60]


def _in_html(fact: str) -> bytes:
    return "".join(f"&#{ord(one)};" for one in fact).encode()


def _later(before: int) -> Callable[[str], bytes]:
    return lambda fact: base64.b64encode(b"n=" * 9 + b"x" * before + fact.encode())


WAYS: dict[str, Callable[[str], bytes]] = {
    "UTF-8": str.encode,
    "UTF-16 little": lambda fact: fact.encode("utf-16-le"),
    "UTF-16 big": lambda fact: fact.encode("utf-16-be"),
    "GB18030": lambda fact: fact.encode("gb18030"),
    "JSON": lambda fact: json.dumps({"name": fact}).encode(),
    "a URL": lambda fact: quote(f"file:///media/usb/{fact}.jpg").encode(),
    "a URL in GB18030": lambda fact: quote(fact.encode("gb18030")).lower().encode(),
    "hex": lambda fact: fact.encode().hex().upper().encode(),
    "repr of bytes": lambda fact: repr(fact.encode()).encode(),
    "HTML": _in_html,
    "base64": _later(0),
    "base64 shifted by one": _later(1),
    "base64 shifted by two": _later(2),
    "gzip": lambda fact: gzip.compress(fact.encode("utf-16-le")),
    "zlib in a file": lambda fact: _NOISE + zlib.compress(fact.encode(), 9) + _NOISE,
    "a ZIP": _zipped(zipfile.ZIP_DEFLATED),
    "a ZIP that is not packed": _zipped(zipfile.ZIP_STORED),
    "a ZIP in a ZIP": lambda fact: _pack(_pack(fact.encode(), 8), 8),
    "a ZIP without its end": _half_zipped,
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("shift", [0, 1])
def test_a_planted_fact_is_found(folder: Path, way: str, shift: int) -> None:
    for fact in FACTS:
        planted = folder / "tmp9.dat"
        planted.write_bytes(_NOISE[: 200 + shift] + WAYS[way](fact) + _NOISE[:77])
        assert fact in {leak.fact for leak in leaks(folder, FACTS)}, fact


@pytest.mark.parametrize("spelled", ["wenrenjintang", "154 0098 7612", "154-0098-7612"])
def test_other_spellings_are_found(folder: Path, spelled: str) -> None:
    (folder / "index").write_bytes(_NOISE + spelled.encode())
    assert leaks(folder, ("闻人槿棠", PHONE))


@pytest.mark.parametrize("name", [f"{NAME}.jpg", f"证明-{NUMBER}", quote(NAME)])
def test_names_of_files_and_folders_are_looked_at(folder: Path, name: str) -> None:
    (folder / name).mkdir()
    assert leaks(folder, FACTS)
    (folder / name).rmdir()
    (folder / name).touch()
    assert leaks(folder, FACTS)


def test_names_in_an_archive_are_looked_at(folder: Path) -> None:
    with zipfile.ZipFile(folder / "backup.zip", "w") as archive:
        archive.writestr(f"photos/{NAME}.jpg", b"")
    assert leaks(folder, FACTS)


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs symbolic links")
def test_what_a_link_points_at_is_looked_at(folder: Path) -> None:
    (folder / "last").symlink_to(f"/media/usb/{NAME}")
    assert leaks(folder, FACTS)


@pytest.mark.skipif(sys.platform != "linux", reason="needs attributes of files")
def test_attributes_of_files_are_looked_at(folder: Path) -> None:
    try:
        os.setxattr(folder / "station.db", "user.xdg.comment", NAME.encode())
    except OSError:
        pytest.skip("this file system keeps no attributes")
    assert leaks(folder, FACTS)


@pytest.mark.parametrize(
    "whole", [b"%PDF-1.4\n", b"SQLite format 3\x00", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"]
)
def test_a_whole_document_is_a_leak_whatever_it_says(folder: Path, whole: bytes) -> None:
    (folder / "staging").mkdir()
    (folder / "staging" / "a7").write_bytes(whole + _NOISE)
    assert leaks(folder, FACTS)
