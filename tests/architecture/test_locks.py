"""The locks: exact, hashed, without any address, and no older than the wishes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.source_rules import ROOT
from tools.locks import BadLock, normalised, read_lock, wishes_digest

LOCKS = ("run", "dev", "build")


def text_of(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.lock").read_text(encoding="utf-8")


def versions(name: str) -> dict[str, str]:
    return {normalised(pin.name): pin.version for pin in read_lock(text_of(name))}


def addresses(text: str) -> list[str]:
    """Lines that name a place: a host, a folder, an index or any other option than a hash."""
    bare = re.sub(r"--hash=sha256:[0-9a-f]{64}", "", text)
    lines = [line for line in bare.splitlines() if not line.startswith("# ")]
    return [line for line in lines if re.search(r"://|/|@|--|\bfile:", line)]


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_is_pinned_with_hashes(name: str):
    pins = read_lock(text_of(name))

    assert len(pins) > 5
    assert [pin.name for pin in pins if not pin.hashes] == []


@pytest.mark.parametrize("name", LOCKS)
def test_no_lock_holds_an_address(name: str):
    assert addresses(text_of(name)) == []
    names = "|".join(re.escape(pin.name) for pin in read_lock(text_of(name)))
    assert "http" not in re.sub(rf"(?m)^({names})==", "", text_of(name))  # aiohttp is a name


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_is_as_new_as_what_the_project_file_asks_for(name: str):
    wishes = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f"# asked-for: {wishes_digest(wishes)}\n" in text_of(name), "run `make lock`"


@pytest.mark.parametrize("name", ["run", "build"])
def test_tests_run_with_the_very_versions_that_ship(name: str):
    assert versions(name).items() <= versions("dev").items()


@pytest.mark.parametrize(
    "line",
    [
        "--index" + "-url place\n",
        "qt==1 @ file:///somewhere\n",
        "qt==1 \\\n    --find" + "-links place\n",
        "# by: x\nqt==1 --trusted-host place\n",
    ],
)
def test_an_address_in_a_lock_is_seen(line: str):
    assert addresses(line)


def test_a_package_without_a_version_or_a_bare_option_is_no_lock():
    for bad in ("qt>=6\n", "--no-index\n", "./wheels/qt.whl\n"):
        with pytest.raises(BadLock):
            read_lock(bad)


def test_hashes_are_read_over_continued_lines():
    digest = "ab" * 32
    pin = read_lock(f"# c\nQt_6==6.9 ; os_name == 'nt' \\\n    --hash=sha256:{digest}\n")[0]
    assert (pin.name, pin.version, pin.hashes) == ("Qt_6", "6.9", (digest,))


def test_a_new_wish_makes_the_lock_stale_and_a_comment_does_not():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert wishes_digest(text + "\n# a comment\n") == wishes_digest(text)
    wider = text.replace('"segno>=', '"another-package",\n    "segno>=')
    assert wishes_digest(wider) != wishes_digest(text)


def test_the_page_of_third_party_licences_is_current():
    from tools.list_licences import page

    shown = (ROOT / "docs" / "third-party.md").read_text(encoding="utf-8")
    assert shown == page(), "run `make lock`"


def test_every_licence_is_one_we_may_ship():
    allowed = re.compile(
        r"(MIT(-0|-CMU)?|BSD-[23]-Clause|Apache-2\.0|LGPL-(2\.1-(only|or-later)|3\.0-only)|Zlib|PSF-2\.0"
        r"|GPL-2\.0-only|GPL-3\.0-only|public domain|BSD-3-Clause; the wheel .*x265\))"
    )
    table = Path(ROOT / "docs" / "third-party.md").read_text(encoding="utf-8").splitlines()[8:]
    # requests brings a list of certificate authorities under the MPL; NOTICE says so.
    rows = [[cell.strip() for cell in line.split("|")] for line in table]
    licences = {row[3] for row in rows if (row[1], row[3]) != ("certifi", "MPL-2.0")}
    unknown = {
        stated
        for stated in licences
        if not any(
            all(allowed.fullmatch(part) for part in choice.split(" AND "))
            for choice in stated.split(" OR ")
        )
    }
    assert licences and unknown == set()
