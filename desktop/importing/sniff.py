"""What kind of file this is, told by its content; the ending of its name is often wrong."""

from __future__ import annotations

import zipfile

from desktop.errors import FileUnreadable

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_FOREIGN = {
    b"%PDF": "这是 PDF 文件，不是表格",
    b"\x89PNG": "这是图片，不是表格",
    b"\xff\xd8\xff": "这是图片，不是表格",
    b"GIF8": "这是图片，不是表格",
    b"{\\rtf": "这是 RTF 文档，不是表格",
    b"Rar!": "这是压缩包，请先解压",
    b"7z\xbc\xaf": "这是压缩包，请先解压",
    b"\x1f\x8b": "这是压缩包，请先解压",
    b"SQLite format 3": "这是数据库文件，不是表格",
}


def kind(content: bytes, path: str) -> str:
    """Tell ``zip``, ``xls`` or ``text``.

    Args:
        content: the whole file.
        path: named in errors.

    Raises:
        FileUnreadable: empty, protected, or nothing that holds a table.
    """
    if not content.strip(b"\0 \t\r\n"):
        raise FileUnreadable(path=path, why="文件是空的")
    if content.startswith(_ZIP):
        return "zip"
    if content.startswith(_OLE):
        return _ole_kind(content, path)
    for magic, why in _FOREIGN.items():
        if content.startswith(magic):
            raise FileUnreadable(path=path, why=why)
    return "text"


def zip_kind(entries: list[zipfile.ZipInfo], path: str) -> str:
    """Tell ``xlsx`` or ``ods`` by the parts of a zip file.

    Raises:
        FileUnreadable: another document, or a plain archive.
    """
    names = {entry.filename for entry in entries}
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names and "mimetype" in names:
        return "ods"
    if "xl/workbook.bin" in names:
        raise FileUnreadable(path=path, why="这是二进制工作簿（.xlsb）")
    if any(name.startswith("word/") for name in names):
        raise FileUnreadable(path=path, why="这是 Word 文档，不是表格")
    raise FileUnreadable(path=path, why="这是压缩包或不认识的文件，不是表格")


def _ole_kind(content: bytes, path: str) -> str:
    # Names of streams stand in the directory of the compound file in UTF-16.
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise FileUnreadable(path=path, why="文件设了打开密码，请先取消密码")
    if any(f"{name}\0".encode("utf-16-le") in content for name in ("Workbook", "Book")):
        return "xls"
    if "WordDocument".encode("utf-16-le") in content:
        raise FileUnreadable(path=path, why="这是 Word 文档，不是表格")
    raise FileUnreadable(path=path, why="文件不完整，或不是表格")
