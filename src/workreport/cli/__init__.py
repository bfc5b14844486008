"""The command line, the second front end."""
