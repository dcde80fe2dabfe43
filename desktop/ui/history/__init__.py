"""What became of a record, told beside it: who, when, from what to what, and the way back."""

from desktop.ui.history.dialog import HistoryDialog
from desktop.ui.history.panel import HistoryPanel

__all__ = ["HistoryDialog", "HistoryPanel"]
