"""What the reading worker passes on and the staging worker keeps."""

import datetime as dt

import pytest

from desktop.importing.stage import News, check_roster, stage_people
from desktop.model.kinds import kind_named
from desktop.model.progress import never, silent
from desktop.storage.driver import connect
from tests.unit.importing.made_rosters import make_xlsx, number_of

TODAY = dt.date(2026, 11, 22)
KEY = bytes(range(32))
HEAD = ["姓名", "身份证号", "电话", "备注"]
WANG, LI = number_of("1985-08-12"), number_of("1990-01-01")


@pytest.fixture
def staged(tmp_path):
    """Stage rows and give back what lies there and which rows were refused."""

    def run(*parts):
        path = tmp_path / "a.staging"
        refused = stage_people(iter(parts), path, KEY, kind_named("volunteer"), "名册.xlsx")
        connection = connect(path, KEY)
        rows = connection.execute("SELECT n, line, name, phone, teams FROM row ORDER BY n")
        found = rows.fetchall()
        connection.close()
        return found, refused

    return run


def told(path):
    parts = []
    checked = check_roster(path, TODAY, pass_on=parts.append, progress=silent, cancelled=never)
    return parts, checked


def test_people_go_on_before_the_file_is_read_to_its_end(tmp_path):
    rows = [HEAD, *([f"王{n % 50}", "", f"199{n:08d}", ""] for n in range(2500))]
    parts, _ = told(
        make_xlsx(
            tmp_path / "a.xlsx",
            [[f"王小{chr(0x4E00 + n)}", *row[1:]] if n else row for n, row in enumerate(rows)],
        )
    )
    assert len(parts) > 2
    places = [at for part in parts for at in part.rows]
    assert places == list(range(2500))


def test_what_a_later_row_tells_of_an_earlier_person_is_passed_on_again(tmp_path, staged):
    path = make_xlsx(
        tmp_path / "a.xlsx",
        [
            HEAD,
            ["王小明", WANG, "", ""],
            ["李小红", LI, "", ""],
            ["王小明", WANG, "19900000001", ""],
        ],
    )
    parts, checked = told(path)
    rows, _ = staged(*parts)
    assert [row[2:4] for row in rows] == [("王小明", "19900000001"), ("李小红", None)]
    assert checked.bad == ()


def test_who_turns_out_to_be_unfit_is_taken_out_again(tmp_path, staged):
    path = make_xlsx(
        tmp_path / "a.xlsx",
        [HEAD, ["王小明", WANG, "", ""], ["赵伟", "", "", ""], ["李小红", WANG, "", ""]],
    )
    parts, checked = told(path)
    rows, _ = staged(*parts)
    assert [row[2] for row in rows] == ["赵伟"]
    assert [row.row for row in checked.bad] == [2, 4]


def test_a_text_longer_than_its_field_is_refused_with_its_cells(staged):
    rows, refused = staged(
        News(
            {0: ("表", 2, {"name": "张三", "address": "长" * 5000}), 1: ("表", 3, {"name": "李四"})}
        )
    )
    assert [row[2] for row in rows] == ["李四"]
    assert (refused[0].row, refused[0].cells["姓名"]) == (2, "张三")
    assert "5000 字" in refused[0].problems[0].reason


def test_the_last_word_on_a_place_counts(staged):
    fits, long = {"name": "张三"}, {"name": "张三", "address": "长" * 5000}
    assert staged(News({0: ("表", 2, dict(fits))}), News({0: ("表", 2, dict(long))}))[0] == []


def test_a_place_that_fits_at_last_is_not_refused(staged):
    rows, refused = staged(
        News({0: ("表", 2, {"name": "张三", "address": "长" * 5000})}),
        News({0: ("表", 2, {"name": "张三", "team_names": ["二队", "一队"]})}),
    )
    assert [row[2] for row in rows] == ["张三"]
    assert rows[0][4] == '["一队","二队"]'
    assert refused == ()
