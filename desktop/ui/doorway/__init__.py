"""The first screen: unlock the station, or make one."""

from desktop.ui.doorway.window import Doorway

__all__ = ["Doorway"]
