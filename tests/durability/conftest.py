"""One theatre for each process that runs tests."""

import sys
from collections.abc import Iterator

import pytest
from tests.durability.bench import Bench


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """Plays flows and breaks them off; the agency is founded once."""
    if sys.platform != "linux":
        pytest.skip("system calls are broken off by strace, which is a program for Linux")
    made = Bench(tmp_path_factory.mktemp("durability"))
    yield made
    made.close()
