"""The rows behind a figure, a group or a sentence: by unit or by field, each opens its report."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workreport.i18n.translation import _, ngettext
from workreport.ui.viewmodels.month_sources import BY_FIELD, BY_UNIT, Source, grouped
from workreport.ui.views.consolidation.scrolled import scrolled
from workreport.ui.widgets.button import IconButton, LinkButton
from workreport.ui.widgets.ground import column, empty, named, row, rule
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.sentence import Sentence
from workreport.ui.widgets.strips import Segment, SegmentStrip
from workreport.ui.widgets.tab_order import follow

_MOST_ROWS = 200  # a list that is longer is read in the table of units or fields


class SourcesFace(QWidget):
    """Lists rows under headings with their number.

    Signals:
        closed: The person wants to see the grades again.
        opened: Where a row can be opened.
    """

    closed = Signal()
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        named(self, "sources_face", _("Dòng nguồn"))
        self._sources: tuple[Source, ...] = ()
        self._may_open = False
        self._title = PlainLabel("", "section", name="sources_title", wraps=True)
        self._rows: QVBoxLayout = column(gap=0)
        self.back = IconButton("caret-left", _("Về điểm đơn vị"), "sources_back", is_bare=True)
        self.back.clicked.connect(self.closed)
        self._order = SegmentStrip(
            (Segment(BY_UNIT, _("Theo đơn vị")), Segment(BY_FIELD, _("Theo lĩnh vực"))),
            "sources_order",
            _("Xếp theo"),
        )
        self._order.choose(BY_UNIT)
        self._order.chosen.connect(self._show_rows)
        lines = column(self)
        head = row(gap=8)
        head.setContentsMargins(8, 6, 14, 6)
        head.addWidget(self.back)
        head.addWidget(self._title, 1)
        lines.addLayout(head)
        order = row()
        order.setContentsMargins(14, 0, 14, 8)
        order.addWidget(self._order)
        order.addStretch(1)
        lines.addLayout(order)
        lines.addWidget(rule(ink="line2"))
        self._area = scrolled(self._rows, "sources_area")
        lines.addWidget(self._area, 1)

    def show_sources(self, title: str, sources: tuple[Source, ...], *, may_open: bool) -> None:
        """Show rows; ``may_open`` tells whether their reports can be opened here."""
        count = sum(one.count for one in sources)
        words = f"{title} · {count}"
        if count != len(sources):
            # The figure counts every unit's task; below it what was merged stands once.
            rows = ngettext("gộp còn {count} dòng", "gộp còn {count} dòng", len(sources))
            words = f"{words}, {rows.format(count=len(sources))}"
        self._title.setText(words)
        self._sources = sources
        self._may_open = may_open
        self._order.setVisible(any("/task/" in one.place for one in sources))
        self._show_rows()

    def _show_rows(self) -> None:
        empty(self._rows)
        by = self._order.chosen_key() if self._order.isVisibleTo(self) else BY_UNIT
        at = 0
        for group in grouped(self._sources[:_MOST_ROWS], by):
            name = f"{group.name} · {len(group.rows)}"
            head = PlainLabel(name, "smallstrong", name=f"source_group_{at}", wraps=True)
            head.setContentsMargins(14, 9, 14, 1)
            self._rows.addWidget(head)
            for one in group.rows:
                self._rows.addWidget(self._row(at, one, by))
                at += 1
            self._rows.addWidget(rule())
        left = len(self._sources) - _MOST_ROWS
        if left > 0:
            words = ngettext("Còn {count} dòng nữa.", "Còn {count} dòng nữa.", left)
            self._rows.addWidget(PlainLabel(words.format(count=left), "hint", name="sources_left"))
        self._rows.addStretch(1)
        follow(self._order, self._area)

    def _row(self, at: int, one: Source, by: str) -> QWidget:
        box = named(QWidget(), f"source_row_{at}", f"{one.unit}: {one.text}. {one.note}")
        lines = column(box, gap=0)
        lines.setContentsMargins(14, 3, 14, 6)
        lines.addWidget(Sentence(one.text, name=f"source_row_{at}_text"))
        foot = row(gap=8)
        note = " · ".join(filter(None, (one.unit if by == BY_FIELD else "", one.note)))
        foot.addWidget(Sentence(note, name=f"source_row_{at}_note", size=12, ink="text2"), 1)
        if one.place and self._may_open:
            link = LinkButton(_("Mở"), f"source_row_{at}_open").small()
            link.setAccessibleName(_("Mở trong báo cáo: {text}").format(text=one.text))
            link.clicked.connect(partial(self.opened.emit, one.place))
            foot.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(foot)
        return box
