"""How often a paper was drafted, as a person says it; the paper prints "Dự thảo lần n"."""

from collections.abc import Hashable

DRAFTED = ("summary", "notice", "review", "reminder")  # papers that get a number in the end
MOST_DRAFTS = 99


class DraftCounts:
    """Keeps the count of each paper while the window is open: on paper alone it is for ever."""

    def __init__(self) -> None:
        self._counts: dict[Hashable, int] = {}

    def of(self, paper: Hashable) -> int:
        """Return the count of a paper; 0 where nobody said one."""
        return self._counts.get(paper, 0)

    def choose(self, paper: Hashable, count: int) -> bool:
        """Keep another count; tell whether it is another."""
        before = self.of(paper)
        self._counts[paper] = max(0, min(MOST_DRAFTS, count))
        return self._counts[paper] != before
