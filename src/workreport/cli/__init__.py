"""The command line, the second front end: ``build`` makes it from the program."""

from workreport.cli.application import build
from workreport.cli.common import wants_desktop

__all__ = ["build", "wants_desktop"]
