"""The values of a layout profile in groups, one group at a time."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from workreport.domain.layout_fields import FIELDS, GROUPS
from workreport.i18n.layout_text import group_label
from workreport.i18n.translation import _
from workreport.ui.viewmodels.layout_facts import Shown
from workreport.ui.views.settings.layout_fields import LayoutFieldEdit
from workreport.ui.views.settings.part import inside_of, words
from workreport.ui.widgets.card import Card
from workreport.ui.widgets.ground import empty, named
from workreport.ui.widgets.inputs import Choice

_WIDE_FROM, _MIDDLE_FROM = 1100, 560
_MOST_TOLD = 4


class LayoutForm(Card):
    """The group is chosen in the head; a group with changed values says how many.

    Signals:
        typed: The path of a value and what was typed.
    """

    typed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(_("Giá trị của thể thức"), "layout_form")
        self.group = Choice("layout_group", _("Nhóm giá trị"), ())
        self.group.activated.connect(lambda _at: self._build())
        self.group.setMinimumContentsLength(26)
        self.head.addWidget(self.group)
        lines = inside_of(self)
        self._about = words(name="layout_about")
        lines.addWidget(self._about)
        self._inside = named(QWidget(), "layout_values")
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        lines.addWidget(self._inside)
        self._problems = words(name="layout_problems", role="problem")
        self._problems.hide()
        lines.addWidget(self._problems)
        self.edits: dict[str, LayoutFieldEdit] = {}
        self._shown: Shown | None = None
        self._columns = 3
        self._built: tuple[str, int, str] = ("", 0, "")

    def fit(self, width: int) -> None:
        """Put the values in as many columns as there is room for."""
        columns = 3 if width >= _WIDE_FROM else 2 if width >= _MIDDLE_FROM else 1
        if columns != self._columns:
            self._columns = columns
            self._build()

    def show_shown(self, shown: Shown) -> None:
        """Show a profile, or another value of it."""
        self._shown = shown
        current = self.group.value()
        said = tuple((one, self._group_words(one)) for one in GROUPS if self._paths(one))
        if said != self._offered():
            self.group.set_choices(said)
            self.group.set_value(current if current in dict(said) else said[0][0])
        self._build()
        self._about.setText(_about(shown))
        elsewhere = [text for path, text in shown.problems.items() if path not in self.edits]
        self._problems.setText("\n".join(elsewhere[:_MOST_TOLD]))
        self._problems.setVisible(bool(elsewhere))

    def _offered(self) -> tuple[tuple[str, str], ...]:
        return tuple(
            (str(self.group.itemData(at)), self.group.itemText(at))
            for at in range(self.group.count())
        )

    def _paths(self, group: str) -> list[str]:
        values = self._shown.layout.values if self._shown else {}
        return [each.path for each in FIELDS if each.group == group and each.path in values]

    def _group_words(self, group: str) -> str:
        changed = self._shown.changed if self._shown else ()
        count = sum(path in changed for path in self._paths(group))
        label = group_label(group)
        return _("{group} · {count} khác mẫu").format(group=label, count=count) if count else label

    def _build(self) -> None:
        """Make the inputs of a group, and say in each what its value is."""
        if self._shown is None:
            return
        wanted = (self.group.value(), self._columns, self._shown.layout.code)
        if wanted != self._built:
            self._built = wanted
            empty(self._grid)
            self.edits = {}
            shown = set(self._paths(self.group.value()))
            fields = [each for each in FIELDS if each.path in shown]
            for at, field in enumerate(fields):
                edit = LayoutFieldEdit(field)
                edit.typed.connect(self.typed)
                self.edits[field.path] = edit
                self._grid.addWidget(edit, at // self._columns, at % self._columns)
            for place in range(3):
                self._grid.setColumnStretch(place, 1 if place < self._columns else 0)
        for edit in self.edits.values():
            edit.show_value(self._shown)


def _about(shown: Shown) -> str:
    if shown.layout.is_shipped:
        fixed = _("Mẫu có sẵn theo {source}, không sửa được. Lập bản riêng rồi sửa bản riêng.")
        return fixed.format(source=shown.layout.source)
    words_ = _("Bản riêng lập từ mẫu {base}.").format(base=shown.base.title)
    return f"{words_} {_('Có giá trị chưa ký.')}" if shown.is_typed else words_
