"""The task grid of a department."""
