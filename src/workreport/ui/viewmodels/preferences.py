"""What a person prefers on this machine: language, theme, text size, window, columns."""

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from workreport.i18n.translation import ORIGINAL

_LANGUAGE = "look/language"
_THEME = "look/theme"
_SCALE = "look/scale"
_GEOMETRY = "window/geometry"
_TRAY = "tray/notices"
_USUAL_SCALE = 100


class Preferences(QObject):
    """Kept outside of every workspace; it holds nothing about the work.

    Signals:
        language_changed, theme_changed, scale_changed, tray_changed: Another choice was made.
    """

    language_changed = Signal(str)
    theme_changed = Signal(str)
    scale_changed = Signal(int)
    tray_changed = Signal(bool)

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    @property
    def language(self) -> str:
        """Code of the language of the screen."""
        return str(self._settings.value(_LANGUAGE, ORIGINAL))

    @property
    def theme(self) -> str:
        """system, light or dark."""
        return str(self._settings.value(_THEME, "system"))

    @property
    def scale(self) -> int:
        """Text size in percent."""
        kept = str(self._settings.value(_SCALE, _USUAL_SCALE))
        return int(kept) if kept.isdigit() else _USUAL_SCALE

    @property
    def geometry(self) -> QByteArray:
        """Where the window stood last; empty at first."""
        kept = self._settings.value(_GEOMETRY)
        return kept if isinstance(kept, QByteArray) else QByteArray()

    @property
    def uses_tray(self) -> bool:
        """Whether the program may say something in the tray of the desktop."""
        return str(self._settings.value(_TRAY, "on")) != "off"

    def choose_tray(self, is_wanted: bool) -> None:
        """Say something in the tray from now on, or nothing."""
        if is_wanted != self.uses_tray:
            self._settings.setValue(_TRAY, "on" if is_wanted else "off")
            self.tray_changed.emit(is_wanted)

    def choose_language(self, language: str) -> None:
        """Speak another language from now on."""
        if language != self.language:
            self._settings.setValue(_LANGUAGE, language)
            self.language_changed.emit(language)

    def choose_theme(self, theme: str) -> None:
        """Use another theme from now on."""
        if theme != self.theme:
            self._settings.setValue(_THEME, theme)
            self.theme_changed.emit(theme)

    def choose_scale(self, scale: int) -> None:
        """Use another text size from now on."""
        if scale != self.scale:
            self._settings.setValue(_SCALE, scale)
            self.scale_changed.emit(scale)

    def keep_geometry(self, geometry: QByteArray) -> None:
        """Remember where the window stands."""
        self._settings.setValue(_GEOMETRY, geometry)

    def grid(self, person: str, name: str) -> str:
        """Return how somebody arranged a grid; empty for as usual."""
        return str(self._settings.value(_grid_key(person, name), ""))

    def keep_grid(self, person: str, name: str, text: str) -> None:
        """Remember how somebody arranged a grid."""
        self._settings.setValue(_grid_key(person, name), text)

    def draft_elsewhere(self, name: str) -> str:
        """Return the path to which a draft was saved when its disk did not take it, else empty."""
        return str(self._settings.value(f"drafts/{name}", ""))

    def keep_draft_elsewhere(self, name: str, path: str) -> None:
        """Remember where a draft lies; an empty path forgets it."""
        if path:
            self._settings.setValue(f"drafts/{name}", path)
        else:
            self._settings.remove(f"drafts/{name}")


def _grid_key(person: str, name: str) -> str:
    """Two people of one account each have their own; a short piece of an id tells nobody who."""
    return f"grids/{person[:8]}/{name}"
