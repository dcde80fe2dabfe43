"""The harnesses of guided fuzzing bear their seeds, and what was found once stays mended."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st

from tests.fuzz.guided.harnesses import HARNESSES, bears, seeds
from tests.fuzz.mutations import QUICK, damaged, hunts
from tests.fuzz.targets import harness

#: Inputs that once broke a parser.
FINDS = (
    ("dates", b"24.11.9747074100"),
    ("dates", b"2024.1." + b"9" * 5_000),
    ("html", b"<table><tr><td>a<![0"),
    ("html", b"<table><tr><td>&#" + b"9" * 5_000),
    ("ods_content", b'<?xml version="1.0" encoding="gb18030"?><a/>'),
    ("ods_content", b'<?xml version="1.0" encoding="UTF' + b"A" * 2_000 + b'"?><a/>'),
    ("xlsx_sheet", b'<?xml version="1.0" encoding="gb18030"?><c t="e"/>'),
    ("xlsx_sheet", '<a><row r="²"/><c t="e"/></a>'.encode()),
    ("xlsx_sheet", b'<a><row r="' + b"9" * 5_000 + b'"/><c t="e"/></a>'),
    ("key_slots", b'{"format": 1e999, "slots": []}'),
    ("key_slots", b'{"format": 1, "slots": ' + b"[" * 200_000),
)


@pytest.mark.parametrize("name", sorted(HARNESSES))
def test_a_harness_bears_its_seeds(name):
    found = seeds(name)
    assert found
    for seed in found:
        bears(name, seed)


@pytest.mark.parametrize(("name", "content"), FINDS)
def test_what_was_found_stays_mended(name, content):
    bears(name, content)


@pytest.mark.parametrize("name", sorted(HARNESSES))
def test_a_harness_bears_damaged_seeds(bench, name):
    cases = st.one_of(damaged(seeds(name)), st.binary(max_size=60))
    hunts(bench, harness, cases.map(lambda content: f"{name}:".encode() + content), QUICK // 2)
