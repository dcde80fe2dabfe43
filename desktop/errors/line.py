"""The line to the county platform, joining it, and the files that stand in for it."""

from __future__ import annotations

from desktop.errors.files import InputFileError
from desktop.errors.opening import OpenError
from desktop.errors.tree import WorldError


class LineError(WorldError):
    """The station and its county could not speak; all of it waits on this PC."""

    kept = "没有上报的内容都好好留在本机。"


class NoAnswer(LineError):
    """Nothing that the county said reached us: wait and repeat.

    Args:
        **facts: ``reason`` (a code), ``why`` and ``hint`` (Chinese), ``detail`` (for the log, no
            personal data), ``retry_after_s`` (what the county or a proxy asked for, or None).
    """

    happened = "没有连上县平台：{why}。"
    advice = "{hint}"

    #: Of a range that was asked for and cut on the way, the bytes from its beginning that came.
    arrived: bytes = b""

    @property
    def reason(self) -> str:
        """The code of what went wrong, for example ``dns``."""
        return str(self.facts.get("reason", ""))

    @property
    def detail(self) -> str:
        """What a technician wants to know; names no person."""
        return str(self.facts.get("detail", ""))

    @property
    def retry_after_s(self) -> int | None:
        """Seconds to wait at least, where somebody asked for it."""
        asked = self.facts.get("retry_after_s")
        return asked if isinstance(asked, int) else None


class NotJoinedYet(NoAnswer):
    """The same while a PC asks to join: nothing tries again by itself, and nothing waits here."""

    kept = "这台电脑还没有加入；填好的都还在，加入码也没有白用。"
    advice = (
        "请看看网线、无线网和网址，再试一次；网络要先登录的，先用浏览器打开任意网页，完成登录认证。"
    )


class AddressNotReached(NoAnswer):
    """The same while a new address of the county is checked: nothing tries that by itself."""

    kept = "网址没有改，还是原来的。"
    advice = (
        "请看看网线、无线网和网址，再试一次；网络要先登录的，先用浏览器打开任意网页，完成登录认证。"
    )


class FetchingCut(NoAnswer):
    """The same while what the station has comes to a PC that has just joined."""

    kept = "已经取到的都留着。"
    advice = (
        "网好了点“接着取”，不会从头来；等不及，就先进去用，其余的自动接着取。"
        "网络要先登录的，先用浏览器打开任意网页，完成登录认证。"
    )


class CountyRefused(LineError):
    """The county answered, and said no.

    Args:
        **facts: ``code`` of the protocol, ``why`` and ``hint`` (Chinese).
    """

    happened = "县平台没有接受：{why}。"
    advice = "{hint}"

    @property
    def code(self) -> str:
        """The protocol's code, for example ``revoked``."""
        return str(self.facts.get("code", ""))


class UpdateNeeded(LineError):
    """The county takes what this program sends, and gives what only a newer one can read.

    Args:
        **facts: ``version`` of the program it asks for.
    """

    happened = "县里新发的内容，要用程序 {version} 或更新的版本才能读。"
    kept = "您记的照常上报；县里新发的，更新以后就会收到。"
    advice = "请把程序更新到新版本，再同步一次。"


class BadAddress(LineError):
    happened = "“{url}”不能用作县平台的网址：{why}。"
    advice = "请照县里给的网址原样填写，一般以 https:// 开头。"


class NotEnrolled(LineError):
    happened = "本站还没有加入县平台。"
    advice = (
        "请向县里要网址和加入码，在“同步”页点“接入县平台”"
        "（命令行用 station enroll --url 网址 --code 加入码）。"
    )


class ReplyAwaited(NotEnrolled):
    happened = "加入申请写好了，还没有读到县里的回执。"
    advice = (
        "请把申请文件带到县里或镇里；拿到回执文件后，在“同步”页点“接入县平台”读进来"
        "（命令行用 station enroll --reply 文件）。"
    )


class EnrolledAlready(LineError):
    happened = "本站已经加入“{county}”，没有再加入。"
    kept = "原来的登记没有改动。"
    advice = "要换到别的县平台，请先和县里联系。"


class BadEnrolCode(LineError):
    happened = "加入码不对：{why}。"
    kept = "什么都没有改动，加入码也没有用掉。"
    advice = "请对照县里给的加入码（5 组，每组 5 个字母或数字）再输一遍。"


class EnrolRefused(LineError):
    happened = "没有加入成：{why}。"
    kept = "站点资料没有改动。"
    advice = "{hint}"


class CountyNotProved(LineError):
    happened = "对方没有证明自己是发出这个加入码的县平台（{why}）。"
    kept = "没有加入，什么都没有发出去。"
    advice = "请核对网址和加入码；仍不行请打电话给县里核实。"


class KeysNotProved(LineError):
    happened = "收到的电脑名单，核对不上是本站加入的那个县平台发的。"
    kept = "没有采用这份名单，原来的名单和本机的内容都没有改动。"
    advice = "请把这句话告诉县里的管理员核实；不要换网址，也不要重新加入。"


class SegmentNotProved(LineError):
    happened = "{whose}发来的 {rows} 处变动没有通过核对：{why}。"
    kept = "这些变动没有放进资料，已原样另存备查；别的内容照常同步，本机的内容都在。"
    advice = "请把这句话告诉县里的管理员核实；县里更正以后，下次同步会自动补上。"


