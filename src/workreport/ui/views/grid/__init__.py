"""Grids with the manners of a spreadsheet."""
