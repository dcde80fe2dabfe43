"""The log: one JSON object a line on standard error, without personal data, codes or tokens."""

from __future__ import annotations

import datetime as dt
import json
import logging
import sys
import traceback
from pathlib import Path


class JsonLines(logging.Formatter):
    """Writes records as JSON; exceptions as types and places, since messages quote what came in."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        at = dt.datetime.fromtimestamp(record.created).astimezone().isoformat("T", "milliseconds")
        line = {
            "at": at,
            "level": record.levelname.lower(),
            "name": record.name,
            "pid": record.process,
            "what": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            line["error"] = _places(error)
        return json.dumps(line, ensure_ascii=False)


def _places(error: BaseException | None) -> list[dict[str, object]]:
    chain: list[dict[str, object]] = []
    while error is not None and len(chain) < 8:
        frames = traceback.extract_tb(error.__traceback__)[-12:]
        where = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
        chain.append({"type": type(error).__name__, "where": where})
        error = error.__cause__ or error.__context__
    return chain


def start(level: int = logging.INFO) -> None:
    """Log everything of ours, and what goes wrong elsewhere, to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("county").setLevel(level)
    logging.getLogger("uvicorn.error").setLevel(logging.INFO)
    # Paths name photos and stations; the envelope logs routes instead.
    logging.getLogger("uvicorn.access").disabled = True
