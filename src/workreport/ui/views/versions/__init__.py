"""Versions of one report in conflict, side by side, at either desk."""
