"""No command shows an ID number in the clear but `--full` and what is for the person alone."""

import pytest

ID, CHANGED = "11010519491231002X", "110105194912310046"


@pytest.fixture
def person(station):
    made = station("add", "volunteer", "name=张三", f"id_number={ID}").id
    assert station("set", "volunteer", made, f"id_number={CHANGED}").code == 0
    return made


@pytest.mark.parametrize(
    "words",
    [
        ("list", "volunteer"),
        ("list", "volunteer", "--json"),
        ("list", "volunteer", "--search", CHANGED[-6:], "--json"),
        ("list", "volunteer", "--where", f"id_number={CHANGED}", "--json"),
        ("history", "volunteer", "PERSON"),
        ("history", "volunteer", "PERSON", "--json"),
        ("undo",),
        ("audit", "--json"),
        ("conflicts", "--json"),
        ("doctor", "--json"),
        ("delete", "volunteer", "PERSON"),
        ("add", "volunteer", "name=张三", f"id_number={CHANGED}"),
        ("set", "volunteer", "PERSON", "id_number=110105194912310047"),
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_what_is_printed_is_masked(station, person, words):
    said = station(*(person if word == "PERSON" else word for word in words))
    for number in (ID, CHANGED):
        assert number not in said.out and number not in said.err
        assert number[:-1] not in said.out + said.err


@pytest.mark.slow
def test_pairs_the_trash_and_a_roster_looked_at_are_masked_too(station, person, folder):
    twin = station("add", "volunteer", "name=张三", f"id_number={CHANGED}").id
    brought = folder / "名册.csv"
    brought.write_text(f"姓名,身份证号,联系电话\n张三,{CHANGED},\n李四,,{ID}\n", "utf-8")
    for words in (
        ("duplicates", "volunteer"),
        ("duplicates", "volunteer", "--json"),
        ("import", "volunteer", brought, "--dry-run"),
        ("import", "volunteer", brought, "--dry-run", "--json"),
        ("delete", "volunteer", twin),
        ("trash", "list", "--json"),
        ("restore", "volunteer", twin),
    ):
        said = station(*words)
        assert said.code in (0, 3), (words, said.err)
        assert not {number for number in (ID, CHANGED) if number in said.out + said.err}, words


def test_what_is_exported_or_printed_is_masked(station, person, tmp_path):
    for name in ("名册.csv", "名册.xlsx", "名册.pdf"):
        target = tmp_path / name
        if target.suffix == ".pdf":
            station("print", "roster", "--set", "id_number=masked", "--out", str(target))
        else:
            station("export", "volunteer", str(target))
        data = target.read_bytes()
        for coded in ("utf-8", "utf-16-le", "gb18030"):
            assert CHANGED.encode(coded) not in data
    whats = [row["what"] for row in station("audit", "--json").json]
    assert whats == ["export", "export", "print"]
