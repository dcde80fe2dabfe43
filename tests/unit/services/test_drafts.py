"""What was begun to be typed comes back."""

from desktop.services import drafts
from desktop.services.apart import Here
from desktop.services.opening import open_desk


def test_a_draft_comes_back_after_the_program_was_killed(desk, home, master):
    drafts.keep(desk, "volunteer:new", {"name": "张三", "phone": ""})
    # Another desk at the same file, while the first was never closed: what a kill leaves.
    again = open_desk(home, master, Here())
    try:
        found = drafts.begun(again, "volunteer:new")
        assert found.body == {"name": "张三", "phone": ""}
        assert found.at
    finally:
        again.close()


def test_typing_on_replaces_what_was_kept(desk):
    drafts.keep(desk, "activity:new", {"title": "清"})
    drafts.keep(desk, "activity:new", {"title": "清扫"})
    assert [draft.body for draft in drafts.drafts(desk)] == [{"title": "清扫"}]


def test_an_emptied_form_leaves_no_draft(desk):
    drafts.keep(desk, "volunteer:new", {"name": "张三"})
    drafts.keep(desk, "volunteer:new", {"name": "", "phone": ""})
    assert drafts.begun(desk, "volunteer:new") is None


def test_what_was_saved_is_dropped_and_the_rest_stays(desk):
    drafts.keep(desk, "volunteer:new", {"name": "张三"})
    drafts.keep(desk, "activity:new", {"title": "清扫"})
    drafts.drop(desk, "volunteer:new")
    assert [draft.place for draft in drafts.drafts(desk)] == ["activity:new"]


def test_a_draft_is_no_record(desk):
    before = desk.store.one("SELECT coalesce(max(seq), 0) FROM journal")
    drafts.keep(desk, "volunteer:new", {"name": "张三"})
    assert desk.store.one("SELECT coalesce(max(seq), 0) FROM journal") == before
