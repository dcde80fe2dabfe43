from array import array

import pytest

from desktop.model.id_run import WIDTH, IdPick, IdRun
from desktop.model.ids import new_id

IDS = [new_id() for _ in range(5)]


def test_a_run_reads_like_the_list_of_its_ids():
    run = IdRun.of(IDS)
    assert len(run) == 5 and list(run) == IDS
    assert run[0] == IDS[0] and run[-1] == IDS[-1] and run[1:3] == IDS[1:3]
    assert run[::-1] == IDS[::-1]
    assert list(reversed(run)) == IDS[::-1]


def test_a_run_equals_the_same_ids_in_any_sequence_and_no_others():
    run = IdRun.of(IDS)
    assert run == IDS and run == IDS and run == IdRun.of(IDS) and hash(run) == hash(IdRun.of(IDS))
    assert run != IDS[1:] and run != IDS[::-1] and run != "".join(IDS)


def test_a_place_outside_of_the_run_is_told_as_by_a_list():
    with pytest.raises(IndexError):
        IdRun.of(IDS)[5]
    with pytest.raises(IndexError):
        IdRun()[0]


def test_an_id_is_found_where_it_stands_and_not_across_two_others():
    run = IdRun.of(IDS)
    assert [run.place(one) for one in IDS] == [0, 1, 2, 3, 4]
    assert IDS[3] in run and new_id() not in run and 3 not in run and run.place("") is None
    across = "".join(IDS)[WIDTH - 4 : 2 * WIDTH - 4]
    assert run.place(across) is None
    assert IdRun.of([*IDS, across]).place(across) == 5


def test_a_pick_is_some_of_a_run_in_its_order():
    known = [f"{number:036d}" for number in range(10)]
    run = IdRun.of(known)
    pick = IdPick(run, array("I", [1, 4, 9]))
    assert list(pick) == [known[1], known[4], known[9]]
    assert pick == [known[1], known[4], known[9]]
    assert pick == IdPick(run, array("I", [1, 4, 9]))
    assert pick != IdPick(run, array("I", [1, 4, 8]))
    assert pick != [known[1], known[4]]
    assert (pick[-1], pick[1:]) == (known[9], [known[4], known[9]])
    assert [pick.place(known[n]) for n in (1, 4, 9, 5)] == [0, 1, 2, None]
    assert known[4] in pick
    assert known[5] not in pick
    assert pick.place("nobody") is None
