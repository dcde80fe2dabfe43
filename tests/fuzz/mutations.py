"""Ways of damaging files: a few edits anywhere, or beside the marks a format stands on."""

from __future__ import annotations

import io
import os
import struct
import warnings
import zipfile
from collections.abc import Mapping, Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.errors import HypothesisWarning

from tests.fuzz.bench import Bench, Target

#: How many examples an area tries in the quick suite; the long run tries so many times more.
QUICK = int(os.environ.get("STATION_FUZZ_EXAMPLES", "8"))
LONGER = 80

_ODD = (
    0,
    1,
    2,
    3,
    7,
    8,
    16,
    0x7F,
    0x80,
    0xFF,
    0x100,
    0x7FFF,
    0x8000,
    0xFFFE,
    0xFFFF,
    0x10000,
    0xFFFFFF,
    0x7FFFFFFF,
    0x80000000,
    0xFFFFFFFE,
    0xFFFFFFFF,
    1 << 33,
    (1 << 64) - 1,
)
_FORMS = ("<B", "<H", "<I", "<Q", ">H", ">I", ">Q")
_JUNK = (
    b"\0" * 16,
    b"\xff" * 16,
    b"\xed\xa0\x80",
    b"\xff\xfe",
    b"PK\x03\x04",
    b"<!DOCTYPE a>",
    b"&#0;",
    b"&#x110000;",
    b"%n%s" * 8,
    b"\x1b[2J",
    b"\xe2\x80\xae",
    b"'\"><",
    b"<" * 200,
    b"A" * 5000,
)


def hunts(
    bench: Bench, target: Target, cases: st.SearchStrategy[bytes], examples: int = QUICK
) -> None:
    """Let a target take many cases; fails with the smallest that it does not bear."""

    @settings(max_examples=examples, database=None, suppress_health_check=list(HealthCheck))
    @given(cases.map(_Case))
    def hunt(case: _Case) -> None:
        bench.holds(target, case.content)

    with warnings.catch_warnings():
        # About the size of a case that fails: it is kept as a file.
        warnings.simplefilter("ignore", HypothesisWarning)
        hunt()


class _Case:
    """A file; the bench keeps one that fails, so a report need not print it."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def __repr__(self) -> str:
        return f"<{len(self.content)} bytes>"


@st.composite
def damaged(
    draw: st.DrawFn, samples: Sequence[bytes], marks: Sequence[bytes] = (), most: int = 6
) -> bytes:
    """One of the samples with some edits, half of them within 48 bytes of a mark."""
    content = bytearray(draw(st.sampled_from(samples)))
    for _ in range(draw(st.integers(1, most))):
        _edit(draw, content, marks)
    return bytes(content)


def _edit(draw: st.DrawFn, content: bytearray, marks: Sequence[bytes]) -> None:
    at = _place(draw, content, marks)
    how = draw(st.integers(0, 7))
    if how == 0:
        content[at : at + 1] = bytes([draw(st.integers(0, 255))])
    elif how <= 3:
        form = draw(st.sampled_from(_FORMS))
        size = struct.calcsize(form)
        value = draw(st.sampled_from(_ODD)) & ((1 << 8 * size) - 1)
        content[at : at + size] = struct.pack(form, value)
    elif how == 4:
        del content[at : at + draw(st.sampled_from((1, 2, 4, 16, 300, 1 << 30)))]
    elif how == 5:
        piece = bytes(content[at : at + draw(st.integers(1, 400))])
        content[at:at] = piece * draw(st.sampled_from((1, 2, 30)))
    elif how == 6:
        content[at:at] = draw(st.sampled_from(_JUNK))
    else:
        length = draw(st.sampled_from((1, 8, 64, 1 << 30)))
        content[at : at + length] = bytes(len(content[at : at + length]))


def _place(draw: st.DrawFn, content: bytearray, marks: Sequence[bytes]) -> int:
    if marks and draw(st.booleans()):
        start = 0
        for _ in range(draw(st.integers(1, 6))):
            mark = draw(st.sampled_from(marks))
            found = content.find(mark, start)
            if found < 0:
                break
            start = found + 1
        return min(len(content), max(0, start - 1 + draw(st.integers(-4, 44))))
    return draw(st.integers(0, max(0, len(content) - 1)))


ZIP_MARKS = (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06")


@st.composite
def rezipped(draw: st.DrawFn, parts: Mapping[str, bytes], marks: Sequence[bytes]) -> bytes:
    """A zip file one or two parts of which were damaged before they were packed."""
    changed = dict(parts)
    for name in draw(st.lists(st.sampled_from(sorted(parts)), min_size=1, max_size=2, unique=True)):
        changed[name] = draw(damaged([parts[name]], marks))
    return packed(changed)


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    """A zip file of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    """What a zip file holds."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
