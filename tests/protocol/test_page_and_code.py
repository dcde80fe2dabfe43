"""docs/protocol.md says what the code does: routes, errors, members, limits, the worked day.

Section 15 is word for word `vectors/exchange.json`, which both sides are tested against.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from county import errors
from county.app import County, make_app, make_verbs
from county.config import BODY_LIMIT, LINE_LIMIT, NESTING_LIMIT, OPS_LIMIT, PACKED_LIMIT, place_of
from county.merge import judgement
from county.routes import bodies as route_bodies
from county.routes.exchange_shapes import REPLY
from county.wire import bodies, kinds, ops
from county.wire.values import troubles
from tests.county_pc import TestClock
from tests.protocol import make_vectors as made
from tests.protocol.worked_exchange import shown
from tests.sync.route_table import routes_of

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8")
LAST_SECTION = 15
#: Answered by no class of the county's error tree.
ELSEWHERE = {("405", "method"), ("416", "range"), ("422", "refused"), ("500", "internal")}


def section(heading: str) -> str:
    """What stands under a heading, up to the next of its rank or above."""
    rank = heading.split(" ", maxsplit=1)[0]
    rest = PAGE.split(f"\n{heading}\n", 1)[1]
    return re.split(rf"\n#{{2,{len(rank)}}} ", rest, maxsplit=1)[0]


def table(heading: str, first: str) -> list[list[str]]:
    """The rows of the table below a heading whose first column has that title."""
    lines = section(heading).split("\n")
    start = next(n for n, line in enumerate(lines) if line.startswith(f"| {first} |"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]])
    return rows


def named(cells: Iterator[str] | list[str]) -> set[str]:
    """Words in backticks."""
    return {word for cell in cells for word in re.findall(r"`([^`]+)`", cell)}


def first_column(heading: str, first: str) -> set[str]:
    """The words in backticks of a table's first column."""
    return named([row[0] for row in table(heading, first)])


# The worked day -----------------------------------------------------------------------------------


def test_the_day_of_two_pcs_is_the_vectors_word_for_word() -> None:
    told = made.vectors()["exchange.json"]
    day = section("## 15. One day of two PCs")
    for step in told["steps"]:
        cursor = json.dumps(step["cursor_after"], separators=(",", ":"))
        assert f"{shown(step)}\n{step['by']}: `{cursor}`\n" in day
    for line in told["published"]["lines"]:
        assert f"    < {line}\n" in day
    for value in (told["published"]["key"], told["published"]["cursor_after"]):
        assert json.dumps(value, separators=(",", ":")) in day


# Routes, errors, members, limits ------------------------------------------------------------------


def test_the_routes_of_the_page_are_those_of_the_county(tmp_path: Path) -> None:
    county = County(place_of(str(tmp_path / "县"), None), TestClock()).open()
    try:
        wired = routes_of(make_app(make_verbs(county)))
    finally:
        county.close()
    ours = {
        f"{method} {re.sub(r'{.*?}', '*', path)}"
        for path, method in wired
        if path.startswith("/v1/") and not path.startswith(("/v1/admin", "/v1/openapi"))
    }
    told = {re.sub(r"<.*?>", "*", route) for route in first_column("### Routes", "route")}
    assert told == ours


def test_the_errors_of_the_page_are_those_of_the_county() -> None:
    def tree(refusal: type[errors.Refusal]) -> Iterator[tuple[str, str]]:
        yield str(refusal.status), refusal.code
        for below in refusal.__subclasses__():
            yield from tree(below)

    told = {(row[0], row[1].strip("`")) for row in table("### Errors", "status")}
    assert told == {*tree(errors.Refusal), *ELSEWHERE}


@pytest.mark.parametrize(
    ("heading", "members"),
    [
        ("### The request", set(bodies.Head.__struct_fields__)),
        ("### The reply", set(REPLY["prefixItems"][0]["properties"])),
        ("## 3. Ops", set(ops.Op.__struct_fields__)),
    ],
)
def test_the_members_of_the_page_are_those_the_county_reads_and_writes(
    heading: str, members: set[str]
) -> None:
    assert first_column(heading, "member") == members


