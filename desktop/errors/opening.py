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


class PinTooShort(OpenError):
    happened = "PIN 太短，或里面有数字以外的字。"
    advice = "请用 {minimum} 位或更多数字。"


class PinTooSimple(OpenError):
    happened = "这个 PIN 太容易猜，没有采用。"
    advice = "请不要用 123456、111111、121212 这样的数字，也不要用生日。"


class DeviceKeyGone(OpenError):
    happened = "这台电脑上找不到本站的另一半钥匙，PIN 打不开。"
    kept = "资料没有受影响。"
    advice = (
        "重装系统、换了登录账户或把资料拷到别的电脑，都会这样。"
        "请用口令，或照抄恢复单上的恢复码打开，再设一个新的 PIN。"
    )


class TooManyTries(OpenError):
    happened = "已经输错 {wrong} 次，要等 {seconds} 秒才能再试。"
    kept = "资料没有受影响。"
    advice = "请想一想再输；实在忘了，就照抄恢复单上的恢复码。"


class KeyTakenBack(OpenError):
    happened = "这个口令（或 PIN）已经收回，不能再打开本站。"
    kept = "资料没有受影响。密钥文件和资料对不上，可能有人把旧的密钥文件放了回来。"
    advice = "请用现在有效的口令、PIN 或恢复码打开，程序会把密钥文件改正。"


class ClerkGone(KeyTakenBack):
    happened = "这位文书已删除，或改成了站长，口令（或 PIN）不能再打开本站。"
    kept = "资料没有受影响。"
    advice = (
        "请用别的文书的口令、PIN，或照抄恢复单上的恢复码打开；"
        "弄错了的，打开以后到回收站恢复，再设一个新的 PIN。"
    )


class LastKey(OpenError):
    happened = "这是最后一把能打开本站的钥匙，没有收回。"
    advice = "请先给别的文书设好口令或 PIN。"


class KeyExists(OpenError):
    happened = "这位文书已经有口令或 PIN。"
    advice = "要换就用“更改”。"


class HeadHasNoKey(OpenError):
    happened = "站长只在纸上签字，不设口令和 PIN。"
    advice = "站长要亲自录入时，请另登记一位文书。"


class NoKeyringHere(OpenError):
    happened = "这台电脑的系统没有可用的钥匙串，不能用 PIN。"
    advice = "请改用口令（8 个字符以上）。"


class RecoverySheetNeeded(OpenError):
    happened = "还没有恢复单。只用 PIN 时，这台电脑一坏就谁也打不开资料了。"
    kept = "没有导入，资料没有改动。"
    advice = "请先打印恢复单（设置 › 恢复单），再来导入。"


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
