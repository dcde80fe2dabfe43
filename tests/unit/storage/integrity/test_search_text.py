import pytest

from desktop.model.id_run import IdPick, IdRun
from desktop.model.kinds import ALL
from desktop.services import records
from desktop.services.lists.listing import ListQuery, ids
from desktop.services.past import undoing
from desktop.services.roster import merging
from desktop.services.roster.people_listing import PEOPLE
from desktop.storage import search_text
from desktop.storage.integrity.integrity_search import search
from desktop.storage.search_text import SearchText, SearchTexts

TOLD = (
    {"name": "单雄信", "phone": "19900000001"},
    {"name": "张三", "alias": "老三", "phone": "0816-5550199"},
    {"name": "张三丰"},
    {"name": "艾张氏", "phone": "13800009999"},
    {"name": "万俟明"},
    {"name": "阿依古丽·买买提"},
    {"name": "Anna Li"},
    {"name": "李四", "phone": "1990 000 0002"},
)
TYPED = (
    "", "张", "三", "老三", "shan", "SXX", "moqi", "zhangsan", "zs", "zsf", "0199", "5550",
    "买买提", "张 丰", "zhang 0199", "hang", "张飞", "1", "19", "anna", "ANNA", "0816-555", "%",
    "_", "a'n", "99", "0", "9", "张 三 丰", "9 1", "138-0000-9999",
)  # fmt: skip


@pytest.fixture
def people(desk):
    """Ids by name."""
    return {one["name"]: records.add(desk, "volunteer", one) for one in TOLD}


@pytest.fixture
def texts(desk, people):
    """Held by the desk, and up to now."""
    desk.search.texts = SearchTexts(fewest=1)
    desk.search.texts.read(desk.store)
    return desk.search.texts


def by_table(desk, typed, limit):
    held, desk.search.texts = desk.search.texts, None
    try:
        return list(ids(desk, PEOPLE, ListQuery(search=typed))), desk.search.find(
            ["volunteer"], typed, limit
        )
    finally:
        desk.search.texts = held


@pytest.mark.parametrize("limit", [2, 50])
def test_texts_find_what_the_table_finds_in_its_order(desk, texts, limit):
    assert desk.search.text(["volunteer"]) is not None
    for typed in TYPED:
        listed, found = by_table(desk, typed, limit)
        assert list(ids(desk, PEOPLE, ListQuery(search=typed))) == listed, typed
        assert desk.search.find(["volunteer"], typed, limit) == found, typed


def test_a_search_that_many_fit_gives_its_ids_without_copying_them(desk, texts):
    found = ids(desk, PEOPLE, ListQuery(search="张"))
    assert isinstance(found, IdPick)
    assert ids(desk, PEOPLE, ListQuery()) is desk.search.text(["volunteer"]).ids


@pytest.mark.parametrize(
    "write",
    [
        lambda desk, people: records.add(desk, "volunteer", {"name": "张飞"}),
        lambda desk, people: records.change(desk, "volunteer", people["张三"], {"name": "赵三"}),
        lambda desk, people: records.remove(desk, "volunteer", [people["张三"]]),
        lambda desk, people: merging.merge(desk, "volunteer", people["张三丰"], people["张三"]),
        lambda desk, people: undoing.undo(desk),
    ],
    ids=["added", "changed", "removed", "merged", "undone"],
)
def test_after_a_change_the_table_answers_until_the_texts_are_read_anew(desk, people, texts, write):
    write(desk, people)
    assert desk.search.text(["volunteer"]) is None
    assert texts.wanted
    texts.read(desk.store)
    assert not texts.wanted
    for typed in ("张", "zs", "zhao", ""):
        assert desk.search.text(["volunteer"]) is not None
        assert list(ids(desk, PEOPLE, ListQuery(search=typed))) == by_table(desk, typed, 9)[0]


def test_letters_find_the_same_a_second_time_and_in_capitals(desk, texts):
    text = desk.search.text(["volunteer"])
    for typed in ("z", "zs", "zh", "a", "q"):
        expected = by_table(desk, typed, 9)[0]
        assert list(text.having(typed)) == expected, typed
        assert list(text.having(f" {typed.upper()} ")) == expected, typed
    assert text.having("z") is text.having("Z")


