"""Before the presentation is left: what was typed is signed, or stays as a draft."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QScrollArea, QWidget
from typing_extensions import override

from workreport.i18n.messages import cause
from workreport.i18n.translation import _, ngettext
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.presentation import PresentationModel
from workreport.ui.viewmodels.presentation_concluded import Unsigned
from workreport.ui.views.presentation.parts import StageButton, StageDay
from workreport.ui.views.presentation.sizes import Sizes
from workreport.ui.widgets.flow import FlowLayout
from workreport.ui.widgets.ground import column, empty, named, row, rule
from workreport.ui.widgets.inputs import LineEdit, complete
from workreport.ui.widgets.label import PlainLabel


class LeavingFace(QWidget):
    """Lists what is not signed yet and asks who decided, where that must be said.

    Signals:
        back_wanted: The meeting goes on.
        later_wanted: The presentation is left, what was typed stays as a draft.
    """

    back_wanted = Signal()
    later_wanted = Signal()

    def __init__(self, model: PresentationModel) -> None:
        super().__init__()
        named(self, "stage_leaving", _("Trước khi ra"))
        self._model = model
        self._title = PlainLabel("", "stage_name", wraps=True, name="leaving_title")
        hint = _("Chưa ký thì kết luận vẫn là bản nháp trên máy này, ký sau ở trang Tổng hợp.")
        self._hint = PlainLabel(hint, "stage_large", wraps=True, name="leaving_hint")
        inside = named(QWidget(), "inside")
        self._said = column(inside, gap=12)
        self._area = named(QScrollArea(), "leaving_list", _("Kết luận chưa ký"))
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        self._decision = self._make_decision()
        self._refused = PlainLabel("", "stage_warning", wraps=True, name="leaving_refused")
        self._problem = PlainLabel("", "stage_problem", wraps=True, name="leaving_problem")
        self.sign = StageButton("", "leaving_sign", "flag-fill", "primary")
        self.sign.clicked.connect(self._sign)
        self.later = StageButton(_("Để sau, giữ bản nháp"), "leaving_later")
        self.later.clicked.connect(self.later_wanted)
        self.back = StageButton(_("Họp tiếp"), "leaving_back", "arrow-left", "plain")
        self.back.clicked.connect(self.back_wanted)
        self._build()
        model.decision.changed.connect(self.show_facts)
        model.told.connect(self._show_problem)

    def fit(self, sizes: Sizes) -> None:
        """Follow the room there is."""
        self.sign.set_mark("flag-fill", sizes.small_icon + 2)
        self.back.set_mark("arrow-left", sizes.small_icon)
        self._hint.setHidden(sizes.is_narrow)
        self._title.set_role("stage_label" if sizes.is_narrow else "stage_name")
        self._said.setSpacing(look().px(4))

    def begin(self) -> None:
        """Show what there is to sign; leaving it as a draft is what Enter does."""
        self._show_problem("")
        self._fill()
        self.show_facts()
        self.later.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_facts(self) -> None:
        """Show what signing would sign, and why it cannot be signed yet."""
        model, decision = self._model, self._model.decision
        unsigned = model.unsigned()
        words = ngettext("Ký và ghi {count} kết luận", "Ký và ghi {count} kết luận", len(unsigned))
        words = words.format(count=len(unsigned))
        self.sign.set_label(words)
        self._title.setText(_("{words} trước khi ra?").format(words=words))
        refused = model.refusal() or (
            "" if (error := decision.refusal()) is None else cause(error.code, error.values)
        )
        self.sign.setEnabled(bool(unsigned) and not refused)
        self.sign.setToolTip(refused)
        self._refused.setText(refused)
        self._refused.setVisible(bool(refused))
        self.sign.setAccessibleDescription(refused)
        self._form.setVisible(decision.is_asked and not model.refusal())
        if (told := repr(unsigned)) != self._said.property("told"):
            self._said.setProperty("told", told)
            empty(self._said)
            before = ""
            for one in unsigned:
                self._add(one, with_unit=one.unit != before)
                before = one.unit
            self._said.addStretch(1)
        self._veil_name()

    def _add(self, one: Unsigned, *, with_unit: bool) -> None:
        for text, role, name in (
            (one.unit if with_unit else "", "stage_label", "leaving_unit"),
            (one.content, "stage_task", "leaving_content"),
            (one.words, "stage_said", "leaving_words"),
            (one.text, "stage_large" if one.content else "stage_task", "leaving_text"),
        ):
            if text:
                self._said.addWidget(PlainLabel(text, role, wraps=True, name=name))
        self._said.addSpacing(look().px(8))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._veil_name(is_typed=event.type() is QEvent.Type.FocusIn)
        return False

    def _sign(self) -> None:
        self._show_problem("")
        self.sign.setEnabled(False)
        self._model.sign()

    def _show_problem(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        if text:
            self.show_facts()

    def _veil_name(self, *, is_typed: bool = False) -> None:
        """While names are hidden, the name of who decided is read only by who types it."""
        is_veiled = self._model.are_names_hidden and not is_typed and not self.decided_by.hasFocus()
        echo = QLineEdit.EchoMode.Password if is_veiled else QLineEdit.EchoMode.Normal
        if self.decided_by.echoMode() is not echo:
            self.decided_by.setEchoMode(echo)

    def _make_decision(self) -> QWidget:
        """Make the line that says who decided, at which meeting, in which paper."""
        self._form = named(QWidget(), "leaving_decision", _("Người quyết định, ngày họp, căn cứ"))
        self.decided_by = LineEdit("leaving_decided_by", _("Người quyết định"))
        self.meeting = StageDay("leaving_meeting", _("Ngày họp"))
        self.basis = LineEdit("leaving_basis", _("Căn cứ"))
        self.decided_by.installEventFilter(self)
        line = row(self._form, gap=16)
        for label, editor, stretch in (
            (_("Người quyết định"), self.decided_by, 2),
            (_("Ngày họp"), self.meeting, 1),
            (_("Căn cứ"), self.basis, 3),
        ):
            field = column(gap=4)
            words = PlainLabel(label, "stage_label", name=f"{editor.objectName()}_label")
            words.setBuddy(editor)
            field.addWidget(words)
            field.addWidget(editor)
            line.addLayout(field, stretch)
        decision = self._model.decision
        # A name taken from the list is not edited, yet it is what was decided by.
        self.decided_by.textChanged.connect(self._on_name)
        self.basis.textEdited.connect(lambda text: decision.set("basis", text))
        self.meeting.day_changed.connect(self._on_meeting)
        self.meeting.refused.connect(self._show_problem)
        return self._form

    def _on_name(self, text: str) -> None:
        if text != self._model.decision.decided_by:
            self._model.decision.set("decided_by", text)

    def _on_meeting(self, day: date | None) -> None:
        self._model.decision.set("meeting_on", "" if day is None else day.isoformat())

    def _fill(self) -> None:
        decision = self._model.decision
        self.decided_by.setText(decision.decided_by)
        self.basis.setText(decision.basis)
        self.meeting.show_day(decision.meeting_on, self._model.session.period.first_day)
        if decision.facts.leaders and not self._model.are_names_hidden:
            complete(self.decided_by, QCompleter(list(decision.facts.leaders), self.decided_by))

    def _build(self) -> None:
        lines = column(self, gap=look().px(12))
        lines.addWidget(self._title)
        lines.addWidget(self._hint)
        lines.addWidget(rule())
        lines.addWidget(self._area, 1)
        lines.addWidget(rule())
        lines.addWidget(self._decision)
        lines.addWidget(self._refused)
        lines.addWidget(self._problem)
        buttons = FlowLayout(12, 8)
        for button in (self.sign, self.later, self.back):
            buttons.addWidget(button)
        lines.addLayout(buttons)
