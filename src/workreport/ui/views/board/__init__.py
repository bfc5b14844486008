"""The board of the Office."""
