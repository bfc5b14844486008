"""How a person arranged the columns of a grid: order, widths, what is shown, what stays in view."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

_NARROWEST = 24
_WIDEST = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnLayout:
    """Choices beside what the columns themselves say; ``widths`` are pixels at 100 %."""

    order: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()
    """Columns on demand that are wanted whatever the width of the window."""
    widths: Mapping[str, int] = field(default_factory=dict)
    frozen: str = ""
    """The last column that stays in view when the others scroll; empty for none."""

    def ordered(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Return the keys in the order chosen; the first one stays first, new ones come last."""
        head, rest = keys[:1], keys[1:]
        known = [key for key in self.order if key in rest]
        return (*head, *known, *(key for key in rest if key not in known))

    def with_shown(self, key: str, *, is_shown: bool) -> "ColumnLayout":
        """Show or hide a column."""
        hidden = self.hidden - {key} if is_shown else self.hidden | {key}
        shown = self.shown | {key} if is_shown else self.shown - {key}
        return replace(self, hidden=hidden, shown=shown)

    def with_width(self, key: str, width: int) -> "ColumnLayout":
        """Keep the width somebody drew."""
        wanted = max(_NARROWEST, min(_WIDEST, width))
        return replace(self, widths={**self.widths, key: wanted})

    def with_frozen(self, key: str) -> "ColumnLayout":
        """Keep the columns up to one in view; an empty key frees them all."""
        return replace(self, frozen=key)

    def moved(self, keys: tuple[str, ...], key: str, step: int) -> "ColumnLayout":
        """Move a column by one place; the first column stays where it is."""
        order = list(self.ordered(keys))
        at = order.index(key)
        to = at + step
        if at > 0 and 0 < to < len(order):
            order[at], order[to] = order[to], order[at]
        return replace(self, order=tuple(order))

    def to_text(self) -> str:
        """Return the choices as the preferences keep them."""
        return json.dumps(
            {
                "order": self.order,
                "hidden": sorted(self.hidden),
                "shown": sorted(self.shown),
                "widths": dict(self.widths),
                "frozen": self.frozen,
            }
        )

    @classmethod
    def from_text(cls, text: str, usual: "ColumnLayout") -> "ColumnLayout":
        """Read kept choices; what cannot be read is as usual."""
        try:
            kept = json.loads(text) if text else None
        except ValueError:
            kept = None
        if not isinstance(kept, dict):
            return usual
        widths = kept.get("widths")
        return cls(
            order=_words(kept.get("order")),
            hidden=frozenset(_words(kept.get("hidden"))),
            shown=frozenset(_words(kept.get("shown"))),
            widths={
                key: max(_NARROWEST, min(_WIDEST, width))
                for key, width in (widths if isinstance(widths, dict) else {}).items()
                if isinstance(width, int)
            },
            frozen=str(kept.get("frozen") or ""),
        )


def _words(kept: object) -> tuple[str, ...]:
    return tuple(one for one in kept if isinstance(one, str)) if isinstance(kept, list) else ()
