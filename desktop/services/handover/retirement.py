"""The old PC signs at the handover that it is out; the new one sees to it that the county hears.

The word travels in the handover file alone. A PC that goes on although its file was made is out
only once somebody has taken over with that file and reached the county.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop import errors, logbook
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.services.sync.replicas import DEVICE_KEY, REPLICA
from desktop.storage.settings import Settings
from desktop.sync.joining import county_keys, restart, retiring
from desktop.sync.joining.joined import membership
from desktop.sync.joining.retiring import SILENT, Retirement

#: Setting: in a handover file, what its PC has signed; taken out by whoever takes over.
SIGNED = "handover_retirement"
#: The county has no such PC: its key opens nothing there.
_UNKNOWN = "unknown_replica"


@contextmanager
def signed(desk: Desk) -> Iterator[None]:
    """While a handover file is written it says in the records that this PC is out; not after.

    Args:
        desk: the open station.
    """
    station = desk.station.text("division_code")
    key = Ed25519PrivateKey.from_private_bytes(desk.secrets.get(DEVICE_KEY))
    replica = str(desk.settings.get(REPLICA, default=""))
    one = retiring.sign(key, station, replica, desk.clock())
    desk.settings.put(SIGNED, asdict(one))
    try:
        yield
    finally:
        try:
            desk.store.run("DELETE FROM setting WHERE key = ?", (SIGNED,))
        except errors.WorldError as error:
            logbook.note(error)  # nobody but a takeover reads it, and the next file has its own


def take(settings: Settings) -> None:
    """Bring the county what the PC that was handed over has signed.

    Args:
        settings: of the new PC, in a transaction.
    """
    found = settings.get(SIGNED)
    if found:
        retiring.add(settings, Retirement(**found))


def words(desk: Desk) -> str:
    """How it stands with the PC that was handed over, for a person; empty where there is none."""
    all_ = retiring.of(desk.settings) if _joined(desk) else []
    if not all_:
        return ""
    one = (_open(all_) or all_)[-1]
    return _words(desk, one) + (_others(desk) if one.done else "")


def waiting(desk: Desk) -> str:
    """The same as long as the county has not said that it is out."""
    return words(desk) if _open(retiring.of(desk.settings)) else ""


def _open(all_: list[Retirement]) -> list[Retirement]:
    return [one for one in all_ if not one.done and one.answer != _UNKNOWN]


def _joined(desk: Desk) -> bool:
    return membership(desk.settings) is not None or bool(restart.registered(desk.settings))


def _others(desk: Desk) -> str:
    """The station's other PCs at the county: one that nobody knows may be the leaver's own."""
    own = str(desk.settings.get(REPLICA, default=""))
    names = [
        f"「{name}」（系列 {series}）"
        for replica in county_keys.in_use(desk.settings)
        if replica != own
        for name, series in [_called(desk, replica)]
    ]
    if not names:
        return ""
    return (
        f"县里另外还有本站 {len(names)} 台电脑能用：{'、'.join(names)}。"
        "不是本站在用的，请县里停用。"
    )


def _called(desk: Desk, replica: str) -> tuple[str, str]:
    """The name and the certificate series of a PC; its id where no record tells of it."""
    found = desk.records.find(kind_named("device"), replica=replica)
    return (found[0].text("name"), found[0].text("series")) if found else (replica, "不明")


def _words(desk: Desk, one: Retirement) -> str:
    name, series = _called(desk, one.replica)
    when = one.heard_at[:16].replace("T", " ")
    if one.done:
        return f"旧电脑「{name}」（系列 {series}）已由县里停用（{when}），它不能再和县里来往。"
    if one.answer == _UNKNOWN:
        return f"县里没有登记过旧电脑「{name}」（系列 {series}），不用停用。"
    if one.answer == SILENT:
        return (
            f"旧电脑「{name}」（系列 {series}）还没有停用：县平台的程序旧，办不了这件事。"
            "请打电话请县里停用它。"
        )
    if one.answer:
        return (
            f"旧电脑「{name}」（系列 {series}）还没有停用：县里没有接受它的声明（{one.answer}）。"
            "请打电话请县里停用它。"
        )
    return (
        f"旧电脑「{name}」（系列 {series}）还没有停用：这台电脑下次同步时请县里停用它，"
        "在那以前它还能和县里来往。"
    )
