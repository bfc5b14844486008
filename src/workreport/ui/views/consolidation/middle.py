"""The middle of the consolidation: the five questions, or the figures by unit or by field."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workreport.i18n.translation import _
from workreport.ui.models.count_lines import CountLine
from workreport.ui.views.consolidation.counts import CountTable
from workreport.ui.views.consolidation.questions import QuestionTable
from workreport.ui.widgets.ground import column, named, row
from workreport.ui.widgets.label import ElidedLabel
from workreport.ui.widgets.strips import Segment, SegmentStrip

QUESTIONS, UNITS, FIELDS = "questions", "units", "fields"


class MiddlePart(QWidget):
    """Three views of one month; the page scrolls, none of them does.

    Signals:
        source_wanted: Key of the rows behind a figure.
    """

    source_wanted = Signal(str)

    def __init__(self, questions: QuestionTable, near: date) -> None:
        super().__init__()
        named(self, "middle", _("Năm câu hỏi và số lượng"))
        self._questions = questions
        self._units = CountTable(
            "unit_counts", _("Đơn vị"), _("Chưa có đơn vị nào trong tháng."), near
        )
        self._fields = CountTable(
            "field_counts", _("Lĩnh vực"), _("Chưa có báo cáo để đếm theo lĩnh vực."), near
        )
        self._views: dict[str, QWidget] = {
            QUESTIONS: questions,
            UNITS: self._units,
            FIELDS: self._fields,
        }
        self._choice = SegmentStrip(
            (
                Segment(QUESTIONS, _("Năm câu hỏi")),
                Segment(UNITS, _("Theo đơn vị")),
                Segment(FIELDS, _("Theo lĩnh vực")),
            ),
            "middle_choice",
            _("Xem"),
        )
        self._choice.choose(QUESTIONS)
        self._choice.chosen.connect(self._show)
        lines = column(self, gap=8)
        self._head = row(gap=8)
        self._head.addWidget(self._choice)
        note = _("số có gạch chân lấy từ dữ liệu, tự đổi theo dữ liệu; sửa là lời của Văn phòng")
        self._head.addWidget(ElidedLabel(note, "caption", name="questions_note"), 1)
        lines.addLayout(self._head)
        for view in self._views.values():
            lines.addWidget(view)
        for table in (self._units, self._fields):
            table.source_wanted.connect(self.source_wanted)
        self._show()

    def add_action(self, widget: QWidget) -> None:
        """Put a link at the right edge of the head."""
        self._head.addWidget(widget)

    def show_counts(self, units: Sequence[CountLine], fields: Sequence[CountLine]) -> None:
        """Show the figures by unit and by field of work."""
        self._units.show_lines(units)
        self._fields.show_lines(fields)

    def show_questions(self) -> None:
        """Show the five questions."""
        self._choice.choose(QUESTIONS)
        self._show()

    def shown(self) -> QWidget:
        """Return what is shown, to be reached by key."""
        key = self._choice.chosen_key()
        tables = {UNITS: self._units.grid, FIELDS: self._fields.grid}
        return tables.get(key, self._questions)

    def set_window_width(self, width: int) -> None:
        """Tell the tables how much room there is."""
        for table in (self._units, self._fields):
            table.grid.set_window_width(width)

    def _show(self) -> None:
        chosen = self._choice.chosen_key()
        for key, view in self._views.items():
            view.setVisible(key == chosen)
