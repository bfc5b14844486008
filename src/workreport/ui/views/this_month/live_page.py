"""The page of the month over a living draft."""

from typing_extensions import override

from workreport.domain.period import Period
from workreport.i18n.translation import N_, _
from workreport.ui.messages import Notice
from workreport.ui.viewmodels.month_days import days_that_matter, weekday
from workreport.ui.viewmodels.this_month import ThisMonth
from workreport.ui.views.this_month.page import ThisMonthPage
from workreport.ui.widgets.day_ribbon import DayKind, RibbonDay
from workreport.ui.widgets.tiles import Step

_TILES = {
    "tasks": ("table", N_("Nhiệm vụ")),
    "classification": ("medal", N_("Xếp loại")),
    "report": ("article", N_("Báo cáo")),
    "sign": ("paper-plane-tilt", N_("Ký và gửi")),
}


class LiveMonthPage(ThisMonthPage):
    """Shows what :class:`ThisMonth` says and asks it for everything the person wants."""

    def __init__(self, model: ThisMonth) -> None:
        super().__init__(model.desk)
        self._model = model
        self._reminded: Period | None = None
        self._reminder: Notice | None = None
        model.shown.connect(self._show_if_seen)
        model.exchange_wanted.connect(self._look_into_exchange)
        self.next_wanted.connect(model.take_next_step)
        self.problem_opened.connect(model.open_problem)
        self.news_acted.connect(model.open_answer)
        self.steps.opened.connect(self._open_step)
        self._show()

    @override
    def set_shown(self, is_shown: bool) -> None:
        super().set_shown(is_shown)
        if is_shown:
            self._show()

    @override
    def shows_month(self) -> bool:
        return True

    def _show_if_seen(self) -> None:
        if self.is_shown:
            self._show()

    def _show(self) -> None:
        self.set_head(self._model.head())
        month = self._model.desk.month
        # While the month is read nobody waits for the Office.
        self.offer_step(is_offered=month is not None or self._model.desk.refusal is not None)
        self.set_has_month(month is not None)
        if month is None:
            return
        self.ribbon.set_days(
            tuple(
                RibbonDay(weekday(day), str(day.day), reason, DayKind(kind))
                for day, reason, kind in days_that_matter(month)
            )
        )
        self.steps.set_steps(
            tuple(
                Step(
                    key=one.key,
                    icon=_TILES[one.key][0],
                    title=_(_TILES[one.key][1]),
                    figure=one.figure,
                    note=one.note,
                    part=one.part,
                    is_done=one.is_done,
                )
                for one in self._model.steps()
            )
        )
        self.set_problems(self._model.problems())
        self._remind(month.period)
        self.set_answers(self._model.answers())
        self.set_news(self._model.news())

    def _remind(self, period: Period) -> None:
        """Remind of the limit once, when the month is first seen, until the report is signed."""
        if self._reminded != period:
            self._reminded = period
            self._take_reminder()
            self._reminder = self._model.reminder()
            if self._reminder is not None:
                self.reminders.tell(self._reminder)
        elif not self._model.desk.access.is_editable:
            self._take_reminder()

    def _take_reminder(self) -> None:
        if self._reminder is not None:
            self.reminders.withdraw(self._reminder)
            self._reminder = None

    def _open_step(self, key: str) -> None:
        self._model.desk.session.go_to("report" if key == "sign" else key)

    def _look_into_exchange(self) -> None:
        self.ask_window("exchange")
