"""Paper beside its peers, the same records for all: `python -m benchmarks.printing`."""
