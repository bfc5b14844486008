"""The press of this program: profiles and fonts from the resources, pages by ReportLab."""

from collections.abc import Callable, Iterator, Sequence

from typing_extensions import override

from workreport.domain.document import Document
from workreport.domain.errors import UseError
from workreport.papers.profile import (
    DEFAULT,
    FOLDER,
    Profile,
    load_profile,
    profile_codes,
    read_profile,
)
from workreport.papers.spelling import spelled
from workreport.papers.turns import printing
from workreport.services.ports.machine import Resources
from workreport.services.ports.press import Layout, PageImage, PageLetters, Press, WordText

_one_at_a_time = printing


class OfficialPress(Press):
    """Prints by the profile it is given; loads its libraries at the first print."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources

    @override
    def profiles(self) -> tuple[str, ...]:
        return profile_codes(self._resources)

    @override
    def layout_for(self, document: Document, name: str = "") -> Layout:
        found = load_profile(self._resources, name or DEFAULT)
        text = self._resources.data(f"{FOLDER}/{found.code}.json").decode()
        return Layout(f"{found.code}@{found.version}", text)

    def _read(self, profile: Layout | str) -> Profile:
        if isinstance(profile, Layout):
            return read_profile(profile)
        return load_profile(self._resources, profile or DEFAULT)

    @override
    def pdf(
        self,
        document: Document,
        profile: Layout | str = "",
        *,
        progress: Callable[[int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> bytes:
        # Imported here because the program must show its window before it can print.
        from reportlab.platypus.doctemplate import LayoutError  # noqa: PLC0415

        from workreport.papers.composition import compose  # noqa: PLC0415
        from workreport.papers.fonts import load_fonts  # noqa: PLC0415

        rules = self._read(profile)
        with _one_at_a_time:
            load_fonts(self._resources)
            try:
                return compose(spelled(document, rules), rules, progress, cancelled)
            except LayoutError as error:
                raise UseError("paper_not_drawn", layout=rules.code) from error

    @override
    def docx(
        self,
        document: Document,
        profile: Layout | str = "",
        *,
        cancelled: Callable[[], bool] | None = None,
    ) -> bytes:
        from workreport.papers.editable import compose_editable  # noqa: PLC0415 - as above
        from workreport.papers.fonts import load_fonts  # noqa: PLC0415

        rules = self._read(profile)
        with _one_at_a_time:
            load_fonts(self._resources)
            return compose_editable(spelled(document, rules), rules, cancelled)

    @override
    def xlsx(self, document: Document, profile: Layout | str = "") -> bytes:
        from workreport.papers.fonts import load_fonts  # noqa: PLC0415 - as above
        from workreport.papers.workbook import compose_workbook  # noqa: PLC0415

        rules = self._read(profile)
        with _one_at_a_time:
            load_fonts(self._resources)
        return compose_workbook(spelled(document, rules), rules)

    @override
    def joined(self, files: Sequence[bytes]) -> bytes:
        from workreport.papers.pages import joined  # noqa: PLC0415 - as above

        return joined(files)

    @override
    def page_texts(self, pdf: bytes) -> tuple[str, ...]:
        from workreport.papers.pages import page_texts  # noqa: PLC0415 - as above

        return page_texts(pdf)

    @override
    def keywords(self, pdf: bytes) -> str:
        from workreport.papers.pages import keywords  # noqa: PLC0415 - as above

        return keywords(pdf)

    @override
    def word_text(self, data: bytes) -> WordText:
        from workreport.papers.editable_reading import word_text  # noqa: PLC0415 - as above

        return word_text(data)

    @override
    def page_images(
        self, pdf: bytes, dpi: int = 96, pages: Sequence[int] | None = None
    ) -> Iterator[PageImage]:
        from workreport.papers.pages import page_images  # noqa: PLC0415 - as above

        return page_images(pdf, dpi, pages)

    @override
    def page_sizes(self, pdf: bytes) -> tuple[tuple[float, float], ...]:
        from workreport.papers.pages import page_sizes  # noqa: PLC0415 - as above

        return page_sizes(pdf)

    @override
    def page_letters(
        self, pdf: bytes, *, cancelled: Callable[[], bool] | None = None
    ) -> tuple[PageLetters, ...]:
        from workreport.papers.pages import page_letters  # noqa: PLC0415 - as above

        return page_letters(pdf, cancelled)
