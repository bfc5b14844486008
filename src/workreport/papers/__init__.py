"""Documents for people: official layouts drawn as PDF."""
