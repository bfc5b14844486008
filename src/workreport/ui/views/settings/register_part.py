"""The register of papers: a number entered, its file written, everything issued with its state."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.models.column import Room
from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.models.plan_lines import PlanLine, badge_column, words_column
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.paper_register import ISSUED_HERE, TITLES, Entered, RegisterModel
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.settings.part import Part, buttons, inside_of, words
from workreport.ui.widgets.button import DangerButton, PrimaryButton
from workreport.ui.widgets.card import Card
from workreport.ui.widgets.flow import FlowLayout
from workreport.ui.widgets.ground import named
from workreport.ui.widgets.inputs import Choice, DateEdit, LabelledInput, LineEdit, SearchBox

_LEAST, _MOST, _ROW = 3, 14, 28
_FIELD = 190


class RegisterPart(Part):
    """Above the form that issues a paper of the month shown, below the list with its search."""

    def __init__(self, model: RegisterModel) -> None:
        super().__init__("register_part", _("Sổ văn bản"))
        self._model = model
        self._kinds: tuple[tuple[str, str], ...] = ()
        self._shows_newest = False
        self.lines.addWidget(self._form_card())
        self.lines.addWidget(self._list_card())
        self.lines.addStretch(1)
        model.shown.connect(self._show)
        model.kept.connect(self._on_kept)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._model.set_shown(is_shown=True)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._model.set_shown(is_shown=False)

    @override
    def fit(self, width: int) -> None:
        self.grid.set_window_width(width)

    def _form_card(self) -> Card:
        card = Card(_("Ghi số do sổ công văn đi cấp"), "register_form")
        lines = inside_of(card)
        self._title = words(name="register_month", role="medium")
        lines.addWidget(self._title)
        explained = _(
            "Văn bản in ra với số và ngày ghi ở đây; sổ giữ mã của đúng tệp đã lưu. "
            "Thư nhắc lập ở Bảng theo dõi."
        )
        lines.addWidget(words(explained, role="hint"))
        near = self._model.session.period.first_day
        choices = tuple((kind, _(TITLES[kind])) for kind in ISSUED_HERE)
        self.kind = Choice("register_kind", _("Loại văn bản"), choices)
        self.number = LineEdit("register_number", _("Số"))
        self.day = DateEdit(_("Ngày"), "register_day", near)
        self.term = LineEdit("register_term", _("Nhiệm kỳ"))
        self.signer = LineEdit("register_signer", _("Người ký"))
        self.signer.setPlaceholderText(_("như trong văn bản"))
        self.replaces = Choice("register_replaces", _("Thay thế văn bản"), ())
        self._number_field = LabelledInput(_("Số"), self.number)
        fields = named(QWidget(), "register_fields")
        flow = FlowLayout(gap=12, line_gap=2)
        fields.setLayout(flow)
        for field in (
            LabelledInput(_("Loại văn bản"), self.kind),
            self._number_field,
            self.day,
            LabelledInput(_("Nhiệm kỳ"), self.term),
            LabelledInput(_("Người ký"), self.signer),
            LabelledInput(_("Thay thế văn bản"), self.replaces),
        ):
            field.setMinimumWidth(look().px(_FIELD))
            flow.addWidget(field)
        lines.addWidget(fields)
        self._clash = words(name="register_clash", role="problem")
        lines.addWidget(self._clash)
        self.primary = PrimaryButton(
            _("Ghi số và lưu văn bản"), "register_issue", icon="floppy-disk"
        )
        self.primary.clicked.connect(self._issue)
        lines.addLayout(buttons(self.primary))
        self.kind.currentIndexChanged.connect(self._on_kind)
        for edit in (self.number, self.term):
            edit.textEdited.connect(self._on_edited)
        self.day.day_changed.connect(self._on_edited)
        return card

    def _list_card(self) -> Card:
        card = Card(_("Văn bản đã phát hành"), "register_list")
        lines = inside_of(card)
        self._warning = words(name="register_warning", role="problem")
        lines.addWidget(self._warning)
        hint = _("Số, ký hiệu, đơn vị, người ký; không cần gõ dấu")
        self.search = SearchBox("register_search", hint)
        self.search.textChanged.connect(self._model.find)
        lines.addWidget(self.search)
        self._empty = words(_("Sổ chưa có văn bản nào như vậy."), name="register_empty")
        lines.addWidget(self._empty)
        columns = (
            words_column("number", _("Số, ký hiệu"), 132, room=Room.ALWAYS),
            words_column("day", _("Ngày"), 110),
            words_column("title", _("Văn bản"), 260, stretches=True, room=Room.ALWAYS),
            words_column("term", _("Nhiệm kỳ"), 100),
            words_column("signer", _("Người ký"), 140),
            badge_column("state", _("Trạng thái"), 136),
        )
        self._rows: GridModel[PlanLine] = GridModel(
            columns, GridRules(identify=lambda line: line.id), near=date(2026, 1, 1), parent=self
        )
        self.grid = GridView(self._rows, "register_grid", _("Văn bản đã phát hành"), is_list=True)
        self.grid.line_changed.connect(self._on_line)
        card.body.addWidget(self.grid)
        below = inside_of(card)
        self._about = words(name="register_about")
        below.addWidget(self._about)
        self.void = DangerButton(_("Hủy văn bản"), "register_void", icon="prohibit")
        self.void.clicked.connect(self._void)
        below.addLayout(buttons(self.void))
        return card

    def _show(self) -> None:
        model = self._model
        self._title.setText(model.title())
        if not self.term.text():
            self.term.setText(model.term())
        if self.day.day is None and model.facts is not None:
            self.day.set_day(model.facts.today)
        self._on_kind()
        lines = model.lines()
        current = "" if self._shows_newest else self.grid.current_id()
        self._shows_newest = False
        self._rows.set_lines(lines)
        self._warning.setText(model.warning())
        self._warning.setVisible(bool(model.warning()))
        self._empty.setVisible(not lines)
        self.grid.setVisible(bool(lines))
        shown = max(_LEAST, min(_MOST, len(lines)))
        self.grid.setFixedHeight(look().px(34 + _ROW * shown))
        if lines and not self.grid.go_to(current, "number"):
            self.grid.go_to(lines[0].id, "number")
        self._on_line(self.grid.current_id())

    def _on_kind(self) -> None:
        """Offer what the kind chosen could replace, and the number that may follow."""
        model = self._model
        offered = (("", _("Không thay thế")), *model.replaceable(self.kind.value()))
        if offered != self._kinds:
            self._kinds = offered
            chosen = self.replaces.value()
            self.replaces.set_choices(offered)
            self.replaces.set_value(chosen if chosen in dict(offered) else "")
        following = model.next_number(self.kind.value(), self.term.text())
        hint = _("gợi ý: {number}").format(number=following)
        self.number.setPlaceholderText(hint if following else _("theo sổ đi"))
        self._on_edited()

    def _on_edited(self, _what: object = None) -> None:
        said = self._model.clash(self._entered())
        self._clash.setText(said)
        self._clash.setVisible(bool(said))
        self._number_field.set_problem("")

    def _entered(self) -> Entered:
        return Entered(
            kind=self.kind.value(),
            number=self.number.text(),
            issued_on=self.day.day,
            term=self.term.text(),
            signer=self.signer.text(),
            replaces=self.replaces.value(),
        )

    def _issue(self) -> None:
        if not self.number.text().strip():
            self._number_field.set_problem(_("Ghi số do sổ công văn đi cấp."))
            self.number.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.day.day is None:
            self.day.set_problem(_("Ghi ngày, dạng 23/11."))
        else:
            self._model.issue(self._entered())

    def _on_kept(self) -> None:
        """Make room for the next number and show the paper once it is in the list."""
        self.number.clear()
        self._shows_newest = True

    def _on_line(self, paper: str) -> None:
        one = self._model.paper(paper)
        self._about.setText(self._model.about(paper))
        if one is None:
            self.void.refuse(_("Chọn một văn bản trong sổ."))
        elif one.void_reason:
            self.void.refuse(_("Văn bản này đã hủy."))
        else:
            self.void.allow()

    def _void(self) -> None:
        self._model.void(self.grid.current_id())
