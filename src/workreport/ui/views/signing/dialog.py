"""The form that signs a PDF: which file, which key, where it is seen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QDoubleValidator, QIntValidator
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.signing import DATES, SigningModel, StampEntry
from workreport.ui.views.signing.fields import FileField, KeyFields
from workreport.ui.widgets.button import NormalButton, PrimaryButton
from workreport.ui.widgets.checks import CheckBox
from workreport.ui.widgets.ground import column, named, row
from workreport.ui.widgets.inputs import Choice, LabelledInput, LineEdit
from workreport.ui.widgets.label import PlainLabel

_WIDTH, _HEIGHT = 600, 660
_MOST_MM = 500


class SigningDialog(QDialog):
    """Stays open until the file is signed or the person gives up; everything typed stays."""

    def __init__(self, model: SigningModel, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, "signing", _("Ký số"))
        self.setWindowTitle(_("Ký số"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._model = model
        model.setParent(self)
        inside = named(QWidget(), "signing_form")
        inside.setProperty("ground", "surface")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lines = column(inside, gap=10)
        self._lines.setContentsMargins(16, 14, 16, 8)
        self._add_file()
        self.key = KeyFields(model)
        self._lines.addWidget(PlainLabel(_("Khóa để ký"), "section"))
        self._lines.addWidget(self.key)
        self._add_stamp()
        self._lines.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        whole = column(self)
        whole.addWidget(area, 1)
        whole.addWidget(self._foot())
        self.key.turned.connect(self._note.hide)
        model.source_changed.connect(self._on_source)
        model.placed.connect(self._on_placed)
        model.refused.connect(self._on_refused)
        model.signed.connect(self.accept)
        model.busy_changed.connect(self._on_busy)
        self._on_source()
        window = parent.window()
        self.resize(
            min(look().px(_WIDTH), window.width() - 24),
            min(look().px(_HEIGHT), window.height() - 24),
        )

    def stamp(self) -> StampEntry:
        """Return where the stamp is wanted."""
        if not self.visible_stamp.isChecked():
            return StampEntry(where=None)
        number = self.number.text().strip()
        where = self.where.value()
        if where == "exact":
            return StampEntry(
                where="exact",
                page=int(self.page.text() or "1"),
                left=_millimetres(self.left.text()),
                top=_millimetres(self.top.text()),
                number=number,
            )
        return StampEntry(where="corner" if where == "corner" else "signature", number=number)

    @override
    def done(self, result: int) -> None:
        self.key.forget()
        super().done(result)

    def _add_file(self) -> None:
        self._lines.addWidget(PlainLabel(_("Tệp để ký"), "section"))
        self.file = FileField("signing_pdf", _("Tệp PDF"), self._choose)
        self.file.edit.lock()
        self._lines.addWidget(self.file)
        words = _("Tệp này được giữ nguyên; bản đã ký là một tệp mới.")
        self._lines.addWidget(PlainLabel(words, "hint", wraps=True))

    def _choose(self) -> None:
        self._model.choose_pdf()

    def _add_stamp(self) -> None:
        self._lines.addWidget(PlainLabel(_("Thông tin ký số trên trang"), "section"))
        words = _("Hiện tên cơ quan, người ký và giờ ký trên trang")
        self.visible_stamp = CheckBox(words, "signing_visible")
        self.visible_stamp.setChecked(True)
        self._lines.addWidget(self.visible_stamp)
        self._places = named(QWidget(), "signing_places")
        lines = column(self._places, gap=6)
        line = row(gap=8)
        self.where = Choice(
            "signing_where",
            _("Chỗ hiện"),
            (
                ("signature", _("Chỗ ký, dưới chức vụ")),
                ("corner", _("Góc trên bên phải trang 1: tệp kèm theo")),
                ("exact", _("Chỗ khác")),
            ),
        )
        line.addWidget(LabelledInput(_("Chỗ hiện"), self.where, keeps_room=False), 2)
        self.number = LineEdit("signing_number", _("Kèm theo văn bản số"))
        self.number.setPlaceholderText(_("nếu là tệp kèm theo"))
        line.addWidget(LabelledInput(_("Kèm theo văn bản số"), self.number, keeps_room=False), 1)
        lines.addLayout(line)
        lines.addWidget(self._exact_part())
        self._place = PlainLabel("", "second", wraps=True, name="signing_place")
        lines.addWidget(self._place)
        self._lines.addWidget(self._places)
        self.visible_stamp.toggled.connect(self._on_stamp)
        self.where.currentIndexChanged.connect(self._on_stamp)
        for edit in (self.page, self.left, self.top, self.number):
            edit.editingFinished.connect(self._on_stamp)

    def _exact_part(self) -> QWidget:
        self._exact = named(QWidget(), "signing_exact")
        line = row(self._exact, gap=8)
        self.page = LineEdit("signing_page", _("Trang"), "1")
        self.page.setValidator(QIntValidator(1, 9999, self.page))
        self.left = LineEdit("signing_left", _("Cách mép trái, mm"), "110")
        self.top = LineEdit("signing_top", _("Cách mép trên, mm"), "230")
        for edit in (self.left, self.top):
            edit.setValidator(QDoubleValidator(0, _MOST_MM, 1, edit))
        for edit in (self.page, self.left, self.top):
            line.addWidget(LabelledInput(edit.accessibleName(), edit, keeps_room=False), 1)
        self._exact.hide()
        return self._exact

    def _foot(self) -> QWidget:
        foot = named(QWidget(), "signing_foot")
        lines = column(foot, gap=8)
        lines.setContentsMargins(16, 8, 16, 14)
        self._note = PlainLabel("", "problem", wraps=True, name="signing_note")
        self._note.hide()
        lines.addWidget(self._note)
        self.despite = CheckBox(_("Ký dù chứng thư ngoài hạn"), "signing_despite")
        self.despite.hide()
        lines.addWidget(self.despite)
        words = _("Mật khẩu và mã PIN không được giữ lại. Chương trình không hỏi máy chủ nào.")
        if self._model.is_training:
            words = " ".join((words, _("Chữ ký tập huấn ghi rõ là không có giá trị.")))
        lines.addWidget(PlainLabel(words, "hint", wraps=True))
        self.accept_button = PrimaryButton(
            _("Ký và lưu tệp mới…"), "signing_accept", icon="shield-check"
        )
        self.accept_button.clicked.connect(self._sign)
        self.accept_button.setDefault(True)
        reject = NormalButton(_("Hủy"), "signing_reject")
        reject.setAutoDefault(False)
        reject.clicked.connect(self.reject)
        line = row(gap=8)
        line.addStretch(1)
        line.addWidget(self.accept_button)
        line.addWidget(reject)
        lines.addLayout(line)
        return foot

    def _sign(self) -> None:
        self._note.hide()
        has_file = bool(self._model.source)
        self.file.field.set_problem("" if has_file else _("Chọn tệp PDF để ký."))
        if self.key.check() and has_file:
            is_despite = self.despite.isVisibleTo(self) and self.despite.isChecked()
            self._model.sign(self.key.entry(), self.stamp(), despite_dates=is_despite)

    def _on_source(self) -> None:
        self.file.edit.setText(self._model.source)
        self.file.field.set_problem("")
        self._on_stamp()

    def _on_stamp(self, _what: object = None) -> None:
        self._places.setVisible(self.visible_stamp.isChecked())
        self._exact.setVisible(self.where.value() == "exact")
        self._model.show_place(self.stamp())

    def _on_placed(self, words: str) -> None:
        self._place.setText(words)

    def _on_refused(self, code: str, words: str) -> None:
        self._note.setText(words)
        self._note.show()
        if code in DATES:
            self.despite.show()

    def _on_busy(self, is_busy: bool) -> None:
        if is_busy:
            self.accept_button.refuse(_("Đang làm việc với khóa"))
        else:
            self.accept_button.allow()


def open_signing(
    session: DeskSession, parent: QWidget, pdf: bytes = b"", name: str = ""
) -> SigningDialog:
    """Open the form over a window, for a paper that is just shown or for a file to be chosen."""
    model = SigningModel(session)
    if pdf:
        model.take_paper(pdf, name)
    dialog = SigningDialog(model, parent.window())
    dialog.open()
    return dialog


def _millimetres(text: str) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return 0.0
