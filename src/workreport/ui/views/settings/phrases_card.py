"""The card of the agency's phrases: a place is chosen, its phrases stand one a line."""

from PySide6.QtGui import QHideEvent, QShowEvent

from workreport.i18n.translation import _, ngettext
from workreport.services.agency_phrases import LONGEST, MOST_SIGNED
from workreport.services.ports.overriding import override
from workreport.ui.viewmodels.agency_phrases import (
    AgencyPhraseModel,
    PhraseFacts,
    phrase_places,
)
from workreport.ui.views.settings.part import buttons, inside_of, words
from workreport.ui.widgets.button import NormalButton
from workreport.ui.widgets.card import Card
from workreport.ui.widgets.inputs import Choice, LabelledInput, PlainTextEdit
from workreport.ui.widgets.label import PlainLabel

_LINES = 6


class PhrasesCard(Card):
    """What is typed for a place stays while others are looked at, until all of it is signed."""

    def __init__(self, model: AgencyPhraseModel) -> None:
        super().__init__(_("Câu mẫu của cơ quan"), "agency_phrases_card")
        self._model = model
        self._shown = ""
        lines = inside_of(self)
        self._origin = words(name="agency_phrases_origin")
        lines.addWidget(self._origin)
        self.place = Choice("agency_phrases_place", _("Viết ở đâu"), phrase_places())
        self.place.activated.connect(self._on_place)
        lines.addWidget(LabelledInput(_("Viết ở đâu"), self.place, keeps_room=False))
        self.edit = PlainTextEdit(
            "agency_phrases_lines", _("Mỗi dòng một câu mẫu"), most=MOST_SIGNED * LONGEST
        )
        self.edit.setPlaceholderText(_("Mỗi dòng một câu. Dấu … là chỗ sẽ điền khi chèn."))
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * _LINES + 20)
        self.edit.finished.connect(model.type_lines)
        lines.addWidget(PlainLabel(self.edit.accessibleName(), "label", wraps=True))
        lines.addWidget(self.edit)
        self._problem = words(name="agency_phrases_problem", role="problem")
        self._problem.hide()
        lines.addWidget(self._problem)
        self.sign = NormalButton("", "agency_phrases_sign", icon="shield-check")
        self.sign.clicked.connect(self._on_sign)
        lines.addLayout(buttons(self.sign))
        hint = _("Mọi hồ sơ làm việc nhận được khi trao đổi và được mời chèn ở đúng chỗ ấy.")
        lines.addWidget(words(hint, role="hint"))
        model.facts_changed.connect(self._show)
        model.refused.connect(self._show_problem)
        self._show(PhraseFacts("", "", "", 0, is_chief=False))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._model.set_shown(is_shown=True)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._model.set_shown(is_shown=False)

    def _show(self, facts: PhraseFacts) -> None:
        self._origin.setText(facts.origin)
        is_other = facts.place != self._shown
        self._shown = facts.place
        if (is_other or not self.edit.hasFocus()) and self.edit.toPlainText() != facts.lines:
            self.edit.setPlainText(facts.lines)
        count = facts.changed
        said = ngettext("Ký câu mẫu, {count} chỗ đổi", "Ký câu mẫu, {count} chỗ đổi", count)
        self.sign.set_label(said.format(count=count) if count else _("Ký câu mẫu"))
        if facts.is_chief:
            self.sign.allow()
        else:
            self.sign.refuse(_("Chánh Văn phòng ký câu mẫu của cơ quan."))

    def _on_place(self) -> None:
        self._model.type_lines(self.edit.toPlainText())
        self._model.choose(self.place.value())

    def _on_sign(self) -> None:
        self._model.type_lines(self.edit.toPlainText())
        self._model.sign()

    def _show_problem(self, said: str) -> None:
        self._problem.setText(said)
        self._problem.setVisible(bool(said))
