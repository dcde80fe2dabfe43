"""Whether a proof that a PC was emptied is that PC's own: its key stands here since it joined."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine

from county.store import replicas
from county.store.engine import reading
from county.store.replicas import Replica
from county.wire import wipe_proofs
from county.wire.wipe_proofs import WipeProof


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a proof.

    Args:
        proof: what it says.
        signed: whether the key it names has signed it as it stands.
        pc: the PC it names, as it joined; None where there is none of that name.
        why_not: why it does not hold, in words; empty where it does.
    """

    proof: WipeProof
    signed: bool
    pc: Replica | None
    why_not: str

    @property
    def holds(self) -> bool:
        """Whether that PC of that station says that it was emptied."""
        return not self.why_not


class WipeProofs:
    """Looks at proofs.

    Args:
        engine: of the database.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def check(self, data: bytes) -> Checked:
        """Look at one.

        Args:
            data: of the file that the PC wrote.

        Raises:
            ValueError: it is no proof.
        """
        proof, signed = wipe_proofs.parse(data)
        with reading(self._engine) as connection:
            pc = replicas.known(connection, proof.device.replica)
        return Checked(proof, signed, pc, _why_not(proof, pc, signed=signed))


def _why_not(proof: WipeProof, pc: Replica | None, *, signed: bool) -> str:
    if not signed:
        return "签名对不上：内容被改动过，或不是它写的那台电脑签的"
    if pc is None:
        return "县里没有登记过它写的这台电脑"
    if pc.key != proof.key:
        return "签名用的钥匙不是这台电脑登记的那一把，是别的电脑签的"
    if pc.feed != proof.station.code:
        return f"这台电脑登记在 {pc.feed}，不是证明上写的那个站"
    return "" if proof.finished else "清除只开始了，没有写下清除完"
