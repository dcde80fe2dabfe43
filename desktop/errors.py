"""The whole error tree; each error says in Chinese what happened, what was kept and what to do.

Two branches: `WorldError` (the disk, a file, a person's input) and `ProgramError` (we erred).
Errors of libraries are translated once, where they come in. The sentences stand here, beside the
kinds, so that the window and the command line say the same; details go to the log, which never
gets the `facts` of an error, since those may name people.
"""

from __future__ import annotations


class StationError(Exception):
    """Root of all errors the program raises on purpose.

    Args:
        **facts: what the sentences name, for example ``path`` or ``column``. Never logged.
    """

    happened = "出了问题。"
    kept = ""
    advice = ""

    def __init__(self, **facts: object) -> None:
        super().__init__()
        self.facts = facts

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross from the worker process with their facts."""
        return _rebuilt, (type(self), self.facts)

    @property
    def kind(self) -> str:
        """The error's name for logs and ``--json``: no personal data."""
        return type(self).__name__

    def sentences(self) -> tuple[str, str, str]:
        """What happened, what was kept, what to do; empty strings where there is nothing to say."""
        return tuple(part.format_map(_Facts(self.facts)) for part in self._parts())  # type: ignore[return-value]

    def _parts(self) -> tuple[str, str, str]:
        return self.happened, self.kept, self.advice

    def __str__(self) -> str:
        return "".join(part for part in self.sentences() if part)


def _rebuilt(error: type[StationError], facts: dict[str, object]) -> StationError:
    return error(**facts)


class _Facts(dict[str, object]):
    """Leaves a name nobody gave visible instead of hiding the error behind a KeyError."""

    def __missing__(self, key: str) -> str:
        return "…"


class WorldError(StationError):
    """The world failed: disk, file, other program, or what a person typed."""


class ProgramError(StationError):
    """We erred; the clerk can only report it."""

    happened = "程序内部出错（{what}）。"
    kept = "已保存的资料没有受影响。"
    advice = "请重新打开程序；如果再次出现，请把日志文件交给技术人员。"


class Cancelled(StationError):
    """The clerk pressed cancel."""

    happened = "已取消。"
    kept = "没有做任何改动。"


# --- Opening a station ----------------------------------------------------------------------


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
    happened = "这份资料是用更新版本的程序保存的（资料版本 {found}，本程序只认识到 {known}），这里只能查看。"
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


# --- The disk -------------------------------------------------------------------------------


class DiskFull(WorldError):
    happened = "磁盘空间不够，这一步没有保存。"
    kept = "以前保存的资料都在。"
    advice = "请清理磁盘（例如清空回收站）后再试。"


class DiskFailing(WorldError):
    happened = "读写磁盘时出错，这一步没有保存。"
    kept = "以前保存的资料都在。"
    advice = "请先把资料备份到U盘，再请人检查硬盘。"


class NotConfirmed(DiskFailing):
    """A flush failed at the very end: whether the step is on the disk, nobody can know."""

    happened = "磁盘没有确认写好，这一步可能没有保存。"
    kept = "以前保存的资料都在。"
    advice = "请先把资料备份到U盘，再请人检查硬盘；重新打开后，请看一看这一步在不在。"


class FileGone(WorldError):
    happened = "站点的文件「{path}」被移走、改名或删除了，或者所在的盘已拔出；这一步没有保存。"
    kept = "以前保存的资料都在原来的文件里。"
    advice = "请关闭程序，把文件（或盘）放回原处，再重新打开；放不回来时请用最近的备份恢复。"


class Damaged(WorldError):
    happened = "资料文件有损坏：{what}。"
    kept = "没有再往里写。"
    advice = "请用最近的备份恢复，并保留这份文件交给技术人员。"


class UnjournalledWrite(ProgramError):
    """A write tried to pass the journal by; the guard triggers refused it."""


# --- Records --------------------------------------------------------------------------------


class RecordError(WorldError):
    """A verb on a record was refused."""


class UnknownKind(RecordError):
    happened = "没有「{kind}」这种记录。"
    advice = "可用的有：{known}。"


class UnknownField(RecordError):
    happened = "「{kind}」没有「{field}」这一项。"
    advice = "可用的有：{known}。"


class NotFound(RecordError):
    happened = "找不到这条{label}（编号 {id}）。"
    advice = "它可能已被删除，请刷新后再找。"


class InvalidValues(RecordError):
    """What was typed is not acceptable; `problems` holds one sentence a value."""

    happened = "{problems}"
    kept = "没有保存。"
    advice = "请改正后再保存。"


class EditConflict(RecordError):
    happened = "您编辑期间，{fields} 已被别处改过，没有覆盖。"
    kept = "两边的内容都还在。"
    advice = "请看一眼新内容，再决定要不要改。"


class UndoConflict(RecordError):
    happened = "要{verb}的内容后来又有变动：{fields}。"
    kept = "没有{verb}。"
    advice = "可以仍然{verb}、跳过这些只{verb}其余的，或先看这些记录的历史再决定。"


class NothingToUndo(RecordError):
    happened = "没有可以{verb}的操作。"


class NotUndoable(RecordError):
    happened = "「{title}」不能{verb}。"
    advice = "{advice_text}"


class ReadOnlyKind(RecordError):
    happened = "「{label}」不能这样改动。"
    advice = "{advice_text}"


# --- Files brought in -----------------------------------------------------------------------


class InputFileError(WorldError):
    """A file somebody brought in could not be used."""

    kept = "没有导入任何内容，原文件没有改动。"


