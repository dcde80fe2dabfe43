"""What leaves the program as a file: what each sort carries of people, and what is said of it.

One table. A sort that does not stand in it is taken for the worst, and
`tests/architecture/test_handed_out.py` keeps it whole: each paper and each module that writes to a
place a clerk has chosen.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from desktop.services import audits
from desktop.services.desk import Desk


class Carries(Enum):
    """What a file tells of people; the value is the sentence that a clerk reads beside its name."""

    NOTHING = ""
    #: No one reads it without a passphrase or a key.
    SEALED = "这个文件是加密的。"
    #: Names, perhaps telephones, meant to be hung up or sent round.
    PUBLIC = "这个文件没有加密，谁打开都能看到里面的姓名和电话；贴出去、发出去以前请再看一遍。"
    PEOPLE = "这个文件没有加密，谁拿到都能看到里面的个人信息；只交给该看的人，用完请删掉。"
    NUMBERS = (
        "这个文件没有加密，谁拿到都能看到里面的完整证件号；"
        "不要发到微信群，只交给办事的人，用完马上删掉。"
    )
    PICTURES = "这个文件没有加密，谁拿到都能看到照片里的人；发出去以前请先问过他们，用完请删掉。"
    #: With it anybody opens the station.
    KEY = "这个文件没有加密，谁拿到都能打开本站资料；印出来以后请马上删掉，纸锁好。"

    @property
    def personal(self) -> bool:
        """Whether somebody is told of, so that its making is written down."""
        return self not in (Carries.NOTHING, Carries.SEALED)


#: Papers by the name of their template. All of them mask ID numbers, but for the dossier.
OF_PAPERS: Mapping[str, Carries] = {
    "recruitment-rules": Carries.NOTHING,
    "record-rules": Carries.NOTHING,
    "honour-rules": Carries.NOTHING,
    "duty-rules": Carries.NOTHING,
    "village-rules": Carries.NOTHING,
    "month-plan": Carries.NOTHING,
    "year-plan": Carries.NOTHING,
    "quick-card": Carries.NOTHING,
    "alignment-sheet": Carries.NOTHING,
    "organisation": Carries.PUBLIC,
    "councils": Carries.PUBLIC,
    "volunteer-wall": Carries.PUBLIC,
    "publicity-list": Carries.PUBLIC,
    "notice": Carries.PUBLIC,
    "activity-notice": Carries.PUBLIC,
    "duty-sheet": Carries.PUBLIC,
    "desk-name": Carries.PUBLIC,
    "activity-certificate": Carries.PEOPLE,
    "service-record": Carries.PEOPLE,
    "honour-certificate": Carries.PEOPLE,
    "sign-in-sheet": Carries.PEOPLE,
    "activity-file": Carries.PEOPLE,
    "roster": Carries.PEOPLE,
    "application-form": Carries.PEOPLE,
    "audit-list": Carries.PEOPLE,
    "handover-sheet": Carries.PEOPLE,
    "correction-receipt": Carries.PEOPLE,
    "person-dossier": Carries.NUMBERS,
    "recovery-sheet": Carries.KEY,
    "handover-code": Carries.KEY,
    "wipe-proof": Carries.NOTHING,
}
#: Empty forms where nobody is chosen.
_FORMS = frozenset({"application-form"})


class HandedOut(Enum):
    """Files that are no paper."""

    TABLE = ("table", Carries.PEOPLE)
    FULL_TABLE = ("full-table", Carries.NUMBERS)
    CORRECTIONS = ("corrections", Carries.NUMBERS)
    IMPORT_REPORT = ("import-report", Carries.NUMBERS)
    AUDIT_TABLE = ("audit-table", Carries.PEOPLE)
    DOSSIER = ("dossier", Carries.NUMBERS)
    PHOTO = ("photo", Carries.PICTURES)
    PRESS_BRIEF = ("press-brief", Carries.PICTURES)
    FORM = ("form", Carries.PEOPLE)
    EMPTY_FORM = ("empty-form", Carries.NOTHING)
    BACKUP = ("backup", Carries.SEALED)
    BUNDLE = ("bundle", Carries.SEALED)
    HANDOVER = ("handover", Carries.SEALED)
    PAIRING = ("pairing", Carries.SEALED)
    #: Of the PC: its public keys, and the code that is used up by it.
    REQUEST = ("request", Carries.NOTHING)

    @property
    def carries(self) -> Carries:
        """What it tells of people."""
        return self.value[1]


_NEVER_UNNOTED = (Carries.NUMBERS, Carries.KEY)


def of_paper(template: str, *, about_somebody: bool = True) -> Carries:
    """What a paper tells of people; of one that nobody entered, the worst.

    Args:
        template: its name.
        about_somebody: whether any record was chosen for it.
    """
    if template in _FORMS and not about_somebody:
        return Carries.NOTHING
    return OF_PAPERS.get(template, Carries.NUMBERS)


def note(
    desk: Desk, carries: Carries, told: str, kind: str = "", record_id: str | None = None
) -> None:
    """Write down that a file with people in it is about to be made; of others nothing.

    A station that can only be looked at, for its disk is full or a newer program wrote it, takes no
    note. What is in it may be taken to safety all the same, but for whole ID numbers and keys.

    Args:
        desk: the open station, on a lane that may write.
        carries: what the file tells.
        told: which file, in words that name nobody.
        kind: the English name of the kind of record it is about.
        record_id: which one; None for many.

    Raises:
        errors.WorldError: it can't be written down; then the file must not be made.
    """
    if carries.personal and not (desk.looking and carries not in _NEVER_UNNOTED):
        audits.note(desk, audits.What.EXPORT, kind, record_id, told)
