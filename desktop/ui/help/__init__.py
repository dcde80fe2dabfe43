"""Help beside each screen: pages of resources/help, read offline."""

from desktop.ui.help.panel import HelpPanel

__all__ = ["HelpPanel"]
