"""The words of the report, and the original with the day it came: what the Office signs with."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from workreport.domain.report import TEXT_SECTIONS
from workreport.i18n.translation import N_, _
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.on_behalf import BASES, BehalfDraft, CameForm, OnBehalf
from workreport.ui.widgets.button import NormalButton, PrimaryButton
from workreport.ui.widgets.card import Card
from workreport.ui.widgets.ground import column, named, row
from workreport.ui.widgets.inputs import Choice, DateEdit, LabelledInput, LineEdit, PlainTextEdit
from workreport.ui.widgets.label import PlainLabel

_SECTIONS = {
    "results": N_("Kết quả thực hiện nhiệm vụ"),
    "advantages": N_("Ưu điểm"),
    "limitations": N_("Hạn chế"),
    "causes": N_("Nguyên nhân"),
    "proposals": N_("Đề xuất, kiến nghị"),
}
_TEXT_HEIGHT = 96
_WIDEST = 820


class WordsFace(QScrollArea):
    """The five texts of a report; each is kept when it is left."""

    def __init__(self, draft: BehalfDraft) -> None:
        super().__init__()
        named(self, "on_behalf_words", _("Lời văn"))
        self.setWidgetResizable(True)
        self._draft = draft
        inside = named(QWidget(), "inside")
        lines = column(inside, gap=8)
        lines.setContentsMargins(16, 12, 16, 12)
        self._editors: dict[str, PlainTextEdit] = {}
        for section in TEXT_SECTIONS:
            title = _(_SECTIONS.get(section, section))
            editor = PlainTextEdit(f"on_behalf_{section}", title)
            editor.setFixedHeight(look().px(_TEXT_HEIGHT))
            editor.setMaximumWidth(look().px(_WIDEST))
            editor.finished.connect(lambda text, name=section: self._keep(name, text))
            self._editors[section] = editor
            lines.addWidget(LabelledInput(title, editor, keeps_room=False))
        lines.addStretch(1)
        self.setWidget(inside)
        draft.opened.connect(self._show)

    def _show(self) -> None:
        for section, editor in self._editors.items():
            text = self._draft.draft.text.get(section, "")
            if editor.toPlainText() != text and not editor.hasFocus():
                editor.setPlainText(text)
            editor.setReadOnly(not self._draft.access.is_editable)

    def _keep(self, section: str, text: str) -> None:
        draft = self._draft.draft
        after = replace(draft, text={**draft.text, section: text.strip()})
        self._draft.change(after, (f"text/{section}",))


class OriginalFace(QWidget):
    """How the report came, when, its original, and the signature of the Office."""

    def __init__(self, model: OnBehalf) -> None:
        super().__init__()
        named(self, "on_behalf_came", _("Bản gốc và ký"))
        self._model = model
        card = Card(_("Đơn vị gửi bằng cách nào"), "on_behalf_came_card")
        lines = column(gap=8)
        lines.setContentsMargins(14, 10, 14, 12)
        card.body.addLayout(lines)
        self._add_way(lines)
        self._add_original(lines)
        self._add_signing(lines)
        card.setMaximumWidth(look().px(_WIDEST))
        across = column(self)
        across.addWidget(card)
        model.source_changed.connect(self._show_source)
        model.refused.connect(self._show_problem)
        model.draft.opened.connect(self._show)
        model.draft.changed.connect(self._show)

    def _add_way(self, lines: QVBoxLayout) -> None:
        self.basis = Choice(
            "on_behalf_basis", _("Cách gửi"), tuple((key, _(text)) for key, text in BASES.items())
        )
        lines.addWidget(LabelledInput(_("Cách gửi"), self.basis, keeps_room=False))
        self.on = DateEdit(_("Ngày nhận bản gốc"), "on_behalf_on", date(2026, 1, 1))
        self.hour = LineEdit("on_behalf_hour", _("Giờ"))
        when = row(gap=12)
        when.addWidget(self.on, 2)
        when.addWidget(LabelledInput(_("Giờ"), self.hour, _("Có thể để trống")), 1)
        lines.addLayout(when)
        judged = _("Đúng hạn hay chậm tính theo ngày nhận này; ngày nhập vẫn được ghi.")
        lines.addWidget(PlainLabel(judged, "hint", wraps=True))
        self.reason = LineEdit("on_behalf_reason", _("Lý do"))
        lines.addWidget(LabelledInput(_("Lý do"), self.reason, _("Vì sao Văn phòng nhập hộ")))

    def _add_original(self, lines: QVBoxLayout) -> None:
        self.source = NormalButton(_("Chọn bản gốc"), "on_behalf_source", icon="paperclip")
        self.source.clicked.connect(self._model.choose_source)
        self._chosen = PlainLabel("", "second", wraps=True, name="on_behalf_chosen")
        self._show_source("")
        chosen = row(gap=12)
        chosen.addWidget(self.source)
        chosen.addWidget(self._chosen, 1)
        lines.addLayout(chosen)

    def _add_signing(self, lines: QVBoxLayout) -> None:
        self._problem = PlainLabel("", "problem", wraps=True, name="on_behalf_problem")
        self._problem.hide()
        lines.addWidget(self._problem)
        self.sign = PrimaryButton(_("Ký nhập hộ"), "on_behalf_sign", icon="shield-check")
        self.sign.clicked.connect(self._on_sign)
        self._state = PlainLabel("", "second", wraps=True, name="on_behalf_state")
        foot = row(gap=12)
        foot.addWidget(self.sign)
        foot.addWidget(self._state, 1)
        lines.addLayout(foot)

    def _show(self) -> None:
        draft = self._model.draft
        errors = sum(one.level == "error" for one in draft.problems)
        if not draft.access.is_editable:
            self.sign.refuse(_("Báo cáo này không sửa được lúc này."))
            self._state.setText("")
        elif errors:
            self.sign.refuse(_("Còn {count} lỗi.").format(count=errors))
            self._state.setText(_("Còn {count} lỗi: sửa ở các phần bên cạnh.").format(count=errors))
        else:
            self.sign.allow()
            self._state.setText(_("Văn phòng ký thay đơn vị; bản sau của đơn vị sẽ thay bản này."))

    def _show_source(self, words: str) -> None:
        self._chosen.setText(words or _("Chưa chọn tệp, không quá 20 MB"))

    def _show_problem(self, said: str) -> None:
        self._problem.setText(said)
        self._problem.setVisible(bool(said))

    def _on_sign(self) -> None:
        self._show_problem("")
        self._model.file(
            CameForm(
                basis=self.basis.value(),
                on=self.on.day,
                hour=self.hour.text(),
                reason=self.reason.text(),
            )
        )
