"""The agency's work programmes: the form of an item, and of a new programme."""

from typing_extensions import override

from workreport.domain.errors import CodedError
from workreport.i18n.translation import _
from workreport.services.programmes import Item
from workreport.ui.messages import notice_of
from workreport.ui.viewmodels.plan_people import month_words, read_month
from workreport.ui.viewmodels.programmes import Programmes
from workreport.ui.views.work_plan.face import Face
from workreport.ui.widgets.button import Button, NormalButton, PrimaryButton, QuietButton
from workreport.ui.widgets.card import EmptyState
from workreport.ui.widgets.inputs import Choice, DateEdit, LabelledInput, LineEdit


class ProgrammeFace(Face):
    """Writes items that :class:`Programmes` signs; departments read."""

    name = "programme"

    def __init__(self, model: Programmes) -> None:
        empty = EmptyState(
            "stack",
            _("Năm này chưa có chương trình công tác"),
            _("Văn phòng lập chương trình năm, nhiệm kỳ ở đây."),
            name="programme_empty",
        )
        super().__init__(model, _("Chương trình công tác"), empty)
        self._model = model
        self._is_new = False
        self._shown: object = None
        self.about = self.words("programme_about", "second")
        self.programme = Choice("programme_choice", _("Chương trình"), ())
        self.content = LineEdit("programme_content", _("Nội dung"))
        self.unit = Choice("programme_unit", _("Đơn vị chủ trì"), ())
        self.partners = LineEdit("programme_partners", _("Đơn vị phối hợp, cách nhau dấu phẩy"))
        self.product = LineEdit("programme_product", _("Sản phẩm"))
        self.director = LineEdit("programme_director", _("Lãnh đạo chỉ đạo"))
        near = model.session.period.first_day
        self.due = DateEdit(_("Thời hạn"), "programme_due", near)
        self.months = LineEdit("programme_months", _("Hoặc các tháng, ví dụ 3, 6, 9"))
        self.save = PrimaryButton(_("Ký mục"), "programme_save", tooltip="Ctrl+Enter")
        self.save.clicked.connect(self._keep)
        self.new = QuietButton(_("Mục mới"), "programme_new", icon="plus")
        self.new.clicked.connect(self._begin_new)
        self.drop = QuietButton(_("Bỏ mục"), "programme_drop", icon="prohibit")
        self.drop.clicked.connect(model.drop_item)
        first = (self.programme, self.content, self.unit, self.partners)
        rest = (self.product, self.director)
        self._fields = [
            *(self._labelled(each) for each in (*first, *rest)),
            self.due,
            self._labelled(self.months),
            self.save,
            self.new,
            self.drop,
        ]
        self.title = LineEdit("programme_title", _("Tên chương trình mới"))
        self.years = LineEdit("programme_years", _("Năm, hoặc từ năm – đến năm"))
        self.begin = NormalButton(_("Lập chương trình"), "programme_begin", icon="plus")
        self.begin.clicked.connect(self._keep_programme)
        self._programme_fields = [
            self._labelled(self.title),
            self._labelled(self.years),
            self.begin,
        ]
        for widget in (*self._fields, *self._programme_fields):
            self.form.addWidget(widget)
        self.form.addStretch(1)
        self.show_current()

    @override
    def primary(self) -> Button:
        return self.save

    @override
    def show_current(self) -> None:
        model = self._model
        found = model.item()
        writes, has_any = model.may_write(), bool(model.programmes())
        why = _("Chương trình công tác do Văn phòng hoặc lãnh đạo lập.")
        self.tell_refusal("" if writes or model.facts is None else why)
        for widget in self._fields:
            widget.setVisible(writes and has_any)
        for widget in self._programme_fields:
            widget.setVisible(writes)
        self.drop.setVisible(writes and found is not None and not self._is_new)
        item = None if found is None or self._is_new else found[1]
        told = "" if writes or item is None else f"{item.content}\n{item.product}\n{item.director}"
        self.about.setText(told.strip())
        self.about.setVisible(bool(told.strip()))
        self._offer()
        if (item, self._is_new, model.programmes()) != self._shown:
            self._shown = (item, self._is_new, model.programmes())
            self._show_item(item)

    @staticmethod
    def _labelled(editor: Choice | LineEdit) -> LabelledInput:
        return LabelledInput(editor.accessibleName(), editor, keeps_room=False)

    def _offer(self) -> None:
        model = self._model
        units = () if model.facts is None else model.facts.around.units
        for box, choices in ((self.programme, model.programmes()), (self.unit, units)):
            if box.count() != len(choices):
                box.set_choices(choices)

    def _show_item(self, item: Item | None) -> None:
        around = None if self._model.facts is None else self._model.facts.around
        found = self._model.item()
        if found is not None:
            self.programme.set_value(found[0])
        elif self.programme.count():
            self.programme.setCurrentIndex(0)
        known = item or Item(content="", unit=self.unit.value())
        self.content.setText(known.content)
        self.unit.set_value(known.unit)
        self.partners.setText("" if around is None else around.shorts_of(known.partners))
        self.product.setText(known.product)
        self.director.setText(known.director)
        self.due.set_day(known.due_on)
        self.months.setText(", ".join(month_words(month) for month in known.months))

    def _begin_new(self) -> None:
        self._is_new = True
        self.show_current()
        self.content.setFocus()

    def _keep(self) -> None:
        if not self.due.is_understood():
            return
        around = None if self._model.facts is None else self._model.facts.around
        near = self._model.session.period
        try:
            item = Item(
                content=self.content.text(),
                unit=self.unit.value(),
                partners=() if around is None else around.units_named(self.partners.text()),
                product=self.product.text(),
                director=self.director.text(),
                due_on=self.due.day,
                months=tuple(
                    read_month(one, near) for one in self.months.text().split(",") if one.strip()
                ),
            )
        except CodedError as error:
            self._model.session.messages.tell(notice_of(error))
            return
        is_new = self._is_new or self._model.item() is None
        self._is_new = False
        self._model.keep_item(self.programme.value(), item, is_new=is_new)

    def _keep_programme(self) -> None:
        words = self.years.text().replace("–", "-").split("-")
        years = [int(one) for one in words if one.strip().isdecimal()]
        now = self._model.session.period.year
        first = years[0] if years else now
        self._model.keep_programme(self.title.text(), first, years[-1] if years else now)
        self.title.clear()
        self.years.clear()
