"""How large the presentation writes: nothing is below 16 px but the keys and the mark."""

from dataclasses import dataclass
from string import Template

from workreport.ui.theme.look import look
from workreport.ui.theme.template import style_sheet
from workreport.ui.theme.tokens import DARK

DRAWN = (1366, 768)
_NARROW = (900, 560)
_LARGEST = 2.0
LEAST = 16

_SHEET = Template("""
* { font-size: ${px_text}px; }
QLabel[role="stage_name"] { font-size: ${px_name}px; font-weight: 600; }
QLabel[role="stage_number"] { font-size: ${px_number}px; font-weight: 600; }
QLabel[role="stage_task"] { font-size: ${px_task}px; }
QLabel[role="stage_large"] { font-size: ${px_large}px; color: $text2; }
QLabel[role="stage_second"] { color: $text2; }
QLabel[role="stage_label"] { font-weight: 500; color: $text2; }
QLabel[role="stage_said"] { font-weight: 500; color: $accent_text; }
QLabel[role="stage_warning"] { color: $warn; }
QLabel[role="stage_problem"] { font-weight: 500; color: $bad; }
QLabel[role="stage_watch"] { font-size: ${px_watch}px; font-weight: 600; }
QLabel[role="stage_watch"][idle="true"] { color: $text3; }
QLabel[role="stage_small"] { font-size: ${px_small}px; color: $text2; }
QLabel[role="stage_mark"] { font-size: ${px_small}px; font-weight: 500; color: $text2; }
QLabel[role="label"], QLabel[role="hint"], QLabel[role="problem"] { font-size: ${px_text}px; }
QLabel[role="stage_words"], QLabel[role="stage_words_empty"] { font-size: ${px_task}px;
    background: $surface; padding: ${px_pad}px; border: 1px solid $edge; border-radius: 4px; }
QLabel[role="stage_words_empty"] { color: $text3; }
QFrame[stage="mark"] { border: 1px solid $line2; border-radius: 4px; }
QFrame[stage="line"] { border: none; border-bottom: 1px solid $line;
    border-left: 3px solid transparent; }
QFrame[stage="line"][current="true"] { border-left-color: $accent; background: $surface; }
QPlainTextEdit { font-size: ${px_task}px; padding: ${px_pad}px; }
QPlainTextEdit:focus { padding: ${px_pad1}px; }
QLineEdit { font-weight: 600; min-height: ${px_line}px; }
QLineEdit:focus, QLineEdit[wrong="true"] { min-height: ${px_line2}px; }
QPushButton { background: $surface; border: 1px solid $edge; border-radius: 4px; color: $text;
    font-weight: 500; padding: ${px_gap}px ${px_pad}px; text-align: left; outline: none; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $sunken; }
QPushButton:focus { border: 2px solid $accent; padding: ${px_gap1}px ${px_pad1}px; }
QPushButton:disabled { background: $sunken; border-color: $line2; color: $text3; }
QPushButton[stage="verdict"]:checked { background: $bad_soft; border-color: $bad; color: $bad; }
QPushButton[stage="plain"] { background: transparent; border-color: transparent; font-weight: 400;
    padding: ${px_gap}px ${px_gap}px; }
QPushButton[stage="plain"]:focus { border: 2px solid $accent; padding: ${px_gap1}px ${px_gap1}px; }
QPushButton[stage="primary"] { background: $accent; border-color: $accent; color: $on_accent;
    font-weight: 600; }
QPushButton[stage="primary"]:hover { background: $accent_hover; }
QPushButton[stage="primary"]:focus { border: 2px solid $text; }
QPushButton[stage="primary"]:disabled { background: $sunken; border-color: $line2; color: $text3; }
QScrollArea:focus { border: none; }
QScrollBar:vertical { background: transparent; width: ${px_bar}px; margin: 0; }
QScrollBar::handle:vertical { background: $line2; border-radius: 4px; min-height: 32px;
    margin: 0 0 0 2px; }
QScrollBar::handle:vertical:hover { background: $edge; }
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical { height: 0; }
QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical { background: transparent; }
""")


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes in px of the look book for one room; ``is_narrow`` leaves out what has no room."""

    name: int
    number: int
    task: int
    large: int
    text: int
    watch: int
    small: int
    icon: int
    small_icon: int
    margin: int
    gap: int
    is_narrow: bool

    def sheet(self) -> str:
        """Return the style sheet of the stage at the present text size."""
        px = look().px
        values: dict[str, object] = dict(DARK.named())
        values |= {
            f"px_{key}": px(getattr(self, key))
            for key in ("name", "number", "task", "large", "text", "watch", "small")
        }
        values |= {
            "px_line": look().line(self.text) + px(8),
            "px_line2": look().line(self.text) + px(8) - 2,
            "px_pad": px(14),
            "px_pad1": px(14) - 1,
            "px_gap": px(8),
            "px_bar": px(10),
            "px_gap1": px(8) - 1,
        }
        return style_sheet(look(), DARK) + _SHEET.substitute(values)


def sizes_for(width: int, height: int) -> Sizes:
    """Return the sizes for a stage of some pixels at the present text size."""
    wide, high = width * 100 / look().scale, height * 100 / look().scale
    if wide < _NARROW[0] or high < _NARROW[1]:
        return Sizes(24, 22, 17, LEAST, LEAST, 18, 13, 20, 16, 16, 6, is_narrow=True)
    grown = max(1.0, min(wide / DRAWN[0], high / DRAWN[1], _LARGEST))

    def at(size: int) -> int:
        return round(size * grown)

    return Sizes(
        name=at(40),
        number=at(44),
        task=at(20),
        large=at(18),
        text=at(LEAST),
        watch=at(22),
        small=at(14),
        icon=at(24),
        small_icon=at(16),
        margin=at(48),
        gap=at(16),
        is_narrow=False,
    )
