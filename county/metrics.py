"""Figures for Prometheus: requests, exchanges and what else tells whether the platform is well."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """Counts in this process; with several workers the figures of all are told.

    Args:
        shared_folder: where workers keep their figures (`PROMETHEUS_MULTIPROC_DIR` was set to
            it before this module was imported); None with one worker.
    """

    def __init__(self, shared_folder: str | None = None) -> None:
        self._shared = shared_folder
        self._registry = CollectorRegistry()
        labels = ("route", "method", "status")
        self._requests = Counter(
            "county_requests", "Requests answered", labels, registry=self._registry
        )
        self._seconds = Histogram(
            "county_request_seconds",
            "Time to answer",
            ("route",),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._bytes = Counter(
            "county_exchange_bytes",
            "Bytes of exchanges, unpacked and as sent",
            ("way",),
            registry=self._registry,
        )
        self._photos = Counter(
            "county_photo_bytes", "Bytes of pictures that arrived", registry=self._registry
        )

    def request(self, route: str, method: str, status: int, seconds: float) -> None:
        """Count one request by the template of its route."""
        known = method if method in _METHODS else "other"
        self._requests.labels(route, known, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def exchange(self, sent: int, plain_up: int, plain_down: int) -> None:
        """Count the bytes of one exchange.

        Args:
            sent: of the request, as it came.
            plain_up: of the request, unpacked.
            plain_down: of the reply, unpacked.
        """
        self._bytes.labels("up_sent").inc(sent)
        self._bytes.labels("up").inc(plain_up)
        self._bytes.labels("down").inc(plain_down)

    def photo(self, size: int) -> None:
        """Count bytes of a picture that arrived."""
        self._photos.inc(size)

    def page(self) -> bytes:
        """The figures of all workers, in the text format."""
        if self._shared is None:
            return generate_latest(self._registry)
        together = CollectorRegistry()
        MultiProcessCollector(together, path=self._shared)  # type: ignore[no-untyped-call]
        return generate_latest(together)


_METHODS = {"GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS", "PUT"}
