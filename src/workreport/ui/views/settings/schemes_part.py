"""The rating schemes: what each says in words, who is rated by which, a new version of one."""

from datetime import date

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from workreport.i18n.formats import period_text
from workreport.i18n.translation import _, chosen
from workreport.ui.models.column import Column, Paint, Room
from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.scheme_book import SchemeBook, SchemeFacts, SchemeLine
from workreport.ui.viewmodels.scheme_clauses import effective_words, status_badge
from workreport.ui.viewmodels.scheme_editing import SchemeEditing
from workreport.ui.viewmodels.scheme_words import for_words
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.settings.part import Part, inside_of, words
from workreport.ui.views.settings.scheme_choice_card import SchemeChoiceCard
from workreport.ui.views.settings.scheme_detail import SchemeDetail
from workreport.ui.views.settings.scheme_editor import SchemeEditor
from workreport.ui.widgets.button import NormalButton, PrimaryButton
from workreport.ui.widgets.card import Card
from workreport.ui.widgets.checks import CheckBox
from workreport.ui.widgets.flow import FlowLayout
from workreport.ui.widgets.ground import column, named, row

_SIDE_WIDTH = 320
_BESIDE_FROM = 1100
_ROW = 28
_NO_LIMIT = 16_777_215  # what Qt calls no limit


