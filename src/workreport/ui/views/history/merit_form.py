"""The rules of whom to commend and criticise, typed as text and signed by the chief."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workreport.i18n.translation import _
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.merit_editing import MeritEditing
from workreport.ui.widgets.button import PrimaryButton, QuietButton
from workreport.ui.widgets.flow import FlowLayout
from workreport.ui.widgets.ground import column, named
from workreport.ui.widgets.inputs import PlainTextEdit
from workreport.ui.widgets.label import PlainLabel

_MOST = 20_000
_HEIGHT = 150


class MeritForm(QWidget):
    """What was typed stays until it is signed or read anew."""

    def __init__(self, model: MeritEditing) -> None:
        super().__init__()
        named(self, "merit_form", _("Quy tắc biểu dương, phê bình"))
        self._model = model
        lines = column(self, margin=16, gap=6)
        self.text = PlainTextEdit("merit_rules", _("Quy tắc biểu dương, phê bình"), most=_MOST)
        self.text.setMinimumHeight(look().px(_HEIGHT))
        lines.addWidget(self.text, 1)
        self._problem = PlainLabel("", "problem", wraps=True, name="merit_problem")
        self._problem.hide()
        lines.addWidget(self._problem)
        foot = FlowLayout(12, 6)
        self.sign = PrimaryButton(_("Ký quy tắc"), "merit_sign", icon="shield-check")
        self.sign.clicked.connect(lambda: model.sign(self.text.toPlainText()))
        self.shipped = QuietButton(_("Dùng quy tắc đi kèm chương trình"), "merit_shipped")
        self.shipped.clicked.connect(lambda: model.sign(""))
        foot.addWidget(self.sign)
        foot.addWidget(self.shipped)
        lines.addLayout(foot)
        hint = _("Mỗi quy tắc có mã, danh sách, lời và điều kiện; dòng # là giải thích.")
        lines.addWidget(PlainLabel(hint, "hint", wraps=True))
        model.text_read.connect(self._show_text)
        model.refused.connect(self._show_problem)

    def begin(self) -> None:
        """Read the rules in force and put the cursor into them."""
        self._model.read()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_text(self, text: str) -> None:
        if self.text.toPlainText() != text:
            self.text.setPlainText(text)

    def _show_problem(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
