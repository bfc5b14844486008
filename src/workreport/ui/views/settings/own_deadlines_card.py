"""The agency's own deadlines: the day, the hour, what a day off does; tried, then signed."""

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workreport.domain.period import Period
from workreport.i18n.formats import period_text
from workreport.i18n.translation import N_, _
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.own_deadlines import ROLLS, DeadlineFacts, OwnDeadlines, RuleForm
from workreport.ui.views.settings.part import buttons, inside_of, words
from workreport.ui.widgets.button import NormalButton
from workreport.ui.widgets.card import Card
from workreport.ui.widgets.checks import CheckBox
from workreport.ui.widgets.ground import column, empty, named, row
from workreport.ui.widgets.inputs import Choice, LabelledInput, LineEdit
from workreport.ui.widgets.label import PlainLabel

_ROLLS = {
    "previous/next": N_("Nhắc sớm, hạn sang ngày làm việc sau"),
    "previous/previous": N_("Về ngày làm việc trước"),
    "next/next": N_("Sang ngày làm việc sau"),
    "none/none": N_("Giữ nguyên ngày"),
}
_NARROW = 76


class OwnDeadlinesCard(Card):
    """Two rules, the open months they would move, and the signing."""

    def __init__(self, model: OwnDeadlines) -> None:
        super().__init__(_("Quy tắc hạn của cơ quan"), "own_deadlines")
        self._model = model
        lines = inside_of(self)
        self.report = _RuleFields("report", _("Phòng gửi báo cáo"))
        self.office = _RuleFields("office", _("Văn phòng tổng hợp xong"))
        lines.addWidget(self.report)
        lines.addWidget(self.office)
        self.starts = Choice("own_deadlines_from", _("Áp dụng từ"), ())
        lines.addWidget(LabelledInput(_("Áp dụng từ"), self.starts, keeps_room=False))
        self.attempt = NormalButton(_("Xem tháng nào đổi hạn"), "own_deadlines_try", icon="flask")
        self.attempt.clicked.connect(self._on_try)
        lines.addLayout(buttons(self.attempt))
        self._problem = words(name="own_deadlines_problem", role="problem")
        self._problem.hide()
        lines.addWidget(self._problem)
        self._moves = column(gap=4)
        lines.addLayout(self._moves)
        self.move_months = CheckBox(
            _("Đổi hạn của các tháng đang mở nêu trên"), "own_deadlines_move"
        )
        lines.addWidget(self.move_months)
        self.reason = LineEdit("own_deadlines_reason", _("Lý do"))
        self._reason = LabelledInput(_("Lý do"), self.reason, _("Ghi cùng quy tắc được ký"))
        lines.addWidget(self._reason)
        self.sign = NormalButton(_("Ký quy tắc hạn"), "own_deadlines_sign", icon="shield-check")
        self.sign.clicked.connect(self._on_sign)
        lines.addLayout(buttons(self.sign))
        lines.addWidget(words(_("Tháng đã khóa không bao giờ đổi hạn."), role="hint"))
        model.facts_changed.connect(self._show)
        model.previewed.connect(self._show_moves)
        model.refused.connect(self._show_problem)
        model.signed.connect(self._on_signed)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._model.set_shown(is_shown=True)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._model.set_shown(is_shown=False)

    def _show(self, facts: DeadlineFacts) -> None:
        self.report.show_form(facts.report)
        self.office.show_form(facts.office)
        self.starts.set_choices(tuple((str(one), period_text(str(one))) for one in facts.months))
        if facts.is_chief:
            self.sign.allow()
        else:
            self.sign.refuse(_("Chánh Văn phòng đặt quy tắc của tháng."))

    def _on_try(self) -> None:
        if self.starts.value():
            self._show_problem("")
            starts = Period.parse(self.starts.value())
            self._model.preview(starts, self.report.form(), self.office.form())

    def _on_sign(self) -> None:
        if not self.reason.text().strip():
            self._reason.set_problem(_("Cần ghi lý do."))
            return
        self._reason.set_problem("")
        self._show_problem("")
        if self.starts.value():
            self._model.sign(
                Period.parse(self.starts.value()),
                (self.report.form(), self.office.form()),
                self.reason.text(),
                move=self.move_months.isChecked(),
            )

    def _show_moves(self, moves: tuple[str, ...]) -> None:
        empty(self._moves)
        for text in moves or (_("Không tháng đang mở nào đổi hạn."),):
            self._moves.addWidget(words(text, role=""))

    def _show_problem(self, said: str) -> None:
        self._problem.setText(said)
        self._problem.setVisible(bool(said))

    def _on_signed(self) -> None:
        self.reason.clear()
        self.move_months.setChecked(False)
        empty(self._moves)


class _RuleFields(QWidget):
    """The fields of one deadline."""

    def __init__(self, step: str, title: str) -> None:
        super().__init__()
        named(self, f"own_{step}", title)
        lines = column(self, gap=6)
        lines.addWidget(PlainLabel(title, "medium"))
        self.day = LineEdit(f"own_{step}_day", _("Ngày"))
        self.hour = LineEdit(f"own_{step}_hour", _("Đến giờ"))
        across = row(gap=12)
        for label, field in ((_("Ngày"), self.day), (_("Đến giờ"), self.hour)):
            field.setFixedWidth(look().px(_NARROW))
            across.addWidget(LabelledInput(label, field, keeps_room=False))
        across.addStretch(1)
        lines.addLayout(across)
        self.inclusive = CheckBox(_("Kể cả ngày này"), f"own_{step}_inclusive")
        lines.addWidget(self.inclusive)
        self.roll = Choice(
            f"own_{step}_roll",
            _("Khi trúng ngày nghỉ"),
            tuple((one, _(_ROLLS[one])) for one in ROLLS),
        )
        self.roll.setMinimumContentsLength(16)
        self.roll.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        lines.addWidget(LabelledInput(_("Khi trúng ngày nghỉ"), self.roll, keeps_room=False))

    def show_form(self, form: RuleForm) -> None:
        """Show what holds."""
        self.day.setText(form.day)
        self.hour.setText(form.hour)
        self.inclusive.setChecked(form.is_inclusive)
        if form.roll in ROLLS:
            self.roll.set_value(form.roll)

    def form(self) -> RuleForm:
        """Return what was typed."""
        return RuleForm(
            self.day.text(), self.hour.text(), self.roll.value(), self.inclusive.isChecked()
        )
