import pytest

from desktop import errors
from desktop.services import audits, records
from desktop.services.apart import Here
from desktop.services.opening import open_desk
from desktop.services.safekeeping import backups, checkup, recovery_sheets, witnesses
from desktop.storage import audit, chains, journal
from desktop.storage.backups.backup_manifest import Manifest, encoded, manifest_of
from tests.conftest import CHEAP
from tests.unit import chain_attacks

HIDDEN = {
    "rewritten": chain_attacks.rewritten,
    "cut": chain_attacks.cut,
    "swapped": chain_attacks.swapped,
}


@pytest.fixture
def busy(desk):
    """A desk with some changes and some looks."""
    person = records.add(desk, "volunteer", {"name": "张三", "id_number": "11010519491231002X"})
    for name in ("李四", "王五", "赵六"):
        records.add(desk, "volunteer", {"name": name})
        records.look_up(desk, "volunteer", person, full=True, why=f"核对{name}")
    return desk


def told(desk):
    return {one.area: one.what for one in witnesses.faults(desk, list)}


def fits_itself(desk):
    return not list(journal.broken_rows(desk.store)) and not list(audit.broken_rows(desk.store))


@pytest.mark.parametrize("chain", ["journal", "audit"])
@pytest.mark.parametrize("attack", HIDDEN)
def test_a_chain_hashed_anew_fits_itself_and_not_the_backup(busy, chain, attack):
    backups.automatic(busy, backups.ASKED, mounts=list)
    assert told(busy) == {}
    HIDDEN[attack](busy, chain)
    assert fits_itself(busy)
    assert list(told(busy)) == [chain]
    assert chain in {one.area for one in checkup.examine(busy)}


@pytest.mark.parametrize("chain", ["journal", "audit"])
@pytest.mark.parametrize("attack", HIDDEN)
def test_a_chain_hashed_anew_does_not_fit_the_recovery_sheet(busy, chain, attack):
    code = recovery_sheets.make(busy, cost=CHEAP).heads
    records.add(busy, "volunteer", {"name": "后来的"})
    assert witnesses.paper_fault(busy, code) is None
    assert witnesses.paper_fault(busy, code.lower().replace("-", " ")) is None
    HIDDEN[attack](busy, chain)
    if attack == "cut" and chain == "journal":  # what came after the sheet went; cut again
        HIDDEN[attack](busy, chain)
    assert witnesses.paper_fault(busy, code) is not None


def test_an_older_file_put_back_does_not_fit_a_backup_made_since(busy, home, master, now, tmp_path):
    put_back = chain_attacks.kept_aside(busy, tmp_path / "old.db")
    records.add(busy, "volunteer", {"name": "要藏的"})
    backups.automatic(busy, backups.ASKED, mounts=list)
    busy.close()
    put_back(busy)
    again = open_desk(home, master, Here(), clock=lambda: now)
    try:
        assert fits_itself(again)
        found = told(again)
        assert "现在只到第" in found["journal"]
    finally:
        again.close()


def test_the_oldest_head_that_differs_and_the_last_that_fits_are_told(busy, tmp_path):
    backups.automatic(busy, backups.ASKED, mounts=list)
    good = chains.head(busy.store, "journal").seq
    for name in "甲乙丙":
        records.add(busy, "volunteer", {"name": name})
    backups.back_up(busy, tmp_path / "盘.station")
    chain_attacks.cut(busy, "journal")
    assert f"第 {good} 条以前没有问题" in told(busy)["journal"]


def test_an_erased_payload_leaves_every_head_as_it_was(busy):
    backups.automatic(busy, backups.ASKED, mounts=list)
    code = witnesses.paper_code(busy)
    raw = chain_attacks._opened(busy)
    raw.execute(
        "UPDATE journal_payload SET salt = NULL, body = NULL, op_bytes = NULL WHERE seq = 3"
    )
    raw.close()
    assert fits_itself(busy)
    assert told(busy) == {}
    assert witnesses.paper_fault(busy, code) is None


def test_a_look_alone_makes_a_backup_of_its_own(busy):
    def states():
        return [one.state for one in backups.automatic(busy, backups.QUIT, mounts=list)]

    assert (states(), states()) == ([backups.MADE], [backups.UNCHANGED])
    audits.note(busy, audits.What.EXPORT, "volunteer", None, "上报上级")
    assert (states(), states()) == ([backups.MADE], [backups.UNCHANGED])


def test_backups_of_another_pc_and_of_before_audit_heads_are_passed_over(busy, tmp_path):
    made = backups.back_up(busy, tmp_path / "一.station")
    import msgspec

    plain = msgspec.json.decode(encoded(made.manifest))
    del plain["audit"]
    old = msgspec.json.decode(msgspec.json.encode(plain), type=Manifest)
    assert old.audit is None and manifest_of(made.path).audit is not None
    busy.settings.put("replica", "00000000-0000-4000-8000-000000000000")
    chain_attacks.rewritten(busy, "journal")
    assert told(busy) == {}


@pytest.mark.parametrize(
    "typed", ["", "1/2", "a/2/7K3M9QTX0A4BC8DE", "1/2/7K3M", "1/2/7K3M9QTX0A4BC8D!"]
)
def test_what_is_no_check_of_a_sheet_is_refused_in_words(busy, typed):
    with pytest.raises(errors.NoSuchHead, match="不是恢复单上的"):
        witnesses.paper_fault(busy, typed)


def test_letters_that_look_like_figures_are_understood(busy):
    code = witnesses.paper_code(busy)
    muddled = code.replace("0", "O").replace("1", "I")
    seqs, check = code.rsplit("/", 1)[0], muddled.rsplit("/", 1)[1]
    assert witnesses.paper_fault(busy, f"{seqs}/{check}") is None
