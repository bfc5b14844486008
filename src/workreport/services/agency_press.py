"""The press as the agency has set it: every paper by the profile that holds for it."""

from collections.abc import Callable, Iterator, Sequence

from typing_extensions import override

from workreport.domain.document import Document
from workreport.domain.errors import UseError
from workreport.domain.layout import PaperLayout, written
from workreport.services.book import Book
from workreport.services.layouts import Layouts
from workreport.services.ports.press import Layout, PageImage, PageLetters, Press, WordText


class AgencyPress(Press):
    """Finds the profile of each paper in the workspace, then lets another press print."""

    def __init__(self, book: Book, press: Press, layouts: Layouts) -> None:
        self._book, self._press, self._layouts = book, press, layouts

    @override
    def profiles(self) -> tuple[str, ...]:
        with self._book.looking() as look:
            first = self._layouts.in_force(look.projections, look.today).ref
            others = (one.ref for one in self._layouts.all(look.projections))
            return tuple(dict.fromkeys((first, *others)))

    @override
    def layout_for(self, document: Document, name: str = "") -> Layout:
        with self._book.looking() as look:
            if name:
                return for_press(self._layouts.find(name, look.projections))
            return for_press(self._layouts.of_document(look, document))

    def _of(self, document: Document, profile: Layout | str) -> Layout:
        return profile if isinstance(profile, Layout) else self.layout_for(document, profile)

    @override
    def pdf(
        self,
        document: Document,
        profile: Layout | str = "",
        *,
        progress: Callable[[int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> bytes:
        layout = self._of(document, profile)
        try:
            return self._press.pdf(document, layout, progress=progress, cancelled=cancelled)
        except UseError as error:
            base = None if profile or error.code != "paper_not_drawn" else self._base(document)
            if base is None or base.ref == layout.ref:
                raise
        # Values that are right one by one may leave no room together; whoever only prints has no
        # say in them, and the paper is not to wait for who has.
        return self._press.pdf(document, base, progress=progress, cancelled=cancelled)

    def _base(self, document: Document) -> Layout:
        with self._book.looking() as look:
            own = self._layouts.of_document(look, document)
            return for_press(self._layouts.base(own.base))

    @override
    def docx(
        self,
        document: Document,
        profile: Layout | str = "",
        *,
        cancelled: Callable[[], bool] | None = None,
    ) -> bytes:
        return self._press.docx(document, self._of(document, profile), cancelled=cancelled)

    @override
    def xlsx(self, document: Document, profile: Layout | str = "") -> bytes:
        return self._press.xlsx(document, self._of(document, profile))

    @override
    def joined(self, files: Sequence[bytes]) -> bytes:
        return self._press.joined(files)

    @override
    def page_texts(self, pdf: bytes) -> tuple[str, ...]:
        return self._press.page_texts(pdf)

    @override
    def keywords(self, pdf: bytes) -> str:
        return self._press.keywords(pdf)

    @override
    def word_text(self, data: bytes) -> WordText:
        return self._press.word_text(data)

    @override
    def page_images(
        self, pdf: bytes, dpi: int = 96, pages: Sequence[int] | None = None
    ) -> Iterator[PageImage]:
        return self._press.page_images(pdf, dpi, pages)

    @override
    def page_sizes(self, pdf: bytes) -> tuple[tuple[float, float], ...]:
        return self._press.page_sizes(pdf)

    @override
    def page_letters(
        self, pdf: bytes, *, cancelled: Callable[[], bool] | None = None
    ) -> tuple[PageLetters, ...]:
        return self._press.page_letters(pdf, cancelled=cancelled)


def for_press(layout: PaperLayout) -> Layout:
    """Return a profile as the press reads it."""
    return Layout(layout.ref, written(layout))
