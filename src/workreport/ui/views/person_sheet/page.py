"""Sheets of people: who may be read at the left, twelve months, and what was said about one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget
from typing_extensions import override

from workreport.i18n.translation import N_, _
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.person_sheets import PersonSheets
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.person_sheet.forms import (
    EventForm,
    Form,
    LiftForm,
    ObjectionForm,
    ReplyForm,
)
from workreport.ui.views.shell.actions import Action
from workreport.ui.views.shell.page import Page
from workreport.ui.widgets.button import NormalButton, PrimaryButton, QuietButton
from workreport.ui.widgets.card import EmptyState, PageHead
from workreport.ui.widgets.ground import column, empty, named, row, rule
from workreport.ui.widgets.sentence import Sentence

_ROW = 40
_LIST_WIDTH, _PANE_WIDTH = 320, 340
_BESIDE_FROM = 1200


class PersonSheetPage(Page):
    """Shows what :class:`PersonSheets` keeps."""

    page_actions = (
        Action(id="event", text=N_("Ghi sự kiện"), keys=("Ctrl+E",), where="person_sheet"),
        Action(id="lift", text=N_("Gỡ sự kiện"), keys=("Ctrl+Shift+E",), where="person_sheet"),
    )

    def __init__(self, model: PersonSheets, session: DeskSession) -> None:
        super().__init__("person_sheet", _("Phiếu cá nhân"))
        self._model = model
        self._width = 0
        self.head = PageHead(_("Phiếu cá nhân"), "person_sheet_head")
        self._event = NormalButton(_("Ghi sự kiện"), "sheet_event", icon="flag", tooltip="Ctrl+E")
        self._event.clicked.connect(self._begin_event)
        self._main = PrimaryButton("", "sheet_primary", tooltip="Ctrl+Enter")
        self._main.clicked.connect(self._begin_main)
        self._lift = NormalButton(
            _("Gỡ sự kiện"), "sheet_lift", icon="prohibit", tooltip="Ctrl+Shift+E"
        )
        self._lift.clicked.connect(self._begin_lift)
        self.head.add_action(self._lift)
        self.head.add_action(self._event)
        self.head.add_action(self._main)
        self.list = GridView(
            model.people, "sheet_people", _("Những người xem được"), row_height=_ROW, is_list=True
        )
        self.grid = GridView(model.months, "sheet_months", _("Mười hai tháng"), is_list=True)
        self._back = QuietButton(_("Danh sách"), "sheet_back", icon="arrow-left")
        self._back.clicked.connect(self._show_list)
        self.objection = ObjectionForm()
        self.reply = ReplyForm()
        self.event_form = EventForm(session.period.first_day)
        self.lift_form = LiftForm(session.period.first_day)
        self._forms = named(QStackedWidget(), "sheet_forms")
        self._story = column(gap=6)
        self._shown: tuple[str, ...] = ()
        self._build()
        self._connect()
        self._add_keys()
        self._show()

    @override
    def fit(self, width: int) -> None:
        self._width = width
        self.list.set_window_width(width)
        self.grid.set_window_width(width)
        self._arrange(shows_list=self._model.sheet is None)

    @override
    def performers(self) -> dict[str, Callable[[], object]]:
        return {
            "primary": self._main.click,
            "event": self._event.click,
            "lift": self._begin_lift,
            "back": self._end_form,
        }

    @override
    def panes(self) -> tuple[QWidget, ...]:
        first = () if self._model.is_alone else (self.list,)
        return (*first, self.grid, self._area)

    def _build(self) -> None:
        self.body.addWidget(self.head)
        self.body.addWidget(rule(ink="line2"))
        across = row()
        self._left = named(QWidget(), "sheet_left")
        column(self._left).addWidget(self.list)
        across.addWidget(self._left)
        self._line = rule(is_upright=True, ink="line2")
        across.addWidget(self._line)
        self._right = named(QStackedWidget(), "sheet_right")
        self._right.addWidget(self._sheet_side())
        hint = _("Việc xem phiếu của người khác được ghi nhật ký trên máy này.")
        self._right.addWidget(
            EmptyState(
                "identification-card", _("Chọn một người để xem phiếu"), hint, name="sheet_empty"
            )
        )
        across.addWidget(self._right, 1)
        self._pane_line = rule(is_upright=True, ink="line2")
        across.addWidget(self._pane_line)
        self._area = self._form_area()
        across.addWidget(self._area)
        self.body.addLayout(across, 1)

    def _sheet_side(self) -> QWidget:
        side = named(QWidget(), "sheet_side")
        lines = column(side)
        lines.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(self.grid, 1)
        lines.addWidget(rule(ink="line2"))
        story = named(QWidget(), "sheet_story", _("Diễn biến của tháng"))
        self._story = column(story, gap=6)
        self._story.setContentsMargins(16, 10, 16, 12)
        lines.addWidget(story)
        return side

    def _form_area(self) -> QWidget:
        for form in (self.objection, self.reply, self.event_form, self.lift_form):
            self._forms.addWidget(form)
            form.cancelled.connect(self._end_form)
        area = QScrollArea()
        area.setObjectName("sheet_form_area")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(self._forms)
        area.hide()
        return area

    def _connect(self) -> None:
        model = self._model
        model.shown.connect(self._show)
        self.list.opened.connect(self._open)
        self.grid.line_changed.connect(model.choose_month)
        self.objection.signed.connect(self._on_objection)
        self.reply.signed.connect(self._on_reply)
        self.event_form.signed.connect(self._on_event)
        self.lift_form.signed.connect(self._on_lift)

    def _add_keys(self) -> None:
        for action in self.page_actions:
            made = QAction(action.label, self)
            made.setObjectName(f"action_{action.id}")
            made.setShortcuts([QKeySequence(key) for key in action.keys])
            made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.triggered.connect(partial(self.perform, action.id))
            self.addAction(made)

    def _show(self) -> None:
        model = self._model
        self.head.set_note(model.about())
        self._right.setCurrentIndex(1 if model.sheet is None else 0)
        if model.sheet is not None and self.grid.current_id() != model.month:
            self.grid.go_to(model.month, "published")
        if model.sheet is not None and not self.list.current_id():
            self.list.go_to(model.sheet.person)
        self._show_story()
        self._event.setVisible(model.sees_events)
        self._lift.setVisible(bool(model.liftable()))
        if model.sheet is None:
            self._event.refuse(_("Chọn một người."))
        else:
            self._event.allow()
        self._show_main()
        self._arrange(shows_list=model.sheet is None)

    def _show_main(self) -> None:
        model = self._model
        answers = model.is_chief and not (model.sheet is not None and model.sheet.is_own)
        self._main.set_label(_("Trả lời ý kiến") if answers else _("Gửi ý kiến"))
        own = model.is_alone or (model.sheet is not None and model.sheet.is_own)
        self._main.setVisible(answers or own)
        refused = model.reply_refusal() if answers else model.objection_refusal()
        if refused:
            self._main.refuse(refused)
        else:
            self._main.allow()

    def _show_story(self) -> None:
        story = self._model.story()
        if story == self._shown:
            return
        self._shown = story
        empty(self._story)
        for place, words in enumerate(story):
            self._story.addWidget(Sentence(words, name=f"sheet_story_{place}"))

    def _open(self, person: str) -> None:
        if person:
            self._model.open(person)

    def _begin_main(self) -> None:
        if not self._main.isEnabled():
            return
        model = self._model
        if model.is_chief and not (model.sheet is not None and model.sheet.is_own):
            self._begin(self.reply)
            self.reply.begin()
        else:
            said = model.objection()
            self._begin(self.objection)
            self.objection.begin("" if said is None else said.text)

    def _begin_event(self) -> None:
        sheet = self._model.sheet
        if sheet is not None and self._event.isEnabled():
            self._begin(self.event_form)
            self.event_form.begin(sheet.person, self._model.levels())

    def _begin_lift(self) -> None:
        events = self._model.liftable()
        if events:
            self._begin(self.lift_form)
            self.lift_form.begin(events)

    def _begin(self, form: Form) -> None:
        self._forms.setCurrentWidget(form)
        self._area.show()
        self._arrange(shows_list=False)

    def _end_form(self) -> None:
        self._area.hide()
        self._arrange(shows_list=self._model.sheet is None)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_objection(self, text: str) -> None:
        self._model.object_to(text)
        self._end_form()

    def _on_reply(self, outcome: str, text: str, basis: str) -> None:
        self._model.reply(outcome, text, basis)
        self._end_form()

    def _on_event(self, said: object, by: object) -> None:
        self._model.record(said, by)  # type: ignore[arg-type]  # as the form's signal says
        self._end_form()

    def _on_lift(self, event: str, reason: str, by: object) -> None:
        self._model.lift(event, reason, by)  # type: ignore[arg-type]  # as the form's signal says
        self._end_form()

    def _show_list(self) -> None:
        self._arrange(shows_list=True)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self, *, shows_list: bool) -> None:
        """Show all sides where there is room, else one of them."""
        is_wide = self._width >= _BESIDE_FROM
        alone, writes = self._model.is_alone, not self._area.isHidden()
        if is_wide:
            self._left.setFixedWidth(look().px(_LIST_WIDTH))
            self._area.setFixedWidth(look().px(_PANE_WIDTH))
        else:
            for each in (self._left, self._area):
                each.setMinimumWidth(0)
                each.setMaximumWidth(16_777_215)
        shows_list = shows_list and not alone
        self._left.setVisible(not alone and (is_wide or (shows_list and not writes)))
        self._line.setVisible(is_wide and not alone)
        self._right.setVisible(is_wide or not (shows_list or writes))
        self._pane_line.setVisible(is_wide and writes)
        self._back.setVisible(not is_wide and not alone)
