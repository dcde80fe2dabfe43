"""Makes resources/strokes/strokes.txt: how many strokes a character has, and which come first.

Run ``python -m tools.make_strokes`` with npm, apt-get (after ``apt-get update``) and dpkg at hand.
Counts are ``kTotalStrokes`` of Unicode's Unihan, the first value of which is mainland China's; the
kinds of strokes are cnchar-order's, for the 6,939 characters it knows.
"""

from __future__ import annotations

import bz2
import json
import re
import tempfile
from pathlib import Path

from tools.font_sources import UNICODE, Package
from tools.make_fonts import fetch

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "resources" / "strokes"
CNCHAR = Package(
    "npm",
    "cnchar-order",
    "3.2.6",
    "98112307108d5815203d6eeafae05fac332f2040433f006782e305e96e729d58",
)
#: 横竖撇点折 are 1 to 5, by the letters cnchar gives them; 提 counts as 横, 竖钩 as 竖, 捺 as 点
#: (GF 3003-1999, 折 are all that turn).
KINDS = {"j": "1", "i": "1", "f": "2", "g": "2", "s": "3", "k": "4", "l": "4", "d": "4"}
TURN = "5"
#: Strokes that tell two characters of the same count apart; more would not change a name's place.
KEPT = 8
#: Behind every known order.
UNKNOWN = "~"


def counts(unihan: Path) -> dict[str, int]:
    """Characters with how many strokes they have in mainland China."""
    text = bz2.decompress(unihan.read_bytes()).decode()
    found = re.findall(r"^U\+([0-9A-F]+)\tkTotalStrokes\t(\d+)", text, re.MULTILINE)
    return {chr(int(code, 16)): int(count) for code, count in found}


def orders(script: Path) -> dict[str, str]:
    """Characters with the kinds of their first strokes."""
    packed = re.findall(r"JSON\.parse\('(\{.*?\})'\)", script.read_text(encoding="utf-8"))[0]
    letters: dict[str, str] = json.loads(packed)
    return {
        char: "".join(KINDS.get(letter, TURN) for letter in strokes[:KEPT])
        for char, strokes in letters.items()
    }


def lines(counted: dict[str, int], ordered: dict[str, str]) -> list[str]:
    """``count order characters``, by count and order; ``~`` stands for an unknown order."""
    together: dict[tuple[int, str], list[str]] = {}
    for char in sorted(counted):
        # Where the two disagree on the form, the count is right and the order of no use.
        together.setdefault((counted[char], ordered.get(char, UNKNOWN)), []).append(char)
    return [f"{n} {order} {''.join(chars)}" for (n, order), chars in sorted(together.items())]


def main() -> None:
    """Write the table and where it comes from."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        unicode = fetch(UNICODE, Path(scratch) / "unicode")
        cnchar = fetch(CNCHAR, Path(scratch) / "cnchar")
        counted = counts(unicode / "usr/share/unicode/Unihan_IRGSources.txt.bz2")
        ordered = orders(cnchar / "package/cnchar.order.min.js")
        (TARGET / "LICENCE-cnchar.txt").write_bytes((cnchar / "package/LICENSE").read_bytes())
    told = "\n".join(lines(counted, ordered))
    (TARGET / "strokes.txt").write_text(told + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
