"""The tasks a grade was counted from; each row opens its task in the report."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workreport.i18n.translation import _
from workreport.services.grade_words import SourceWords
from workreport.ui.widgets.button import LinkButton
from workreport.ui.widgets.ground import column, empty, named, row
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.sentence import Sentence
from workreport.ui.widgets.symbol import Symbol

_LETTERS = 38


class SourceList(QWidget):
    """Lists receipt and returns, then every task with what it brings to U1, U2 and U3.

    Signals:
        task_wanted: The person wants to see a task; its id.
    """

    task_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        named(self, "grade_sources", _("Nguồn của điểm"))
        self._lines = column(self, gap=4)
        self._shown: object = None

    def show_sources(self, tasks: tuple[SourceWords, ...], filing: str) -> None:
        """Show the sources; none while they are being read."""
        if self._shown == (tasks, filing):
            return
        self._shown = (tasks, filing)
        empty(self._lines)
        if not filing:
            return
        self._lines.addWidget(PlainLabel(_("Nguồn của điểm"), "section"))
        self._lines.addWidget(Sentence(filing, name="source_filing", ink="text2", size=12))
        if not tasks:
            nothing = _("Không có nhiệm vụ nào để tính U1, U2, U3.")
            self._lines.addWidget(PlainLabel(nothing, "hint", name="source_none", wraps=True))
        for at, each in enumerate(tasks):
            self._lines.addLayout(self._row(at, each))

    def _row(self, at: int, each: SourceWords) -> QHBoxLayout:
        line = row(gap=8)
        icon, ink = ("check-circle-fill", "ok") if each.counts else ("minus-circle", "warn")
        line.addWidget(Symbol(icon, ink))
        words = column(gap=0)
        link = LinkButton(_short(each.content), f"source_{at}", tooltip=each.content)
        link.setAccessibleName(f"{each.content}. {each.words}")
        link.clicked.connect(partial(self._want, each.task))
        words.addWidget(link)
        words.addWidget(Sentence(each.said, name=f"source_{at}_words", ink="text2", size=12))
        line.addLayout(words, 1)
        return line

    def _want(self, task: str) -> None:
        self.task_wanted.emit(task)


def _short(text: str) -> str:
    return text if len(text) <= _LETTERS else f"{text[: _LETTERS - 1].rstrip()}…"