class SchemesPart(Part):
    """The list and the detail, or the editor in their place."""

    def __init__(self, model: SchemeBook) -> None:
        super().__init__("schemes_part", _("Bộ tiêu chí"))
        self._model = model
        self._editing = SchemeEditing(model.session, self)
        self._browser = named(QWidget(), "scheme_browser")
        self._across = row(self._browser, gap=12)
        left = column(gap=12)
        left.addWidget(self._list_card())
        self.detail = SchemeDetail()
        self.detail.version.activated.connect(lambda: self._on_line(self.grid.current_id()))
        left.addWidget(self.detail)
        left.addStretch(1)
        self._across.addLayout(left, 1)
        self.choice = SchemeChoiceCard(model)
        side = column(gap=12)
        side.addWidget(self._steps_card())
        side.addWidget(self.choice)
        side.addStretch(1)
        self._side = named(QWidget(), "scheme_side")
        self._side.setLayout(side)
        self._across.addWidget(self._side)
        self.editor = SchemeEditor(self._editing)
        self.editor.closed.connect(self._on_closed)
        self._editing.signed.connect(self.detail.forget)
        self.lines.addWidget(self._browser)
        self.lines.addWidget(self.editor)
        self.lines.addStretch(1)
        self._show_browser()
        model.facts_changed.connect(self._show)

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
        is_narrow = width < _BESIDE_FROM
        self._across.setDirection(
            QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        )
        self._side.setMinimumWidth(0 if is_narrow else look().px(_SIDE_WIDTH))
        self._side.setMaximumWidth(_NO_LIMIT if is_narrow else look().px(_SIDE_WIDTH))
        self.grid.set_window_width(width)
        self.editor.fit(width)

    def _list_card(self) -> Card:
        card = Card(_("Các bộ tiêu chí"), "schemes_card")
        self.legacy = CheckBox(_("Hiện cả bộ đã hết hiệu lực"), "schemes_legacy")
        self.legacy.toggled.connect(self._show_lines)
        card.head.addWidget(self.legacy)
        rules: GridRules[SchemeLine] = GridRules(identify=lambda line: line.scheme.id)
        self._lines: GridModel[SchemeLine] = GridModel(
            _columns(), rules, near=date(2026, 1, 1), parent=self
        )
        self.grid = GridView(self._lines, "schemes_grid", _("Các bộ tiêu chí"), is_list=True)
        self.grid.line_changed.connect(self._on_line)
        card.body.addWidget(self.grid)
        self._faults = words(name="scheme_faults", role="problem")
        self._faults.hide()
        card.body.addWidget(self._faults)
        return card

    def _steps_card(self) -> Card:
        card = Card(_("Thay đổi bộ tiêu chí"), "scheme_steps")
        lines = inside_of(card)
        self._used = words(name="scheme_used")
        lines.addWidget(self._used)
        self._drafts = words(name="scheme_drafts", role="medium")
        self._drafts.hide()
        lines.addWidget(self._drafts)
        self._edit = PrimaryButton(_("Soạn bản mới"), "scheme_edit", icon="pencil-simple")
        self._edit.clicked.connect(self._on_edit)
        self.primary = self._edit
        attempt = NormalButton(_("Thử thay đổi"), "scheme_what_if", icon="flask")
        attempt.clicked.connect(lambda: self._model.session.go_to("settings", "what_if"))
        steps = FlowLayout()
        steps.addWidget(self._edit)
        steps.addWidget(attempt)
        lines.addLayout(steps)
        return card

    def _show(self, facts: SchemeFacts) -> None:
        self._show_lines()
        self.choice.show_facts(facts)
        self._faults.setVisible(bool(facts.faults))
        self._faults.setText("\n".join(facts.faults))
        if facts.is_chief:
            self._edit.allow()
        else:
            self._edit.refuse(_("Chánh Văn phòng soạn bộ tiêu chí."))
        self.editor.show_facts(facts)

    def _show_lines(self) -> None:
        facts = self._model.facts
        if facts is None:
            return
        current = self.grid.current_id()
        lines = tuple(
            line for line in facts.lines if self.legacy.isChecked() or not line.scheme.hidden
        )
        self._lines.set_lines(lines)
        self.grid.setFixedHeight(look().px(34 + _ROW * len(lines)))
        in_use = next((line.scheme.id for line in lines if line.used), lines[0].scheme.id)
        if not self.grid.go_to(current or in_use, "name"):
            self.grid.go_to(in_use, "name")
        self._on_line(self.grid.current_id())

    def _on_line(self, line_id: str) -> None:
        facts = self._model.facts
        line = (
            next((one for one in facts.lines if one.scheme.id == line_id), None) if facts else None
        )
        if line is None or facts is None:
            return
        self.detail.show_line(line)
        month = period_text(str(facts.month), "inline")
        groups = ", ".join(line.used)
        none = _("{month}: không nhóm nào được xếp theo bộ này.").format(month=month)
        said = _("{month} xếp theo bộ này, bản {version}: {groups}.").format(
            month=month, version=line.in_month.partition("@")[2], groups=groups
        )
        words_ = said if groups else none
        self._show_draft(facts)
        self._used.setText(words_[:1].upper() + words_[1:])

    def _on_edit(self) -> None:
        scheme, facts = self.detail.scheme, self._model.facts
        if scheme is None or facts is None:
            return
        self._editing.begin(scheme, facts.refs)
        self._browser.hide()
        self.editor.show()
        self.primary = self.editor.sign

    def _on_closed(self) -> None:
        self._editing.keep()
        self._show_browser()
        self._model.refresh()

    @override
    def leave(self) -> None:
        """Keep what was typed and not signed."""
        self._editing.keep()

    def _show_draft(self, facts: SchemeFacts) -> None:
        """Offer an unsigned text again: of the scheme shown by the button, of others by name."""
        shown = self.detail.scheme
        is_begun = shown is not None and shown.ref in facts.drafts
        self._edit.set_label(_("Soạn tiếp bản nháp") if is_begun else _("Soạn bản mới"))
        said = [
            _("Bản nháp chưa ký trên bộ {scheme}, lưu {time}.").format(scheme=ref, time=time)
            for ref, time in facts.drafts.items()
        ]
        self._drafts.setText("\n".join(said))
        self._drafts.setVisible(bool(said))

    def _show_browser(self) -> None:
        self.editor.hide()
        self._browser.show()
        self.primary = self._edit


def _columns() -> tuple[Column[SchemeLine], ...]:
    return (
        Column(
            key="name",
            title=_("Tên"),
            width=280,
            text=lambda line: chosen(line.scheme.title),
            paint=Paint.STRONG,
            stretches=True,
            room=Room.ALWAYS,
        ),
        Column(
            key="status",
            title=_("Căn cứ"),
            width=170,
            text=lambda line: status_badge(line.scheme.status).text,
            content=lambda line: status_badge(line.scheme.status),
            paint=Paint.CHIP,
        ),
        Column(
            key="for",
            title=_("Dành cho"),
            width=170,
            text=lambda line: for_words(line.scheme),
            paint=Paint.SECOND,
            room=Room.WIDE,
        ),
        Column(
            key="effective",
            title=_("Hiệu lực"),
            width=120,
            text=lambda line: effective_words(line.scheme),
        ),
        Column(
            key="versions",
            title=_("Bản"),
            width=48,
            text=lambda line: ", ".join(one.version for one in line.versions),
        ),
        Column(
            key="used",
            title=_("Đang xếp cho"),
            width=150,
            text=lambda line: ", ".join(line.used),
        ),
    )
