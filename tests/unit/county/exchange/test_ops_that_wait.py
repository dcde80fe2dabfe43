"""Ops whose records are not here yet."""

from tests.county_pc import dumps
from tests.unit.county.exchange.stand import record


def test_an_op_waits_for_the_record_it_refers_to(one, two):
    n = one.op("consent", "c1", "add", volunteer="v9", purpose="wall", given_on="2026-01-01")
    assert one.sync().verdict(n) == ("deferred", None, {"waits": ["volunteer", "v9"]})
    two.op("volunteer", "v9", "add", name="王")
    rows = two.sync().rows
    assert [(r.row, r.replica == two.replica) for r in rows] == [(1, True), (2, False)]
    late = one.sync(first=1)
    assert late.verdict(n) == ("applied", 2, None)
    assert late.own(n).row == 2


def test_chains_of_waiting_ops_wake_each_other(one, two):
    one.op("consent", "c1", "add", volunteer="v9", purpose="wall", given_on="2026-01-01")
    one.op("consent", "c1", given_by="本人")
    one.op("photo", "p1", "add", activity="a9", sha256="0" * 64)
    one.op("photo", "p1", caption="合影")
    first = one.sync()
    assert [first.verdict(n)[0] for n in (1, 2, 3, 4)] == ["deferred"] * 4
    two.op("activity", "a9", "add", title="宣讲", team="t9")
    two.sync()
    third = one.bureau.pc()
    third.op("team", "t9", "add", name="队")
    third.op("volunteer", "v9", "add", name="王")
    third.sync()
    again = one.sync(first=1)
    assert [again.verdict(n)[0] for n in (1, 2, 3, 4)] == ["applied"] * 4
    assert record(one, "photo", "p1").fields["caption"] == "合影"


def test_within_one_request_order_does_not_matter(one):
    n = one.op("consent", "c1", "add", volunteer="v9", purpose="wall", given_on="2026-01-01")
    m = one.op("volunteer", "v9", "add", name="王")
    reply = one.sync()
    assert (reply.verdict(n), reply.verdict(m)) == (("applied", 2, None), ("applied", 1, None))


def test_a_waiting_op_does_not_hold_up_others_nor_undo_what_came_later(one, two, known):
    one.op("team", "t1", "add", name="一队", leader=known)
    n = one.op("team", "t1", leader="v9")
    one.op("team", "t1", leader=known, b=0)
    m = one.op("team", "t1", leader=None, b=0)
    one.sync()
    two.op("volunteer", "v9", "add", name="王")
    two.sync()
    late = one.sync(first=1)
    assert late.own(n).outcome == {"late": ["leader"]}
    assert late.verdict(n)[0] == "merged"
    assert late.verdict(m)[0] == "applied"
    assert record(one, "team", "t1").fields["leader"] is None


def test_dependants_of_a_rejected_op_wait(one):
    n = one.op("activity", "a1", "add", title="长" * 101)
    m = one.op("photo", "p1", "add", activity="a1", sha256="0" * 64)
    reply = one.sync()
    assert reply.verdict(n)[0] == "rejected"
    assert reply.verdict(m) == ("deferred", None, {"waits": ["activity", "a1"]})
    again = one.op("activity", "a1", "add", title="短")
    reply = one.sync()
    assert reply.verdict(again)[0] == "applied"
    assert reply.own(m).row == reply.verdict(again)[1] + 1


def test_a_record_may_refer_to_itself(one):
    n = one.op("team", "t1", "add", name="队", parent="t1")
    assert one.sync().verdict(n)[0] == "applied"


def test_deferred_rows_are_proved_by_their_own_segment(one, two):
    one.op("consent", "c1", "add", volunteer="v9", purpose="wall", given_on="2026-01-01")
    one.op("volunteer", "v1", "add", name="李")
    one.sync()
    two.op("volunteer", "v9", "add", name="王")
    two.sync()
    third = one.bureau.pc()
    reply = third.sync()
    assert [(s[3], s[4], [n for n, _ in s[7]]) for s in reply.segments] == [
        (1, 2, [1]),
        (1, 1, []),
        (1, 2, [2]),
    ]


