"""The page on which the Office enters the month of a unit."""
