"""In the window of such a station: who may open it, the lock, the papers, and a change of hands."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from desktop.ui.audit.screen import AuditScreen
from desktop.ui.keys.renewing import RenewingWindow
from desktop.ui.settings.clerks_section import ClerksSection
from desktop.ui.settings.screen import SettingsScreen
from desktop.ui.sync.pairing_dialog import PairingDialog
from desktop.ui.sync.recovery_code_dialog import RecoveryCodeDialog
from desktop.ui.sync.renew_key_dialog import RenewKeyDialog
from tools.screenshots.keyed_station import OWN_PIN
from tools.screenshots.stations import Camera

_WRONG_PIN = "135792"
_NAME = "石桥村新时代文明实践站"


def grab_lock(camera: Camera) -> None:
    """Locked, and after a slip; then open again."""
    lock = camera.station.lock
    camera.window.go("today")
    camera.settle()
    lock.lock()
    cover = lock.cover
    if cover is None:
        return
    camera.wait(cover.view.people.count)
    camera.settle()
    cover.grab().save(str(camera.folder / "锁定.png"))
    chosen = cover.view.chosen
    clerk = "" if chosen is None else chosen.clerk
    cover.unlock_wanted.emit(_WRONG_PIN, clerk)
    camera.wait(cover.view.note.text)
    camera.settle()
    cover.grab().save(str(camera.folder / "锁定-PIN不对.png"))
    cover.unlock_wanted.emit(OWN_PIN, clerk)
    camera.wait(lambda: lock.cover is None)
    camera.settle()


def grab_clerks(camera: Camera) -> None:
    """设置 › 文书 with everybody's way in, and each dialog about it."""
    settings = _settings(camera, "clerks")
    section, work = settings.clerks, settings.keys
    if work is None:
        return
    camera.keep("设置-文书")
    camera.bring(section.keys)
    camera.keep("设置-文书-锁定和密钥")
    section.way.change.click()
    camera.keep_dialogs("更改PIN")
    for name, picture in (("张文书", "设置-文书-离任"), ("示例站长", "设置-文书-站长")):
        _choose(section, name)
        camera.bring(section.add_button)
        camera.keep(picture)
    _choose(section, "李文书")
    section.way.take.click()
    camera.keep("收回PIN")
    dialog = work.work.dialog
    if dialog is not None:
        dialog.proof.set_value(_WRONG_PIN)
        dialog.accept()
        camera.keep_dialogs("收回PIN-不对")
    section.keys.renew.click()
    camera.keep_dialogs("更换密钥")
    work.work.new_way()
    camera.keep_dialogs("用恢复单打开以后")
    waiting = RenewingWindow()
    waiting.show()
    camera.settle()
    waiting.grab().save(str(camera.folder / "正在更换密钥.png"))
    waiting.end()


def grab_recovery(camera: Camera) -> None:
    """The sheet: in 设置, in 打印, its code typed on a fresh PC; other ways to the same key."""
    _settings(camera, "recovery")
    camera.keep("设置-恢复单")
    camera.window.print_records("recovery-sheet", [])
    camera.keep("打印-恢复单")
    for dialog, name in (
        (RecoveryCodeDialog(camera.window), "用恢复单解开证件号"),
        (PairingDialog(writing=True, parent=camera.window), "写配对文件"),
        (RenewKeyDialog(camera.window), "更换证件号的钥匙"),
    ):
        dialog.show()
        camera.keep_dialogs(name)


def grab_handover(camera: Camera, target: Path) -> None:
    """Before, with the file made, with the code in sight, and before the PC is emptied.

    Args:
        camera: takes the pictures.
        target: the file; new.
    """
    settings = _settings(camera, "handover")
    section = settings.handover
    camera.keep("设置-交接")
    settings.handing.hand_over_to(target)
    camera.wait(lambda: not section.by_hand.isHidden() and section.done.text())
    section.show_file(target)  # the whole path tells of this machine
    camera.keep("设置-交接-做好了")
    section.by_hand.look.click()
    camera.bring(section.by_hand)
    camera.keep("设置-交接-手抄接手码")
    section.by_hand.hide_again.click()
    section.turn.click()
    camera.keep("设置-交接-清除")
    section.name.editor.set_value(_NAME[:-1])
    section.wipe.click()
    camera.keep("设置-交接-清除-有误")
    camera.window.print_records("handover-sheet", [])
    camera.keep("打印-交接单")


def grab_audit(camera: Camera, person: str) -> None:
    """Everything, one person's, and nothing that fits."""
    window = camera.window
    window.go("audit")
    camera.keep("查看记录")
    screen = cast("AuditScreen", window.screen_at("audit"))
    screen.export_to(Path("查看记录.xlsx"))
    camera.keep("查看记录-导出")
    screen.notices.banner.put_away()
    window.open_record("audit", person)
    camera.keep("查看记录-一个人")
    screen.what.setCurrentIndex(screen.what.count() - 1)
    screen.what.activated.emit(screen.what.currentIndex())
    camera.keep("查看记录-没有符合的")
    screen.show_kind("", "")


def _settings(camera: Camera, part: str) -> SettingsScreen:
    camera.window.go("settings")
    settings = cast("SettingsScreen", camera.window.screen_at("settings"))
    settings.turn_to(part)
    camera.settle()
    return settings


def _choose(section: ClerksSection, name: str) -> None:
    listed = (section.list.item(row).text() for row in range(section.list.count()))
    section.list.setCurrentRow(next(n for n, told in enumerate(listed) if told.startswith(name)))
