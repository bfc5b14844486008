"""Signed entries, keys, chains, packages. Bytes in, bytes out."""
