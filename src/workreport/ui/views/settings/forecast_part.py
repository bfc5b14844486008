"""The forecasts of the month before against the truth: a list, unit by unit."""

from datetime import date

from PySide6.QtGui import QHideEvent, QShowEvent
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.models.column import Column, Paint, Room
from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.forecast_list import ForecastFacts, ForecastList, ForecastRow
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.settings.part import Part, buttons, inside_of, words
from workreport.ui.widgets.button import NormalButton
from workreport.ui.widgets.card import Card

_LEAST, _MOST, _ROW = 4, 16, 28


class ForecastPart(Part):
    """Enter opens the report in which a task stands."""

    def __init__(self, model: ForecastList) -> None:
        super().__init__("forecast_part", _("Việc dự kiến"))
        self._model = model
        card = Card(_("Việc tháng trước ghi dự kiến"), "forecast_card")
        lines = inside_of(card)
        self._title = words(name="forecast_title", role="medium")
        lines.addWidget(self._title)
        explained = _(
            "Việc ghi dự kiến đã được tính là hoàn thành; báo cáo tháng này phải xác nhận, "
            "việc chưa xong thì mở lại."
        )
        lines.addWidget(words(explained, role="hint"))
        rules: GridRules[ForecastRow] = GridRules(identify=lambda row: row.id)
        self._rows: GridModel[ForecastRow] = GridModel(
            _columns(), rules, near=date(2026, 1, 1), parent=self
        )
        self._rows.group_by(lambda row: row.group)
        self.grid = GridView(
            self._rows, "forecast_grid", _("Việc tháng trước ghi dự kiến"), is_list=True
        )
        self.grid.opened.connect(self._on_opened)
        card.body.addWidget(self.grid)
        self._open = NormalButton(_("Mở báo cáo"), "forecast_open", icon="eye")
        self._open.clicked.connect(lambda: self._on_opened(self.grid.current_id()))
        inside_of(card).addLayout(buttons(self._open))
        self.lines.addWidget(card)
        self.lines.addStretch(1)
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
        self.grid.set_window_width(width)

    def _show(self, facts: ForecastFacts) -> None:
        self._title.setText(facts.title)
        self._rows.set_lines(facts.rows)
        self.grid.setVisible(bool(facts.rows))
        heads = len({row.unit for row in facts.rows})
        shown = max(_LEAST, min(_MOST, len(facts.rows) + heads))
        self.grid.setFixedHeight(look().px(34 + _ROW * shown))
        if facts.rows:
            self._open.allow()
            if not self.grid.current_id():
                self.grid.go_to(facts.rows[0].id, "content")
        else:
            self._open.refuse(_("Không có việc dự kiến nào để mở."))

    def _on_opened(self, row_id: str) -> None:
        row = next((one for one in self._rows.lines if one.id == row_id), None)
        if row is not None:
            self._model.open_task(row)


def _columns() -> tuple[Column[ForecastRow], ...]:
    return (
        Column(
            key="content",
            title=_("Nội dung"),
            width=360,
            text=lambda row: row.content,
            paint=Paint.STRONG,
            stretches=True,
            room=Room.ALWAYS,
        ),
        Column(key="expected", title=_("Dự kiến xong"), width=112, text=lambda row: row.expected),
        Column(
            key="outcome",
            title=_("Thực tế"),
            width=220,
            text=lambda row: row.outcome.text,
            content=lambda row: row.outcome,
            paint=Paint.CHIP,
            room=Room.ALWAYS,
        ),
        Column(key="done", title=_("Xong ngày"), width=112, text=lambda row: row.done or "–"),
    )
