"""What a file lacks."""

from desktop.model.filing import PARTS, SHIPPED, FileState, missing, words

WHOLE = FileState(
    "文艺", frozenset({"plan", "story", "started_at", "ended_at"}), 3, 0, 12
)  # fmt: skip


def test_a_whole_file_lacks_nothing():
    assert missing(WHOLE) == ()


def test_an_empty_file_lacks_all_that_most_kinds_need():
    assert missing(FileState("文艺", frozenset(), 0, 0, 0)) == tuple(SHIPPED[""])


def test_a_start_without_an_end_is_no_time():
    state = FileState("文艺", WHOLE.texts - {"ended_at"}, 3, 0, 12)
    assert missing(state) == ("times",)


def test_a_broadcast_needs_its_script_and_its_time_only():
    assert missing(FileState("广播", frozenset(), 0, 0, 0)) == ("script", "start")
    assert missing(FileState("广播", frozenset({"plan", "started_at"}), 0, 0, 0)) == ()


def test_a_county_may_ask_for_more():
    needs = {"": ["photo", "sheet", "residents"], "集市": []}
    assert missing(WHOLE, needs) == ("sheet", "residents")
    assert missing(FileState("集市", frozenset(), 0, 0, 0), needs) == ()


def test_a_part_of_a_newer_program_is_not_asked_for():
    assert missing(WHOLE, {"": ["hologram", "photo"]}) == ()


def test_the_parts_have_words():
    assert words(("photo", "story")) == "照片、活动纪实"
    assert {part for parts in SHIPPED.values() for part in parts} <= set(PARTS)