def test_the_verdicts_and_actions_of_the_page_are_those_of_the_county() -> None:
    verdicts = {judgement.APPLIED, judgement.MERGED, judgement.CONFLICT}
    verdicts |= {judgement.DEFERRED, judgement.REJECTED}
    assert first_column("## 5. Verdicts", "verdict") == verdicts
    sources = [path.read_text("utf-8") for path in (ROOT / "county").rglob("*.py")]
    codes = {code for text in sources for code in re.findall(r'\bFault\("(\w+)"', text)}
    assert first_column("## 5. Verdicts", "code of `rejected`") == codes
    actions = next(row[1] for row in table("## 3. Ops", "member") if row[0] == "`a`")
    assert named([actions]) == ops.ACTIONS - {ops.SET}


def test_every_outcome_in_the_vectors_is_told_on_the_page() -> None:
    stories = json.loads((made.FOLDER / "judging.json").read_text("utf-8"))
    outcomes = [row[2] for story in stories for row in story["feed"]]
    outcomes += [row["outcome"] for row in made.vectors()["feed.json"]]
    assert {name for each in outcomes for name in each or ()} <= first_column("### Rows", "member")


def test_the_limits_of_the_page_are_those_of_the_county() -> None:
    units = {"": 1, "KiB": 1024, "MiB": 1024 * 1024, "deep": 1}
    told = {}
    for what, most, _ in table("### Limits", "what"):
        number, unit = re.findall(r"([\d,]+)(?: (\w+))?$", most)[0]
        told[what] = int(number.replace(",", "")) * units[unit]
    assert told == {
        "a line": LINE_LIMIT,
        "a body of the exchange, unpacked": BODY_LIMIT,
        "a body as sent, packed": PACKED_LIMIT,
        "any other JSON body": route_bodies.JSON_LIMIT,
        "JSON nested": NESTING_LIMIT,
        "ops a request": OPS_LIMIT,
        "ops a segment": bodies.SEGMENT_OPS,
        "bytes of a segment's ops, if it has more than one": bodies.SEGMENT_BYTES,
        "a reply": BODY_LIMIT,
    }


def test_what_the_page_shows_as_published_may_be_published() -> None:
    rules = kinds.load()
    shown_rows = table("### What a county and its towns write", "kind")
    whole = [row for row in shown_rows if row[1] and "…" not in row[1]]
    for kind, example, _ in whole:
        fields = json.loads(example.strip("`"))
        assert list(troubles(rules[kind.strip("`")], fields, whole=True)) == []
    assert len(whole) == 3


# The page itself ----------------------------------------------------------------------------------


def test_sections_are_numbered_and_named_only_where_there_are_such() -> None:
    headings = [int(number) for number in re.findall(r"^## (\d+)\. ", PAGE, re.MULTILINE)]
    assert headings == list(range(1, LAST_SECTION + 1))
    prose = "\n".join(line for line in PAGE.split("\n") if not line.startswith("    "))
    pointed = re.findall(r"\((\d{1,2}(?:, \d{1,2})*)\)|section (\d+)", prose)
    told = {int(n) for pair in pointed for some in pair for n in re.findall(r"\d+", some)}
    assert told <= set(headings)


def test_every_file_of_vectors_is_in_the_page_s_list() -> None:
    listed = {name for name in named([PAGE]) if re.fullmatch(r"vectors/\w+\.json", name)}
    assert listed == {f"vectors/{path.name}" for path in made.FOLDER.iterdir()}


def test_examples_without_gaps_are_json() -> None:
    examples = [line.strip().lstrip("<> ") for line in PAGE.split("\n") if line.startswith("    ")]
    whole = [line for line in examples if line[:2] in ('{"', '["') and "…" not in line]
    parsed: list[Any] = [json.loads(line) for line in whole if line[-1] in "}]"]
    assert len(parsed) > 20


def test_a_reader_meets_no_line_that_never_ends() -> None:
    prose = [line for line in PAGE.split("\n") if not line.startswith(("|", "    ", "  `"))]
    assert max(map(len, prose)) <= 120
