"""The list of tasks that several units report: merge them by hand, take them apart again."""

from functools import partial
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workreport.i18n.translation import _
from workreport.ui.viewmodels.same_work import SameWork, SameWorks
from workreport.ui.views.consolidation.scrolled import scrolled
from workreport.ui.widgets.button import IconButton, LinkButton, NormalButton, QuietButton
from workreport.ui.widgets.ground import column, empty, named, row, rule
from workreport.ui.widgets.inputs import LineEdit
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.sentence import Sentence
from workreport.ui.widgets.tab_order import follow


class SameWorkFace(QWidget):
    """Each proposal with the reason for it, both sources and the Office's common words.

    Signals:
        closed: The person wants to see the grades again.
        opened: Where a source can be opened.
    """

    closed = Signal()
    opened = Signal(str)

    def __init__(self, model: SameWorks) -> None:
        super().__init__()
        named(self, "same_face", _("Gộp việc trùng"))
        self._model = model
        self._shown: object = None
        self._rows: QVBoxLayout = column(gap=0)
        self.back = IconButton("caret-left", _("Về điểm đơn vị"), "same_back", is_bare=True)
        self.back.clicked.connect(self.closed)
        lines = column(self)
        head = row(gap=8)
        head.setContentsMargins(8, 6, 14, 6)
        head.addWidget(self.back)
        head.addWidget(PlainLabel(_("Gộp việc trùng"), "section"), 1)
        lines.addLayout(head)
        note = _("Chương trình chỉ gợi ý. Số của từng đơn vị không đổi; văn bản nêu đủ các đơn vị.")
        told = PlainLabel(note, "caption", wraps=True)
        told.setContentsMargins(14, 0, 14, 8)
        lines.addWidget(told)
        lines.addWidget(rule(ink="line2"))
        self._area = scrolled(self._rows, "same_area")
        lines.addWidget(self._area, 1)

    def show_rows(self) -> None:
        """Show what is proposed and what was merged; what is being typed stays while it holds."""
        rows, may_change = self._model.rows(), self._model.may_change()
        if (rows, may_change) == self._shown:
            return
        self._shown = rows, may_change
        focused = cast("QWidget | None", self.window().focusWidget())
        was_here = focused is not None and self._area.isAncestorOf(focused)
        empty(self._rows)
        if not rows:
            words = _("Không thấy nhiệm vụ nào trùng giữa các đơn vị.")
            nothing = PlainLabel(words, "second", name="same_none", wraps=True)
            nothing.setContentsMargins(14, 10, 14, 10)
            self._rows.addWidget(nothing)
        for at, one in enumerate(rows):
            self._rows.addWidget(self._row(at, one, may_change=may_change))
            self._rows.addWidget(rule())
        self._rows.addStretch(1)
        follow(self.back, self._area)
        if was_here:
            self.focus()  # what was answered has gone: on to the next one

    def _row(self, at: int, one: SameWork, *, may_change: bool) -> QWidget:
        units = ", ".join(dict.fromkeys(each.unit for each in one.tasks))
        box = named(QWidget(), f"same_{at}", f"{units}: {one.why}")
        lines = column(box, gap=4)
        lines.setContentsMargins(14, 9, 14, 11)
        lines.addWidget(Sentence(_begun(one.why), name=f"same_{at}_why", size=12, ink="text2"))
        for place, each in enumerate(one.tasks):
            head = row(gap=8)
            head.addWidget(PlainLabel(each.unit, "smallstrong", wraps=True), 1)
            head.addWidget(PlainLabel(each.state, "caption"))
            if may_change:
                link = LinkButton(_("Mở"), f"same_{at}_open_{place}").small()
                words = _("Mở trong báo cáo: {text}").format(text=each.content)
                link.setAccessibleName(f"{each.unit}. {words}")
                link.clicked.connect(partial(self.opened.emit, each.place))
                head.addWidget(link)
            lines.addLayout(head)
            lines.addWidget(Sentence(each.content, name=f"same_{at}_text_{place}"))
        if may_change:
            self._add_deeds(lines, at, one)
        elif one.is_merged:
            lines.addWidget(Sentence(one.content, name=f"same_{at}_shared", weight=500))
        return box

    def _add_deeds(self, lines: QVBoxLayout, at: int, one: SameWork) -> None:
        deeds = row(gap=8)
        if one.is_merged:
            shared = Sentence(
                _("Gọi chung: {content}").format(content=one.content),
                name=f"same_{at}_shared",
                weight=500,
            )
            lines.addWidget(shared)
            reason = LineEdit(f"same_{at}_reason", _("Lý do tách ra"))
            reason.setPlaceholderText(_("Lý do tách ra"))
            apart = NormalButton(_("Tách ra"), f"same_{at}_apart")
            apart.clicked.connect(lambda: self._model.take_apart(one.key, reason.text()))
            reason.returnPressed.connect(apart.click)
            deeds.addWidget(reason, 1)
            deeds.addWidget(apart)
        else:
            content = LineEdit(f"same_{at}_content", _("Gọi chung bằng lời của Văn phòng"))
            content.setText(one.content)
            content.setCursorPosition(0)
            content.setToolTip(one.content)
            lines.addWidget(content)
            merge = NormalButton(_("Gộp"), f"same_{at}_merge", icon="copy")
            merge.clicked.connect(lambda: self._model.merge(one.key, content.text()))
            content.returnPressed.connect(merge.click)
            no = QuietButton(_("Không phải một việc"), f"same_{at}_no")
            no.clicked.connect(partial(self._model.take_apart, one.key, ""))
            deeds.addWidget(merge)
            deeds.addWidget(no)
            deeds.addStretch(1)
        lines.addLayout(deeds)

    def focus(self) -> None:
        """Put the focus where the first line can be answered."""
        named_so = (self.findChild(QWidget, f"same_0_{part}") for part in ("content", "reason"))
        first = next((found for found in named_so if found is not None), self.back)
        first.setFocus(Qt.FocusReason.TabFocusReason)


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]
