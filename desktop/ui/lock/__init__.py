"""The lock of the window: after a while, and with Ctrl+L."""
