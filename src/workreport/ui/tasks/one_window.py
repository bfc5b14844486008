"""One window for each workspace: a second start brings the first window to the front."""

import hashlib

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_ANSWER_WITHIN_MS = 700
_CALL = b"raise\n"


class OneWindow(QObject):
    """Listens on this machine only, under a name nobody can guess without the workspace.

    Signals:
        called: The same workspace was started once more.
    """

    called = Signal()

    def __init__(self, workspace: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_call)
        name = call_name(workspace)
        # The lock of the workspace is held here, so whatever listens under this name is a leftover.
        QLocalServer.removeServer(name)
        self._server.listen(name)

    def release(self) -> None:
        """Stop listening."""
        self._server.close()

    def _on_call(self) -> None:
        socket = self._server.nextPendingConnection()
        if socket is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.disconnectFromServer()
            self.called.emit()


def call_name(workspace: str) -> str:
    """Return the name under which the window of a workspace listens."""
    return f"workreport-{hashlib.sha256(workspace.encode()).hexdigest()[:32]}"


def call_first_window(workspace: str) -> bool:
    """Ask the window that has a workspace open to come to the front; tell whether there is one."""
    if not workspace:
        return False
    socket = QLocalSocket()
    socket.connectToServer(call_name(workspace))
    is_there = socket.waitForConnected(_ANSWER_WITHIN_MS)
    if is_there:
        socket.write(_CALL)
        socket.flush()
        socket.disconnectFromServer()
    return is_there
