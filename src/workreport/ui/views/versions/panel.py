"""Versions side by side: who, when, what differs by place, and the button that chooses one."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.models.text_diff import beside
from workreport.ui.theme.look import look
from workreport.ui.theme.spans import Span, plain
from workreport.ui.viewmodels.version_choosing import VersionChoosing
from workreport.ui.viewmodels.version_words import DifferenceLine, VersionColumn
from workreport.ui.widgets.button import IconButton, NormalButton
from workreport.ui.widgets.card import PageHead
from workreport.ui.widgets.ground import column, empty, named, row, rule
from workreport.ui.widgets.inputs import LabelledInput, LineEdit
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.sentence import Sentence

_PLACE_WIDTH = 220
_PAIR = 2


class VersionPanel(QWidget):
    """Shows what :class:`VersionChoosing` knows.

    Signals:
        left: The person wants to go back.
    """

    left = Signal()

    def __init__(self, model: VersionChoosing) -> None:
        super().__init__()
        named(self, "version_choice", _("Chọn một trong các phiên bản"))
        self.model = model
        self._shown: object = None
        self.head = PageHead("", "versions_head")
        self.reason = LineEdit("versions_reason", _("Lý do chọn"))
        self.reason.setPlaceholderText(_("Ví dụ: bản này đủ số liệu"))
        self.reason.textChanged.connect(self._on_reason)
        self._reason_field = LabelledInput(_("Lý do chọn, một câu"), self.reason)
        self._inside = named(QWidget(), "inside")
        self._table = QGridLayout(self._inside)
        self._build()
        model.shown.connect(self.show_facts)

    def show_facts(self) -> None:
        """Show the versions; the same ones are not drawn twice."""
        model = self.model
        if model.facts is None:
            return
        self.head.title.setText(model.title())
        self.head.set_note(model.note())
        shown = model.columns(), model.differences()
        if shown != self._shown:
            self._shown = shown
            self._show(*shown)
        if not model.reason:
            self.reason.clear()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- inside -------------------------------------------------------------------------------

    def _build(self) -> None:
        lines = column(self)
        back = IconButton("caret-left", _("Trở lại"), "versions_back")
        back.clicked.connect(self.left)
        line = row()
        line.setContentsMargins(16, 0, 0, 0)
        line.addWidget(back)
        line.addWidget(self.head, 1)
        lines.addLayout(line)
        words = column(gap=8)
        words.setContentsMargins(16, 0, 16, 4)
        told = _(
            "Các bản này được gửi từ những máy chưa biết nhau, nên chưa bản nào được kiểm tra. "
            "Bản được chọn thay tất cả; các bản kia vẫn được giữ lại để tra cứu."
        )
        words.addWidget(Sentence(told, name="versions_why", ink="text2"))
        self._reason_field.setMaximumWidth(look().px(820))
        words.addWidget(self._reason_field)
        lines.addLayout(words)
        lines.addWidget(rule(ink="line2"))
        self._table.setContentsMargins(16, 12, 16, 16)
        self._table.setHorizontalSpacing(16)
        self._table.setVerticalSpacing(8)
        area = QScrollArea()
        named(area, "versions_area", _("Các phiên bản"))
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._inside)
        lines.addWidget(area, 1)

    def _show(
        self, columns: tuple[VersionColumn, ...], differences: tuple[DifferenceLine, ...]
    ) -> None:
        empty(self._table)
        self._table.setColumnMinimumWidth(0, look().px(_PLACE_WIDTH))
        for at, version in enumerate(columns, 1):
            self._table.setColumnStretch(at, 1)
            self._table.addWidget(self._head_of(at, version), 0, at)
        line = 1
        for difference in differences:
            self._table.addWidget(rule(), line, 0, 1, 1 + len(columns))
            self._add(line + 1, difference)
            line += 2
        if not differences:
            words = _("Các bản giống nhau từng chữ; chọn bản nào cũng được.")
            self._table.addWidget(Sentence(words, name="versions_same"), 1, 1, 1, len(columns))
        self._table.setRowStretch(line + 1, 1)

    def _head_of(self, at: int, version: VersionColumn) -> QWidget:
        box = named(QWidget(), f"version_{at}", version.title, version.signed)
        lines = column(box, gap=4)
        lines.setContentsMargins(3, 0, 0, 4)  # room for the ring of the focus
        lines.addWidget(PlainLabel(version.title, "section", name=f"version_{at}_title"))
        lines.addWidget(Sentence(version.signed, name=f"version_{at}_signed", ink="text2"))
        lines.addWidget(Sentence(version.received, name=f"version_{at}_received", ink="text2"))
        pick = NormalButton(_("Chọn bản này"), f"version_{at}_pick", icon="check")
        pick.setAccessibleName(_("Chọn {version}").format(version=version.title))
        pick.clicked.connect(partial(self._pick, version.entry))
        lines.addSpacing(4)
        lines.addWidget(pick)
        lines.addStretch(1)
        return box

    def _add(self, line: int, difference: DifferenceLine) -> None:
        top = Qt.AlignmentFlag.AlignTop
        place = named(QWidget(), f"difference_{line // 2}", difference.words)
        words = column(place, gap=2)
        words.addWidget(Sentence(difference.words, name="difference_place", weight=500))
        if difference.about:
            words.addWidget(Sentence(difference.about, name="difference_about", ink="text3"))
        self._table.addWidget(place, line, 0, top)
        for at, spans in enumerate(_spans_of(difference.values), 1):
            name = f"difference_{line // 2}_version_{at}"
            self._table.addWidget(Sentence(spans, name=name), line, at, top)

    def _on_reason(self, text: str) -> None:
        self.model.reason = text
        if text.strip():
            self._reason_field.set_problem("")

    def _pick(self, entry: str) -> None:
        if not self.model.reason.strip():
            self._reason_field.set_problem(_("Cần ghi lý do."))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.model.pick(entry)


def _spans_of(values: tuple[str, ...]) -> tuple[tuple[Span, ...], ...]:
    """Set apart what two texts do not share; of three and more each stands for itself."""
    if len(values) != _PAIR:
        return tuple(plain(value) for value in values)
    first, second = beside(values[0], values[1])
    return _as_differing(first), _as_differing(second)


def _as_differing(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    # Neither version is the newer one: nothing was added or taken away, and repeating is no fault.
    return tuple(Span(one.text, is_strong=one.mark in {"added", "removed"}) for one in spans)
