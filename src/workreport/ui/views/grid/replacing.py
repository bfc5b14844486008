"""A grid with other columns takes the place of the one before it, and its keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def take_place(room: QLayout, before: QWidget, after: QWidget) -> None:
    """Put ``after`` where ``before`` stood; who was in the old one goes on in the new one."""
    had_focus = before.hasFocus()
    room.replaceWidget(before, after)
    if had_focus:
        # What is hidden hands the keyboard to the next part, which is the side bar, and what is
        # not shown yet cannot take it.
        after.show()
        after.setFocus(Qt.FocusReason.OtherFocusReason)
    before.hide()
    before.deleteLater()
