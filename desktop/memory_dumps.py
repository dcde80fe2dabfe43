"""No image of our memory is written to the disk when a process of ours dies: it would name people.

The system writes one by itself where it is set so: a `core` file beside the program, a crash report
of the desktop. In one of ours stood the passphrase.
"""

from __future__ import annotations

import sys
from contextlib import suppress

#: Less than any image has, so that no file is written. 0 would do so too, but would not bind a
#: helper that the system pipes the image to; 1 is the kernel's own sign for "not even that".
_NONE_BYTES = 1
_SEM_FAILCRITICALERRORS, _SEM_NOGPFAULTERRORBOX = 0x0001, 0x0002


def forbid() -> None:
    """Ask the system for none, of this process and of those it starts; a refusal stops nothing.

    What is swapped out, or written at hibernation, is the system's own: only an encrypted disk
    guards that.
    """
    if sys.platform == "win32":
        import ctypes

        # Windows Error Reporting is not called then, nor what collects dumps in its name.
        ctypes.windll.kernel32.SetErrorMode(_SEM_FAILCRITICALERRORS | _SEM_NOGPFAULTERRORBOX)
        return
    import resource

    with suppress(ValueError, OSError):
        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (_NONE_BYTES, most))
