"""Sync beside its peers on one workload: `python -m benchmarks.sync` (docs/scale.md)."""
