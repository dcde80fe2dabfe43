"""The keyring of the account: against a real GNOME Keyring where there is one, and without any."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from desktop.storage.system_keyring import OFF, SERVICE, system_keyring

_PROGRAM = """
import sys
from desktop.storage.system_keyring import system_keyring
ring = system_keyring()
assert ring.get("a-name") is None
assert ring.put("a-name", bytes(range(32)))
assert system_keyring().get("a-name") == bytes(range(32))
ring.drop("a-name")
assert ring.get("a-name") is None
ring.drop("a-name")
ring.put("b-name", b"stays" + bytes(27))
print("kept")
"""


def test_no_test_meets_the_keyring_of_whoever_runs_it():
    assert os.environ[OFF]
    ring = system_keyring()
    assert not ring.put("a-name", bytes(32)) and ring.get("a-name") is None


@pytest.mark.slow
@pytest.mark.skipif(
    not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")),
    reason="no GNOME Keyring here",
)
def test_gnome_keyring_keeps_the_other_half_of_a_pin_and_no_word_of_a_station(tmp_path):
    environment = {name: value for name, value in os.environ.items() if name != OFF}
    environment |= {name: str(tmp_path) for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    script = (
        "printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null; "
        f'"{sys.executable}" -c "$PROGRAM"'
    )
    command = ["dbus-run-session", "--", "sh", "-c", script]
    environment["PROGRAM"] = _PROGRAM
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.strip() == "kept", done.stderr
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*.keyring"))
    assert kept and SERVICE.encode() not in kept
