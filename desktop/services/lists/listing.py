"""What a list shows: which records fit the sentences it is narrowed by, and in what order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from desktop import errors
from desktop.model.fields import Field, FieldType
from desktop.model.id_run import WIDTH, IdRun
from desktop.model.ids import RecordId
from desktop.model.kind import Kind, Record
from desktop.services.desk import Desk
from desktop.services.lists.unsettled import Mark

Shape = Literal["text", "choice", "words", "date", "number", "flag", "record", "presence"]
Test = Literal["is", "not", "has", "empty", "filled", "least", "most"]
#: What can be asked of each shape, the usual first.
TESTS: Mapping[Shape, tuple[Test, ...]] = {
    "text": ("is", "has", "not", "empty", "filled"),
    "choice": ("is", "not", "empty", "filled"),
    "words": ("has", "empty", "filled"),
    "date": ("least", "most", "is", "empty", "filled"),
    "number": ("least", "most", "is"),
    "flag": ("filled", "empty"),
    "record": ("is", "not", "empty", "filled"),
    "presence": ("empty", "filled"),
}
_BY_NAME, _BY_STROKES = "search.pinyin", "search.strokes"
#: Tests that need no value.
BARE = frozenset({"empty", "filled"})
Clause = tuple[str, list[str | int]]


@dataclass(frozen=True, slots=True)
class Term:
    """One sentence a list is narrowed by: 队伍 是 敬老队.

    Args:
        facet: key of what is asked about.
        test: one of the facet's tests.
        value: a code, an id, a word or a number as text; empty for a bare test.
        words: what the value is called, where that is not the value itself.
    """

    facet: str
    test: Test
    value: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What a list asks for.

    Args:
        search: characters, pinyin, initials or digits.
        terms: all must hold.
        order: a key of the listing's orders.
        descending: the other way round.
    """

    search: str = ""
    terms: tuple[Term, ...] = ()
    order: str = "name"
    descending: bool = False

    @property
    def narrowed(self) -> bool:
        """Whether not everything is asked for."""
        return bool(self.search or self.terms)


@dataclass(frozen=True, slots=True)
class Facet:
    """Something a list can be narrowed by.

    Args:
        key: names it in terms; that of the field where it is one.
        label: what the clerk reads.
        shape: which tests there are.
        sql: its expression, of the record `v` and the row of `search`.
        choices: (code, words) of a choice.
        vocabulary: word list that offers values.
        refers_to: kind of the records it points at.
        clause: what tests it where an expression would not do: (desk, test, value).
    """

    key: str
    label: str
    shape: Shape
    sql: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    vocabulary: str = ""
    refers_to: str = ""
    clause: Callable[[Desk, Test, str], Clause] | None = None

    @property
    def tests(self) -> tuple[Test, ...]:
        """What can be asked of it."""
        return TESTS[self.shape]


@dataclass(frozen=True)
class Listing:
    """How records of a searched kind are listed.

    Args:
        kind: which.
        facets: by key.
        orders: key to expression of `v` and `search`; what is equal goes by name.
    """

    kind: Kind
    facets: Mapping[str, Facet]
    orders: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ListRow:
    """One line of a list.

    Args:
        id: the record.
        record: it itself, private fields masked.
        extra: further cells by key, and what references are called.
        marks: what about it waits for a choice.
        figures: whole numbers behind cells that are not of the record.
    """

    id: RecordId
    record: Record
    extra: Mapping[str, str]
    marks: tuple[Mark, ...] = ()
    figures: Mapping[str, int] = field(default_factory=dict)

    def cell(self, key: str) -> str:
        """The words of one cell."""
        known = self.extra.get(key)
        return self.record.shown(key) if known is None else known


_SHAPES: Mapping[FieldType, Shape] = {
    FieldType.TEXT: "text",
    FieldType.LONG_TEXT: "text",
    FieldType.CHOICE: "choice",
    FieldType.SET: "words",
    FieldType.DATE: "date",
    FieldType.DATETIME: "date",
    FieldType.INTEGER: "number",
    FieldType.BOOLEAN: "flag",
    FieldType.REFERENCE: "record",
}


def listing(
    kind: Kind, facets: Iterable[Facet] = (), orders: Mapping[str, str] | None = None
) -> Listing:
    """A listing by all fields of a kind and what else there is.

    Args:
        kind: a searched kind.
        facets: further ones, or others in place of a field's own.
        orders: further ones.
    """
    own = [_of_field(one) for one in kind.fields if one.type in _SHAPES]
    by_field = {one.name: _ordered(one, kind) for one in kind.fields if not one.private}
    names = {"name": _BY_NAME, "strokes": _BY_STROKES, "newest": "search.record_id"}
    return Listing(
        kind,
        {facet.key: facet for facet in (*own, *facets)},
        {**by_field, kind.title[0]: _BY_NAME, **names, **(orders or {})},
    )


