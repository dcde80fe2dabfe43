"""Rows are applied in pieces of one feed, and none is lost or doubled between two of them."""

from desktop.sync.incoming.pieces import in_pieces
from desktop.sync.wire.protocol import Run

ME, TOWN = "610802001001", "610802001"


def run(feed, row, count, replica="r"):
    lines = [b"%d" % n for n in range(row, row + count)] if replica else ()
    return Run(feed, row, replica, "", row, count, None, lines)


def rows(piece):
    return [(each.feed, each.row + n) for each in piece for n in range(each.count)]


def test_a_long_run_is_cut_and_its_lines_with_it():
    pieces = list(in_pieces([run(ME, 1, 25)], 10))
    assert [len(rows(piece)) for piece in pieces] == [10, 10, 5]
    assert [line for piece in pieces for each in piece for line in each.lines] == [
        b"%d" % n for n in range(1, 26)
    ]


def test_a_piece_is_of_one_feed():
    runs = [run(TOWN, 1, 3), run(ME, 1, 3), run(ME, 4, 3)]
    assert [rows(piece) for piece in in_pieces(runs, 10)] == [
        [(TOWN, n) for n in (1, 2, 3)],
        [(ME, n) for n in range(1, 7)],
    ]


def test_own_rows_only_find_their_place_so_that_more_of_them_go_together():
    pieces = list(in_pieces([run(ME, 1, 100, replica="")], 10))
    assert [len(rows(piece)) for piece in pieces] == [40, 40, 20]


def test_own_rows_and_those_of_others_share_a_piece():
    runs = [run(ME, 1, 39, replica=""), run(ME, 40, 2), run(ME, 42, 30, replica="")]
    found = [rows(piece) for piece in in_pieces(runs, 10)]
    assert [row for piece in found for row in piece] == [(ME, n) for n in range(1, 72)]
    assert max(len(piece) for piece in found) <= 40
