"""Asks whether every locked run-time package has a wheel for the systems we promise.

Gaps we know of stand in KNOWN_GAPS and in docs/support.md; any other one ends with exit code 1.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tools.locks import Pin, read_lock

ROOT = Path(__file__).resolve().parents[1]
PLATFORMS = ("windows", "x86_64-manylinux_2_28", "aarch64-manylinux_2_28")
# Qt's own builds for ARM ask for glibc 2.39 from 6.8.1 on.
KNOWN_GAPS = {
    ("aarch64-manylinux_2_28", "pyside6-addons"),
    ("aarch64-manylinux_2_28", "pyside6-essentials"),
    ("aarch64-manylinux_2_28", "shiboken6"),
}


def has_wheels(pins: list[Pin], platform: str) -> bool:
    """Whether all these exact versions can be had as wheels.

    Args:
        pins: the packages.
        platform: a target in uv's words.
    """
    uv = Path(sys.executable).parent / "uv"
    command = [str(uv), "pip", "compile", "-", "--no-deps", "--only-binary", ":all:"]
    command += ["--python-version", "3.11", "--python-platform", platform, "--no-config"]
    wishes = "\n".join(f"{pin.name}=={pin.version}" for pin in pins)
    outcome = subprocess.run(command, input=wishes, check=False, capture_output=True, text=True)
    return outcome.returncode == 0


def gaps(pins: list[Pin], platform: str) -> list[str]:
    """Names of the packages without a wheel for one platform."""
    if has_wheels(pins, platform):
        return []
    return [pin.name for pin in pins if not has_wheels([pin], platform)]


def main() -> int:
    pins = read_lock((ROOT / "requirements" / "run.lock").read_text(encoding="utf-8"))
    unknown = 0
    for platform in PLATFORMS:
        without = gaps(pins, platform)
        new = [name for name in without if (platform, name) not in KNOWN_GAPS]
        unknown += len(new)
        print(f"{platform}: {len(pins) - len(without)} of {len(pins)} packages have wheels")
        for name in without:
            print(f"  none: {name}" + (" (new!)" if name in new else " (known)"))
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main())