def ids(desk: Desk, of: Listing, query: ListQuery) -> Sequence[RecordId]:
    """The ids of all records that fit, in order.

    Raises:
        errors.InvalidValues: a term asks for what there is not.
    """
    kind = of.kind.name
    order = of.orders.get(query.order, _BY_NAME)
    if order == _BY_NAME and not (query.terms or query.descending):
        text = desk.search.text([kind])
        if text is not None:
            return text.having(query.search)
    in_wide = "v." in order
    plain = _searched(desk, kind, query.search, by_kind=not in_wide)
    asked = [_clause(desk, of, term) for term in query.terms]
    wide = _together([one for one in asked if "v." in one[0]])
    narrow = _together([plain, *(one for one in asked if "v." not in one[0])])
    if in_wide:
        # The wide table first, as it lies on the disk: in order of names each row is a page.
        source = f"[{kind}] AS v CROSS JOIN search ON search.record_id = v.id"
        narrow = _together([narrow, wide])
    else:
        source = "search"
        if wide[0]:
            inner = f"SELECT v.id FROM [{kind}] AS v WHERE {wide[0]}"
            narrow = _together([narrow, (f"search.record_id IN ({inner})", wide[1])])
    direction = " DESC" if query.descending else ""
    # What holds nothing stands last whichever way; names have an index and are never empty.
    by_name = "" if order in (_BY_NAME, _BY_STROKES) else f" NULLS LAST, {_BY_NAME}"
    found = (
        f"SELECT search.record_id FROM {source} WHERE {narrow[0]} "
        f"ORDER BY {order}{direction}{by_name}, search.record_id"
    )
    # As one text: 100,000 rows of one column would take four times as long to bring over.
    ((count, text),) = desk.store.rows(
        f"SELECT count(*), coalesce(group_concat(record_id, ''), '') FROM ({found})", narrow[1]
    )
    if len(text) == count * WIDTH:
        return IdRun(text)
    return [RecordId(row[0]) for row in desk.store.rows(found, narrow[1])]


def _searched(desk: Desk, kind: str, words: str, *, by_kind: bool) -> Clause:
    """Of the kind, and fitting what is looked for; the search table holds living records only."""
    if not words.strip():
        # The plus keeps SQLite from the index on kind where each row is found by its id.
        return f"{'' if by_kind else '+'}search.kind = '{kind}'", []
    condition, values = desk.search.condition([kind], words)
    return condition, [*values]


def _together(clauses: Iterable[Clause]) -> Clause:
    told = [clause for clause in clauses if clause[0]]
    return " AND ".join(f"({sql})" for sql, _ in told), [v for _, values in told for v in values]


def _ordered(of: Field, kind: Kind) -> str:
    """What a list is ordered by where a field's head is pressed.

    Words go by pinyin with numbers by their size, choices as they are offered, references by the
    names of what they point at.
    """
    value = f"v.[{of.name}]"
    if of.type is FieldType.CHOICE:
        cases = " ".join(f"WHEN '{code}' THEN {n}" for n, (code, _) in enumerate(of.choices))
        return f"CASE {value} {cases} END"
    if of.refers_to:
        return title_of(value)
    words = of.type in (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.SET)
    if words and of.name not in kind.digits:
        return f"word_order(nullif({value}, '[]'))"
    return value


def title_of(record: str) -> str:
    """The order of a record's name, by an expression of its id."""
    return f"(SELECT named.pinyin FROM search AS named WHERE named.record_id = {record})"


def _of_field(of: Field) -> Facet:
    shape: Shape = "presence" if of.private else _SHAPES[of.type]
    return Facet(
        of.name,
        of.label,
        shape,
        f"v.[{of.name}]",
        of.choices,
        of.vocabulary or "",
        of.refers_to or "",
    )


def _clause(desk: Desk, of: Listing, term: Term) -> Clause:
    facet = of.facets.get(term.facet)
    if facet is None or term.test not in facet.tests:
        raise errors.InvalidValues(problems=f"这里不能按「{term.facet}」筛选。")
    if facet.clause is not None:
        return facet.clause(desk, term.test, term.value)
    return clause(facet.shape, facet.sql, term.test, term.value)


def clause(shape: Shape, sql: str, test: Test, value: str) -> Clause:
    """The condition of one test of an expression.

    Args:
        shape: of what the expression gives.
        sql: the expression.
        test: what is asked.
        value: as in a `Term`.
    """
    if test in BARE:
        return _bare(shape, sql, test), []
    if shape == "words":
        return f"EXISTS (SELECT 1 FROM json_each({sql}) WHERE value = ?)", [value]
    if test == "has":
        return f"instr({sql}, ?) > 0", [value]
    if test == "most" and shape != "number":
        return f"{sql} <> '' AND {sql} <= ?", [f"{value}~"]  # 1990 means until its last day
    if test == "is" and shape == "date":
        return f"substr({sql}, 1, ?) = ?", [len(value), value]
    return f"{sql} {_COMPARED[test]} ?", [whole(value) if shape == "number" else value]


def _bare(shape: Shape, sql: str, test: Test) -> str:
    if shape == "flag":
        return f"{sql} = 1" if test == "filled" else f"{sql} IS NOT 1"
    there = f"{sql} IS NOT NULL AND {sql} NOT IN ('', '[]')"
    return there if test == "filled" else f"NOT ({there})"


def whole(value: str) -> int:
    """A number as the clerk typed it.

    Raises:
        errors.InvalidValues: it is none.
    """
    try:
        return int(value)
    except ValueError:
        raise errors.InvalidValues(problems=f"应是整数，不是“{value}”。") from None


_COMPARED: Mapping[Test, str] = {"is": "=", "not": "IS NOT", "least": ">=", "most": "<="}


def number_clause(sql: str, factor: int = 1) -> Callable[[Desk, Test, str], Clause]:
    """A clause for numbers the clerk names in another unit than they are kept in.

    Args:
        sql: the expression.
        factor: how many of the kept make one of the clerk's: 60 minutes an hour.
    """

    def made(_desk: Desk, test: Test, value: str) -> Clause:
        return f"{sql} {_COMPARED[test]} ?", [whole(value) * factor]

    return made
