"""The side pane of history: trend, units by punctuality, and the story of the current cell."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from workreport.i18n.formats import period_text
from workreport.i18n.translation import _
from workreport.ui.theme.badge import Badge
from workreport.ui.viewmodels.history import Share, Story
from workreport.ui.views.history.trend import TrendChart, Values
from workreport.ui.widgets.button import NormalButton
from workreport.ui.widgets.chip import Chip, LevelBox
from workreport.ui.widgets.ground import column, empty, named, row, rule
from workreport.ui.widgets.label import ElidedLabel, PlainLabel
from workreport.ui.widgets.symbol import Symbol


class StoryPane(QWidget):
    """Shows what it is given.

    Signals:
        month_wanted: The person wants to see the month of the story.
    """

    month_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "history_story", _("Diễn biến của ô đang xem"))
        lines = column(self, gap=8)
        head = row(gap=8)
        head.addWidget(PlainLabel(_("Xu hướng đơn vị"), "section", wraps=True), 1)
        head.addWidget(PlainLabel(_("% nhiệm vụ không chậm"), "hint", wraps=True), 1)
        lines.addLayout(head)
        self.trend = TrendChart()
        lines.addWidget(self.trend)
        self._names = PlainLabel("", "hint", wraps=True, name="history_trend_names")
        lines.addWidget(self._names)
        lines.addWidget(rule())
        self._shares = QGridLayout()
        self._shares.setVerticalSpacing(6)
        self._shares.setHorizontalSpacing(8)
        self._shares.setColumnStretch(0, 1)
        lines.addLayout(self._shares)
        lines.addWidget(rule())
        self._title = row(gap=8)
        lines.addLayout(self._title)
        self._words = PlainLabel("", "second", wraps=True, name="story_words")
        self._remark = PlainLabel("", "second", wraps=True, name="story_remark")
        lines.addWidget(self._words)
        lines.addWidget(self._remark)
        self.month = NormalButton(_("Xem tháng này"), "story_month")
        self.month.clicked.connect(self.month_wanted)
        lines.addWidget(self.month)
        lines.addStretch(1)
        self.show_story(None)

    def show_nothing(self) -> None:
        """Show that there is nothing yet."""
        self.show_story(None)
        self.show_shares(())
        self.show_trend((), "", (), ())

    def show_trend(
        self,
        heads: tuple[str, ...],
        name: str,
        unit: Values,
        agency: Values,
        earlier: tuple[tuple[str, Values], ...] = (),
    ) -> None:
        """Show the trend of a unit beside the agency's, and those of the units it followed."""
        told = tuple(
            (each, values) for each, values in earlier if any(v is not None for v in values)
        )
        self.trend.set_values(heads, unit, agency, tuple(values for _name, values in told))
        words = _("Nét liền: {unit}. Nét đứt: toàn cơ quan.").format(unit=name) if name else ""
        if told:
            names = ", ".join(each for each, _values in told)
            words += " " + _("Nét mảnh: trước đó là {units}.").format(units=names)
        self._names.setText(words)

    def show_shares(self, shares: tuple[Share, ...]) -> None:
        """Show the newest share of each unit and how it moved."""
        empty(self._shares)
        for place, share in enumerate(shares):
            self._shares.addWidget(ElidedLabel(share.name, "medium"), place, 0)
            value = "–" if share.percent is None else f"{share.percent}%"
            self._shares.addWidget(PlainLabel(value, "strong"), place, 1)
            icon, ink = ("minus", "text3")
            if share.change:
                icon, ink = ("trend-up", "ok") if share.change > 0 else ("trend-down", "bad")
            self._shares.addWidget(Symbol(icon, ink, 14), place, 2)
            self._shares.addWidget(
                PlainLabel(f"{share.change:+d}" if share.change else "0", "hint"), place, 3
            )

    def show_story(self, story: Story | None) -> None:
        """Tell the story of a cell, or nothing."""
        empty(self._title)
        self.month.setVisible(story is not None)
        self._words.setText("" if story is None else story.words)
        remark = "" if story is None else story.remark
        self._remark.setText(f"“{remark}”" if remark else "")
        self._remark.setVisible(bool(remark))
        if story is None:
            self._title.addWidget(PlainLabel(_("Chọn một ô để xem chuyện của tháng đó."), "second"))
            return
        self._title.addWidget(PlainLabel(story.title, "section", wraps=True), 1)
        if story.level:
            self._title.addWidget(LevelBox(story.level, story.level, "story_level"))
        elif isinstance(story.badge, Badge):
            self._title.addWidget(Chip(story.badge, "story_badge"))
        self.month.set_label(
            _("Xem {month}").format(month=period_text(str(story.period), "inline"))
        )
