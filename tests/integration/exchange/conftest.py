from tests.ledgers import cast, make_node, node, nodes
from tests.living import begin_life, life

__all__ = ["begin_life", "cast", "life", "make_node", "node", "nodes"]
