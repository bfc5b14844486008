"""Papers: gathered from the month into one frozen document, then printed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from workreport.domain.document import Document
from workreport.domain.errors import RuleError, UseError
from workreport.domain.period import Period
from workreport.i18n.translation import ORIGINAL, speaking
from workreport.services.book import Book, Look
from workreport.services.calendars import Calendars
from workreport.services.notice_paper import notice_document, read_notice
from workreport.services.paper_frame import read_frame
from workreport.services.paper_tables import read_coming
from workreport.services.ports.press import PageImage, Press
from workreport.services.rating_points import month_points
from workreport.services.report_gathering import read_report
from workreport.services.report_paper import report_document
from workreport.services.summary import Summary, summarise
from workreport.services.summary_paper import summary_document


class PaperService:
    """Draws papers; slow, so called from an executor."""

    def __init__(self, book: Book, calendars: Calendars, press: Press) -> None:
        self._book = book
        self._calendars = calendars
        self._press = press
        self._gather: Mapping[str, Callable[[Look, Period, str | None], Document]] = {
            "summary": self._summary,
            "report": self._report,
            "notice": self._notice,
        }

    def kinds(self) -> tuple[str, ...]:
        """Return the kinds of papers that can be drawn."""
        return tuple(self._gather)

    def document(self, kind: str, period: Period, unit: str | None = None) -> Document:
        """Gather a paper.

        Args:
            kind: One of :meth:`kinds`.
            period: The month.
            unit: Code or id of the department of a report; without it the person's own.

        Raises:
            UseError: ``paper_unknown``, or the unit is unknown.
            RuleError: The month was never opened, nothing was written or concluded yet, or the
                paper is drawn by the Office only.
        """
        gather = self._gather.get(kind)
        if gather is None:
            raise UseError("paper_unknown", kind=kind, known=", ".join(self._gather))
        with speaking(ORIGINAL), self._book.looking() as look:
            return gather(look, period, unit)

    def pdf(
        self,
        kind: str,
        period: Period,
        unit: str | None = None,
        *,
        progress: Callable[[int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> bytes:
        """Gather a paper and print it; the workspace is free again before the press runs.

        Raises:
            UseError: As for :meth:`document`.
            RuleError: As for :meth:`document`, or ``paper_cancelled``.
            WorldError: The program's own layouts or fonts are broken.
        """
        document = self.document(kind, period, unit)
        return self._press.pdf(document, progress=progress, cancelled=cancelled)

    def page_images(self, pdf: bytes, dpi: int = 96) -> Iterator[PageImage]:
        """Draw the pages of a printed paper one after the other, for the screen.

        Raises:
            WorldError: ``paper_unreadable``.
        """
        return self._press.page_images(pdf, dpi)

    def _summary(self, look: Look, period: Period, _unit: str | None) -> Document:
        summary = self._whole_month(look, period)
        frame = read_frame(look, "summary", period, summary.month)
        return summary_document(summary, frame, read_coming(look, summary))

    def _report(self, look: Look, period: Period, unit: str | None) -> Document:
        report, frame = read_report(look, self._calendars, period, unit)
        return report_document(report, frame)

    def _notice(self, look: Look, period: Period, _unit: str | None) -> Document:
        summary = self._whole_month(look, period)
        frame = read_frame(look, "notice", period, summary.month)
        return notice_document(read_notice(look, summary), frame)

    def _whole_month(self, look: Look, period: Period) -> Summary:
        """Return the consolidated month; only the Office holds all that belongs to it."""
        if not look.is_office:
            raise RuleError("paper_of_office")
        summary = summarise(look, self._calendars, period, reports=True)
        if summary.month.opened is None:
            raise RuleError("period_not_open", period=str(period))
        points = month_points(look, self._calendars, summary.month)
        return replace(summary, points=points)
