"""Who would change level, beside the counts and the quotas before and after."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QGridLayout, QWidget

from workreport.i18n.translation import _
from workreport.ui.models.column import Column, Paint, Room
from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.what_if import MovedLine, OutcomeWords
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.settings.part import words
from workreport.ui.widgets.ground import column, empty, named
from workreport.ui.widgets.label import PlainLabel

_ROW, _MOST = 28, 9


class OutcomeView(QWidget):
    """Shows :class:`OutcomeWords`; empty until something was tried."""

    def __init__(self, name: str, *, of_units: bool = False) -> None:
        super().__init__()
        named(self, name, _("Kết quả thử"))
        lines = column(self, gap=8)
        self.title = PlainLabel("", "section", name=f"{name}_title")
        self.verdict = words(name=f"{name}_verdict", role="medium")
        lines.addWidget(self.title)
        lines.addWidget(self.verdict)
        self._tables = QGridLayout()
        self._tables.setHorizontalSpacing(24)
        self._tables.setVerticalSpacing(4)
        self._tables.setColumnStretch(2, 1)
        lines.addLayout(self._tables)
        rules: GridRules[MovedLine] = GridRules(identify=lambda line: line.id)
        self._model: GridModel[MovedLine] = GridModel(
            _unit_columns() if of_units else _columns(), rules, near=date(2026, 1, 1), parent=self
        )
        titled = _("Đơn vị đổi mức") if of_units else _("Người đổi mức")
        self.grid = GridView(self._model, f"{name}_grid", titled, is_list=True)
        lines.addWidget(self.grid)
        self._notes = column(gap=4)
        lines.addLayout(self._notes)
        self.hide()

    def show_outcome(self, outcome: OutcomeWords) -> None:
        """Show what would be."""
        self.title.setText(outcome.title)
        self.verdict.setText(outcome.verdict)
        empty(self._tables)
        self._add_rows(0, _("Mức"), outcome.counts)
        self._add_rows(len(outcome.counts) + 1, _("Hạn mức"), outcome.quotas)
        self._model.set_lines(outcome.lines)
        self.grid.setVisible(bool(outcome.lines))
        height = look().px(30 + _ROW * min(_MOST, len(outcome.lines)) + 4)
        self.grid.setFixedHeight(height)
        empty(self._notes)
        for note in outcome.notes:
            self._notes.addWidget(words(note, role="hint"))
        self._notes.addWidget(words(_("Chỉ là thử: không ghi gì vào hồ sơ."), role="hint"))
        self.show()

    def _add_rows(self, first: int, title: str, rows: tuple[tuple[str, str, str], ...]) -> None:
        if not rows:
            return
        for at, text in enumerate((title, _("Hiện nay"), _("Nếu thay đổi"))):
            self._tables.addWidget(PlainLabel(text, "caption"), first, at)
        for number, (name, before, after) in enumerate(rows, start=first + 1):
            role = "strong" if before != after else ""
            for at, text in enumerate((name, before, after)):
                self._tables.addWidget(PlainLabel(text, role if at else "second"), number, at)


def _columns() -> tuple[Column[MovedLine], ...]:
    return (
        Column(
            key="name",
            title=_("Họ và tên"),
            width=180,
            text=lambda line: line.name,
            paint=Paint.STRONG,
            room=Room.ALWAYS,
        ),
        Column(
            key="group",
            title=_("Nhóm so sánh"),
            width=112,
            text=lambda line: line.group,
            paint=Paint.SECOND,
        ),
        Column(
            key="before",
            title=_("Hiện nay"),
            width=76,
            text=lambda line: line.before,
            room=Room.ALWAYS,
        ),
        Column(
            key="after",
            title=_("Sẽ là"),
            width=76,
            text=lambda line: line.after,
            paint=Paint.STRONG,
            room=Room.ALWAYS,
        ),
        Column(key="scores", title=_("Điểm trước / sau"), width=130, text=lambda line: line.scores),
        Column(
            key="why",
            title=_("Đơn vị, lý do"),
            width=200,
            text=lambda line: f"{line.unit} – {line.why}" if line.why else line.unit,
            stretches=True,
            paint=Paint.SECOND,
        ),
    )


def _unit_columns() -> tuple[Column[MovedLine], ...]:
    """Return the columns of departments: a name, no comparison group, what stands against it."""
    known = {one.key: one for one in _columns()}
    return (
        replace(known["name"], title=_("Đơn vị"), width=300),
        known["before"],
        known["after"],
        known["scores"],
        replace(known["why"], title=_("Lý do"), text=lambda line: line.why),
    )