class JoiningNeedsEmptyFolder(OpenError):
    happened = "「{path}」里已经有别的东西，不能在这里放第二台电脑的站点。"
    kept = "那里的东西一点没有改动。"
    advice = "请换一个空文件夹（命令行用 --home 指定）。"


class NotABundle(InputFileError):
    happened = "「{path}」不是同步用的文件，或没有拷贝完整：{why}。"
    kept = "没有收下任何内容，原文件没有改动。"
    advice = "请让对方重新拷贝一份。"


class BundleIncomplete(InputFileError):
    happened = "这一批文件还差 {missing}。"
    kept = "已有的几份还在原处，没有收下半批。"
    advice = "请把差的文件也放到一起，再读一次。"


class StickFull(WorldError):
    happened = "「{path}」放不下：要写 {needs}，只剩 {left}。"
    kept = "那里没有留下半份，要送的都还好好在本机。"
    advice = "请换一个大一点的 U 盘，或删掉上面不用的文件再写；也可以先不带照片。"


class BundleNotForUs(InputFileError):
    happened = "「{path}」是带给“{to}”的，不是给本站的。"
    kept = "它没有改动，也没有被打开看。"
    advice = "请原样带到收件一方；要替人捎带，点“替别的站带走”（命令行用 station bundle carry）。"


class BundleNotGenuine(InputFileError):
    happened = "「{path}」不是本县平台发出的，或被人改过。"
    kept = "没有收下任何内容。"
    advice = "请向县里或镇里重新要一份。"


class NoSampleCounty(WorldError):
    happened = "示例县平台没有启动起来：{why}。"
    kept = "示例站点不受影响。"
    advice = "其他功能照常可以试用。"


class NoAddress(LineError):
    happened = "本站是用文件加入“{county}”的，没有县平台的网址。"
    advice = (
        "请到“同步”页的“U 盘传送”写成文件带去（命令行用 station bundle write）；"
        "有了网址，在“同步设置”里写上（命令行用 station enroll --url 网址）。"
    )


class SyncStalled(LineError):
    happened = "和县平台来回几次都没有进展，这次先停下。"
    advice = (
        "程序会自动再试；如果一直这样，请到“设置 › 文件与关于”打开文件夹，"
        "把里面的 logs 交给技术人员。"
    )


class NotRegistered(LineError):
    happened = "这台电脑是从备份恢复或重新登记的，县平台还不认识它。"
    advice = (
        "请联网同步一次；没有网络的，请向县里要新的加入码，在“同步”页重新接入"
        "（命令行用 station enroll --request）。"
    )


class RegisteredAnew(LineError):
    happened = "县里看到还有一台电脑用着同样的登记，这台电脑要重新登记；记的内容都在，没有丢。"
    advice = (
        "请联网同步一次；没有网络的，请向县里要新的加入码，在“同步”页重新接入"
        "（命令行用 station enroll --request），登记好以后再写文件带去。"
    )


class BundleTooEarly(InputFileError):
    happened = "这一批之前还有一批没有读过。"
    advice = "请先读更早的那一批；找不到的，请再写一批带去县里，换新的回来。"


class KeyNotHere(WorldError):
    happened = "这台电脑自己还没有证件号的钥匙，不能给别的电脑。"
    kept = "什么都没有写。"
    advice = "请在本站原来的那台电脑上写配对文件。"


class KeyHereAlready(WorldError):
    happened = "这台电脑已经有证件号的钥匙，不用再配对。"
    kept = "原来的没有改动。"


class RecoveryCodeMistyped(WorldError):
    happened = "恢复码没有输对：恢复单上的共 25 个字母和数字，输的有错或少了。"
    kept = "证件号还锁着，别的都没有改动。"
    advice = "请对着恢复单再输一遍；字母不分大小写，横线可以不输。"


class NoEnvelopeOfSheet(WorldError):
    happened = "取来的资料里，没有和这张恢复单配套的钥匙。"
    kept = "证件号还锁着，别的都没有改动。"
    advice = (
        "请先同步一次再试，并核对是不是本站的恢复单。老版本打印的恢复单只能打开原来的电脑和备份："
        "请在本站另一台电脑上写配对文件，或用备份恢复。"
    )


class SheetVoid(WorldError):
    happened = "这张恢复单（{made_on}）已经作废：后来又打印过新的。"
    kept = "证件号还锁着，别的都没有改动。"
    advice = "请找最新的那张恢复单（镇街也存有一份），或在本站另一台电脑上写配对文件。"


class EnvelopeBroken(WorldError):
    happened = "和这张恢复单配套的钥匙打不开：它在路上或在县里被改动过。"
    kept = "没有采用它，证件号还锁着，别的都没有改动。"
    advice = "请把这句话告诉县里的管理员核实；证件号可以用本站另一台电脑写的配对文件解开。"


class KeyOpensNothing(WorldError):
    happened = "这把钥匙打不开这台电脑上锁着的内容。"
    kept = "没有采用它，这台电脑自己的钥匙还在。"
    advice = "请用本站另一台电脑最近打印的恢复单，或请它写一个配对文件。"


class KeyOfBefore(WorldError):
    happened = "这把钥匙是旧的：本站后来更换过钥匙，它打不开现在的内容。"
    kept = "没有采用它，证件号还锁着，别的都没有改动。"
    advice = "请在本站另一台电脑上重新写一份配对文件，或用更换以后打印的恢复单。"


class NotAPairingFile(InputFileError):
    happened = "「{path}」不是本站的配对文件，或已损坏。"
    kept = "什么都没有改动。"
    advice = "请在本站原来的那台电脑上重新写一份。"
