"""Units and people, invitations, and those who ask to join."""

from datetime import date

from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from workreport.i18n.role_text import role_words
from workreport.i18n.translation import _
from workreport.ui.models.column import Column, GroupHead, Paint, Room
from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.settings import IssuedCode, Settings
from workreport.ui.viewmodels.settings_facts import JoinerLine, PersonLine, SettingsFacts
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.settings.part import Part, buttons, inside_of, words
from workreport.ui.widgets.button import NormalButton, PrimaryButton
from workreport.ui.widgets.card import Card
from workreport.ui.widgets.checks import CheckBox
from workreport.ui.widgets.ground import column, named, row, rule
from workreport.ui.widgets.inputs import Choice, LabelledInput, LineEdit
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.symbol import Symbol

_ROLES = ("head", "deputy", "clerk", "staff", "officer", "chief", "leader", "admin")
_GRID_HEIGHT = 560
_SIDE_WIDTH = 400
_BESIDE_FROM = 1100
_NO_LIMIT = 16_777_215  # what Qt calls no limit
_RULES: GridRules[PersonLine] = GridRules(identify=lambda line: line.id)


class PeoplePart(Part):
    """The roster at the left; invitations and requests at the right."""

    def __init__(self, model: Settings) -> None:
        super().__init__("people_part", _("Mời tham gia"))
        self._model = model
        self._across = row(gap=12)
        self._across.addWidget(self._roster_card(), 1)
        side = column(gap=12)
        side.addWidget(self._invite_card())
        self._requests = Card(_("Xin tham gia"), "requests_card")
        side.addWidget(self._requests)
        side.addStretch(1)
        holder = named(QWidget(), "people_side")
        holder.setLayout(side)
        self._side = holder
        self._across.addWidget(holder)
        self.lines.addLayout(self._across, 1)
        model.code_issued.connect(self._show_code)

    @override
    def show_facts(self, facts: SettingsFacts) -> None:
        self._roster.set_lines(facts.people)
        chosen = self._unit.value()
        self._unit.set_choices(tuple((one.code, one.name) for one in facts.units))
        if chosen:
            self._unit.set_value(chosen)
        self._requests.clear()
        if not facts.joiners:
            inside_of(self._requests).addWidget(words(_("Chưa có ai xin tham gia.")))
        for place, joiner in enumerate(facts.joiners):
            if place:
                self._requests.body.addWidget(rule())
            self._requests.body.addWidget(self._request(joiner))

    @override
    def fit(self, width: int) -> None:
        is_narrow = width < _BESIDE_FROM
        self._across.setDirection(
            QBoxLayout.Direction.BottomToTop if is_narrow else QBoxLayout.Direction.LeftToRight
        )
        self._side.setMinimumWidth(0 if is_narrow else look().px(_SIDE_WIDTH))
        self._side.setMaximumWidth(_NO_LIMIT if is_narrow else look().px(_SIDE_WIDTH))

    def _roster_card(self) -> Card:
        card = Card(_("Đơn vị và cán bộ"), "roster_card")
        self._roster: GridModel[PersonLine] = GridModel(
            _columns(), _RULES, near=date(2026, 1, 1), parent=self
        )
        self._roster.group_by(lambda line: GroupHead(line.unit, line.unit_name))
        grid = GridView(self._roster, "roster_grid", _("Cán bộ"), is_list=True)
        grid.setMinimumHeight(look().px(_GRID_HEIGHT))
        card.body.addWidget(grid, 1)
        return card

    def _invite_card(self) -> Card:
        card = Card(_("Mời một người"), "invite_card")
        lines = inside_of(card)
        self._name = LineEdit("invite_name", _("Họ tên"))
        lines.addWidget(
            LabelledInput(_("Họ tên"), self._name, _("Như trong danh sách, hoặc người mới"))
        )
        self._unit = Choice("invite_unit", _("Đơn vị"), ())
        self._role = Choice(
            "invite_role", _("Vai trò"), tuple((role, role_words(role)) for role in _ROLES)
        )
        for label, editor in ((_("Đơn vị"), self._unit), (_("Vai trò"), self._role)):
            lines.addWidget(LabelledInput(label, editor, keeps_room=False))
        self._may_file = CheckBox(_("Được ký gửi thay trưởng phòng"), "invite_may_file")
        lines.addWidget(self._may_file)
        self.primary = PrimaryButton(_("Ghi tệp thư mời"), "invite_write", icon="envelope-simple")
        self.primary.clicked.connect(self._invite)
        lines.addLayout(buttons(self.primary))
        self._code = named(QWidget(), "invite_code")
        shown = column(self._code, gap=2)
        shown.addWidget(PlainLabel(_("Mã mời, chỉ hiện một lần"), "label"))
        self._code_text = PlainLabel("", "big", name="invite_code_text")
        shown.addWidget(self._code_text)
        self._code_note = words(name="invite_code_note")
        shown.addWidget(self._code_note)
        self._code.hide()
        lines.addWidget(self._code)
        return card

    def _invite(self) -> None:
        self._model.invite(
            self._name.text(),
            self._unit.value(),
            self._role.value(),
            may_file=self._may_file.isChecked(),
        )

    def _show_code(self, issued: IssuedCode) -> None:
        self._code_text.setText(issued.code)
        note = _("Báo mã cho {person} bằng lời hoặc trên giấy. Tệp: {path}. Hết hạn {expires}.")
        self._code_note.setText(
            note.format(person=issued.person, path=issued.path, expires=issued.expires)
        )
        self._code.show()
        self._name.clear()

    def _request(self, joiner: JoinerLine) -> QWidget:
        widget = named(QWidget(), f"request_{joiner.key}", joiner.name)
        across = row(widget, gap=12)
        across.setContentsMargins(14, 8, 14, 8)
        icon, ink = (
            ("hourglass-medium", "warn") if joiner.is_waiting else ("check-circle-fill", "ok")
        )
        across.addWidget(Symbol(icon, ink))
        texts = column(gap=0)
        texts.addWidget(PlainLabel(joiner.name, "strong"))
        texts.addWidget(words(joiner.about, role="hint"))
        texts.addWidget(
            words(_("Vân tay: {fingerprint}").format(fingerprint=joiner.fingerprint), role="hint")
        )
        across.addLayout(texts, 1)
        if joiner.is_waiting:
            approve = NormalButton(_("Duyệt"), f"approve_{joiner.key[:8]}")
            approve.clicked.connect(lambda: self._model.approve(joiner.key))
            across.addWidget(approve)
        return widget


def _columns() -> tuple[Column[PersonLine], ...]:
    return (
        Column(
            key="name",
            title=_("Họ và tên"),
            width=170,
            text=lambda line: line.name,
            paint=Paint.STRONG,
            room=Room.ALWAYS,
        ),
        Column(
            key="position",
            title=_("Chức vụ"),
            width=190,
            text=lambda line: line.position,
            stretches=True,
            room=Room.ALWAYS,
        ),
        Column(
            key="works_as",
            title=_("Vai trò trong chương trình"),
            width=210,
            text=lambda line: line.works_as or "–",
            paint=Paint.SECOND,
        ),
    )
