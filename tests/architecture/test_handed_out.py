"""Every door by which people's data leaves as a file stands in the table, is noted and says so."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from desktop.services.handed_out import OF_PAPERS
from desktop.services.paper import papers
from tests.architecture.source_rules import ROOT, python_files

#: Where files are written that no clerk reads in the clear, or that tell of nobody.
NOT_NOTED = {
    "desktop/commands/file_verbs.py": "refuses the report's place early; `_write_report` notes it",
    "desktop/commands/handover_verbs.py": "refuses places early; the file itself is encrypted",
    "desktop/services/sync/passing_on.py": "copies what others sealed, without opening it",
    "desktop/commands/station_verbs.py": "refuses a paper's place early; `papers.issue` notes it",
    "desktop/services/sync/enrolling.py": "a request: public keys and a code",
    "desktop/services/sync/request_under_way.py": "sealed under what the clerk chose",
    "desktop/services/safekeeping/recovering.py": "a mark in the station's own folder",
    "desktop/commands/person_verbs.py": "refuses a paper's place early; `papers.issue` notes it",
    "desktop/services/access/door_names.py": "sealed under a secret that the system keeps",
    "desktop/services/access/wrong_tries.py": "a count, in the station's own folder",
    "desktop/services/looks.py": "letters and colours, in the station's own folder",
    "desktop/commands/demo.py": "invented people of the sample",
    "desktop/services/sample_county.py": "invented people of the sample",
    "desktop/importing/correction.py": "called by `rosters.write_corrections`, which notes it",
}
#: Who asks for the place of a file, and who tells that it is there and what it carries.
TOLD_BY = {
    "desktop/ui/paper/screen.py": "desktop/ui/paper/making.py",
    "desktop/ui/paper/office/flow.py": "desktop/ui/paper/office/flow.py",
    "desktop/ui/paper/office/form_dialog.py": "desktop/ui/paper/office/flow.py",
    "desktop/ui/paper/office/brief_dialog.py": "desktop/ui/paper/office/flow.py",
    "desktop/ui/lists/moving.py": "desktop/ui/lists/moving.py",
    "desktop/ui/activities/photos/photo_flow.py": "desktop/ui/activities/photos/photo_flow.py",
    "desktop/ui/roster_import/screen.py": "desktop/ui/roster_import/screen.py",
    "desktop/ui/roster/rights_flow.py": "desktop/ui/roster/rights_flow.py",
    "desktop/ui/audit/screen.py": "desktop/ui/audit/screen.py",
}
#: Who asks for the place of something else.
NOTHING_PLAIN = {
    "desktop/ui/activities/photos/photo_intake.py": "a folder to read photos from",
    "desktop/ui/doorway/first_steps_view.py": "the recovery sheet: its own words say to delete it",
    "desktop/ui/handover/work.py": "encrypted; of the code's paper its own words say to delete it",
    "desktop/ui/settings/backup_work.py": "backups are encrypted",
    "desktop/ui/sync/pairing.py": "the key is wrapped under a passphrase",
    "desktop/ui/doorway/join_asking.py": "a request holds public keys and a code",
    "desktop/ui/sync/joining.py": "a request holds public keys and a code",
    "desktop/ui/sync/carrying.py": "bundles are sealed for the county",
}
#: What makes a file in the clear, as commands call it.
_MAKERS = frozenset({
    "export", "export_list", "export_photo", "write_corrections", "save_text", "save_picture",
    "save_brief", "fill_form", "issue",
})  # fmt: skip
#: How that is told: in the words of the table, or in words of one's own.
_SIGNS = ("carries.value", "of_paper(", "没有加密")


@cache
def _calls(path: Path) -> frozenset[str]:
    """Names of all that a module calls, without what they belong to."""
    called = (one.func for one in ast.walk(_parsed(path)) if isinstance(one, ast.Call))
    return frozenset(
        one.attr if isinstance(one, ast.Attribute) else one.id
        for one in called
        if isinstance(one, ast.Attribute | ast.Name)
    )


@cache
def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _modules(*rooms: str) -> Iterator[tuple[str, Path]]:
    for path in python_files("desktop"):
        name = path.relative_to(ROOT).as_posix()
        if name.startswith(tuple(f"desktop/{room}/" for room in rooms)):
            yield name, path


def _notes(path: Path) -> bool:
    text = path.read_text(encoding="utf-8")
    return "handed_out.note(" in text or "audits.note(" in text or "hand_out(" in text


def test_every_paper_stands_in_the_table() -> None:
    assert {info.name for info in papers.templates()} <= set(OF_PAPERS)


def test_whoever_writes_a_file_writes_it_down_or_says_why_not() -> None:
    writers = {
        name: path
        for name, path in _modules("services", "commands", "importing", "office", "printing")
        if {"check_target", "atomic_writer"} & _calls(path)
    }
    assert len(writers) > 12
    silent = {name for name, path in writers.items() if not _notes(path)}
    papers_note = {"desktop/services/paper/papers.py"}  # through `printed.note`
    assert silent - papers_note <= set(NOT_NOTED)


def test_whoever_asks_for_a_place_tells_what_the_file_carries() -> None:
    asking = {
        name
        for name, path in _modules("ui", "app")
        if {"getSaveFileName", "getExistingDirectory"} & _calls(path)
    }
    assert asking - set(NOTHING_PLAIN) <= set(TOLD_BY)
    assert set(TOLD_BY) <= asking


@pytest.mark.parametrize("teller", sorted(set(TOLD_BY.values())))
def test_what_it_carries_is_told_beside_the_name_of_the_file(teller: str) -> None:
    text = (ROOT / teller).read_text(encoding="utf-8")
    assert any(sign in text for sign in _SIGNS)


def test_commands_that_make_a_file_tell_it_too() -> None:
    making = {name: path for name, path in _modules("commands") if _MAKERS & _calls(path)}
    del making["desktop/commands/demo.py"]  # invented people
    assert making
    texts = {name: path.read_text(encoding="utf-8") for name, path in making.items()}
    assert {name for name, text in texts.items() if not any(s in text for s in _SIGNS)} == set()
