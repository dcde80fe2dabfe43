import pytest

from desktop.model.kinds import ALL, kind_named
from desktop.services import records
from desktop.services.roster import merging
from desktop.storage.search import SearchTable, words_of

VOLUNTEER, TEAM = kind_named("volunteer"), kind_named("team")


@pytest.fixture
def people(desk):
    """Ids by name."""
    told = [
        {"name": "单雄信", "phone": "19900000001"},
        {"name": "张三", "alias": "老三", "phone": "0816-5550199"},
        {"name": "张三丰"},
        {"name": "万俟明"},
        {"name": "阿依古丽·买买提"},
        {"name": "Anna Li"},
    ]
    return {one["name"]: records.add(desk, "volunteer", one) for one in told}


def found(desk, people, typed, kinds=("volunteer",), limit=50):
    by_id = {record_id: name for name, record_id in people.items()}
    return [by_id.get(i, i) for i in desk.search.find(list(kinds), typed, limit)]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("张", ["张三", "张三丰"]),
        ("三", ["张三", "张三丰"]),
        ("老三", ["张三"]),
        ("shan", ["单雄信"]),  # a surname that reads otherwise than the word
        ("SXX", ["单雄信"]),
        ("moqi", ["万俟明"]),
        ("zhangsan", ["张三", "张三丰"]),
        ("zs", ["张三", "张三丰"]),
        ("zsf", ["张三丰"]),
        ("0199", ["张三"]),
        ("5550", ["张三"]),
        ("买买提", ["阿依古丽·买买提"]),
        ("张 丰", ["张三丰"]),
        ("zhang 0199", ["张三"]),
        ("hang", []),  # in the middle of a syllable
        ("张飞", []),
        ("", ["Anna Li", "阿依古丽·买买提", "万俟明", "单雄信", "张三", "张三丰"]),
    ],
)
def test_people_are_found_as_they_are_typed(desk, people, typed, names):
    assert sorted(found(desk, people, typed)) == sorted(names)


def test_who_begins_with_what_was_typed_comes_first(desk, people):
    lao = records.add(desk, "volunteer", {"name": "艾老张", "alias": "x"})
    assert found(desk, people, "张")[-1] == lao
    assert found(desk, people, "张")[0] == "张三"


def test_no_more_are_given_than_asked_for(desk, people):
    assert len(found(desk, people, "", limit=2)) == 2


@pytest.mark.parametrize(
    "typed", ["%", "_", "\\", "'", '"', "<b>", "a%", "*", "'; DROP TABLE search"]
)
def test_marks_mean_themselves(desk, people, typed):
    assert found(desk, people, typed) == []


def test_only_kinds_asked_for_are_searched(desk, people):
    team = records.add(desk, "team", {"name": "张家院子队"})
    assert team not in found(desk, people, "张")
    assert found(desk, people, "张", kinds=["team"]) == [team]
    assert team in found(desk, people, "张", kinds=["team", "volunteer"])


def test_a_kind_that_is_not_searched_leaves_no_words(desk):
    unsearched = next(kind for kind in ALL.values() if not kind.searched)
    table = SearchTable(desk.store)
    before = desk.store.one("SELECT count(*) FROM search")
    assert words_of(unsearched, {}) is None
    table.put(unsearched, "x", {})
    table.drop(unsearched, "x")
    assert desk.store.one("SELECT count(*) FROM search") == before


def test_words_hold_no_document_number():
    words = words_of(VOLUNTEER, {"name": "张三", "id_number": "11010119900307803X"})
    assert "11010119900307803" not in "".join(words)


def test_rebuilding_makes_the_same_words(desk, people):
    before = desk.store.rows("SELECT * FROM search ORDER BY record_id")
    rows = [(r.id, r.values) for r in desk.records.find(VOLUNTEER)]
    with desk.store.transaction():
        desk.store.run("DELETE FROM search WHERE kind = 'volunteer'")
        desk.search.put_many(VOLUNTEER, rows)
    assert desk.store.rows("SELECT * FROM search ORDER BY record_id") == before


def test_people_are_put_in_order_by_strokes_and_nothing_else_is(desk, people):
    rows = desk.store.rows(
        "SELECT name, kind FROM search WHERE kind = 'volunteer' ORDER BY strokes"
    )
    names = [name.split()[0] for name, _ in rows]
    assert names == ["Anna", "万俟明", "张三", "张三丰", "阿依古丽·买买提", "单雄信"]
    records.add(desk, "team", {"name": "敬老队"})
    assert desk.store.one("SELECT strokes FROM search WHERE kind = 'team'") == ""


def test_a_merged_person_keeps_the_order_of_their_own_name(desk, people):
    before = desk.store.one("SELECT strokes FROM search WHERE record_id = ?", (people["张三丰"],))
    merging.merge(desk, "volunteer", people["张三丰"], people["万俟明"])
    after = desk.store.one("SELECT strokes FROM search WHERE record_id = ?", (people["张三丰"],))
    assert after == before
