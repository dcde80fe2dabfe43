"""A print service of the tests' own: Debian's CUPS, its filters and the driver of cups-pdf.

Everything lies in one temporary folder, nothing of the system's own service is touched. The backend
of cups-pdf itself works for root only, with settings in /etc and paper in people's homes; in its
place stands one of four lines that keeps what would have gone there, and Ghostscript makes a PDF of
it by the command of cups-pdf.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Self

DRIVER = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd")
LIBRARY = Path("/usr/lib/cups")
PROGRAMS = ("lp", "lpadmin", "ipptool", "gs", "pdftoppm", "pdfinfo")
_CUPSD = Path("/usr/sbin/cupsd")
_UNPRIVILEGED = "nobody"
_PATIENCE_S = 30.0
_BACKEND = """#!/bin/sh
[ $# -eq 0 ] && exit 0
out=${DEVICE_URI#tray:}
[ -e "$out/jammed" ] && { echo "ERROR: jammed" >&2; exit 1; }
printf '%s' "$5" > "$out/$1.options"
if [ $# -ge 6 ]; then cat "$6" > "$out/$1.part"; else cat > "$out/$1.part"; fi
mv "$out/$1.part" "$out/$1.ps"
"""
_SERVICE = """Listen {folder}/socket
Listen 127.0.0.1:{port}
Browsing Off
WebInterface No
DefaultAuthType None
LogLevel info
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
_FILES = """ServerRoot {folder}/etc
ServerBin {folder}/bin
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
CacheDir {folder}/cache
StateDir {folder}/state
AccessLog {folder}/log/access
ErrorLog {folder}/log/error
PageLog {folder}/log/page
FileDevice Yes
"""
#: What the driver of cups-pdf has not: a printer that turns sheets over.
_TURNS = """
*OpenUI *Duplex/Double-Sided: PickOne
*OrderDependency: 20 AnySetup *Duplex
*DefaultDuplex: {usual}
*Duplex None/Off: "<</Duplex false>>setpagedevice"
*Duplex DuplexNoTumble/Long Edge: "<</Duplex true/Tumble false>>setpagedevice"
*Duplex DuplexTumble/Short Edge: "<</Duplex true/Tumble true>>setpagedevice"
*CloseUI: *Duplex
"""
_QUESTION = """{
  OPERATION Get-Job-Attributes
  GROUP operation-attributes-tag
  ATTR charset attributes-charset utf-8
  ATTR language attributes-natural-language en
  ATTR uri job-uri $uri
}
"""


def lacking() -> str:
    """What keeps these tests from running here, in words; empty where nothing does."""
    if not _CUPSD.exists() or not LIBRARY.exists():
        return "CUPS is not installed (Debian: cups)"
    if not DRIVER.exists():
        return "the driver is not installed (Debian: printer-driver-cups-pdf)"
    absent = [name for name in PROGRAMS if shutil.which(name) is None]
    return f"not installed: {', '.join(absent)}" if absent else ""


class Cups:
    """The service; started by ``with``, ended by its process id."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="cups-"))
        self.tray = self.folder / "tray"
        self._port = _free_port()  # ipptool knows no sockets of files
        self._process: subprocess.Popen[bytes] | None = None
        self._asked = self.folder / "etc" / "asked.test"

    def __enter__(self) -> Self:
        self._furnish()
        self._process = subprocess.Popen(
            [
                *(_CUPSD, "-f", "-c", self.folder / "etc" / "cupsd.conf"),
                *("-s", self.folder / "etc" / "cups-files.conf"),
            ],
            **self._nobody(),
        )
        self._wait_for(self._answers, "cupsd does not answer")
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(_PATIENCE_S)
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def address(self) -> str:
        """What CUPS_SERVER says."""
        return str(self.folder / "socket")

    def add(self, name: str, *, turns: bool = True, usual: str = "None", policy: str = "") -> None:
        """Set up a printer.

        Args:
            name: of its queue.
            turns: whether it prints both sides.
            usual: how, where nothing is said: ``None`` or ``DuplexNoTumble``.
            policy: what happens to a job that fails; ``abort-job`` or CUPS's own.
        """
        driver = self.folder / "etc" / f"{name}.source.ppd"
        more = _TURNS.format(usual=usual) if turns else ""
        driver.write_text(DRIVER.read_text(encoding="latin-1") + more, encoding="latin-1")
        asked = ["-p", name, "-E", "-v", f"tray:{self.tray}", "-P", str(driver)]
        if policy:
            asked += ["-o", f"printer-error-policy={policy}"]
        self.run("lpadmin", *asked)

    def run(self, *command: str) -> str:
        """Run one of the commands of CUPS against this service."""
        environment = {**os.environ, "CUPS_SERVER": self.address, "LC_ALL": "C.UTF-8"}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (command, done.stderr)
        return done.stdout

    def facts(self, job: int) -> dict[str, str]:
        """What the service knows of a job: copies, sides, job-state and so on."""
        self._asked.write_text(_QUESTION)
        address = f"ipp://127.0.0.1:{self._port}/jobs/{job}"
        told = self.run("ipptool", "-tv", address, str(self._asked))
        lines = (line.strip().partition(" = ") for line in told.splitlines() if " = " in line)
        return {name.split(" ")[0]: value for name, _, value in lines}

    def printed(self, job: int) -> Path:
        """What came out of the printer, as a PDF, once it has."""
        source, target = self.tray / f"{job}.ps", self.folder / f"{job}.pdf"
        self._wait_for(source.exists, f"job {job} did not come out")
        subprocess.run(
            [
                *("gs", "-q", "-dCompatibilityLevel=1.5", "-dNOPAUSE", "-dBATCH", "-dSAFER"),
                *("-sDEVICE=pdfwrite", f"-sOutputFile={target}", "-dAutoRotatePages=/PageByPage"),
                *("-dAutoFilterColorImages=false", "-dColorImageFilter=/FlateEncode"),
                *("-dPDFSETTINGS=/prepress", "-f", source),
            ],
            check=True,
        )
        return target

    def _furnish(self) -> None:
        for name in ("etc/ppd", "spool/tmp", "cache", "state", "log", "tray", "bin/backend"):
            (self.folder / name).mkdir(parents=True)
        for part in LIBRARY.iterdir():
            if part.name != "backend":
                (self.folder / "bin" / part.name).symlink_to(part)
        backend = self.folder / "bin" / "backend" / "tray"
        backend.write_text(_BACKEND)
        backend.chmod(0o755)
        for name, words in (("cupsd.conf", _SERVICE), ("cups-files.conf", _FILES)):
            told = words.format(folder=self.folder, port=self._port)
            (self.folder / "etc" / name).write_text(told)
        self.folder.chmod(0o755)
        if os.geteuid() == 0:
            entry = pwd.getpwnam(_UNPRIVILEGED)
            for path in (self.folder, *self.folder.rglob("*")):
                os.chown(path, entry.pw_uid, entry.pw_gid, follow_symlinks=False)

    def _nobody(self) -> dict[str, object]:
        """Whoever runs the tests, but never root."""
        if os.geteuid() != 0:
            return {}
        entry = pwd.getpwnam(_UNPRIVILEGED)
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}

    def _answers(self) -> bool:
        with socket.socket(socket.AF_UNIX) as line:
            return line.connect_ex(self.address) == 0

    def _wait_for(self, happened: object, otherwise: str) -> None:
        assert callable(happened)
        end = time.monotonic() + _PATIENCE_S
        while not happened():
            assert time.monotonic() < end, otherwise
            time.sleep(0.05)


def _free_port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])
