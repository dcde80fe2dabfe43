"""The county comes to the verdicts and outcomes of `resources/protocol/vectors/judging.json`."""

import json

import pytest

from county.config import resources
from tests.county_pc import dumps

STORIES = json.loads((resources() / "protocol" / "vectors" / "judging.json").read_text("utf-8"))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["what"])
def test_ops_sent_one_by_one_come_to_what_the_vectors_tell(county, story):
    pcs = {name: county.pc() for name in ("A", "B")}
    for step in story["steps"]:
        pc = pcs[step["by"]]
        n = pc.raw(dumps(step["op"]))

        assert list(pc.sync(wants=False).verdict(n)) == step["verdict"]

    names = {pc.replica: name for name, pc in pcs.items()}
    reader = county.pc()
    rows = [[names[row.replica], row.n, row.outcome] for row in reader.sync().rows]
    assert rows == story["feed"]
