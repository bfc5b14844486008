"""The numbers of Qt that the first window is drawn with, where Qt takes a plain number.

PySide6 makes every enumeration of the name space ``Qt`` when one of them is first asked for, which
takes as long as all our widgets; so nothing asks before the first window was painted.
"""

LEFT = 0x1  # Qt.AlignmentFlag.AlignLeft
V_CENTRE = 0x80  # Qt.AlignmentFlag.AlignVCenter
CENTRE = 0x84  # Qt.AlignmentFlag.AlignCenter
PLAIN_TEXT = 0  # Qt.TextFormat.PlainText
USER_ROLE = 0x100  # Qt.ItemDataRole.UserRole
