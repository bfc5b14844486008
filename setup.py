"""Puts the folder ``resources`` into the wheel as ``workreport/_resources``.

Everything else about the build stands in pyproject.toml. A checkout installed in place needs no
copy: the program finds ``resources`` beside ``src``.
"""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

RESOURCES = Path(__file__).resolve().parent / "resources"


class BuildWithResources(build_py):
    """Copies the data after the modules."""

    def run(self) -> None:
        """Build the modules, then add the data."""
        super().run()
        if not self.editable_mode:
            target = Path(self.build_lib) / "workreport" / "_resources"
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(RESOURCES, target)


setup(cmdclass={"build_py": BuildWithResources})
