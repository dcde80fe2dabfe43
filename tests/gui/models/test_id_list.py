"""The list knows every id and fetches rows in chunks as they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import pytest
from PySide6.QtCore import Qt

from desktop import errors
from desktop.services.roster.people import PeopleQuery, people_ids
from desktop.ui.models.columns import Column
from desktop.ui.models.id_list import CHUNK_ROWS, CHUNKS_KEPT, CHUNKS_WANTED, IdListModel
from desktop.ui.roster.columns import people_face

Role = Qt.ItemDataRole


def roster_model(door) -> IdListModel:
    face = people_face()
    return IdListModel(door, face.rows, [one.column for one in face.chosen(())])


@dataclass(frozen=True)
class Row:
    id: str
    words: str


def words(row: Row) -> str:
    return row.words


COLUMNS = (Column("words", "内容", words), Column("", "编号", lambda row: row.id))


@pytest.fixture
def asked() -> list[tuple[str, ...]]:
    return []


@pytest.fixture
def model(door, asked, qtbot):
    def rows(_desk, ids):
        asked.append(tuple(ids))
        return [Row(i, f"第{i}行") for i in ids if i != "gone"]

    return IdListModel(door, rows, COLUMNS)


def test_the_model_keeps_qts_rules(qtmodeltester, door, station, qtbot, settle):
    model = roster_model(door)
    desk = station.open(read_only=True)
    model.set_ids(people_ids(desk, PeopleQuery()))
    desk.close()
    qtmodeltester.check(model)
    settle(door)
    qtmodeltester.check(model)


def test_all_rows_are_counted_before_any_is_fetched(model, asked):
    model.set_ids([str(n) for n in range(100_000)])
    assert model.rowCount() == 100_000
    assert asked == []


def test_a_cell_is_empty_until_its_chunk_has_come(model, qtbot, asked):
    model.set_ids([str(n) for n in range(1_000)])
    assert model.data(model.index(250, 0)) is None

    with qtbot.waitSignal(model.dataChanged) as changed:
        pass

    first, last = changed.args[0], changed.args[1]
    start = 250 // CHUNK_ROWS * CHUNK_ROWS
    assert (first.row(), last.row()) == (start, start + CHUNK_ROWS - 1)
    assert model.data(model.index(250, 0)) == "第250行"
    assert asked == [tuple(str(n) for n in range(start, start + CHUNK_ROWS))]


def test_rows_that_come_into_sight_are_asked_for_before_anybody_paints_them(model, qtbot, asked):
    model.set_ids([str(n) for n in range(1_000)])
    model.look_at(CHUNK_ROWS - 1, CHUNK_ROWS)
    with qtbot.waitSignal(model.dataChanged):
        pass
    assert asked == [tuple(str(n) for n in range(2 * CHUNK_ROWS))]
    assert model.data(model.index(0, 0)) == "第0行"
    model.look_at(0, 2 * CHUNK_ROWS - 1)
    assert len(asked) == 1


def test_rows_fetched_once_are_not_asked_for_again(model, qtbot, asked, door, settle):
    model.set_ids([str(n) for n in range(CHUNK_ROWS)])
    model.data(model.index(0, 0))
    settle(door)
    model.data(model.index(CHUNK_ROWS - 1, 1))
    settle(door)
    assert len(asked) == 1


def test_pulling_the_scroll_bar_asks_only_for_where_it_stops(model, asked, door, qtbot, settle):
    model.set_ids([str(n) for n in range(100_000)])
    for row in range(0, 100_000, CHUNK_ROWS):
        model.data(model.index(row, 0))
    qtbot.waitUntil(lambda: model.data(model.index(99_999, 0)) is not None)
    settle(door)
    assert sum(map(len, asked)) <= (CHUNKS_WANTED + 1) * CHUNK_ROWS


def test_rows_long_out_of_sight_are_forgotten(model, asked, door, qtbot, settle):
    model.set_ids([str(n) for n in range((CHUNKS_KEPT + 5) * CHUNK_ROWS)])
    for chunk in range(CHUNKS_KEPT + 2):
        model.data(model.index(chunk * CHUNK_ROWS, 0))
        qtbot.waitUntil(lambda row=chunk * CHUNK_ROWS: model.data(model.index(row, 0)) is not None)
    settle(door)
    count = len(asked)
    model.data(model.index(0, 0))
    qtbot.waitUntil(lambda: len(asked) == count + 1)
    settle(door)


def test_a_refresh_keeps_old_rows_in_sight_until_the_new_ones_come(door, qtbot, settle):
    version = ["旧"]

    def rows(_desk, ids):
        return [Row(i, version[0]) for i in ids]

    model = IdListModel(door, rows, COLUMNS)
    model.set_ids(["1", "2"])
    model.data(model.index(0, 0))
    settle(door)
    version[0] = "新"

    model.set_ids(["1", "2"])

    assert model.data(model.index(0, 0)) == "旧"
    qtbot.waitUntil(lambda: model.data(model.index(0, 0)) == "新")


def test_an_answer_to_an_old_list_is_dropped(model, qtbot, door, settle):
    model.set_ids(["1", "2"])
    model.data(model.index(0, 0))
    model.set_ids(["3"])
    settle(door)
    assert model.data(model.index(0, 0)) in (None, "第3行")
    qtbot.waitUntil(lambda: model.data(model.index(0, 0)) == "第3行")


def test_a_record_gone_meanwhile_leaves_an_empty_row(model, door, qtbot, settle):
    model.set_ids(["1", "gone"])
    model.data(model.index(0, 0))
    settle(door)
    assert model.data(model.index(0, 0)) == "第1行"
    assert model.data(model.index(1, 0)) is None


def test_only_columns_with_a_key_can_be_ordered(model, qtbot):
    with qtbot.waitSignal(model.order_changed) as ordered:
        model.sort(0, Qt.SortOrder.DescendingOrder)
    assert ordered.args == ["words", True]
    with qtbot.assertNotEmitted(model.order_changed):
        model.sort(1)


def test_a_failure_is_told_and_does_not_block_the_list(door, qtbot, settle):
    broken = [True]

    def rows(_desk, ids):
        if broken[0]:
            raise errors.DiskFailing()
        return [Row(i, "好") for i in ids]

    model = IdListModel(door, rows, COLUMNS)
    model.set_ids(["1"])
    with qtbot.waitSignal(door.failed) as failed:
        model.data(model.index(0, 0))
    assert failed.args[0].kind == "DiskFailing"
    broken[0] = False
    model.data(model.index(0, 0))
    qtbot.waitUntil(lambda: model.data(model.index(0, 0)) == "好")


def test_roster_columns_say_what_a_clerk_reads(door, station, qtbot, settle):
    model = roster_model(door)
    desk = station.open(read_only=True)
    model.set_ids(people_ids(desk, PeopleQuery(order="minutes", descending=True)))
    desk.close()
    model.data(model.index(0, 0))
    settle(door)
    heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    assert heads == ["姓名", "性别", "出生日期", "手机", "村民小组", "服务时长", "状态", "队伍"]
    cells = {head: model.data(model.index(0, n)) for n, head in enumerate(heads)}
    assert cells["服务时长"].endswith(" 小时")
    assert cells["状态"] == "在册"
    aligned = model.data(model.index(0, heads.index("服务时长")), Role.TextAlignmentRole)
    assert aligned & Qt.AlignmentFlag.AlignRight


def test_the_partial_verb_of_a_screen_is_as_good_as_a_function(door, qtbot):
    def rows(_desk, ids, suffix):
        return [Row(i, i + suffix) for i in ids]

    model = IdListModel(door, partial(rows, suffix="!"), COLUMNS)
    model.set_ids(["a"])
    model.data(model.index(0, 0))
    qtbot.waitUntil(lambda: model.data(model.index(0, 0)) == "a!")


def test_rows_that_came_with_the_ids_are_in_sight_at_once(model, asked):
    ids = [str(n) for n in range(1_000)]
    model.set_ids(ids, [Row(i, f"第{i}行") for i in ids[:CHUNK_ROWS]])
    assert model.data(model.index(5, 0)) == "第5行" and asked == []


def test_the_same_list_with_new_rows_shows_them_and_asks_for_none(model, asked, door, settle):
    ids = [str(n) for n in range(CHUNK_ROWS)]
    model.set_ids(ids, [Row(i, f"第{i}行") for i in ids])
    model.set_ids(list(ids), [Row(i, f"{i}改了") for i in ids])
    assert model.data(model.index(5, 0)) == "5改了"
    settle(door)
    assert asked == []


def test_the_next_rows_are_fetched_before_the_last_known_is_reached(model, qtbot, asked):
    ids = [str(n) for n in range(1_000)]
    model.set_ids(ids, [Row(i, f"第{i}行") for i in ids[:CHUNK_ROWS]])
    for row in range(CHUNK_ROWS // 2 + 1):
        model.data(model.index(row, 0))
    qtbot.waitUntil(lambda: model.data(model.index(CHUNK_ROWS, 0)) is not None)
    assert asked == [tuple(ids[CHUNK_ROWS : 2 * CHUNK_ROWS])]
