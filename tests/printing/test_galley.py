"""Pieces of a column over pages: what stays together, what comes again, what is opened."""

import pytest

from desktop import errors
from desktop.printing.furniture.galley import Piece, airy, held, on_pages


def piece(height, **facts):
    return Piece(height, lambda _document, _top: None, **facts)


def heights_of(pages):
    return [[standing.piece.height for standing in page] for page in pages]


def hundred(_page):
    return 100.0


def test_a_page_takes_what_fits_and_the_next_one_the_rest():
    pages = on_pages([piece(40), piece(40), piece(40)], hundred)
    assert heights_of(pages) == [[40, 40], [40]]
    assert [standing.down for standing in pages[0]] == [0, 40]


def test_space_above_a_piece_is_left_out_where_a_page_begins():
    pages = on_pages([piece(60), piece(30, before=15), piece(30)], hundred)
    assert heights_of(pages) == [[60], [30, 30]]
    assert pages[1][0].down == 0


def test_a_heading_goes_along_with_what_is_tied_to_it():
    pages = on_pages([piece(70), piece(10, ties=1), piece(30)], hundred)
    assert heights_of(pages) == [[70], [10, 30]]


def test_ties_hold_along_a_chain():
    pages = on_pages([piece(50), piece(10, ties=1), piece(10, ties=1), piece(40)], hundred)
    assert heights_of(pages) == [[50], [10, 10, 40]]


def test_what_is_tied_and_higher_than_a_page_is_parted_after_all():
    pages = on_pages([piece(30, ties=9), *[piece(30, ties=9)] * 5], hundred)
    assert heights_of(pages) == [[30, 30, 30], [30, 30, 30]]


def test_a_head_comes_again_on_each_page_that_begins_with_its_rows():
    head = piece(20)
    rows = [piece(30, head=head) for _ in range(5)]
    pages = on_pages([head, *rows], hundred)
    assert heights_of(pages) == [[20, 30, 30], [20, 30, 30], [20, 30]]


def test_what_is_taller_than_a_page_is_cut_where_it_can_be():
    def tall(height):
        def cut(room):
            return (tall(room), tall(height - room)) if room > 0 else ()

        return piece(height, cut=cut)

    pages = on_pages([piece(60), tall(170)], hundred)
    assert heights_of(pages) == [[60, 40], [100], [30]]


def test_what_could_be_cut_but_fits_on_a_page_is_not():
    row = piece(50, cut=lambda room: (piece(room), piece(50 - room)))
    assert heights_of(on_pages([piece(60), row], hundred)) == [[60], [50]]


def test_what_fits_on_no_page_is_refused_by_name():
    with pytest.raises(errors.DoesNotFit, match="签字栏"):
        on_pages([piece(10), piece(120, what="签字栏")], hundred)


def test_pages_may_have_heights_of_their_own():
    pages = on_pages([piece(40)] * 4, lambda page: 50.0 if page == 0 else 90.0)
    assert heights_of(pages) == [[40], [40, 40], [40]]


def test_a_column_is_opened_as_far_as_it_needs_no_page_more():
    opened = []

    def build(openness):
        opened.append(openness)
        return [piece(20 + 10 * openness) for _ in range(4)]

    pages = airy(build, hundred)
    assert len(pages) == 1
    assert heights_of(pages)[0] == pytest.approx([25] * 4)
    assert max(opened) > 0.5  # more was tried and would not do


def test_the_last_piece_is_held_to_what_comes_behind():
    assert [one.ties for one in held([piece(1), piece(1)])] == [0, 1]
    assert [one.ties for one in held([piece(9), piece(9), piece(9)], 12)] == [0, 1, 1]
    assert held([]) == []


def test_an_empty_column_is_one_empty_page():
    assert on_pages([], hundred) == ((),)
