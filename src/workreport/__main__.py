"""The entry of console script and frozen program; worker processes start through it as well."""

import multiprocessing
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code."""
    multiprocessing.freeze_support()
    from workreport import app  # noqa: PLC0415 - a worker process needs nothing of it

    return app.main(list(sys.argv[1:] if argv is None else argv))


if __name__ == "__main__":
    sys.exit(main())
