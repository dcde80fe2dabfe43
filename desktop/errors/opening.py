"""A station that does not open."""

from __future__ import annotations

from desktop.errors.tree import WorldError


class OpenError(WorldError):
    """A station could not be opened or made."""


class WrongPassphrase(OpenError):
    happened = "口令不对，没有打开。"
    kept = "资料没有受影响。"
    advice = "请检查大小写和输入法后再试一次。"


class PassphraseMissing(OpenError):
    happened = "没有给出口令。"
    advice = "请在提示处输入口令，或使用 --passphrase-fd。"


class PassphraseTooShort(OpenError):
    happened = "口令太短。"
    advice = "请至少用 {minimum} 个字符，例如一句只有您记得的话。"


class NoStation(OpenError):
    happened = "「{path}」里没有站点资料。"
    advice = "请先用「station init」建站，或检查文件夹是否选对。"


class StationExists(OpenError):
    happened = "「{path}」里已经有一个站点，没有再建。"
    kept = "原有资料没有改动。"
    advice = "请换一个空文件夹，或直接打开原有站点。"


class NotAStation(OpenError):
    happened = "「{path}」不是本程序的资料文件，或文件已损坏。"
    kept = "文件没有改动。"
    advice = "请不要删除它；用最近的备份恢复，或把它交给技术人员。"


class NewerStation(OpenError):
    happened = "这份资料是用更新版本的程序保存的（资料版本 {found}，本程序只认识到 {known}）。"
    kept = "为避免损坏，没有打开，资料没有改动。"
    advice = "请先把程序更新到新版本。"


class NewerReadOnly(OpenError):
    happened = (
        "这份资料是用更新版本的程序保存的（资料版本 {found}，本程序只认识到 {known}），"
        "这里只能查看。"
    )
    kept = "这一步没有保存，资料没有改动。"
    advice = "请先把程序更新到新版本，再来改动。"


class FolderNotWritable(OpenError):
    happened = "不能在文件夹「{path}」里写文件。"
    kept = "原有资料没有改动。"
    advice = "请检查这个文件夹（或U盘）是不是只读，或换一个文件夹。"


class NetworkFolder(OpenError):
    happened = "「{path}」在网络共享盘上。资料放在网络盘上容易损坏，所以没有打开。"
    kept = "原有资料没有改动。"
    advice = "请把站点资料放在本机硬盘上；要带走请用「备份」。"


class AlreadyOpen(OpenError):
    happened = "这个站点的窗口已经打开，已把它调到前面。"


class NoScreen(OpenError):
    happened = "这台电脑现在没有图形界面，窗口打不开。"
    advice = "请在桌面上打开，或使用命令（「station --help」列出）。"


class StationBusy(WorldError):
    happened = "另一个窗口或命令正在写入，等了 {seconds} 秒还没有结束。"
    kept = "这一步没有保存，其他资料没有受影响。"
    advice = "请等那边做完（例如大批导入）后再试。"
