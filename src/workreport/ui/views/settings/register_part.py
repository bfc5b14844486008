"""The register of papers: a number entered, its file written, everything issued with its state."""

from datetime import date

from PySide6.QtGui import QHideEvent, QShowEvent
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.models.column import Room
from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.models.plan_lines import PlanLine, badge_column, words_column
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.paper_register import RegisterModel
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.issuing.form import IssueForm
from workreport.ui.views.settings.part import Part, buttons, inside_of, words
from workreport.ui.views.signing.dialog import open_signing
from workreport.ui.widgets.button import DangerButton, NormalButton
from workreport.ui.widgets.card import Card
from workreport.ui.widgets.inputs import SearchBox

_LEAST, _MOST, _ROW = 3, 14, 28


class RegisterPart(Part):
    """Above the form that issues a paper of the month shown, below the list with its search."""

    def __init__(self, model: RegisterModel) -> None:
        super().__init__("register_part", _("Sổ văn bản"))
        self._model = model
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
        self.form = IssueForm(self._model, "register")
        self.primary = self.form.primary
        lines.addWidget(self.form)
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
        self.again = NormalButton(
            _("Lưu bản đã phát hành"), "register_again", icon="download-simple"
        )
        self.again.clicked.connect(self._again)
        self.pack = NormalButton(_("Hồ sơ họp"), "register_pack", icon="arrow-left")
        self.pack.clicked.connect(self._to_pack)
        self.void = DangerButton(_("Hủy văn bản"), "register_void", icon="prohibit")
        self.void.clicked.connect(self._void)
        self.sign = NormalButton(_("Ký số tệp PDF…"), "register_sign", icon="shield-check")
        self.sign.clicked.connect(self._sign)
        below.addLayout(buttons(self.again, self.void, self.sign, self.pack))
        return card

    def _sign(self) -> None:
        open_signing(self._model.session, self)

    def _show(self) -> None:
        model = self._model
        self._title.setText(model.title())
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

    def _on_kept(self) -> None:
        """Show the paper once it is in the list."""
        self._shows_newest = True

    def _on_line(self, paper: str) -> None:
        one = self._model.paper(paper)
        self._about.setText(self._model.about(paper))
        if one is None:
            for button in (self.again, self.void):
                button.refuse(_("Chọn một văn bản trong sổ."))
            return
        self.again.allow()
        if one.void_reason:
            self.void.refuse(_("Văn bản này đã hủy."))
        else:
            self.void.allow()

    def _again(self) -> None:
        self._model.save_again(self.grid.current_id())

    def _to_pack(self) -> None:
        self._model.session.go_to("board_pack")

    def _void(self) -> None:
        self._model.void(self.grid.current_id())
