"""Whose turn it is: the library that prints keeps fonts and settings for the whole process."""

from threading import Lock

printing = Lock()
