"""A printer in the office: what CUPS would tell of it, and an `lp` that takes what is printed."""

from __future__ import annotations

import os
import struct
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Self

PRINTER = "办公室打印机"
_LP = "#!/bin/sh\ncat > /dev/null\n"
#: Of RFC 8010: parts of a message, and what sorts of values there are.
_OPERATION, _PRINTER_PART, _END = b"\x01", b"\x04", b"\x03"
_BOOLEAN, _ENUM, _TEXT, _NAME, _KEYWORD = 0x22, 0x23, 0x41, 0x42, 0x44
_URI, _CHARSET, _LANGUAGE = 0x45, 0x47, 0x48
_TOLD = (
    (_NAME, "printer-name", PRINTER),
    (_URI, "printer-uri-supported", "ipp://localhost/printers/office"),
    (_TEXT, "printer-info", PRINTER),
    (_TEXT, "printer-make-and-model", "A4"),
    (_ENUM, "printer-state", 3),
    (_KEYWORD, "printer-state-reasons", "none"),
    (_ENUM, "printer-type", 4),
    (_BOOLEAN, "printer-is-accepting-jobs", b"\x01"),
    (_BOOLEAN, "printer-is-shared", b"\x00"),
    (_KEYWORD, "media-default", "iso_a4_210x297mm"),
    (_KEYWORD, "media-supported", "iso_a4_210x297mm"),
)


class OnePrinter:
    """What a program that is started with its environment finds.

    Args:
        folder: for the `lp` that takes what is printed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "bin"
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
        self._served = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> Self:
        self._folder.mkdir()
        program = self._folder / "lp"
        program.write_text(_LP, encoding="utf-8")
        program.chmod(0o755)
        self._served.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._served.join()

    @property
    def environment(self) -> dict[str, str]:
        """Where it is found."""
        return {
            "CUPS_SERVER": f"127.0.0.1:{self._server.server_port}",
            "PATH": f"{self._folder}:{os.environ.get('PATH', '')}",
        }


class _Answers(BaseHTTPRequestHandler):
    """Answers every question with the one printer."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        """As the protocol of printers has it, RFC 8010."""
        asked = self.rfile.read(int(self.headers["Content-Length"]))
        (number,) = struct.unpack(">i", asked[4:8])
        told = struct.pack(">HHi", 0x0101, 0, number) + _OPERATION
        told += _attribute(_CHARSET, "attributes-charset", "utf-8")
        told += _attribute(_LANGUAGE, "attributes-natural-language", "zh")
        told += _PRINTER_PART + b"".join(_attribute(*one) for one in _TOLD) + _END
        self.send_response(200)
        self.send_header("Content-Type", "application/ipp")
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


def _attribute(sort: int, name: str, value: str | int | bytes) -> bytes:
    if isinstance(value, int):
        value = struct.pack(">i", value)
    told = value if isinstance(value, bytes) else value.encode()
    head = struct.pack(">BH", sort, len(name)) + name.encode()
    return head + struct.pack(">H", len(told)) + told
