"""Item models over frozen lines, and what a cell knows about itself."""
