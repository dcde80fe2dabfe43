"""Pages as people write them."""

import pytest

from desktop.model.page_range import as_ranges, parse_pages


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("", (1, 2, 3, 4, 5)),
        ("2", (2,)),
        ("1-3,5", (1, 2, 3, 5)),
        ("１－２，４", (1, 2, 4)),
        ("3-", (3, 4, 5)),
        ("-2", (1, 2)),
        ("5、1～2", (1, 2, 5)),
        ("2,2,2-3", (2, 3)),
        ("1至2，", (1, 2)),
    ],
)
def test_what_is_meant(text, meant):
    assert parse_pages(text, 5) == meant


@pytest.mark.parametrize("text", ["0", "6", "3-2", "a", "1-9", "-", "1--2", "1,,2", "一到三"])
def test_what_is_no_range_or_lies_outside(text):
    assert parse_pages(text, 5) is None


def test_written_short_again():
    assert as_ranges((1, 2, 3, 5, 7, 8)) == "1-3,5,7-8"
    assert as_ranges(()) == ""
