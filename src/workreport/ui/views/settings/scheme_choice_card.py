"""Which scheme rates which comparison group, from a month that is not open yet."""

from workreport.domain.period import Period
from workreport.i18n.formats import period_text
from workreport.i18n.translation import _, chosen
from workreport.ui.viewmodels.scheme_book import GROUPS, SchemeBook, SchemeFacts
from workreport.ui.viewmodels.unit_words import group_words
from workreport.ui.views.settings.part import buttons, inside_of, words
from workreport.ui.widgets.button import NormalButton
from workreport.ui.widgets.card import Card
from workreport.ui.widgets.ground import column, empty
from workreport.ui.widgets.inputs import Choice, LabelledInput


class SchemeChoiceCard(Card):
    """A list for each comparison group; months that are open keep what they were opened with."""

    def __init__(self, model: SchemeBook) -> None:
        super().__init__(_("Ai được xếp theo bộ nào"), "scheme_choice_card")
        self._model = model
        lines = inside_of(self)
        self.groups: dict[str, Choice] = {}
        for group in GROUPS:
            self.groups[group] = _narrow(Choice(f"scheme_of_{group}", group_words(group), ()))
            lines.addWidget(LabelledInput(group_words(group), self.groups[group], keeps_room=False))
        self.coefficients = _narrow(Choice("scheme_coefficients", _("Bộ hệ số"), ()))
        lines.addWidget(LabelledInput(_("Bộ hệ số"), self.coefficients, keeps_room=False))
        self.starts = Choice("scheme_choice_from", _("Áp dụng từ"), ())
        lines.addWidget(LabelledInput(_("Áp dụng từ"), self.starts, keeps_room=False))
        self.sign = NormalButton(_("Ký lựa chọn"), "scheme_choice_sign", icon="shield-check")
        self.sign.clicked.connect(self._on_sign)
        lines.addLayout(buttons(self.sign))
        self._made = column(gap=2)
        lines.addLayout(self._made)
        lines.addWidget(words(_("Tháng đã mở giữ bộ tiêu chí lúc mở."), role="hint"))

    def show_facts(self, facts: SchemeFacts) -> None:
        """Show what the next month would be opened with."""
        for group, choice in self.groups.items():
            offered = facts.candidates[group]
            choice.set_choices(tuple((one.id, chosen(one.title)) for one in offered))
            choice.set_value(facts.choice.scheme(group).partition("@")[0])
        plan = ("", _("Theo hệ số ghi trong kế hoạch"))
        self.coefficients.set_choices((plan, *facts.coefficients))
        self.coefficients.set_value(facts.choice.coefficients)
        self.starts.set_choices(tuple((str(one), period_text(str(one))) for one in facts.months))
        if facts.is_chief:
            self.sign.allow()
        else:
            self.sign.refuse(_("Chánh Văn phòng chọn bộ tiêu chí."))
        empty(self._made)
        for made in facts.made:
            month = period_text(str(made.starts), "inline")
            names = ", ".join(
                [made.default, *(f"{group_words(k)}: {v}" for k, v in made.groups.items())]
            )
            said = _("Từ {month}: {value}").format(month=month, value=names)
            self._made.addWidget(words(said))

    def _on_sign(self) -> None:
        if self.starts.value():
            by_group = {group: choice.value() for group, choice in self.groups.items()}
            self._model.choose(
                Period.parse(self.starts.value()),
                by_group["civil_servants"],
                by_group,
                self.coefficients.value(),
            )


def _narrow(choice: Choice) -> Choice:
    """Let a list be narrower than its longest line."""
    choice.setMinimumContentsLength(16)
    choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return choice
