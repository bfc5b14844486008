"""Lines around the people: the scheme of the month above, the keys and the last refusal below."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from workreport.i18n.translation import _, chosen
from workreport.ui.models.scheme_levels import NOT_RATED, scheme_choices
from workreport.ui.viewmodels.scheme_clauses import status_badge
from workreport.ui.widgets.chip import Chip
from workreport.ui.widgets.flow import FlowLayout
from workreport.ui.widgets.ground import column, empty, named, row
from workreport.ui.widgets.label import ElidedLabel, PlainLabel
from workreport.ui.widgets.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workreport.domain.month_schemes import MonthSchemes
    from workreport.domain.rating_scheme import RatingScheme

_STANDARD = "abcd_direct"


class KeyLine(QWidget):
    """Says which keys choose what; what was refused last stands above."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "classification_keys")
        lines = column(self)
        lines.setContentsMargins(16, 6, 16, 6)
        self._problem = Sentence("", name="classification_problem", ink="bad")
        self._problem.hide()
        lines.addWidget(self._problem)
        self._line = FlowLayout(gap=16, line_gap=4)
        lines.addLayout(self._line)
        self._shown: object = None

    def set_problem(self, words: str) -> None:
        """Say why the last input was not taken."""
        self._problem.set_text(words)
        self._problem.setVisible(bool(words))

    def show_schemes(self, schemes: "MonthSchemes") -> None:
        """Show the keys of the levels of a month."""
        self.set_problem("")
        levels = tuple(one for one in scheme_choices(schemes) if one.value != NOT_RATED)
        wanted = (levels, schemes.have_points)
        if wanted == self._shown:
            return
        self._shown = wanted
        empty(self._line)
        are_letters = all(len(str(one.value)) == 1 for one in levels)
        keys = [str(one.value) if are_letters else one.keys[0] for one in levels]
        parts = [
            (tuple(keys), _("chọn mức")),
            (("K",), _("không xếp loại")),
            (("F2",), _("nhận xét")),
            (("Ctrl+I",), _("vì sao")),
        ]
        if schemes.have_points:
            parts += [(("Ctrl+T",), _("dùng mức tính được")), (("Ctrl+E",), _("phiếu điểm"))]
        for each, words in parts:
            group = named(QWidget(), "inside")
            across = row(group, gap=4)
            for key in each:
                across.addWidget(PlainLabel(key, "key"))
            across.addWidget(PlainLabel(words, "hint"))
            self._line.addWidget(group)


class SchemeLine(QWidget):
    """Names the schemes of the month and what they rest on; hidden where levels are just picked."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "classification_scheme")
        self._line = row(self, gap=8)
        self._line.setContentsMargins(16, 0, 16, 8)
        self._shown: object = None

    def show_schemes(self, found: "Sequence[RatingScheme]") -> None:
        """Show the schemes somebody of the unit is rated by."""
        self.setVisible(any(each.id != _STANDARD for each in found))
        titles = tuple(chosen(each.title) for each in found)
        if titles == self._shown:
            return
        self._shown = titles
        empty(self._line)
        for at, (each, words) in enumerate(zip(found, titles, strict=True)):
            label = ElidedLabel(words, "second", name=f"scheme_{at}")
            label.setMaximumWidth(label.fontMetrics().horizontalAdvance(words) + 4)
            self._line.addWidget(label, 1)
            self._line.addWidget(Chip(status_badge(each.status), f"scheme_{at}_status"))
            self._line.addSpacing(8)
        self._line.addStretch(1)
