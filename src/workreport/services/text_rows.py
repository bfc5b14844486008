"""Rows of an explanation: the one text that screens copy and papers print as a table."""

from collections.abc import Iterable
from dataclasses import dataclass

INDENT = "   "


@dataclass(frozen=True, slots=True)
class TextRow:
    """One thing that is said: what it is, what came out, how, and where the rule stands."""

    title: str
    result: str = ""
    how: tuple[str, ...] = ()
    source: str = ""

    @property
    def sentence(self) -> str:
        """A row without a result in one line."""
        said = self.title
        if self.how:
            said = f"{said.rstrip(' .;')}: {' · '.join(self.how)}"
        return f"{said} {self.source}".strip()

    @property
    def lines(self) -> tuple[str, ...]:
        """The row as plain lines: what and how much first, all the rest indented below."""
        if not self.result:
            return (self.sentence,)
        below = (*self.how, *([self.source] if self.source else []))
        return (f"{self.title}: {self.result}", *(f"{INDENT}{text}" for text in below))


def plain_lines(rows: Iterable[TextRow]) -> tuple[str, ...]:
    """Return rows as plain lines, one row after the other."""
    return tuple(line for row in rows for line in row.lines)
