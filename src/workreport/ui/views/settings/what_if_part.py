"""The part in which the Office tries a change on a month: nothing of it is kept."""

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout
from typing_extensions import override

from workreport.i18n.formats import period_text
from workreport.i18n.translation import _
from workreport.ui.viewmodels.what_if import OutcomeWords, TrialFacts, WhatIf, Wish, scheme_choices
from workreport.ui.views.settings.outcome_view import OutcomeView
from workreport.ui.views.settings.part import Part, buttons, inside_of, words
from workreport.ui.widgets.button import NormalButton, PrimaryButton
from workreport.ui.widgets.card import Card
from workreport.ui.widgets.ground import empty
from workreport.ui.widgets.inputs import Choice, LabelledInput, LineEdit


class WhatIfPart(Part):
    """Rules and single checks above, what would become of the month below."""

    def __init__(self, model: WhatIf) -> None:
        super().__init__("what_if_part", _("Thử thay đổi"))
        self._model = model
        card = Card(_("Thử nếu…"), "what_if_card")
        lines = inside_of(card)
        self._about = words(name="what_if_about")
        lines.addWidget(self._about)
        self._inputs = QGridLayout()
        self._inputs.setHorizontalSpacing(12)
        self._inputs.setVerticalSpacing(4)
        lines.addLayout(self._inputs)
        self._make_inputs()
        self._problem = words(name="what_if_problem", role="problem")
        self._problem.hide()
        lines.addWidget(self._problem)
        self._try = PrimaryButton(_("Xem ai đổi mức"), "what_if_try", icon="git-diff")
        self.primary = self._try
        self._try.clicked.connect(self._on_try)
        clear = NormalButton(_("Bỏ các thay đổi"), "what_if_clear")
        clear.clicked.connect(self._clear)
        lines.addLayout(buttons(self._try, clear))
        self.lines.addWidget(card)
        self.outcome = OutcomeView("what_if_outcome")
        self.lines.addWidget(self.outcome)
        self.lines.addStretch(1)
        model.facts_changed.connect(self._show)
        model.tried.connect(self._on_tried)
        model.refused.connect(self._on_refused)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._model.set_shown(is_shown=True)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._model.set_shown(is_shown=False)

    def _make_inputs(self) -> None:
        self.share = LineEdit("what_if_share", _("Tỷ lệ hạn mức"))
        as_it_is = ("", _("Giữ nguyên"))
        bases = (
            as_it_is,
            ("good", _("Mức thứ hai")),
            ("good_or_better", _("Từ mức thứ hai trở lên")),
            ("all", _("Mọi người được xếp loại")),
        )
        self.base = Choice("what_if_base", _("Cơ sở hạn mức"), bases)
        self.scheme = Choice("what_if_scheme", _("Bộ tiêu chí khác"), ())
        self.task = Choice("what_if_task", _("Nhiệm vụ"), ())
        self.fault = LineEdit("what_if_fault", _("Thêm, bớt lần sai"))
        qualities = (
            as_it_is,
            ("1", _("1 · tốt")),
            ("2", _("2 · đạt")),
            ("3", _("3 · không đạt")),
        )
        self.quality = Choice("what_if_quality", _("Mức chất lượng"), qualities)
        self.coefficient = LineEdit("what_if_coefficient", _("Hệ số"))
        self.thresholds: dict[str, LineEdit] = {}
        for choice in (self.scheme, self.task):
            choice.setMinimumContentsLength(12)
            choice.setSizeAdjustPolicy(
                Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        for at, (label, widget, hint) in enumerate(
            (
                (_("Tỷ lệ hạn mức"), self.share, _("Ví dụ 0,25")),
                (_("Cơ sở hạn mức"), self.base, ""),
                (_("Bộ tiêu chí khác"), self.scheme, _("Quy tắc cũ và mới cạnh nhau")),
                (_("Nhiệm vụ"), self.task, _("Để thử ba mục bên")),
                (_("Thêm, bớt lần sai"), self.fault, _("Ví dụ 1 hoặc –1")),
                (_("Mức chất lượng"), self.quality, ""),
                (_("Hệ số"), self.coefficient, _("Ví dụ 1,5")),
            )
        ):
            line, place = (0, at) if at < 3 else (1, at - 3)  # noqa: PLR2004 - rules, then a task
            self._inputs.addWidget(LabelledInput(label, widget, hint), line, place)
        for place in range(4):
            self._inputs.setColumnStretch(place, 1)
        self._bands = QGridLayout()
        self._bands.setHorizontalSpacing(12)
        self._inputs.addLayout(self._bands, 2, 0, 1, 4)

    def _show(self, facts: TrialFacts) -> None:
        month = period_text(str(facts.month.period), "inline")
        self._about.setText(
            _(
                "Trên số liệu {month}: {count} người. Mức do bộ tiêu chí tính, hoặc được chọn."
            ).format(month=month, count=len(facts.month.rated))
        )
        self.scheme.set_choices((("", _("Giữ nguyên")), *scheme_choices(facts)))
        self.task.set_choices((("", _("Không thử nhiệm vụ nào")), *facts.tasks))
        empty(self._bands)
        self.thresholds = {}
        for at, level in enumerate(facts.levels):
            label = _("Mức {level} từ").format(level=level)
            edit = LineEdit(f"what_if_threshold_{level}", label)
            self.thresholds[level] = edit
            self._bands.addWidget(LabelledInput(label, edit, keeps_room=False), 0, at)
        has_scores = bool(facts.tasks)
        for widget in (self.task, self.fault, self.quality, self.coefficient):
            widget.setEnabled(has_scores)
            widget.setToolTip("" if has_scores else _("Tháng này mức được chọn trực tiếp."))

    def _on_try(self) -> None:
        self._problem.hide()
        self._model.try_wish(
            Wish(
                quota_share=self.share.text(),
                quota_base=self.base.value(),
                thresholds={level: edit.text() for level, edit in self.thresholds.items()},
                task=self.task.value(),
                fault=self.fault.text().replace("–", "-"),
                quality=self.quality.value(),
                coefficient=self.coefficient.text(),
                scheme=self.scheme.value(),
            )
        )

    def _clear(self) -> None:
        for edit in (self.share, self.fault, self.coefficient, *self.thresholds.values()):
            edit.clear()
        for choice in (self.base, self.scheme, self.task, self.quality):
            choice.set_value("")
        self._problem.hide()
        self.outcome.hide()

    def _on_tried(self, outcome: OutcomeWords) -> None:
        self._problem.hide()
        self.outcome.show_outcome(outcome)

    def _on_refused(self, words_: str) -> None:
        self._problem.setText(words_)
        self._problem.show()
        self.outcome.hide()
