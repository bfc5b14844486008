"""The grades of the departments."""
