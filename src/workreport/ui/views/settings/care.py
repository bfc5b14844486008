"""The exchange, what is held back, backups, verification, the desk."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.viewmodels.settings import Settings
from workreport.ui.viewmodels.settings_facts import HeldLine, SettingsFacts
from workreport.ui.views.settings.part import Part, buttons, inside_of, words
from workreport.ui.widgets.button import NormalButton, PrimaryButton
from workreport.ui.widgets.card import Card
from workreport.ui.widgets.ground import column, named, row, rule
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.symbol import Symbol


class ExchangePart(Part):
    """The exchange folder, files for a USB stick, what is held back."""

    def __init__(self, model: Settings) -> None:
        super().__init__("exchange_part", _("Thư mục trao đổi"))
        card = Card(_("Thư mục trao đổi"), "exchange_card")
        lines = inside_of(card)
        self._folder = words(name="exchange_folder", role="medium")
        self._state = words(name="exchange_state")
        lines.addWidget(self._folder)
        lines.addWidget(self._state)
        self.primary = PrimaryButton(_("Chọn thư mục"), "exchange_choose", icon="folder-open")
        self.primary.clicked.connect(model.choose_exchange_folder)
        lines.addLayout(buttons(self.primary))
        self.lines.addWidget(card)
        files = Card(_("Gói tin qua USB"), "package_card")
        inside = inside_of(files)
        inside.addWidget(
            words(_("Khi không có thư mục chung: ghi mọi mục chưa gửi vào một tệp rồi mang đi."))
        )
        out = NormalButton(_("Ghi gói tin ra tệp"), "package_out", icon="export")
        out.clicked.connect(model.export_file)
        read = NormalButton(_("Đọc gói tin từ tệp"), "package_in", icon="download-simple")
        read.clicked.connect(model.import_file)
        inside.addLayout(buttons(out, read))
        self.lines.addWidget(files)
        self._held = Card(_("Bị giữ lại"), "held_card", _("không mất, chưa dùng"))
        self.lines.addWidget(self._held)
        self.lines.addStretch(1)

    @override
    def show_facts(self, facts: SettingsFacts) -> None:
        self._folder.setText(str(facts.exchange_folder or "–"))
        self._state.setText(facts.exchange_words)
        self._held.clear()
        if not facts.held:
            inside_of(self._held).addWidget(words(_("Không có gói hay mục nào bị giữ lại.")))
        for place, line in enumerate(facts.held):
            if place:
                self._held.body.addWidget(rule())
            self._held.body.addWidget(_held_line(line))
        if facts.held and facts.is_office:
            hint = _("Xét lại, hoặc bỏ qua kèm lý do: phần cùng tên ở Tiếp nhận.")
            inside_of(self._held).addWidget(words(hint, "held_hint", "hint"))


class CarePart(Part):
    """Backup, verification, the desk, the fingerprint of this machine."""

    def __init__(self, model: Settings) -> None:
        super().__init__("care_part", _("An toàn dữ liệu"))
        card = Card(_("Sao lưu và kiểm tra"), "care_card")
        lines = inside_of(card)
        self._folder = words(name="care_folder")
        lines.addWidget(self._folder)
        lines.addWidget(
            words(_("Chương trình tự sao lưu mỗi ngày và trước khi nâng cấp; có thể làm ngay."))
        )
        self.primary = PrimaryButton(_("Sao lưu ngay"), "backup_now", icon="hard-drives")
        self.primary.clicked.connect(model.back_up)
        verify = NormalButton(_("Kiểm tra sổ cái"), "verify_now", icon="shield-check")
        verify.clicked.connect(model.verify)
        lines.addLayout(buttons(self.primary, verify))
        self.lines.addWidget(card)
        machine = Card(_("Máy này"), "machine_card")
        inside = inside_of(machine)
        inside.addWidget(PlainLabel(_("Dấu vân tay khóa, để Văn phòng đối chiếu"), "label"))
        self._fingerprint = PlainLabel("", "medium", name="fingerprint")
        inside.addWidget(self._fingerprint)
        self._desk = words(name="desk_words")
        inside.addWidget(self._desk)
        self._move = NormalButton(_("Chuyển bàn điều hành về máy này"), "move_desk")
        self._move.clicked.connect(model.move_desk)
        inside.addLayout(buttons(self._move))
        self.lines.addWidget(machine)
        self.lines.addStretch(1)

    @override
    def show_facts(self, facts: SettingsFacts) -> None:
        self._folder.setText(_("Hồ sơ nằm tại {path}").format(path=facts.folder))
        self._fingerprint.setText(facts.fingerprint)
        self._desk.setVisible(facts.is_office)
        self._desk.setText(
            _("Bàn điều hành ở máy này: tháng được mở và khóa tại đây.")
            if facts.is_desk
            else _("Bàn điều hành ở một máy khác của Văn phòng: tháng được mở và khóa tại đó.")
        )
        self._move.setVisible(facts.is_chief and not facts.is_desk)


def _held_line(line: HeldLine) -> QWidget:
    widget = named(QWidget(), f"held_{line.subject}", line.title)
    across = row(widget, gap=12)
    across.setContentsMargins(14, 8, 14, 8)
    across.addWidget(Symbol("hand-palm", "warn"))
    texts = column(gap=2)
    texts.addWidget(PlainLabel(line.title, "strong"))
    texts.addWidget(words(_("Vì sao: {why}").format(why=line.why)))
    if line.step:
        texts.addWidget(words(_("Nên làm: {step}").format(step=line.step)))
    across.addLayout(texts, 1)
    return widget
