"""Files somebody brings, files we write, and pictures."""

from __future__ import annotations

from desktop.errors.tree import WorldError


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
