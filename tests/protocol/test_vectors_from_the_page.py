"""The shipped vectors are what the page comes to, by code of neither side."""

from __future__ import annotations

import pytest

from tests.protocol import make_vectors as made


@pytest.mark.parametrize("name", sorted(made.vectors()))
def test_a_file_of_vectors_is_what_the_reference_computes(name: str) -> None:
    shipped = (made.FOLDER / name).read_text(encoding="utf-8")

    assert shipped == made.written(made.vectors()[name])


def test_no_file_of_vectors_is_left_over() -> None:
    written = {*made.vectors(), *made.WRITTEN_BY_HAND}
    assert {path.name for path in made.FOLDER.iterdir()} == written
