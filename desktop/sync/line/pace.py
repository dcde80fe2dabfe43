"""How much a request carries: more after each that went well, half after one that did not."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.storage.settings import Settings

#: Setting: what a run that the line ended had come down to.
_SMALL = "replica.pace"
#: 30 to 55 KB packed, two to three and a half seconds of 128 kbit/s (benchmarks/sync): half of it
#: would cost a thousand records one more round trip.
START_BYTES = 256 << 10
_LEAST, _MOST = 8 << 10, 7 << 20
#: A county keeps a request whole in memory, with all that is judged of it: what is larger saves
#: next to nothing, and two small ones are made and judged at the same time.
_MOST_UP = 2 << 20
#: What one request may keep the line busy, in seconds.
LINE_SECONDS = 5.0
#: Levels of gzip, and the speed of a line below which the harder one is worth it (1 Mbit/s).
_USUAL, _HARD = 6, 9
_SLOW_BYTES_A_SECOND = 125_000
#: A body packs about so well; kept a little low, so that 2 MiB packed are never passed.
_LEAST_RATIO = 2.0


@dataclass(slots=True)
class Pace:
    """How many unpacked bytes the next request sends, and asks for.

    Args:
        up: bytes of operations.
        down: bytes of rows.
        ratio: how many bytes of operations pack into one.
    """

    up: int = START_BYTES
    down: int = START_BYTES
    ratio: float = 4.0
    #: How hard bodies are packed: the last few per cent cost time that only a slow line gives back.
    level: int = _HARD

    @property
    def next_up(self) -> int:
        """The most bytes of operations that the request after this one may carry."""
        return min(2 * self.up, _MOST_UP)

    def went_well(self, sent: int, packed: int, received: int, seconds: float) -> None:
        """Note a request that was answered.

        Args:
            sent: bytes of its body, unpacked.
            packed: as they were sent.
            received: bytes of the reply, unpacked.
            seconds: from sending to the reply's end.
        """
        if sent > START_BYTES // 4:
            self.ratio = max(_LEAST_RATIO, sent / max(1, packed))
            self.level = _HARD if packed < _SLOW_BYTES_A_SECOND * seconds else _USUAL
        self.up = _grown(self.up, sent, seconds, _MOST_UP)
        self.down = _grown(self.down, received, seconds, _MOST)

    @classmethod
    def after(cls, settings: Settings) -> Pace:
        """The pace of a new run: that of the last one where the line ended it.

        A line that never carries more than so much at once would else never carry anything.
        """
        return cls(*(settings.get(_SMALL) or (START_BYTES, START_BYTES)))

    def remember(self, settings: Settings, *, failed: bool) -> None:
        """Note how a run ended."""
        if failed:
            settings.put(_SMALL, [min(START_BYTES, self.up), min(START_BYTES, self.down)])
        elif settings.get(_SMALL) is not None:
            settings.put(_SMALL, None)

    def failed(self) -> None:
        """Note a request that was not."""
        self.up = max(_LEAST, self.up // 2)
        self.down = max(_LEAST, self.down // 2)


def _grown(size: int, used: int, seconds: float, at_most: int) -> int:
    if used < size // 2:
        return size  # it said nothing about a larger one
    most = int(used / seconds * LINE_SECONDS) if seconds > 0 else at_most
    return max(_LEAST, min(2 * size, most, at_most))
