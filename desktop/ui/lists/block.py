"""Cells typed or pasted: looked at, shown where there are more than a handful, written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

from PySide6.QtCore import QObject

from desktop.background.door import Door
from desktop.model.progress import CancelAsked, Progress
from desktop.services.desk import Desk
from desktop.services.lists import cell_plan
from desktop.services.lists.bulk_edits import BulkEdited
from desktop.services.lists.cell_plan import CellPlan
from desktop.services.lists.listing import ListRow
from desktop.services.roster.called import Named, find
from desktop.ui.lists.block_dialog import BlockDialog
from desktop.ui.lists.face import Face
from desktop.ui.lists.moving import Moving
from desktop.ui.lists.panel import ListPanel
from desktop.ui.lists.record_finder import Answer
from desktop.ui.lists.refusals import refused_words

#: More cells than these are shown before they are written.
HANDFUL = 6

Typed = Mapping[str, Mapping[str, str]]


class SameForAll(Mapping[str, Mapping[str, str]]):
    """The same fields for many records.

    What of it is looked up by id is laid out then, in a lane: a dictionary of 100,000 ids would
    hold the window up.

    Args:
        ids: of the records, each once; not changed any more by whoever made it.
        fields: field to text.
    """

    def __init__(self, ids: Sequence[str], fields: Mapping[str, str]) -> None:
        self._ids, self._fields = ids, fields

    @cached_property
    def _laid_out(self) -> dict[str, Mapping[str, str]]:
        return dict.fromkeys(self._ids, self._fields)

    def __len__(self) -> int:
        """How many records."""
        return len(self._ids)

    def __iter__(self) -> Iterator[str]:
        """Their ids."""
        return iter(self._laid_out)

    def __getitem__(self, record_id: str) -> Mapping[str, str]:
        """What one of them gets."""
        return self._laid_out[record_id]


@dataclass(frozen=True)
class Block:
    """Cells on their way.

    Args:
        typed: id to field to text.
        seen: id to the versions of the lines that were here, of which they were laid on some.
        rows: how many rows were pasted.
        columns: how many columns were pasted.
        rest: what could not even be laid on a cell, in words.
        sure: whether the clerk has seen already what will be.
        pasted: whether it came by the clipboard.
        answers: (kind, name) to the id chosen for it.
    """

    typed: Typed
    seen: Mapping[str, Mapping[str, int]]
    rows: int = 1
    columns: int = 1
    rest: str = ""
    sure: bool = False
    pasted: bool = False
    answers: Mapping[tuple[str, str], str] = field(default_factory=dict)


class BlockWriter(QObject):
    """Plans, asks, writes.

    Args:
        door: to the records.
        face: of the list.
        panel: the list.
        moving: says what became of it.
        parent: the Qt parent.
    """

    def __init__(
        self, door: Door, face: Face, panel: ListPanel, moving: Moving, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._door, self._face, self._panel, self._moving = door, face, panel, moving
        moving.laid.connect(self.paste)
        panel.table.tell_finder(self.find)

    def find(self, owner: QObject, kind: str, typed: str, done: Answer) -> None:
        """Records of a kind that fit what is typed."""
        self._door.read(owner, _Find(kind, typed), done)

    def set_cells(self, typed: Typed, *, sure: bool = False) -> None:
        """Set cells one by one, as one action.

        Args:
            typed: id to field to text; references by name or id.
            sure: whether the clerk has seen already what will be.
        """
        self._plan(Block(typed, self._seen(), sure=sure))

    def paste(self, typed: Typed, size: tuple[int, int], rest: str) -> None:
        """Lay a pasted block on the list.

        Args:
            typed: id to field to text.
            size: its rows and columns.
            rest: what of it found no cell, in words.
        """
        rows, columns = size
        self._plan(Block(typed, self._seen(), rows, columns, rest, pasted=True))

    # --- inside -----------------------------------------------------------------------------

    def _seen(self) -> dict[str, Mapping[str, int]]:
        """The versions of the lines in sight; what scrolled by is looked at by the plan."""
        # By the rows that are here: asked for one by one, 100,000 ids are looked for for a minute.
        known = self._panel.table.list_model.known_rows()
        return {str(row.id): row.record.versions for row in known if isinstance(row, ListRow)}

    def _plan(self, block: Block) -> None:
        verb = _Plan(self._face.kind.name, block)
        self._moving.look(verb, len(block.typed), partial(self._on_plan, block))

    def _on_plan(self, block: Block, plan: CellPlan) -> None:
        if plan.asks or (plan.cells > HANDFUL and not block.sure):
            self._ask(block, plan)
        elif not plan.cells:
            words = self.tr("本来就是这样，没有改动。")
            if plan.refused or block.rest:
                words = self.tr("没有改动。")
            self._moving.say(words, refused_words(plan.refused) + block.rest)
        else:
            self._moving.change(_Write(plan), plan.records, partial(self._on_written, block))

    def _ask(self, block: Block, plan: CellPlan) -> None:
        size = (block.rows, block.columns) if block.pasted else None
        dialog = BlockDialog(plan, size, block.rest, parent=self._panel.window())
        dialog.accepted.connect(partial(self._on_sure, block, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_sure(self, block: Block, dialog: BlockDialog) -> None:
        answers = {**block.answers, **dialog.answers}
        # Looked at once more: what came meanwhile by sync must not be passed over either.
        self._plan(
            Block(
                block.typed,
                dialog.seen_over(block.seen),
                block.rows,
                block.columns,
                block.rest,
                sure=True,
                pasted=block.pasted,
                answers=answers,
            )
        )

    def _on_written(self, block: Block, answer: tuple[BulkEdited, str]) -> None:
        done, action = answer
        words = self.tr("已修改 {0:,} {1}。").format(done.changed, self._face.unit)
        if block.pasted:
            words = self.tr("已粘贴，改了 {0:,} {1}。").format(done.changed, self._face.unit)
        self._moving.say(words, refused_words(done.refused) + block.rest, action)


@dataclass(frozen=True, slots=True)
class _Find:
    kind: str
    typed: str

    def __call__(self, desk: Desk) -> tuple[str, Sequence[Named]]:
        return self.typed, find(desk, self.kind, self.typed)


@dataclass(frozen=True, slots=True)
class _Plan:
    kind: str
    block: Block

    def __call__(self, desk: Desk, progress: Progress, cancelled: CancelAsked) -> CellPlan:
        block = self.block
        return cell_plan.plan(
            desk, self.kind, block.typed, block.seen, block.answers, progress, cancelled
        )


@dataclass(frozen=True, slots=True)
class _Write:
    plan: CellPlan

    def __call__(self, desk: Desk, progress: Progress, cancelled: CancelAsked) -> BulkEdited:
        return cell_plan.write(desk, self.plan, progress, cancelled)
