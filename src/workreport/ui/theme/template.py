"""The style sheet: one template, its variables are the tokens and the sizes of the look."""

from string import Template

from workreport.ui.theme.look import Look
from workreport.ui.theme.tokens import Colours

_TEMPLATE = Template("""
* { font-family: $families; font-size: ${px13}px; }
QWidget { color: $text; }
QMainWindow, QDialog, QWidget#desk, QWidget[ground="surface"] { background: $surface; }
QWidget[ground="window"] { background: $window; }
QWidget[ground="sunken"] { background: $sunken; }
QToolTip { background: $raised; color: $text; border: 1px solid $edge; padding: 4px 8px;
           font-size: ${px12}px; }

QLabel { background: transparent; }
QLabel[role="hero"] { font-size: ${px22}px; font-weight: 600; }
QLabel[role="title"] { font-size: ${px19}px; font-weight: 600; }
QLabel[role="big"] { font-size: ${px20}px; font-weight: 600; }
QLabel[role="section"] { font-size: ${px14}px; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="smallstrong"] { font-size: ${px12}px; font-weight: 600; }
QLabel[frame="initials"] { background: $sunken; border-radius: 4px; font-size: ${px12}px;
    color: $text2; font-weight: 600; }
QLabel[role="medium"] { font-weight: 500; }
QLabel[role="caption"] { font-size: ${px12}px; color: $text3; }
QLabel[role="tip"] { font-size: ${px12}px; }
QLabel[role="label"] { font-size: ${px12}px; font-weight: 500; color: $text2; }
QLabel[role="heading"] { font-size: ${px12}px; font-weight: 600; color: $text2; }
QLabel[role="second"] { color: $text2; }
QLabel[role="hint"] { font-size: ${px12}px; color: $text2; }
QLabel[role="problem"] { font-size: ${px12}px; font-weight: 500; color: $bad; }
QLabel[role="key"] { font-size: ${px12}px; font-weight: 500; color: $text2; padding: 0 4px;
    border: 1px solid $line2; border-radius: 3px; }

QDialogButtonBox QPushButton {
    border-radius: 4px; padding: 0 ${pad}px; min-height: ${inner}px; outline: none;
    font-weight: 500; background: $surface; border: 1px solid $edge; color: $text; }
QDialogButtonBox QPushButton:hover { background: $hover; }
QDialogButtonBox QPushButton:pressed { background: $sunken; }
QDialogButtonBox QPushButton:default {
    background: $accent; border-color: $accent; color: $on_accent; }
QDialogButtonBox QPushButton:disabled { background: $sunken; border-color: $line2; color: $text3; }

QLineEdit, QPlainTextEdit, QComboBox { background: $surface; color: $text; border: 1px solid $edge;
    border-radius: 4px; selection-background-color: $accent; selection-color: $on_accent;
    placeholder-text-color: $text3; }
QLineEdit { padding: 0 8px; min-height: ${inner}px; }
QComboBox { padding: 0 4px 0 8px; min-height: ${inner}px; }
QPlainTextEdit { padding: 4px 5px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QLineEdit[sample="focus"] {
    border: 2px solid $accent; }
QLineEdit:focus, QLineEdit[sample="focus"] { padding: 0 7px; min-height: ${inner2}px; }
QComboBox:focus { padding: 0 3px 0 7px; min-height: ${inner2}px; }
QPlainTextEdit:focus { padding: 3px 4px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {
    border: 2px solid $bad; }
QLineEdit[wrong="true"] { padding: 0 7px; min-height: ${inner2}px; }
QPlainTextEdit[wrong="true"] { padding: 3px 4px; }
QPlainTextEdit[bare="true"] { border: 2px solid transparent; border-radius: 0;
    background: transparent; padding: 3px 4px; }
QPlainTextEdit[bare="true"]:read-only { border: 2px solid transparent; background: transparent;
    color: $text; }
QPlainTextEdit[bare="true"]:focus { border-color: $accent; background: $surface; }
QLineEdit:disabled, QLineEdit:read-only, QPlainTextEdit:disabled, QPlainTextEdit:read-only,
 QComboBox:disabled {
    background: $sunken; border-color: $line2; color: $text3; }
QLineEdit[cell="true"], QPlainTextEdit[cell="true"] { border: 2px solid $accent; border-radius: 0;
    padding: 0 5px; min-height: 0; background: $surface; }
QTextBrowser { background: $window; color: $text; border: none; padding: 0;
    selection-background-color: $accent; selection-color: $on_accent; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: none; }
QAbstractItemView#choices, QComboBox QAbstractItemView { background: $raised; color: $text;
    border: 1px solid $edge; padding: 4px; outline: none; selection-background-color: $accent_soft;
    selection-color: $accent_text; }

QTableView { background: $surface; border: none; gridline-color: $line; outline: none;
    selection-background-color: $accent_soft; selection-color: $text; }
QTableView QTableCornerButton::section { background: $sunken; border: none; }
QHeaderView { background: $sunken; border: none; }
QListView { background: transparent; border: none; outline: none; }
QListView#columns_list { background: $surface; border: 1px solid $edge; border-radius: 4px; }
QListView::item { padding: 6px 8px; border-left: 3px solid transparent; color: $text; }
QListView::item:hover { background: $hover; }
QListView::item:selected { background: $accent_soft; border-left-color: $accent; }
QScrollArea, QScrollArea > QWidget > QWidget#inside { background: transparent; border: none; }
QSplitter::handle { background: $line2; }
QTabBar { background: transparent; border: none; }
QTabBar::tab { background: transparent; color: $text2; font-weight: 500; border: none;
    border-bottom: 2px solid transparent; padding: 6px 0; margin: 0 12px 0 0; }
QTabBar::tab:selected { color: $accent_text; font-weight: 600; border-bottom-color: $accent; }
QTabBar::tab:focus { background: $hover; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QMenu { background: $raised; color: $text; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $accent_text; }
QMenu::item:disabled { color: $text3; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

QFrame[frame="card"] { background: $surface; border: 1px solid $line; border-radius: 6px; }
QFrame[frame="choice"] { background: $surface; border: 1px solid $line; border-radius: 6px; }
QFrame[frame="choice"][first="true"] { border-color: $accent; }
QFrame[frame="raised"] { background: $raised; border: 1px solid $edge; border-radius: 4px; }
QFrame[frame="outlined"] { background: transparent; border: 1px solid $edge; border-radius: 4px; }
QFrame[frame="rule"] { background: $line; border: none; }
QFrame[frame="rule2"] { background: $line2; border: none; }
""")
_SIZES = (11, 12, 13, 14, 19, 20, 22)


def style_sheet(look: Look, colours: Colours | None = None) -> str:
    """Return the style sheet of a look, or of other colours: the board page is always dark."""
    control = look.control_height
    values: dict[str, object] = dict((colours or look.colours).named())
    values |= {f"px{size}": look.px(size) for size in _SIZES}
    values |= {f"line{size}": look.line(size) for size in _SIZES}
    values |= {
        "families": ", ".join(f'"{family}"' for family in look.families),
        "inner": control - 2,
        "inner2": control - 4,
        "pad": look.px(12),
    }
    return _TEMPLATE.substitute(values)
