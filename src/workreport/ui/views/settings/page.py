"""The set-up page: parts chosen by a strip; the Office has all of them, others fewer."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.forecast_list import ForecastList
from workreport.ui.viewmodels.layout_desk import LayoutDesk
from workreport.ui.viewmodels.organisation import Organisation
from workreport.ui.viewmodels.own_deadlines import OwnDeadlines
from workreport.ui.viewmodels.paper_register import RegisterModel
from workreport.ui.viewmodels.role_list import RoleList
from workreport.ui.viewmodels.scheme_book import SchemeBook
from workreport.ui.viewmodels.settings import Settings
from workreport.ui.viewmodels.settings_facts import SettingsFacts
from workreport.ui.viewmodels.staff import Staff
from workreport.ui.viewmodels.what_if import WhatIf
from workreport.ui.viewmodels.working_calendar import WorkingCalendar
from workreport.ui.views.settings.calendar_part import CalendarPart
from workreport.ui.views.settings.care import CarePart, ExchangePart
from workreport.ui.views.settings.forecast_part import ForecastPart
from workreport.ui.views.settings.layouts_part import LayoutsPart
from workreport.ui.views.settings.look_part import LookPart
from workreport.ui.views.settings.month import MonthPart
from workreport.ui.views.settings.organisation_part import OrganisationPart
from workreport.ui.views.settings.part import Part
from workreport.ui.views.settings.part_strip import PartStrip
from workreport.ui.views.settings.people import PeoplePart
from workreport.ui.views.settings.register_part import RegisterPart
from workreport.ui.views.settings.roles_part import RolesPart
from workreport.ui.views.settings.schemes_part import SchemesPart
from workreport.ui.views.settings.staff_part import StaffPart
from workreport.ui.views.settings.what_if_part import WhatIfPart
from workreport.ui.views.shell.page import Page
from workreport.ui.widgets.card import PageHead
from workreport.ui.widgets.ground import column, named, row, rule
from workreport.ui.widgets.inputs import Choice
from workreport.ui.widgets.progress_line import ProgressLine
from workreport.ui.widgets.strips import Segment

_AROUND = 60  # edges of the head, and the gaps in it
_PLACES = {
    "exchange": "exchange",
    "people": "people",
    "organisation": "organisation",
    "staff": "staff",
    "roles": "roles",
    "month": "month",
    "requests": "people",
    "calendar": "calendar",
    "schemes": "schemes",
    "forecasts": "forecasts",
    "what_if": "what_if",
    "papers": "papers",
    "layouts": "layouts",
}


class SettingsPage(Page):
    """Every part is a column of cards."""

    has_grid = False

    def __init__(self, model: Settings) -> None:
        super().__init__("settings", _("Thiết lập"))
        self._model = model
        self.head = PageHead(_("Thiết lập"), "settings_head")
        self.body.addWidget(self.head)
        self._wanted = ""
        self._width = 0
        self._parts: dict[str, Part] = {}
        self._stack = QStackedWidget()
        self._strip = PartStrip("settings_parts", _("Phần thiết lập"))
        self._strip.chosen.connect(self._choose)
        self.head.add(self._strip)
        self._bar = named(QWidget(), "settings_bar")
        bar = row(self._bar)
        bar.setContentsMargins(16, 0, 16, 10)
        self._list = Choice("settings_parts_list", _("Phần thiết lập"), ())
        self._list.activated.connect(self._on_listed)
        self._list.setMaxVisibleItems(20)  # all at once: nobody looks for a part by scrolling
        self._bar.hide()
        bar.addWidget(self._list)
        bar.addStretch(1)
        self.body.addWidget(self._bar)
        self.body.addWidget(rule(ink="line2"))
        self._progress = ProgressLine("settings_progress")
        self.body.addWidget(self._progress)
        self.body.addWidget(self._stack, 1)
        model.facts_changed.connect(self._show)
        model.busy_changed.connect(self._on_busy)

    @override
    def set_shown(self, is_shown: bool) -> None:
        self._model.set_shown(is_shown=is_shown)

    @override
    def fit(self, width: int) -> None:
        self._width = width
        self._fit_strip()
        for part in self._parts.values():
            part.fit(width)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_strip()

    def _fit_strip(self) -> None:
        """Make one list of the parts where even two lines beside the title have no room."""
        title = self.head.title.sizeHint().width() + look().px(_AROUND)
        has_room = self._strip.arrange(self.width() - title)
        self._strip.setVisible(has_room)
        self._bar.setVisible(not has_room)

    def _on_listed(self) -> None:
        self._strip.choose(self._list.value())
        self._choose(self._list.value())

    @override
    def leave(self) -> None:
        super().leave()
        for part in self._parts.values():
            part.leave()

    @override
    def show_place(self, place: str) -> None:
        self._wanted = _PLACES.get(place, "")
        if self._wanted in self._parts:
            self._strip.choose(self._wanted)
            self._choose(self._wanted)

    @override
    def performers(self) -> dict[str, Callable[[], object]]:
        part = self._parts.get(self._strip.chosen_key())
        has_step = part is not None and part.primary is not None
        return {"primary": part.take_step} if part is not None and has_step else {}

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self._list if self._strip.isHidden() else self._strip, self._stack)

    def _show(self, facts: SettingsFacts) -> None:
        if not self._parts:
            self._make_parts(is_office=facts.is_office)
        for part in self._parts.values():
            part.show_facts(facts)

    def _make_parts(self, *, is_office: bool) -> None:
        made: list[tuple[str, str, Part]] = []
        if is_office:
            made.append(("people", _("Mời tham gia"), PeoplePart(self._model)))
            units = Organisation(self._model.session, self)
            made.append(("organisation", _("Đơn vị"), OrganisationPart(units)))
            made.append(("staff", _("Cán bộ"), StaffPart(Staff(self._model.session, self))))
            made.append(("roles", _("Vai trò"), RolesPart(RoleList(self._model.session, self))))
            made.append(("month", _("Tháng và nhập dữ liệu"), MonthPart(self._model)))
            forecasts = ForecastPart(ForecastList(self._model.session, self))
            made.append(("forecasts", _("Việc dự kiến"), forecasts))
            calendar = WorkingCalendar(self._model.session, self)
            deadlines = OwnDeadlines(self._model.session, self)
            made.append(("calendar", _("Lịch làm việc"), CalendarPart(calendar, deadlines)))
            book = SchemeBook(self._model.session, self)
            made.append(("schemes", _("Bộ tiêu chí"), SchemesPart(book)))
            trial = WhatIf(self._model.session, self)
            made.append(("what_if", _("Thử thay đổi"), WhatIfPart(trial)))
            register = RegisterModel(self._model.session, self)
            made.append(("papers", _("Sổ văn bản"), RegisterPart(register)))
            layouts = LayoutDesk(self._model.session, self)
            made.append(("layouts", _("Thể thức văn bản"), LayoutsPart(layouts)))
        made.append(("exchange", _("Thư mục trao đổi"), ExchangePart(self._model)))
        made.append(("care", _("An toàn dữ liệu"), CarePart(self._model)))
        made.append(("look", _("Hiển thị"), LookPart(self._model.session.preferences)))
        # Tab goes on in the order in which widgets come into the window: first the choice.
        self._strip.set_segments(tuple(Segment(key, title) for key, title, _part in made))
        self._list.set_choices(tuple((key, title) for key, title, _part in made))
        for key, _title, part in made:
            self._parts[key] = part
            self._stack.addWidget(_scrolled(part, key))
        self.fit(self._width)
        self.show_place(self._wanted)

    def _choose(self, key: str) -> None:
        self._stack.setCurrentIndex(list(self._parts).index(key))
        self._list.set_value(key)

    def _on_busy(self, words: str) -> None:
        if words:
            self._progress.show_progress(0, 0, words)
            self._progress.begin()
        else:
            self._progress.end()


def _scrolled(part: Part, key: str) -> QScrollArea:
    inside = named(QWidget(), "inside")
    lines = column(inside)
    lines.setContentsMargins(16, 12, 16, 12)
    lines.addWidget(part)
    area = named(QScrollArea(), f"settings_{key}")
    area.setWidgetResizable(True)
    area.setWidget(inside)
    return area
