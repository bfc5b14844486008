"""Below the classification: quotas, how levels are spread, who moved, whose remark is missing."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from workreport.i18n.translation import _
from workreport.services.classification_review import Review
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.people import People
from workreport.ui.viewmodels.people_review import PeopleReview, PersonRow, SpreadRow
from workreport.ui.viewmodels.quota_words import QuotaWords, quota_title
from workreport.ui.views.classification.quota_bar import QuotaSquares
from workreport.ui.views.shell.side_pane import WHOLE_BELOW
from workreport.ui.widgets.button import LinkButton
from workreport.ui.widgets.chip import Chip
from workreport.ui.widgets.flow import FlowLayout
from workreport.ui.widgets.ground import column, empty, named, row
from workreport.ui.widgets.label import ElidedLabel, PlainLabel
from workreport.ui.widgets.strips import Segment, SegmentStrip
from workreport.ui.widgets.symbol import Symbol

GROUPS, UNITS, SPREAD, CHANGES, MISSING = "groups", "units", "spread", "changes", "missing"
_ROW, _ROWS, _FEW_ROWS = 24, 4, 2  # more than these are scrolled


class PeopleFoot(QWidget):
    """One list at a time; a name leads to the line of the person.

    Signals:
        person_wanted: Id of a person, and whether the remark is to be written.
    """

    person_wanted = Signal(str, bool)

    def __init__(self, model: People) -> None:
        super().__init__()
        named(self, "people_foot", _("Hạn mức, phân bố và thay đổi mức"))
        self._model = model
        self._review = PeopleReview(model)
        self._found: Review | None = None
        self._most = _ROWS
        self._totals = PlainLabel("", "strong", name="people_totals")
        self._limit = PlainLabel("", "section", name="people_limit")
        self._strip = SegmentStrip(self._segments(0, 0), "people_radar", _("Xem theo"))
        self._strip.choose(GROUPS)
        self._strip.chosen.connect(self._show_rows)
        self._note = ElidedLabel("", "hint", name="people_foot_note")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(3)
        self._area = QScrollArea()
        named(self._area, "people_quotas", _("Hạn mức theo nhóm và đơn vị"))
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = named(QWidget(), "inside")
        inside.setLayout(self._grid)
        self._area.setWidget(inside)
        lines = column(self, gap=4)
        lines.setContentsMargins(16, 8, 16, 10)
        head = FlowLayout(gap=8, line_gap=4)
        head.setContentsMargins(0, 0, 0, 0)
        self._limit.setMinimumHeight(self._strip.sizeHint().height())
        head.addWidget(self._limit)
        head.addWidget(self._strip)
        lines.addLayout(head)
        told = row(gap=12)
        told.addWidget(self._totals)
        told.addWidget(self._note, 1)
        self._tools = told
        lines.addLayout(told)
        lines.addWidget(self._area)

    def add_tool(self, button: QWidget) -> None:
        """Put something to press at the right."""
        self._tools.addWidget(button)

    def show_facts(self) -> None:
        """Show what the model says now, what was typed included."""
        found = self._review.review()
        self._found = found
        self._totals.setText(self._model.totals_words())
        changes = 0 if found is None else len(found.changes)
        missing = 0 if found is None else len(found.missing)
        self._strip.set_segments(self._segments(changes, missing))
        self._show_rows()

    def fit(self, width: int) -> None:
        """Leave the grid its room in a narrow window."""
        self._most = _ROWS if width >= WHOLE_BELOW else _FEW_ROWS
        self._show_rows()

    def _segments(self, changes: int, missing: int) -> tuple[Segment, ...]:
        return (
            Segment(GROUPS, _("Theo nhóm")),
            Segment(UNITS, _("Theo đơn vị")),
            Segment(SPREAD, _("Phân bố")),
            Segment(CHANGES, _("Đổi mức"), count=changes),
            Segment(MISSING, _("Thiếu nhận xét"), count=missing),
        )

    def _show_rows(self) -> None:
        empty(self._grid)
        for at in range(8):
            self._grid.setColumnStretch(at, 0)
        chosen = self._strip.chosen_key()
        is_quota = chosen in {GROUPS, UNITS}
        titles = {
            SPREAD: _("Phân bố mức"),
            CHANGES: _("Đổi mức so với tháng trước"),
            MISSING: _("Chưa có nhận xét bắt buộc"),
        }
        self._limit.setText(
            quota_title(self._model.schemes().all) if is_quota else titles.get(chosen, "")
        )
        if is_quota:
            model = self._model
            count = self._show_quotas(model.unit_quotas() if chosen == UNITS else model.quotas())
            told = _("theo nhóm so sánh; của đơn vị chỉ để biết · quá hạn mức phải nêu lý do")
        elif chosen == SPREAD:
            count = self._show_spread(self._review.spread_rows(self._found))
            told = _("tỷ lệ trên số người được xếp loại; kể cả quyết định chưa ghi")
        else:
            is_missing = chosen == MISSING
            rows = (self._review.missing_rows if is_missing else self._review.change_rows)(
                self._found
            )
            count = self._show_people(rows, is_missing=is_missing)
            told = _("bấm vào tên để tới dòng của người đó")
        self._note.setText(told)
        self._area.setFixedHeight(look().px(_ROW * max(1, min(count, self._most))))

    def _show_quotas(self, rows: Sequence[QuotaWords]) -> int:
        self._grid.setColumnStretch(4, 1)
        for at, one in enumerate(rows):
            squares = QuotaSquares(f"quota_{at}")
            squares.set_quota(one.used, one.allowed)
            limit = _("{used} / tối đa {allowed}").format(used=one.used, allowed=one.allowed)
            for place, widget in enumerate(
                (
                    PlainLabel(one.group, "medium"),
                    squares,
                    PlainLabel(limit, "second", name=f"quota_{at}_limit"),
                    Chip(one.badge, f"quota_{at}_state"),
                    ElidedLabel(one.words, "hint", name=f"quota_{at}_words"),
                )
            ):
                self._grid.addWidget(widget, at, place)
        return len(rows)

    def _show_spread(self, rows: Sequence[SpreadRow]) -> int:
        last = 1 + max((len(one.cells) for one in rows), default=0)
        self._grid.setColumnStretch(last, 1)
        for at, one in enumerate(rows):
            role = "strong" if one.is_head else "medium"
            self._grid.addWidget(PlainLabel(one.name, role, name=f"spread_{at}"), at, 0)
            for place, cell in enumerate(one.cells, start=1):
                label = PlainLabel(cell, "second", name=f"spread_{at}_{place}")
                self._grid.addWidget(label, at, place)
            self._grid.addWidget(ElidedLabel(one.rest, "hint", name=f"spread_{at}_rest"), at, last)
        return len(rows)

    def _show_people(self, rows: Sequence[PersonRow], *, is_missing: bool) -> int:
        self._grid.setColumnStretch(4, 1)
        if not rows:
            words = (
                _("Mọi mức cần nhận xét đều đã có nhận xét.")
                if is_missing
                else _("Không ai đổi mức so với tháng trước.")
            )
            self._grid.addWidget(PlainLabel(words, "hint", name="people_foot_none"), 0, 0, 1, 5)
        for at, one in enumerate(rows):
            link = LinkButton(one.name, f"moved_{at}").small()
            link.setAccessibleName(f"{one.name}, {one.unit}: {one.what}. {one.words}")
            link.clicked.connect(partial(self.person_wanted.emit, one.person, is_missing))
            for place, widget in enumerate(
                (
                    Symbol(one.icon, one.ink, 14),
                    link,
                    PlainLabel(one.unit, "second"),
                    PlainLabel(one.what, "second", name=f"moved_{at}_what"),
                    ElidedLabel(one.words, "hint", name=f"moved_{at}_words"),
                )
            ):
                self._grid.addWidget(widget, at, place)
        return len(rows)