class FileMissing(InputFileError):
    happened = "找不到文件「{path}」，或没有权限读取。"
    advice = "请检查文件名和U盘是否插好。"


class FileUnreadable(InputFileError):
    happened = "读不懂文件「{path}」：{why}。"
    advice = "请用 Excel 或 WPS 打开它，另存为 .xlsx 后再导入。"


class FileTooBig(InputFileError):
    happened = "文件「{path}」太大（{size}，上限 {limit}）。"
    advice = "请把它拆成几个文件分别导入。"


class HostileFile(InputFileError):
    happened = "文件「{path}」的内部结构异常（{why}），为安全起见没有打开。"
    advice = "请向给您文件的人要一份重新保存过的文件。"


class NoHeader(InputFileError):
    happened = "在「{path}」里没有找到表头（至少要有“姓名”这一列）。"
    advice = "请检查表格第一行是否有列名，再导入。"


class OutputFileError(WorldError):
    happened = "不能写文件「{path}」：{why}。"
    kept = "站点资料没有受影响，没有留下半个文件。"
    advice = "请换一个位置，或关闭正在打开它的程序后再试。"


# --- Photos ---------------------------------------------------------------------------------


class PhotoError(InputFileError):
    """A picture could not be taken in."""


class PhotoUnreadable(PhotoError):
    happened = "照片「{path}」打不开（{why}）。"
    kept = "其他照片不受影响，原文件没有改动。"
    advice = "请在手机上重新发送原图，或换一张。"


class PhotoTooBig(PhotoError):
    happened = "照片「{path}」尺寸异常（{width}×{height}），为安全起见没有打开。"
    kept = "其他照片不受影响，原文件没有改动。"
    advice = "请换一张正常的照片。"


class PhotoFileTooBig(PhotoTooBig):
    happened = "照片「{path}」的文件太大（{size}，上限 {limit}），没有打开。"
    advice = "请在微信里不选“原图”重新发送后再添加，或换一张。"


# --- Paper ----------------------------------------------------------------------------------


class PrintError(WorldError):
    """A document could not be made."""

    kept = "没有登记编号，没有留下文件。"


class UnknownTemplate(PrintError):
    happened = "没有「{template}」这个打印模板。"
    advice = "可用的有：{known}。"


class UnknownPaper(PrintError):
    happened = "「{label}」不能印在「{paper}」纸上。"
    advice = "可用的纸张有：{known}。"


class MissingGlyphs(PrintError):
    happened = "这些字所有字体里都没有，印出来会是空白：{characters}（在：{where}）。"
    advice = "请安装「BabelStone Han」字体后再印，或先用同音字并在备注里说明。"


class FontUnusable(PrintError):
    happened = "这台电脑里的字体「{font}」已损坏，不能用来印。"
    advice = "请再印一次，会改用随程序带的字体；也可以重新安装这种字体。"


class DoesNotFit(PrintError):
    happened = "内容太多，「{what}」放不下。"
    advice = "请缩短文字或换大一号纸。"


class BadSealCode(PrintError):
    happened = "扫到的内容不是证书核验码，或者没有扫全。"
    kept = ""
    advice = "请把证书放平、光线充足时再扫一次，或按编号查询证书登记。"


class NothingToPrint(PrintError):
    happened = "没有可以打印的内容：{why}。"


class PrinterRefused(PrintError):
    happened = "打印机「{printer}」没有接收：{why}。"
    kept = "已登记的编号不变，再打一次不会重复编号。"
    advice = "请看看打印机是否开着、有没有纸，再打一次；也可以先保存 PDF。"


# --- Keys and backups -----------------------------------------------------------------------


class BackupFailed(WorldError):
    happened = "备份没有做成：{why}。"
    kept = "站点资料没有受影响，没有留下半个备份文件。"
    advice = "请换一个位置（例如另一个U盘）再试。"


class BackupUnderWay(WorldError):
    happened = "另一个窗口或命令正在往「{path}」备份。"
    kept = "这边没有再做，那边的备份不受影响。"
    advice = "等那边做完就有新备份了。"


class BackupPlaceRefused(WorldError):
    happened = "「{path}」不能用来放自动备份：{why}。"
    kept = "没有往里写任何东西，原来的设置没有改动。"
    advice = "请换一个文件夹，最好在 U 盘或移动硬盘上。"


class NotABackup(InputFileError):
    happened = "「{path}」不是本程序的备份文件，或没有拷贝完整。"
    kept = "没有恢复任何内容，这个文件没有改动。"
    advice = "请换一份备份再试。"


class BackupDamaged(InputFileError):
    happened = "备份「{path}」已损坏：{why}。"
    kept = "没有恢复任何内容，这个文件没有改动。"
    advice = "请换一份备份再试；这份也请留着，技术人员也许能救出一部分。"


class RecoverRefused(OpenError):
    happened = "没有恢复到「{path}」：{why}。"
    kept = "那里的东西一点没有改动，备份也没有改动。"
    advice = "请换一个空文件夹，或新建一个。"


class NothingReadable(WorldError):
    happened = "「{path}」里没有读得出的内容：{why}。"
    kept = "原来的文件没有改动，没有留下新站点。"
    advice = "请检查文件夹是否选对、口令是否正确；仍不行就用备份恢复。"


class WorkerDied(ProgramError):
    happened = "后台处理意外中断（可能是内存不够）。"
    kept = "没有保存任何一半的结果，资料没有受影响。"
    advice = "请关闭其他程序后再试一次。"
