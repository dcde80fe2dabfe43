"""Every route an application answers, as it is wired: what tests of all routes go by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any


def routes_of(app: Any) -> set[tuple[str, str]]:
    """All (path, method) of an application of FastAPI, those of its routers too."""
    return {(path, method) for path, methods in _found(app.routes) for method in methods}


def _found(routes: Iterable[Any]) -> Iterator[tuple[str, set[str]]]:
    for route in routes:
        if hasattr(route, "effective_route_contexts"):
            # FastAPI keeps an included router whole and knows its routes only through it.
            yield from ((each.path, each.methods) for each in route.effective_route_contexts())
        else:
            yield route.path, route.methods
