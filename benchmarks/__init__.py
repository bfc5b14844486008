"""Benchmarks: each job against its limit, measured in the same run."""
