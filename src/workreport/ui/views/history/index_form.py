"""The form below the indices: which index, which year, value, rank; the Office signs it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workreport.i18n.translation import _
from workreport.services.indices import Index
from workreport.ui.viewmodels.index_editing import NEW, IndexEditing
from workreport.ui.widgets.button import PrimaryButton, QuietButton
from workreport.ui.widgets.flow import FlowLayout
from workreport.ui.widgets.ground import column, named
from workreport.ui.widgets.inputs import Choice, LabelledInput, LineEdit
from workreport.ui.widgets.label import PlainLabel


class IndexForm(QWidget):
    """One year at a time; Enter in any field signs it."""

    def __init__(self, model: IndexEditing) -> None:
        super().__init__()
        named(self, "index_form", _("Ghi chỉ số"))
        self._model = model
        self._goes_on = False  # a new index was signed; its next year is what comes
        lines = column(self, gap=6)
        lines.setContentsMargins(16, 8, 16, 10)
        self.choice = Choice("index_choice", _("Chỉ số"), model.choices())
        self.choice.currentIndexChanged.connect(self._show_chosen)
        self.fields = {
            "name": LineEdit("index_name", _("Tên chỉ số")),
            "unit": LineEdit("index_unit", _("Đơn vị tính")),
            "source": LineEdit("index_source", _("Nguồn công bố")),
            "year": LineEdit("index_year", _("Năm")),
            "value": LineEdit("index_value", _("Giá trị")),
            "rank": LineEdit("index_rank", _("Thứ hạng")),
            "among": LineEdit("index_among", _("Trong tổng số")),
            "note": LineEdit("index_note", _("Ghi chú")),
        }
        flow = FlowLayout(12, 6)
        flow.addWidget(LabelledInput(_("Chỉ số"), self.choice))
        self._boxes: dict[str, LabelledInput] = {}
        for key, field in self.fields.items():
            box = LabelledInput(field.accessibleName(), field)
            field.returnPressed.connect(self._keep)
            self._boxes[key] = box
            flow.addWidget(box)
        lines.addLayout(flow)
        self._problem = PlainLabel("", "problem", wraps=True, name="index_problem")
        lines.addWidget(self._problem)
        foot = FlowLayout(12, 6)
        self.keep = PrimaryButton(_("Ghi năm này"), "index_keep")
        self.keep.clicked.connect(self._keep)
        self.drop = QuietButton(_("Thôi theo dõi"), "index_drop")
        self.drop.clicked.connect(self._drop)
        foot.addWidget(self.keep)
        foot.addWidget(self.drop)
        lines.addLayout(foot)
        model.kept.connect(self._on_kept)
        model.refused.connect(self._show_problem)
        self._show_problem("")
        self._show_chosen()

    def show_facts(self) -> None:
        """Offer the indices that are known now; the one chosen stays chosen."""
        choices = self._model.choices()
        if [self.choice.itemText(at) for at in range(self.choice.count())] == [
            words for _value, words in choices
        ]:
            return
        before = self.choice.value()
        had_none = self.choice.count() == 1
        self.choice.set_choices(choices)
        keeps = before in dict(choices) and not had_none
        self.choice.set_value(before if keeps else choices[0][0])
        self._show_chosen()
        if self._goes_on:
            self._goes_on = False
            self.begin()  # the field of a new name, where the cursor was, has gone

    def chosen(self) -> str:
        """Return the name of the index that is chosen."""
        index = self._model.index(self.choice.value())
        return "" if index is None else index.name

    def begin(self) -> None:
        """Put the cursor where typing begins."""
        first = "name" if self.choice.value() == NEW else "year"
        self.fields[first].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_chosen(self) -> None:
        is_new = self.choice.value() == NEW
        for key in ("name", "unit", "source"):
            self._boxes[key].setVisible(is_new)
        self.drop.setVisible(not is_new)

    def _keep(self) -> None:
        words = {key: field.text() for key, field in self.fields.items()}
        known = self._model.index(self.choice.value())
        index = known or Index(name=words["name"], unit=words["unit"], source=words["source"])
        self._show_problem("")
        self._model.keep(index, words)

    def _drop(self) -> None:
        self._model.drop(self.choice.value())

    def _on_kept(self) -> None:
        for field in self.fields.values():
            field.clear()
        self._goes_on = self.choice.value() == NEW
        self.begin()

    def _show_problem(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
