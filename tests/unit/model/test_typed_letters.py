"""Letters that are typed and the words of the window that are meant by them."""

from __future__ import annotations

import pytest

from desktop.model import typed_letters


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        ("查看记录", "chakanjilu"),
        ("查看记录", "zhakanjilu"),
        ("重做", "chongzuo"),
        ("U盘", "upan"),
        ("Records of looks", "recordsoflooks"),
    ],
)
def test_whole_pinyin_is_known_in_every_reading(words: str, typed: str) -> None:
    assert typed_letters.whole(words, typed)
    assert typed_letters.begins(words, typed[:-1]) and not typed_letters.whole(words, typed[:-1])


@pytest.mark.parametrize(
    ("words", "typed"),
    [("查看记录", "ckj"), ("重做", "cz"), ("U盘", "up"), ("Records of it", "roi")],
)
def test_initials_are_known(words: str, typed: str) -> None:
    assert typed_letters.begins(words, typed)
    assert not typed_letters.whole(words, typed)


@pytest.mark.parametrize("typed", ["", "kan", "chakanjilux", "ckx"])
def test_nothing_else_is_found(typed: str) -> None:
    assert not typed_letters.begins("查看记录", typed)
    assert not typed_letters.whole("查看记录", typed)
