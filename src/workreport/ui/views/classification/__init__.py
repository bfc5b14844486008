"""The department's classification of its people."""
