"""Painters and editors of grid cells."""
