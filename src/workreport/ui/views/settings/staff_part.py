"""People unit by unit in the order of printed lists, moved by keyboard, changed after a preview."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workreport.i18n.translation import _
from workreport.services.ports.overriding import override
from workreport.ui.models.column import Column, Paint, Room
from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.staff import ACTS, LEFT_WORDS, Staff, StaffFacts, StaffForm, StaffRow
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.settings.part import buttons, inside_of, reveal, words
from workreport.ui.views.settings.two_sides import TwoSides, pair
from workreport.ui.widgets.button import NormalButton, PrimaryButton
from workreport.ui.widgets.card import Card
from workreport.ui.widgets.ground import column, empty, named
from workreport.ui.widgets.inputs import Choice, DateEdit, LabelledInput, LineEdit
from workreport.ui.widgets.label import PlainLabel

_GRID_HEIGHT = 400
_RULES: GridRules[StaffRow] = GridRules(identify=lambda row: row.id)
# Which fields an act needs.
_NEEDS = {
    "change": {"name", "position", "on"},
    "move": {"unit", "position", "on"},
    "beside": {"unit", "position", "on", "until"},
    "leave": {"why", "on"},
    "return": set[str](),
    "add": {"name", "unit", "position", "on"},
}


class StaffPart(TwoSides):
    """Alt+Shift+Up and Alt+Shift+Down move the current person; the order is signed as one act."""

    def __init__(self, model: Staff) -> None:
        super().__init__("staff_part", _("Cán bộ"))
        self._model = model
        self._tried: StaffForm | None = None
        self.set_up(self._list_card(), self._form_card())
        model.facts_changed.connect(self._show)
        model.arranged.connect(self._on_arranged)
        model.previewed.connect(self._show_preview)
        model.refused.connect(self._show_problem)
        model.signed.connect(self._on_signed)

    @override
    def told_shown(self, *, is_shown: bool) -> None:
        self._model.set_shown(is_shown=is_shown)

    @override
    def fit(self, width: int) -> None:
        super().fit(width)
        self.grid.set_window_width(width)

    @override
    def take_step(self) -> None:
        self._on_sign()  # what was not looked at is shown first

    def _list_card(self) -> Card:
        card = Card(_("Cán bộ theo thứ tự in"), "staff_card")
        self._rows: GridModel[StaffRow] = GridModel(
            _columns(), _RULES, near=date(2026, 1, 1), parent=self
        )
        self._rows.group_by(lambda row: row.group)
        self.grid = GridView(self._rows, "staff_grid", _("Cán bộ theo thứ tự in"), is_list=True)
        self.grid.setMinimumHeight(look().px(_GRID_HEIGHT))
        self.grid.line_changed.connect(self._on_line)
        card.body.addWidget(self.grid, 1)
        self._up = NormalButton(_("Lên"), "staff_up", icon="arrow-up")
        self._down = NormalButton(_("Xuống"), "staff_down", icon="arrow-down")
        for button, step, key in (
            (self._up, -1, "Alt+Shift+Up"),
            (self._down, 1, "Alt+Shift+Down"),
        ):
            button.setToolTip(key)
            button.clicked.connect(lambda _checked=False, by=step: self._move(by))
            keys = QShortcut(QKeySequence(key), self.grid)
            keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys.activated.connect(button.click)
        self._order = NormalButton(_("Ký thứ tự"), "staff_sign_order", icon="shield-check")
        self._order.clicked.connect(self._model.sign_order)
        foot = inside_of(card)
        foot.addLayout(buttons(self._up, self._down, self._order))
        foot.addWidget(
            words(_("Danh sách in xếp theo chức vụ trước, rồi theo thứ tự này."), role="hint")
        )
        self._on_arranged(False)
        return card

    def _form_card(self) -> Card:
        card = Card(_("Thay đổi"), "staff_form_card")
        lines = inside_of(card)
        self._who = PlainLabel("", "strong", wraps=True, name="staff_who")
        lines.addWidget(self._who)
        self.act = Choice(
            "staff_act", _("Việc"), tuple((act, _(title)) for act, title in ACTS.items())
        )
        self.act.activated.connect(self._fit_fields)
        lines.addWidget(LabelledInput(_("Việc"), self.act, keeps_room=False))
        self.name = LineEdit("staff_name", _("Họ tên"))
        self.unit = Choice("staff_unit", _("Đơn vị"), ())
        self.position = LineEdit("staff_position", _("Chức vụ"))
        self.why = Choice(
            "staff_why", _("Lý do"), tuple((why, _(title)) for why, title in LEFT_WORDS.items())
        )
        self.on = DateEdit(_("Từ ngày"), "staff_on", date(2026, 1, 1))
        self.until = DateEdit(_("Đến hết ngày"), "staff_until", date(2026, 1, 1))
        self.basis = LineEdit("staff_basis", _("Căn cứ"))
        self._fields: dict[str, LabelledInput] = {
            "name": LabelledInput(_("Họ tên"), self.name, keeps_room=False),
            "unit": LabelledInput(_("Đơn vị"), self.unit, keeps_room=False),
            "position": LabelledInput(_("Chức vụ"), self.position, keeps_room=False),
            "why": LabelledInput(_("Lý do"), self.why, keeps_room=False),
            "on": self.on,
            "until": self.until,
        }
        for name in ("name", "unit", "position", "why"):
            lines.addWidget(self._fields[name])
        lines.addLayout(pair(self.on, self.until))
        lines.addWidget(LabelledInput(_("Căn cứ"), self.basis, _("Số, ngày của quyết định")))
        attempt = NormalButton(_("Xem trước"), "staff_preview", icon="eye")
        attempt.clicked.connect(self._on_try)
        self._sign = PrimaryButton(_("Ký thay đổi"), "staff_sign", icon="shield-check")
        self._sign.clicked.connect(self._on_sign)
        self.primary = self._sign
        lines.addLayout(buttons(attempt, self._sign))
        self._problem = words(name="staff_problem", role="problem")
        lines.addWidget(self._problem)
        self._said = named(QWidget(), "staff_said", _("Xem trước"))
        self._preview: QVBoxLayout = column(self._said, gap=4)
        lines.addWidget(self._said)
        for line in (self.name, self.position, self.basis):
            line.returnPressed.connect(attempt.click)
        self._fit_fields()
        self._forget_preview()
        return card

    # --- showing -------------------------------------------------------------------------------

    def _show(self, facts: StaffFacts) -> None:
        current = self.grid.current_id()
        self._rows.set_lines(facts.rows)
        if facts.rows:
            self.grid.go_to(current or facts.rows[0].id, "name")
        chosen = self.unit.value()
        self.unit.set_choices(facts.units)
        if chosen:
            self.unit.set_value(chosen)

    def _on_line(self, person: str) -> None:
        row = self._model.row(person)
        self._who.setText("" if row is None else row.name)
        if row is not None and self.act.value() in {"change", "move"}:
            self.name.setText(row.name)
            self.position.setText(row.position)
        if self._tried is not None and person != self._tried.person:
            self._forget_preview()

    def _fit_fields(self) -> None:
        act = self.act.value()
        for name, field in self._fields.items():
            field.setVisible(name in _NEEDS[act])
        self.on.label.setText(_("Ngày làm việc cuối") if act == "leave" else _("Từ ngày"))
        self._who.setVisible(act != "add")
        if act in {"add", "beside"}:
            self.name.clear()
            self.position.clear()
        else:
            self._on_line(self.grid.current_id())

    def _on_arranged(self, is_waiting: bool) -> None:
        if is_waiting:
            self._order.allow()
        else:
            self._order.refuse(_("Chưa đổi chỗ ai."))

    # --- doing ---------------------------------------------------------------------------------

    def _move(self, step: int) -> None:
        self._problem.hide()
        self._model.move(self.grid.current_id(), step)

    def form(self) -> StaffForm:
        """Return what was typed."""
        return StaffForm(
            act=self.act.value(),
            person=self.grid.current_id(),
            name=self.name.text(),
            unit=self.unit.value(),
            position=self.position.text(),
            on=self.on.day,
            until=self.until.day,
            why=self.why.value(),
            basis=self.basis.text(),
        )

    def _on_try(self) -> None:
        self._forget_preview()
        if not (self.on.is_understood() and self.until.is_understood()):
            return
        self._tried = self.form()
        self._model.preview(self._tried)

    def _on_sign(self) -> None:
        form = self.form()
        if form == self._tried:
            self._model.sign(form)
        else:
            self._on_try()

    def _show_preview(self, said: tuple[str, ...]) -> None:
        empty(self._preview)
        for text in said:
            self._preview.addWidget(words(text, role=""))
        self._said.show()
        self._sign.allow()
        reveal(self._sign, self._said)

    def _show_problem(self, said: str) -> None:
        self._forget_preview()
        self._problem.setText(said)
        self._problem.setVisible(bool(said))
        if said:
            reveal(self._problem)

    def _forget_preview(self) -> None:
        self._tried = None
        self._problem.hide()
        empty(self._preview)
        self._said.hide()
        self._sign.refuse(_("Xem trước rồi mới ký."))

    def _on_signed(self) -> None:
        self._forget_preview()
        self.basis.clear()


def _columns() -> tuple[Column[StaffRow], ...]:
    return (
        Column(
            key="name",
            title=_("Họ và tên"),
            width=170,
            text=lambda row: row.name,
            paint=Paint.STRONG,
            room=Room.ALWAYS,
        ),
        Column(
            key="position",
            title=_("Chức vụ"),
            width=180,
            text=lambda row: row.position or "–",
            stretches=True,
            room=Room.ALWAYS,
        ),
        Column(key="since", title=_("Từ ngày"), width=108, text=lambda row: row.since),
        Column(
            key="more",
            title=_("Kiêm nhiệm, thôi việc"),
            width=220,
            text=lambda row: row.more,
            paint=Paint.SECOND,
        ),
    )
