"""The two windows of the start benchmark: each paints once and ends its process."""

import os
import sys


def ours() -> None:
    """Start the program as its command does; leave as soon as the window was painted."""
    from workreport.app import main
    from workreport.ui.plain_imports import lighten_start

    lighten_start()  # as main does before it imports the window
    from workreport.ui.views.start import window

    setattr(window.StartWindow, "_after_first_paint", lambda _window: os._exit(0))  # noqa: B010
    main([])


def bare() -> None:
    """Show a title, a list, a field with its words, a button and a link."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import (
        QApplication,
        QHBoxLayout,
        QLabel,
        QLineEdit,
        QListWidget,
        QPushButton,
        QVBoxLayout,
        QWidget,
    )

    class Window(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, self, lambda: os._exit(0))

    application = QApplication([])
    window = Window()
    window.resize(720, 460)
    lines = QVBoxLayout(window)
    lines.addWidget(QLabel("Mở hồ sơ làm việc"))
    workspaces = QListWidget()
    workspaces.addItems(["Ban Tổ chức", "Cơ quan tập huấn"])
    lines.addWidget(workspaces, 1)
    lines.addWidget(QLabel("Mật khẩu"))
    foot = QHBoxLayout()
    passphrase = QLineEdit()
    passphrase.setEchoMode(QLineEdit.EchoMode.Password)
    foot.addWidget(passphrase, 1)
    foot.addWidget(QPushButton("Mở"))
    lines.addLayout(foot)
    lines.addWidget(QLabel("Mật khẩu của hồ sơ này, không gửi đi đâu"))
    other = QPushButton("Cách khác: thư mời, cơ quan mới, dùng thử, khôi phục")
    other.setFlat(True)
    lines.addWidget(other)
    window.show()
    application.exec()


if __name__ == "__main__":
    {"ours": ours, "bare": bare}[sys.argv[1]]()