def test_the_chain_goes_on_behind_an_op_that_waited_for_another_of_its_request(one):
    one.op("consent", "c1", "add", volunteer="v9", purpose="wall", given_on="2026-01-01")
    one.op("volunteer", "v9", "add", name="王")
    one.op("volunteer", "v9", phone="1")
    one.sync()
    reply = one.send(dumps(one.head()) + b"\n" + one.segment(2, 3))
    assert "fork" not in reply.head
    assert reply.head["verdicts"] == [[2, 2, "applied", 1]]


def test_whoever_asks_hears_of_an_op_that_was_rejected_when_its_record_came(one, two):
    n = one.op("volunteer", "v9", "resolve", c=[1, "phone"], phone="1")
    assert one.sync().verdict(n)[0] == "deferred"
    assert one.sync(deferred=[n]).head.get("verdicts") is None
    two.op("volunteer", "v9", "add", name="王")
    two.sync()
    assert one.sync().head.get("verdicts") is None
    late = one.sync(deferred=[n, 999])
    assert late.verdict(n) == ("rejected", None, {"code": "no_conflict"})
    assert len(late.head["verdicts"]) == 1


def test_no_more_than_two_hundred_are_asked_about(one):
    assert one.sync(deferred=[*range(1, 201)]).status == 200
    assert one.sync(deferred=[*range(1, 202)]).status == 400


def test_a_waiting_change_of_a_set_leaves_the_words_a_later_one_has_touched(one, two, known):
    one.op("volunteer", known, skills={"+": ["剪纸", "秧歌"]})
    n = one.op("volunteer", known, skills={"+": ["木工", "刺绣"], "-": ["剪纸"]}, household="h1")
    one.op("volunteer", known, skills={"+": ["剪纸"], "-": ["木工"]})
    one.sync()
    two.op("household", "h1", "add", name="一户")
    two.sync()
    late = one.sync(first=1)
    assert late.own(n).outcome == {"late_words": {"skills": ["剪纸", "木工"]}}
    assert late.verdict(n)[0] == "merged"
    assert record(one, "volunteer", known).fields["skills"] == ["刺绣", "剪纸", "秧歌"]
    assert record(one, "volunteer", known).fields["household"] == "h1"


def test_words_only_others_have_touched_since_are_changed_by_a_waiting_op(one, two, known):
    one.op("volunteer", known, skills={"+": ["剪纸"]})
    n = one.op("volunteer", known, skills={"-": ["剪纸"]}, household="h1")
    one.op("volunteer", known, skills={"+": ["秧歌"]})
    one.sync()
    two.op("volunteer", known, skills={"+": ["剪纸"]})
    two.op("household", "h1", "add", name="一户")
    two.sync()
    assert one.sync(first=1).own(n).outcome is None
    assert record(one, "volunteer", known).fields["skills"] == ["秧歌"]


def test_a_set_cleared_by_a_waiting_op_stays_where_a_later_one_has_touched_it(one, two, known):
    n = one.op("volunteer", known, skills=None, household="h1")
    one.op("volunteer", known, skills={"+": ["秧歌"]})
    one.sync()
    two.op("household", "h1", "add", name="一户")
    two.sync()
    assert one.sync(first=1).own(n).outcome == {"late": ["skills"]}
    assert record(one, "volunteer", known).fields["skills"] == ["秧歌"]


def test_words_of_a_waiting_op_do_not_come_back_into_a_set_cleared_since(one, two, known):
    n = one.op("volunteer", known, skills={"+": ["秧歌"]}, household="h1")
    one.op("volunteer", known, skills=None)
    one.sync()
    two.op("household", "h1", "add", name="一户")
    two.sync()
    assert one.sync(first=1).own(n).outcome == {"late": ["skills"]}
    assert record(one, "volunteer", known).fields["skills"] is None


def test_both_ops_on_a_set_woken_by_one_request_keep_their_order(one, two, known):
    one.op("volunteer", known, skills={"-": ["剪纸"]}, household="h1")
    one.op("volunteer", known, skills={"+": ["剪纸"]}, household="h2")
    one.sync()
    two.op("household", "h2", "add", name="二户")
    two.op("household", "h1", "add", name="一户")
    two.sync()
    assert record(one, "volunteer", known).fields["skills"] == ["剪纸"]
    assert record(one, "volunteer", known).fields["household"] == "h2"
