"""The press of this program: profiles and fonts from the resources, pages by ReportLab."""

from collections.abc import Callable, Iterator
from threading import Lock

from typing_extensions import override

from workreport.domain.document import Document
from workreport.papers.profile import DEFAULT, load_profile, profile_codes
from workreport.services.ports.machine import Resources
from workreport.services.ports.press import PageImage, Press

# ReportLab keeps fonts and settings for the whole process.
_one_at_a_time = Lock()


class OfficialPress(Press):
    """Prints by the shipped profiles; loads its libraries at the first print."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources

    @override
    def profiles(self) -> tuple[str, ...]:
        return profile_codes(self._resources)

    @override
    def pdf(
        self,
        document: Document,
        profile: str = DEFAULT,
        *,
        progress: Callable[[int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> bytes:
        # Imported here because the program must show its window before it can print.
        from workreport.papers.composition import compose  # noqa: PLC0415
        from workreport.papers.fonts import load_fonts  # noqa: PLC0415

        layout = load_profile(self._resources, profile)
        with _one_at_a_time:
            load_fonts(self._resources)
            return compose(document, layout, progress, cancelled)

    @override
    def docx(
        self,
        document: Document,
        profile: str = DEFAULT,
        *,
        cancelled: Callable[[], bool] | None = None,
    ) -> bytes:
        from workreport.papers.editable import compose_editable  # noqa: PLC0415 - as above
        from workreport.papers.fonts import load_fonts  # noqa: PLC0415

        layout = load_profile(self._resources, profile)
        with _one_at_a_time:
            load_fonts(self._resources)
            return compose_editable(document, layout, cancelled)

    @override
    def xlsx(self, document: Document, profile: str = DEFAULT) -> bytes:
        from workreport.papers.fonts import load_fonts  # noqa: PLC0415 - as above
        from workreport.papers.workbook import compose_workbook  # noqa: PLC0415

        layout = load_profile(self._resources, profile)
        with _one_at_a_time:
            load_fonts(self._resources)
        return compose_workbook(document, layout)

    @override
    def page_texts(self, pdf: bytes) -> tuple[str, ...]:
        from workreport.papers.pages import page_texts  # noqa: PLC0415 - as above

        return page_texts(pdf)

    @override
    def keywords(self, pdf: bytes) -> str:
        from workreport.papers.pages import keywords  # noqa: PLC0415 - as above

        return keywords(pdf)

    @override
    def page_images(self, pdf: bytes, dpi: int = 96) -> Iterator[PageImage]:
        from workreport.papers.pages import page_images  # noqa: PLC0415 - as above

        return page_images(pdf, dpi)
