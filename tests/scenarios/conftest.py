from tests.living import begin_life, life, quick_codes

__all__ = ["begin_life", "life", "quick_codes"]
