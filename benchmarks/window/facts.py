"""What the measured programs and those who measure them both know; loads nothing."""

from __future__ import annotations

NAME = "石桥村新时代文明实践站"
PASSPHRASE = "benchmark only"
PEOPLE, MORE_PEOPLE, HOLDERS = 100_000, 5_000, 50
#: One that nearly nobody is in.
TEAM = "卫生环保队"
#: Of the station that syncs: a first sync of all would only take longer, not block more.
SYNCED = 3_000
