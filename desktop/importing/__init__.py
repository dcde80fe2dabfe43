"""Workbooks and text files become checked rows; Qt-free, runs in the worker process."""
