"""Which test runs in which process, when there are several."""

from functools import cache
from pathlib import Path

import pytest
from typing_extensions import override
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling


class ModulesTogether(LoadScopeScheduling):
    """Gives the tests of a module to one process if they share what is built once, else each alone.

    Otherwise every process would build the same agency, and walk through the same windows.
    """

    def __init__(self, config: pytest.Config, log: Producer) -> None:
        super().__init__(config, log)
        self._root = config.rootpath

    @override
    def _split_scope(self, nodeid: str) -> str:
        module = nodeid.partition("::")[0]
        return module if _shares(self._root / module) else nodeid


@cache
def _shares(module: Path) -> bool:
    places = (module, module.with_name("conftest.py"))
    return any('scope="module"' in one.read_text("utf-8") for one in places if one.is_file())


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ModulesTogether:
    return ModulesTogether(config, log)
