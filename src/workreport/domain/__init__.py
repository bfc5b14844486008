"""The rules of the work: pure, standard library only, no clock."""
