"""Icons from SVG files, coloured by token, drawn when they are first needed and then kept.

Nothing is drawn before :func:`wake`: the first window paints without waiting for the SVG library.
"""

from pathlib import Path

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QPainter, QPixmap

from workreport.ui.theme.look import look

TEXT = 16
CHIP = 14
SIDE = 18
EMPTY = 36


class _Shelf:
    """What was read and drawn so far."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self.is_awake = False
        self.sources: dict[str, bytes | None] = {}
        self.drawn: dict[tuple[str, str, int, float], QPixmap] = {}

    def source(self, name: str) -> bytes | None:
        if name not in self.sources:
            file = self.folder / f"{name}.svg" if self.folder else None
            known = file is not None and file.is_file()
            self.sources[name] = file.read_bytes() if file and known else None
        return self.sources[name]


_shelf = _Shelf()


def use_folder(folder: Path) -> None:
    """Say where the SVG files are."""
    _shelf.folder = folder
    _shelf.sources.clear()
    _shelf.drawn.clear()


def wake() -> None:
    """Begin to draw icons: called once the first window has been painted."""
    if not _shelf.is_awake:
        _shelf.is_awake = True
        look().icons_changed.emit()


def are_awake() -> bool:
    """Tell whether icons are drawn already."""
    return _shelf.is_awake


def is_known(name: str) -> bool:
    """Tell whether there is a file for an icon."""
    return _shelf.source(name) is not None


def pixmap(name: str, colour: str, size: int = TEXT, ratio: float = 1.0) -> QPixmap:
    """Return an icon of ``size`` logical pixels in a colour; empty while icons sleep."""
    key = (name, colour, size, ratio)
    if key not in _shelf.drawn:
        picture = QPixmap(round(size * ratio), round(size * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(QtCore.Qt.GlobalColor.transparent)
        source = _shelf.source(name) if _shelf.is_awake else None
        if source is None:
            return picture
        _draw(picture, source.replace(b"currentColor", colour.encode()), size)
        _shelf.drawn[key] = picture
    return _shelf.drawn[key]


def icon(name: str, colour: str, size: int = TEXT, ratio: float = 1.0) -> "QtGui.QIcon":
    """Return an icon for a button; disabled buttons show it in the colour of captions."""
    made = QtGui.QIcon(pixmap(name, colour, size, ratio))
    made.addPixmap(pixmap(name, look().colours.text3, size, ratio), QtGui.QIcon.Mode.Disabled)
    return made


def _draw(picture: QPixmap, source: bytes, size: int) -> None:
    # The SVG library is not needed by a window that has no icon yet.
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    painter = QPainter(picture)
    QSvgRenderer(QByteArray(source)).render(painter, QRectF(0, 0, size, size))
    painter.end()
