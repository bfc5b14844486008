"""Papers: gathered from the month into one frozen document, then printed."""


from workreport.domain.document import Document
from workreport.domain.errors import UseError
from workreport.domain.period import Period
from workreport.services.book import Book
from workreport.services.calendars import Calendars
from workreport.services.ports.press import Press

KINDS = ("summary",)


class PaperService:
    """Draws papers; slow, so called from an executor."""

    def __init__(self, book: Book, calendars: Calendars, press: Press) -> None:
        self._book = book
        self._calendars = calendars
        self._press = press

    def document(self, kind: str, period: Period, unit: str | None = None) -> Document:
        """Gather a paper.

        Raises:
            UseError: ``paper_unknown``.
            RuleError: The month was never opened.
        """
        raise UseError("paper_unknown", kind=kind, known=", ".join(KINDS))
