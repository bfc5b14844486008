"""Language, theme and text size of this person on this machine."""

from workreport.i18n.translation import _
from workreport.ui.theme.look import LARGEST_SCALE, SMALLEST_SCALE, look
from workreport.ui.viewmodels.preferences import Preferences
from workreport.ui.views.settings.part import Part, inside_of, words
from workreport.ui.widgets.card import Card
from workreport.ui.widgets.checks import CheckBox
from workreport.ui.widgets.inputs import Choice, LabelledInput
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.strips import Segment, SegmentStrip

_SCALES = (SMALLEST_SCALE, 100, 110, 125, 150, 175, LARGEST_SCALE)


class LookPart(Part):
    """Every choice counts at once and is kept for next time."""

    def __init__(self, preferences: Preferences | None) -> None:
        super().__init__("look_part", _("Hiển thị"))
        self._preferences = preferences
        card = Card(_("Hiển thị"), "look_card")
        lines = inside_of(card)
        lines.addWidget(PlainLabel(_("Ngôn ngữ"), "label"))
        # Each language is named in itself, so that everybody finds the way back.
        self.language = SegmentStrip(
            (Segment("vi", "Tiếng Việt"), Segment("en", "English")),
            "language",
            _("Ngôn ngữ"),
        )
        lines.addWidget(self.language)
        lines.addWidget(words(_("Văn bản chính thức luôn bằng tiếng Việt."), role="hint"))
        lines.addSpacing(6)
        lines.addWidget(PlainLabel(_("Nền"), "label"))
        self.theme = SegmentStrip(
            (
                Segment("light", _("Sáng"), "sun"),
                Segment("dark", _("Tối"), "moon"),
                Segment("system", _("Theo máy"), "desktop"),
            ),
            "theme",
            _("Nền"),
        )
        lines.addWidget(self.theme)
        lines.addSpacing(6)
        self.scale = Choice(
            "text_size", _("Cỡ chữ"), tuple((str(one), f"{one}%") for one in _SCALES)
        )
        self.scale.setFixedWidth(look().px(140))
        lines.addWidget(LabelledInput(_("Cỡ chữ"), self.scale, _("Ctrl + và Ctrl − cũng đổi cỡ")))
        lines.addSpacing(6)
        self.tray = CheckBox(_("Báo ở khay hệ thống"), "tray_notices")
        lines.addWidget(self.tray)
        about = _(
            "Nhắc hạn trước 5, 3, 1 ngày làm việc và báo khi Văn phòng trả lời. "
            "Không nêu tên người, không nêu điểm. Chỉ áp dụng trên máy này."
        )
        lines.addWidget(words(about, role="hint"))
        self.lines.addWidget(card)
        self.lines.addStretch(1)
        if preferences is not None:
            self._connect(preferences)

    def _connect(self, preferences: Preferences) -> None:
        self.language.choose(preferences.language)
        self.theme.choose(preferences.theme)
        self.scale.set_value(str(look().scale))
        self.tray.setChecked(preferences.uses_tray)
        self.tray.toggled.connect(preferences.choose_tray)
        self.language.chosen.connect(preferences.choose_language)
        self.theme.chosen.connect(preferences.choose_theme)
        self.scale.activated.connect(self._use_scale)

    def _use_scale(self, _place: int) -> None:
        look().use_scale(int(self.scale.value()))
