"""The keys of every grid as data: what is pressed, and the method of the grid it calls."""

from PySide6.QtCore import QKeyCombination, Qt

_NONE = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier

KEYS: dict[QKeyCombination, str] = {
    QKeyCombination(_NONE, Qt.Key.Key_F2): "edit_current",
    QKeyCombination(_ALT, Qt.Key.Key_Down): "edit_current",
    QKeyCombination(_NONE, Qt.Key.Key_Return): "go_down",
    QKeyCombination(_NONE, Qt.Key.Key_Enter): "go_down",
    QKeyCombination(_SHIFT, Qt.Key.Key_Return): "go_up",
    QKeyCombination(_SHIFT, Qt.Key.Key_Enter): "go_up",
    QKeyCombination(_NONE, Qt.Key.Key_Tab): "go_right",
    QKeyCombination(_SHIFT, Qt.Key.Key_Backtab): "go_left",
    QKeyCombination(_ALT, Qt.Key.Key_Return): "ask_detail",
    QKeyCombination(_CTRL, Qt.Key.Key_C): "copy",
    QKeyCombination(_CTRL, Qt.Key.Key_X): "cut",
    QKeyCombination(_CTRL, Qt.Key.Key_V): "paste",
    QKeyCombination(_CTRL, Qt.Key.Key_D): "fill_down",
    QKeyCombination(_NONE, Qt.Key.Key_Delete): "clear_cells",
    QKeyCombination(_CTRL, Qt.Key.Key_Delete): "ask_bin",
    QKeyCombination(_CTRL, Qt.Key.Key_N): "ask_new",
    QKeyCombination(_CTRL, Qt.Key.Key_Semicolon): "put_today",
    QKeyCombination(_CTRL, Qt.Key.Key_Z): "undo",
    QKeyCombination(_CTRL, Qt.Key.Key_Y): "redo",
    QKeyCombination(_SHIFT, Qt.Key.Key_Space): "choose_row",
    QKeyCombination(_CTRL, Qt.Key.Key_Down): "go_to_edge_below",
    QKeyCombination(_CTRL, Qt.Key.Key_Up): "go_to_edge_above",
    QKeyCombination(_CTRL | _SHIFT, Qt.Key.Key_Down): "choose_to_end",
    QKeyCombination(_CTRL | _SHIFT, Qt.Key.Key_Up): "choose_to_begin",
}

_OF_PAGE = frozenset({"undo", "redo"})


def action_for(combination: QKeyCombination, *, is_read: bool) -> str | None:
    """Return what a key does in a grid; one that is only read has nothing of its own to undo."""
    action = KEYS.get(combination)
    return None if is_read and action in _OF_PAGE else action
