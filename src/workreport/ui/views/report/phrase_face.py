"""The department's own phrases: one a line, section by section."""

from PySide6.QtWidgets import QPlainTextEdit
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.services.phrases import LONGEST, MOST_OWN
from workreport.ui.viewmodels.phrases import Phrasebook
from workreport.ui.viewmodels.place_words import SECTIONS
from workreport.ui.views.shell.face import Face
from workreport.ui.widgets.ground import column
from workreport.ui.widgets.inputs import PlainTextEdit
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.strips import Segment, SegmentStrip


class PhraseFace(Face):
    """Keeps what was typed whenever another section is chosen or the face is left."""

    def __init__(self, model: Phrasebook) -> None:
        super().__init__("phrases", _("Câu mẫu của phòng"))
        self._model = model
        self._section = SECTIONS[0][0]
        self.head.set_note(_("Chỉ giữ trong hồ sơ làm việc này."))
        self.sections = SegmentStrip(
            tuple(Segment(key, _(title)) for key, _number, title in SECTIONS),
            "phrase_sections",
            _("Mục của báo cáo"),
        )
        self.sections.chosen.connect(self.show_section)
        self.edit: QPlainTextEdit = PlainTextEdit(
            "phrase_lines", _("Mỗi dòng một câu mẫu"), most=MOST_OWN * LONGEST
        )
        self.edit.setPlaceholderText(_("Mỗi dòng một câu. Dấu … là chỗ sẽ điền khi chèn."))
        lines = column(margin=16, gap=10)
        lines.addWidget(self.sections)
        words = _(
            "Viết được {tháng}, {tổng số}, {hoàn thành}, {đang làm}, {chưa làm}, {chậm}: "
            "khi chèn sẽ là số."
        )
        lines.addWidget(PlainLabel(words, "hint", wraps=True, name="phrase_hint"))
        lines.addWidget(self.edit, 1)
        self.body.addLayout(lines)
        model.known.connect(self._show)

    def show_section(self, section: str) -> None:
        """Show the phrases of a section."""
        self._keep()
        self._section = section
        self.sections.choose(section)
        self._show()
        self.edit.setFocus()

    @override
    def closed(self) -> None:
        self._keep()

    def _show(self) -> None:
        if not self.edit.hasFocus() or self._typed() != self._model.own(self._section):
            self.edit.setPlainText("\n".join(self._model.own(self._section)))

    def _typed(self) -> tuple[str, ...]:
        lines = (" ".join(line.split()) for line in self.edit.toPlainText().splitlines())
        return tuple(line for line in lines if line)

    def _keep(self) -> None:
        if self._typed() != self._model.own(self._section):
            self._model.keep(self._section, self._typed())