def test_a_change_of_other_kinds_leaves_the_texts_as_they_are(desk, texts):
    before = desk.search.text(["volunteer"])
    records.add(desk, "team", {"name": "敬老队", "category": "敬老"})
    assert desk.search.text(["volunteer"]) is before


def test_words_put_right_without_a_row_in_the_journal_are_heard_of(desk, people, texts):
    with desk.store.transaction():
        desk.store.run("DELETE FROM search WHERE record_id = ?", (people["张三"],))
    texts.read(desk.store)
    assert list(search(desk.records, desk.search, ALL.values()))
    assert desk.search.text(["volunteer"]) is None
    texts.read(desk.store)
    assert people["张三"] in ids(desk, PEOPLE, ListQuery(search="张三"))


def test_other_orders_and_narrowed_lists_ask_the_table(desk, texts):
    backwards = ids(desk, PEOPLE, ListQuery(search="张", descending=True))
    assert list(backwards) == list(reversed(ids(desk, PEOPLE, ListQuery(search="张"))))
    assert desk.search.text(["team"]) is None


def test_a_small_station_does_without_texts(desk, people):
    desk.search.texts = SearchTexts()
    assert desk.search.text(["volunteer"]) is None
    assert not desk.search.texts.wanted


def test_a_word_with_a_line_break_in_it_is_left_to_the_table(desk, people):
    with desk.store.transaction():
        desk.store.run("UPDATE search SET name = ? WHERE record_id = ?", ("张\n三", people["张三"]))
    desk.search.texts = SearchTexts(fewest=1)
    desk.search.texts.read(desk.store)
    assert desk.search.text(["volunteer"]) is None
    assert people["张三"] in ids(desk, PEOPLE, ListQuery(search="张"))


@pytest.mark.parametrize(
    "digits",
    [
        ["19900000001", "19900000002", "0816", "13800009999", "", "19911111111"],
        ["081619", "081619", "1", "5519", "19"],  # many have it, few begin with it
        ["19", "191", "1919", "19"],
        ["", "", "", ""],
    ],
)
@pytest.mark.parametrize("typed", ["1", "19", "9", "0", "11", "199"])
@pytest.mark.parametrize("dense", [0, 6_000], ids=["all_lines_at_once", "one_by_one"])
def test_words_are_found_in_each_line_that_has_them(digits, typed, dense, monkeypatch):
    monkeypatch.setattr(search_text, "_DENSE", dense)
    monkeypatch.setattr(search_text, "_SHORT", 0)
    known = IdRun.of(f"{number:036d}" for number in range(len(digits)))
    none = "\n" * (len(digits) - 1)
    text = SearchText(known, {"name": none, "latin": none, "digits": "\n".join(digits)})
    assert text.whole
    assert [int(one) for one in text.having(typed)] == [
        number for number, line in enumerate(digits) if typed in line
    ]


@pytest.mark.parametrize("dense", [0, 6_000], ids=["all_lines_at_once", "one_by_one"])
@pytest.mark.parametrize("narrow", [0, 2, 100])
def test_who_types_on_finds_what_the_whole_word_finds(dense, narrow, monkeypatch):
    monkeypatch.setattr(search_text, "_DENSE", dense)
    monkeypatch.setattr(search_text, "_SHORT", 0)
    monkeypatch.setattr(search_text, "_NARROW", narrow)
    monkeypatch.setattr(search_text, "_REMEMBERED", 3)
    digits = ["199081", "190", "0199", "19", "", "1909", "9019"]
    known = IdRun.of(f"{number:036d}" for number in range(len(digits)))
    none = "\n" * (len(digits) - 1)
    text = SearchText(known, {"name": none, "latin": none, "digits": "\n".join(digits)})
    for typed in ("1", "19", "190", "1909", "190", "19", "9", "90", "0", "1990"):
        fitting = [number for number, line in enumerate(digits) if typed in line]
        assert [int(one) for one in text.having(typed)] == fitting, typed
