"""The mark of a method that takes the place of an inherited one; no library is loaded for it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(method):
        """Mark a method; only the type checker looks at it."""
        return method


__all__ = ["override"]
