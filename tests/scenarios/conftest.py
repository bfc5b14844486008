from tests.living import begin_life, life

__all__ = ["begin_life", "life"]
