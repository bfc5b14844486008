"""Marks of a paper that is issued: urgency, circulation, secrecy, who typed it, where to ask."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from workreport.domain.paper_marks import (
    MOST_CIRCULATION,
    MOST_CONTACT,
    MOST_TYPIST,
    SECRECIES,
    URGENCIES,
    PaperMarks,
)
from workreport.i18n.translation import _
from workreport.services.secrecy_words import secrecy_warning
from workreport.ui.theme.look import look
from workreport.ui.widgets.flow import FlowLayout
from workreport.ui.widgets.ground import column, named
from workreport.ui.widgets.inputs import Choice, LabelledInput, LineEdit
from workreport.ui.widgets.label import PlainLabel

_FIELD = 190


class MarksFields(QWidget):
    """Nothing is chosen at first; a secrecy level asks for what it rests on.

    Signals:
        changed: Something was chosen or typed.
    """

    changed = Signal()

    def __init__(self, prefix: str) -> None:
        super().__init__()
        named(self, f"{prefix}_marks", _("Dấu và chỉ dẫn trên văn bản"))
        lines = column(self, gap=6)
        none = (("", _("Không")),)
        self.urgency = Choice(
            f"{prefix}_urgency", _("Mức độ khẩn"), none + tuple(URGENCIES.items())
        )
        self.circulation = _line(f"{prefix}_circulation", MOST_CIRCULATION)
        self.circulation.setPlaceholderText(_("ví dụ: Xong hội nghị trả lại"))
        self.typist = _line(f"{prefix}_typist", MOST_TYPIST)
        self.typist.setPlaceholderText(_("ví dụ: NVH-15b"))
        self.contact = _line(f"{prefix}_contact", MOST_CONTACT)
        self.contact.setPlaceholderText(_("địa chỉ, điện thoại"))
        self.contact.setToolTip(_("In ở chân trang đầu"))
        self.secrecy = Choice(
            f"{prefix}_secrecy", _("Độ mật"), (("", _("Không đóng dấu mật")), *SECRECIES.items())
        )
        lines.addWidget(
            _fields(
                f"{prefix}_marks_fields",
                LabelledInput(_("Mức độ khẩn"), self.urgency),
                LabelledInput(_("Phạm vi lưu hành"), self.circulation),
                LabelledInput(_("Ký hiệu người đánh máy, số bản"), self.typist),
                LabelledInput(_("Thông tin liên hệ"), self.contact),
                LabelledInput(_("Độ mật"), self.secrecy),
            )
        )
        lines.addWidget(self._secrecy_part(prefix))
        for choice in (self.urgency, self.secrecy):
            choice.currentIndexChanged.connect(self._on_changed)
        for edit in (self.circulation, self.typist, self.contact, self.list, self.item):
            edit.textEdited.connect(self._on_changed)

    def _secrecy_part(self, prefix: str) -> QWidget:
        self._basis = named(QWidget(), f"{prefix}_secrecy_part", _("Căn cứ đóng dấu mật"))
        lines = column(self._basis, gap=6)
        lines.addWidget(
            PlainLabel(secrecy_warning(), "problem", name=f"{prefix}_secrecy_warning", wraps=True)
        )
        self.list = LineEdit(f"{prefix}_secrecy_list", _("Danh mục bí mật nhà nước"))
        self.list.setPlaceholderText(_("số, ngày của quyết định ban hành danh mục"))
        self.item = LineEdit(f"{prefix}_secrecy_item", _("Điều, khoản, điểm của danh mục"))
        self._list_field = LabelledInput(_("Danh mục bí mật nhà nước"), self.list)
        self._item_field = LabelledInput(_("Điều, khoản, điểm của danh mục"), self.item)
        lines.addWidget(
            _fields(f"{prefix}_secrecy_fields", self._list_field, self._item_field, wide=True)
        )
        self._basis.hide()
        return self._basis

    def marks(self) -> PaperMarks:
        """Return what was chosen; without a level nothing of its basis."""
        level = self.secrecy.value()
        return PaperMarks(
            urgency=self.urgency.value(),
            circulation=self.circulation.text().strip(),
            secrecy=level,
            secrecy_list=self.list.text().strip() if level else "",
            secrecy_item=self.item.text().strip() if level else "",
            typist=self.typist.text().strip(),
            contact=self.contact.text().strip(),
        )

    def missing(self) -> bool:
        """Say beside its field what a secrecy mark still lacks; tell whether it lacks anything."""
        if not self.secrecy.value():
            return False
        problem = _("Bắt buộc: dấu mật phải có căn cứ.")
        for field, edit in ((self._list_field, self.list), (self._item_field, self.item)):
            if not edit.text().strip():
                field.set_problem(problem)
                edit.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def forget(self) -> None:
        """Choose nothing again: marks of one paper are never those of the next."""
        self.urgency.set_value("")
        self.secrecy.set_value("")
        for edit in (self.circulation, self.list, self.item):
            edit.clear()

    def _on_changed(self, _what: object = None) -> None:
        self._basis.setVisible(bool(self.secrecy.value()))
        for field in (self._list_field, self._item_field):
            field.set_problem("")
        self.changed.emit()


def _line(name: str, most: int) -> LineEdit:
    edit = LineEdit(name)
    edit.setMaxLength(most)
    return edit


def _fields(name: str, *fields: LabelledInput, wide: bool = False) -> QWidget:
    """Return fields side by side that wrap where the window is narrow."""
    shown = named(QWidget(), name)
    flow = FlowLayout(gap=12, line_gap=2)
    shown.setLayout(flow)
    for field in fields:
        field.setMinimumWidth(look().px(_FIELD * 2 - 20 if wide else _FIELD))
        flow.addWidget(field)
    return shown
