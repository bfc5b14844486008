"""The card of results that wait for their day; hidden while none do."""

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.viewmodels.publication import Publication
from workreport.ui.views.settings.part import buttons, inside_of, words
from workreport.ui.widgets.button import NormalButton
from workreport.ui.widgets.card import Card
from workreport.ui.widgets.ground import column


class PublicationCard(QWidget):
    """Which locked month is published from which day, and the button that does it."""

    def __init__(self, model: Publication) -> None:
        super().__init__()
        self._model = model
        self._card = Card(_("Công bố kết quả"), "publication_card")
        column(self).addWidget(self._card)
        lines = inside_of(self._card)
        self._months = words(name="publication_months")
        lines.addWidget(self._months)
        self.publish = NormalButton(_("Công bố"), "publication_publish", icon="export")
        self.publish.clicked.connect(model.publish)
        lines.addLayout(buttons(self.publish))
        hint = _("Theo mẫu thời hạn của tháng, kết quả được công bố vào ngày riêng sau khi khóa.")
        lines.addWidget(words(hint, role="hint"))
        self._card.hide()
        model.shown.connect(self._show)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._model.set_shown(is_shown=True)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._model.set_shown(is_shown=False)

    def _show(self) -> None:
        label = self._model.label()
        self._card.setVisible(bool(label))
        self._months.setText(self._model.words())
        self.publish.set_label(label or _("Công bố"))
        refusal = self._model.refusal()
        if refusal:
            self.publish.refuse(refusal)
        else:
            self.publish.allow()
