"""This machine: clock, paths, files, log, resources."""
