"""Spreadsheets in."""
