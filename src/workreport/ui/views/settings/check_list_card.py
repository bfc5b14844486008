"""The card of the Office's check list: one point a line, mandatory ones apart."""

from PySide6.QtGui import QHideEvent, QShowEvent
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.viewmodels.check_list import CheckListFacts, CheckListModel
from workreport.ui.views.settings.part import buttons, inside_of, words
from workreport.ui.widgets.button import NormalButton
from workreport.ui.widgets.card import Card
from workreport.ui.widgets.inputs import PlainTextEdit
from workreport.ui.widgets.label import PlainLabel

_LINES = 4


class CheckListCard(Card):
    """What is ticked for each report, and asked for when a month is locked."""

    def __init__(self, model: CheckListModel) -> None:
        super().__init__(_("Mục kiểm tra của Văn phòng"), "check_list_card")
        self._model = model
        lines = inside_of(self)
        self._origin = words(name="check_list_origin")
        lines.addWidget(self._origin)
        self.mandatory = _lines("check_list_must", _("Mục bắt buộc, mỗi dòng một mục"))
        self.others = _lines("check_list_others", _("Mục khác, mỗi dòng một mục"))
        for edit in (self.mandatory, self.others):
            lines.addWidget(PlainLabel(edit.accessibleName(), "label", wraps=True))
            lines.addWidget(edit)
        self._problem = words(name="check_list_problem", role="problem")
        self._problem.hide()
        lines.addWidget(self._problem)
        self.sign = NormalButton(_("Ký mục kiểm tra"), "check_list_sign", icon="shield-check")
        self.sign.clicked.connect(self._on_sign)
        lines.addLayout(buttons(self.sign))
        hint = _("Bộ mục đã ký ràng buộc mọi lần chấp nhận; tháng không khóa khi còn mục bắt buộc.")
        lines.addWidget(words(hint, role="hint"))
        model.facts_changed.connect(self._show)
        model.refused.connect(self._show_problem)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._model.set_shown(is_shown=True)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._model.set_shown(is_shown=False)

    def _show(self, facts: CheckListFacts) -> None:
        self._origin.setText(facts.origin)
        for edit, text in ((self.mandatory, facts.mandatory), (self.others, facts.others)):
            if not edit.hasFocus() and edit.toPlainText() != text:
                edit.setPlainText(text)
        if facts.is_chief:
            self.sign.allow()
        else:
            self.sign.refuse(_("Chánh Văn phòng ký mục kiểm tra."))

    def _on_sign(self) -> None:
        self._model.sign(self.mandatory.toPlainText(), self.others.toPlainText())

    def _show_problem(self, said: str) -> None:
        self._problem.setText(said)
        self._problem.setVisible(bool(said))


def _lines(name: str, label: str) -> PlainTextEdit:
    edit = PlainTextEdit(name, label)
    edit.setFixedHeight(edit.fontMetrics().lineSpacing() * _LINES + 20)
    return edit
