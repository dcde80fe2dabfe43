"""Backups, recovering from them, and the worker process."""

from __future__ import annotations

from desktop.errors.files import InputFileError
from desktop.errors.opening import OpenError
from desktop.errors.tree import ProgramError, WorldError


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
    happened = "后台处理意外中断（可能是内存不够；编号 {number}）。"
    kept = "没有保存任何一半的结果，资料没有受影响。"
    advice = "请关闭其他程序后再试一次。"
