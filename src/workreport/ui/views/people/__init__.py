"""The classification of the whole agency."""
