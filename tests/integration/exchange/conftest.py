from collections.abc import Callable, Iterator

import pytest
from tests.ledgers import Cast, Node, Nodes, found
from tests.living import begin_life, life

__all__ = ["begin_life", "cast", "life", "make_node", "node", "nodes"]

MakeNode = Callable[[], Node]


@pytest.fixture(scope="session")
def nodes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nodes]:
    made = Nodes(tmp_path_factory.mktemp("nodes"))
    yield made
    made.close()


@pytest.fixture
def cast() -> Cast:
    return found()


@pytest.fixture
def make_node(nodes: Nodes, cast: Cast) -> Iterator[MakeNode]:
    yield lambda: nodes.make(cast.founder.net)
    nodes.close()


@pytest.fixture
def node(make_node: MakeNode) -> Node:
    return make_node()
