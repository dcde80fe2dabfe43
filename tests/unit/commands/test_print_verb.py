import pytest

from tests.unit.small_disks import small_disk


def test_templates_are_listed_without_a_passphrase(empty):
    said = empty("print", "--list", passphrase=None)
    assert said.code == 0
    names = [line.split("\t")[0] for line in said.out.splitlines()]
    assert {"recruitment-rules", "activity-certificate"} <= set(names)


def test_a_rule_sheet_is_a_finished_file(station, folder):
    out = folder / "招募 制度.pdf"
    said = station("print", "recruitment-rules", "--out", out)
    assert said.code == 0, said.err
    assert out.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("nothing", "--out", "x.pdf"), "nothing"),
        (("activity-certificate", "--out", "x.pdf"), "没有选择活动"),
        (("activity-certificate", "--id", "nobody", "--out", "x.pdf"), "nobody"),
        (("recruitment-rules", "--paper", "B9", "--out", "x.pdf"), "B9"),
        (("recruitment-rules", "--out", "没有/x.pdf"), "不存在"),
        (("recruitment-rules", "--out", "."), "同名的文件夹"),
    ],
)
def test_what_can_not_be_printed_leaves_no_file(station, folder, monkeypatch, words, named):
    monkeypatch.chdir(folder)
    said = station("print", *words)
    assert said.code == 1 and named in said.err, said.err
    assert list(folder.iterdir()) == []


def test_printing_never_writes_over_the_station(station):
    station("list", "team")  # the first opening of a new station writes its keys once more
    before = station.home.keys.read_bytes()
    assert station("print", "recruitment-rules", "--out", station.home.keys).code == 1
    assert station.home.keys.read_bytes() == before


def certificates(station):
    return [(c["number"], c["printings"]) for c in station("list", "certificate", "--json").json]


@pytest.fixture
def held(station):
    person = station("add", "volunteer", "name=张三").id
    times = ("started_at=2026-06-19T09:00", "ended_at=2026-06-19T11:00")
    activity = station("add", "activity", "title=端午", "status=held", *times).id
    words = (f"activity={activity}", f"volunteer={person}", "minutes=120")
    assert station("add", "participation", *words).code == 0
    return activity


def test_who_gets_no_certificate_is_named_and_it_is_done_in_part(station, folder):
    activity = station("add", "activity", "title=巡河", "status=held", "held_on=2026-06-19").id
    for name, minutes in (("张三", "60"), ("李四", "")):
        person = station("add", "volunteer", f"name={name}").id
        words = (f"activity={activity}", f"volunteer={person}", f"minutes={minutes}")
        assert station("add", "participation", *words).code == 0
    out = folder / "证书.pdf"
    said = station("print", "activity-certificate", "--id", activity, "--out", out)
    assert said.code == 3 and "有 1 人没有时长，没有印证书：李四。" in said.err
    assert out.read_bytes().startswith(b"%PDF-") and certificates(station) == [(1, 1)]


def test_a_place_that_refuses_uses_up_no_number(station, held, folder):
    out = folder / "没有" / "证书.pdf"
    assert station("print", "activity-certificate", "--id", held, "--out", out).code == 1
    assert certificates(station) == []


def test_a_disk_that_fills_while_printing_uses_up_no_number(station, held, tmp_path):
    with small_disk(tmp_path / "U盘", 1) as disk:
        out = disk.path / "证书.pdf"
        disk.fill()
        said = station("print", "activity-certificate", "--id", held, "--out", out)
        assert said.code == 1 and "空间不够" in said.err
        assert disk.names() == set()
        assert certificates(station) == []
        disk.empty()
        assert station("print", "activity-certificate", "--id", held, "--out", out).code == 0
        assert out.read_bytes().startswith(b"%PDF-")
    assert certificates(station) == [(1, 1)]
    assert station("doctor").code == 0
