"""The deadlines of the month in words, opening the next one, and taking lists from workbooks."""

from functools import partial

from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.viewmodels.agency_phrases import AgencyPhraseModel
from workreport.ui.viewmodels.check_list import CheckListModel
from workreport.ui.viewmodels.publication import Publication
from workreport.ui.viewmodels.settings import Settings
from workreport.ui.viewmodels.settings_facts import SettingsFacts
from workreport.ui.views.settings.check_list_card import CheckListCard
from workreport.ui.views.settings.part import Part, buttons, inside_of, words
from workreport.ui.views.settings.phrases_card import PhrasesCard
from workreport.ui.views.settings.publication_card import PublicationCard
from workreport.ui.widgets.button import NormalButton, PrimaryButton
from workreport.ui.widgets.card import Card
from workreport.ui.widgets.label import PlainLabel


class MonthPart(Part):
    """Cards: the month, and the way to the page of imports."""

    def __init__(self, model: Settings) -> None:
        super().__init__("month_part", _("Tháng và nhập dữ liệu"))
        self._model = model
        self._facts: SettingsFacts | None = None
        card = Card(_("Tháng"), "month_card")
        lines = inside_of(card)
        self._title = PlainLabel("", "strong", name="month_title")
        lines.addWidget(self._title)
        self._sentences = words(name="month_sentences", role="")
        lines.addWidget(self._sentences)
        self._next = PrimaryButton(_("Mở tháng tới"), "open_month", icon="calendar-plus")
        self.primary = self._next
        self._next.clicked.connect(self._open)
        lines.addLayout(buttons(self._next))
        self.lines.addWidget(card)
        self.publication = PublicationCard(Publication(model.session, self))
        self.lines.addWidget(self.publication)
        self.lines.addWidget(self._import_card())
        self.check_list = CheckListCard(CheckListModel(model.session, self))
        self.lines.addWidget(self.check_list)
        self.phrases = PhrasesCard(AgencyPhraseModel(model.session, self))
        self.lines.addWidget(self.phrases)
        self.lines.addStretch(1)

    @override
    def show_facts(self, facts: SettingsFacts) -> None:
        self._facts = facts
        state = _("đã mở") if facts.month.is_open else _("chưa mở")
        self._title.setText(f"{facts.month.title} · {state}")
        self._sentences.setText("\n".join(facts.month.sentences))
        self._next.set_label(_("Mở {month}").format(month=facts.month.next_title))
        if facts.is_chief and facts.is_desk:
            self._next.allow()
        else:
            self._next.refuse(_("Tháng được mở trên máy của Chánh Văn phòng"))
        self._plan.set_label(
            _("Nhập kế hoạch {month}").format(
                month=facts.month.title[:1].lower() + facts.month.title[1:]
            )
        )

    def _import_card(self) -> Card:
        card = Card(_("Nhập từ Excel"), "import_card")
        lines = inside_of(card)
        lines.addWidget(
            words(
                _("Dòng nào chưa rõ được nêu tên, không dòng nào bị bỏ lặng lẽ, không gì bị xóa.")
            )
        )
        roster = NormalButton(_("Nhập danh sách cán bộ"), "import_roster", icon="users")
        roster.clicked.connect(partial(self._model.bring_in, "roster"))
        self._plan = NormalButton(_("Nhập kế hoạch"), "import_plan", icon="table")
        self._plan.clicked.connect(partial(self._model.bring_in, "plan"))
        lines.addLayout(buttons(roster, self._plan))
        return card

    def _open(self) -> None:
        if self._facts is not None:
            self._model.open_month(self._facts.month.next_period)
