"""Roles with their days and reasons; giving one, and ending the current one."""

from datetime import date

from workreport.i18n.role_text import role_words
from workreport.i18n.translation import _
from workreport.services.ports.overriding import override
from workreport.ui.models.column import Column, Paint, Room
from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.role_list import RoleFacts, RoleForm, RoleList, RoleRow
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.settings.part import buttons, inside_of, reveal, words
from workreport.ui.views.settings.two_sides import TwoSides, pair
from workreport.ui.widgets.button import NormalButton, PrimaryButton
from workreport.ui.widgets.card import Card
from workreport.ui.widgets.checks import CheckBox
from workreport.ui.widgets.inputs import Choice, DateEdit, LabelledInput, LineEdit
from workreport.ui.widgets.label import PlainLabel

_ROLES = ("head", "deputy", "clerk", "staff", "officer", "chief", "leader", "admin")
_GRID_HEIGHT = 400
_RULES: GridRules[RoleRow] = GridRules(identify=lambda row: row.id)


class RolesPart(TwoSides):
    """What was signed in a role stays; a role ends from today on."""

    def __init__(self, model: RoleList) -> None:
        super().__init__("roles_part", _("Vai trò"))
        self._model = model
        self._may_give = False
        self.set_up(self._list_card(), self._give_card(), self._end_card())
        model.facts_changed.connect(self._show)
        model.refused.connect(self._show_problem)
        model.signed.connect(self._on_signed)
        model.looked_ahead.connect(self._show_follows)

    @override
    def told_shown(self, *, is_shown: bool) -> None:
        self._model.set_shown(is_shown=is_shown)

    @override
    def fit(self, width: int) -> None:
        super().fit(width)
        self.grid.set_window_width(width)

    def _list_card(self) -> Card:
        card = Card(_("Ai giữ vai trò nào"), "roles_card")
        self._rows: GridModel[RoleRow] = GridModel(
            _columns(), _RULES, near=date(2026, 1, 1), parent=self
        )
        self._rows.group_by(lambda row: row.group)
        self.grid = GridView(self._rows, "roles_grid", _("Ai giữ vai trò nào"), is_list=True)
        self.grid.setMinimumHeight(look().px(_GRID_HEIGHT))
        self.grid.line_changed.connect(self._on_line)
        card.body.addWidget(self.grid, 1)
        return card

    def _give_card(self) -> Card:
        card = Card(_("Giao vai trò"), "role_give_card")
        lines = inside_of(card)
        self.person = Choice("role_person", _("Cán bộ"), ())
        self.role = Choice(
            "role_role", _("Vai trò"), tuple((role, role_words(role)) for role in _ROLES)
        )
        self.unit = Choice("role_unit", _("Đơn vị"), ())
        for choice in (self.person, self.unit):
            choice.setMinimumContentsLength(12)
            choice.setSizeAdjustPolicy(
                Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        self.on = DateEdit(_("Từ ngày"), "role_on", date(2026, 1, 1))
        self.until = DateEdit(_("Đến hết ngày"), "role_until", date(2026, 1, 1))
        self.reason = LineEdit("role_reason", _("Lý do"))
        self.may_file = CheckBox(_("Được ký gửi thay trưởng phòng"), "role_may_file")
        lines.addWidget(LabelledInput(_("Cán bộ"), self.person, keeps_room=False))
        lines.addLayout(
            pair(LabelledInput(_("Vai trò"), self.role), LabelledInput(_("Đơn vị"), self.unit))
        )
        lines.addLayout(pair(self.on, self.until))
        lines.addWidget(LabelledInput(_("Lý do"), self.reason, keeps_room=False))
        lines.addWidget(self.may_file)
        self._give = PrimaryButton(_("Giao vai trò"), "role_give", icon="shield-check")
        self._give.clicked.connect(self._on_give)
        self.primary = self._give
        lines.addLayout(buttons(self._give))
        self._problem = words(name="role_problem", role="problem")
        self._problem.hide()
        lines.addWidget(self._problem)
        return card

    def _end_card(self) -> Card:
        card = Card(_("Thu vai trò đang chọn"), "role_end_card")
        lines = inside_of(card)
        self._who = PlainLabel("", "strong", wraps=True, name="role_who")
        lines.addWidget(self._who)
        self.last_on = DateEdit(_("Đến hết ngày"), "role_last_on", date(2026, 1, 1))
        self.end_reason = LineEdit("role_end_reason", _("Lý do"))
        self.last_on.day_changed.connect(lambda _day: self._look_ahead())
        lines.addWidget(self.last_on)
        lines.addWidget(LabelledInput(_("Lý do"), self.end_reason, keeps_room=False))
        self._follows = words(name="role_follows")
        lines.addWidget(self._follows)
        self._end = NormalButton(_("Thu vai trò"), "role_end", icon="x-circle")
        self._end.clicked.connect(self._on_end)
        lines.addLayout(buttons(self._end))
        lines.addWidget(
            words(_("Không ghi ngày thì hết hôm nay. Việc đã ký giữ nguyên giá trị."), role="hint")
        )
        return card

    # --- showing -------------------------------------------------------------------------------

    def _show(self, facts: RoleFacts) -> None:
        current = self.grid.current_id()
        self._may_give = facts.may_give
        self._rows.set_lines(facts.rows)
        person, unit = self.person.value(), self.unit.value()
        self.person.set_choices(facts.people)
        self.unit.set_choices(facts.units)
        if person:
            self.person.set_value(person)
        if unit:
            self.unit.set_value(unit)
        if facts.may_give:
            self._give.allow()
        else:
            self._give.refuse(_("Chánh Văn phòng hoặc người quản trị giao vai trò."))
        if facts.rows:
            self.grid.go_to(current or facts.rows[0].id, "name")
        self._on_line(self.grid.current_id())

    def _row(self) -> RoleRow | None:
        current = self.grid.current_id()
        return next((one for one in self._rows.lines if one.id == current), None)

    def _on_line(self, _row_id: str) -> None:
        row = self._row()
        self._who.setText("" if row is None else f"{row.name} · {row.role} · {row.unit or '–'}")
        if row is not None and row.can_end and self._may_give:
            self._end.allow()
        else:
            self._end.refuse(_("Vai trò này không thu được ở đây."))
        self._look_ahead()

    def _look_ahead(self) -> None:
        """Ask what follows when the current role ends, where it can be ended."""
        row = self._row()
        if row is not None and self._end.isEnabled():
            self._model.look_ahead(row.id.partition("/")[0], self.last_on.day)
        else:
            self._show_follows("")

    def _show_follows(self, said: str) -> None:
        self._follows.setText(said)
        self._follows.setVisible(bool(said))

    def _show_problem(self, said: str) -> None:
        self._problem.setText(said)
        self._problem.setVisible(bool(said))
        if said:
            reveal(self._problem)

    # --- doing ---------------------------------------------------------------------------------

    def _on_give(self) -> None:
        self._show_problem("")
        if not (self.on.is_understood() and self.until.is_understood()):
            return
        self._model.give(
            RoleForm(
                person=self.person.value(),
                role=self.role.value(),
                unit=self.unit.value(),
                on=self.on.day,
                until=self.until.day,
                may_file=self.may_file.isChecked(),
                reason=self.reason.text(),
            )
        )

    def _on_end(self) -> None:
        self._show_problem("")
        row = self._row()
        if row is not None and self.last_on.is_understood():
            grant = row.id.partition("/")[0]
            self._model.withdraw(grant, self.end_reason.text(), self.last_on.day)

    def _on_signed(self) -> None:
        for editor in (self.reason, self.end_reason):
            editor.clear()


def _columns() -> tuple[Column[RoleRow], ...]:
    return (
        Column(
            key="name",
            title=_("Họ và tên"),
            width=160,
            text=lambda row: row.name,
            paint=Paint.STRONG,
            room=Room.ALWAYS,
        ),
        Column(
            key="role", title=_("Vai trò"), width=150, text=lambda row: row.role, room=Room.ALWAYS
        ),
        Column(
            key="unit",
            title=_("Đơn vị"),
            width=150,
            text=lambda row: row.unit or "–",
            room=Room.ALWAYS,
        ),
        Column(key="days", title=_("Thời gian"), width=168, text=lambda row: row.days),
        Column(
            key="why",
            title=_("Lý do, ai giao"),
            width=120,
            text=lambda row: row.why,
            tooltip=lambda row: row.why,
            paint=Paint.SECOND,
            stretches=True,
        ),
    )
