"""Notices (通知) in the window: listed, written beside their paper, copied, deleted."""
