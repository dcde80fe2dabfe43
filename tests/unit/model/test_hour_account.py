import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.model import hour_account
from desktop.model.hour_account import Posting, Worth, credit_id, due, reversal_id, says

P = "participation"
DAY = "2026-10-18"


def settled(worth, entries):
    """The account after what is due was posted."""
    return [*entries, *due(P, worth, entries)]


def test_a_credit_is_the_same_on_every_pc():
    one, other = due(P, Worth(120, DAY), []), due(P, Worth(120, DAY), [])
    assert one == other and [entry.minutes for entry in one] == [120]
    assert due("another", Worth(120, DAY), []) != one
    assert due(P, Worth(90, DAY), []) != one


def test_a_changed_worth_is_reversed_and_credited_anew():
    first = settled(Worth(120, DAY), [])
    made = due(P, Worth(90, DAY), first)
    assert [(e.minutes, e.reverses) for e in made] == [(-120, first[0].id), (90, None)]
    assert due(P, Worth(90, DAY), [*first, *made]) == []


def test_a_value_that_comes_back_gets_a_credit_of_its_own():
    entries = []
    for minutes in (120, 90, 120, 90):
        entries = settled(Worth(minutes, DAY), entries)
    assert len({entry.id for entry in entries}) == len(entries) == 7
    assert says(Worth(90, DAY), entries)


def test_of_two_credits_that_fit_the_smaller_id_stays():
    two = [Posting("b", 60, DAY), Posting("a", 60, DAY)]
    (made,) = due(P, Worth(60, DAY), two)
    assert (made.id, made.reverses) == (reversal_id("b"), "b")


def test_what_was_reversed_twice_by_older_programs_is_put_right():
    entries = [Posting("c", 60, DAY), Posting("r1", -60, DAY, "c"), Posting("r2", -60, DAY, "c")]
    after = settled(None, entries)
    assert says(None, after) and due(P, None, after) == []


def test_a_reversal_that_was_itself_taken_back_comes_into_force_again():
    """The second reversal of an older program was known when this one was taken back; not here."""
    made = reversal_id("c")
    entries = [
        Posting("c", 60, DAY),
        Posting(made, -60, DAY, "c"),
        Posting(reversal_id(made), 60, DAY, made),
    ]
    assert says(None, settled(None, entries))
    late = [*settled(None, entries), Posting("0", -60, DAY, "c")]
    assert says(None, settled(None, late))


def test_reversals_in_a_circle_end_the_search():
    circle = [Posting("a", 1, DAY, "b"), Posting("b", -1, DAY, "a")]
    assert len(due(P, Worth(5, DAY), circle)) <= 3


class Pc:
    """One PC's copy of one account."""

    def __init__(self, entries):
        self.entries = {entry.id: entry for entry in entries}
        self.worth = None

    def follow(self):
        made = due(P, self.worth, list(self.entries.values()))
        self.take(made)
        return len(made)

    def take(self, entries):
        for entry in entries:
            standing = self.entries.setdefault(entry.id, entry)
            assert standing == entry  # equal on every PC, or the county would name it


WORTHS = st.sampled_from([None, Worth(60, DAY), Worth(90, DAY), Worth(60, "2026-10-17")])
#: Entries that programs before this one wrote, with ids of no rule.
OLD = st.lists(st.sampled_from("abcdef"), max_size=4, unique=True).map(
    lambda ids: (
        [Posting(i, 60, DAY) for i in ids]
        + [Posting(f"{'0r'[n]}{i}", -60, DAY, i) for i in ids[1:] for n in range(ord(i) % 3)]
    )
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), st.integers(0, 2), WORTHS),
        st.tuples(st.just("learn"), st.integers(0, 2), st.integers(0, 2), st.randoms()),
        st.tuples(st.just("agree"), st.integers(0, 2), st.integers(0, 2)),
    ),
    max_size=25,
)


@settings(max_examples=400)
@given(old=OLD, steps=STEPS, pcs=st.integers(2, 3), order=st.permutations(range(3)))
def test_pcs_that_edit_and_exchange_in_any_order_come_to_one_account(old, steps, pcs, order):
    """Parts of what another wrote come in any order; once all know all and agree, it is quiet."""
    stations = [Pc(old[: len(old) - n]) for n in range(pcs)]
    for verb, one, *rest in steps:
        here = stations[one % pcs]
        if verb == "edit":
            here.worth = rest[0]
        elif verb == "agree":
            here.worth = stations[rest[0] % pcs].worth
        else:
            known = sorted(stations[rest[0] % pcs].entries.values(), key=lambda e: e.id)
            here.take([e for e in known if rest[1].random() < 0.5])  # without what it builds on
        here.follow()
    final = stations[0].worth
    everything = [entry for pc in stations for entry in pc.entries.values()]
    for n in [n for n in order if n < pcs]:
        stations[n].worth = final
        stations[n].take(everything)
        stations[n].follow()
    # Who sees the same writes the same: nobody has anything to tell the others any more.
    assert len({frozenset(pc.entries) for pc in stations}) == 1
    for pc in stations:
        assert says(final, list(pc.entries.values()))
        assert pc.follow() == 0


@settings(max_examples=200)
@given(old=OLD, steps=STEPS, final=WORTHS, turns=st.lists(st.integers(0, 1), max_size=30))
def test_two_pcs_that_answer_each_other_soon_fall_silent(old, steps, final, turns):
    """Each tells the other only what it wrote since, at any moment; nobody edits any more."""
    one, other = Pc(old), Pc(old)
    for verb, who, *rest in steps:
        if verb == "edit":
            (one, other)[who % 2].worth = rest[0]
            (one, other)[who % 2].follow()
    one.worth = other.worth = final
    written = 0
    for turn in [*turns, 0, 1, 0, 1]:
        here, there = ((one, other), (other, one))[turn]
        here.take(list(there.entries.values()))
        written += here.follow()
    assert set(one.entries) == set(other.entries)
    assert written <= len(one.entries) and written <= 2 + 2 * len(old) + 2 * len(steps)


@given(old=OLD, worth=WORTHS)
def test_what_is_due_does_not_depend_on_the_order_of_reading(old, worth):
    made = due(P, worth, old)
    for mixed in itertools.islice(itertools.permutations(old), 6):
        assert due(P, worth, mixed) == made
    assert due(P, worth, [*old, *made]) == []
    assert says(worth, [*old, *made])


def test_credits_know_what_stood_before():
    assert credit_id(P, Worth(60, DAY), ["a"]) != credit_id(P, Worth(60, DAY), ["a", "b"])
    assert hour_account.credit_id(P, Worth(60, DAY), ["b", "a"]) == credit_id(
        P, Worth(60, DAY), ["a", "b"]
    )
