"""The fonts of the screen, loaded from files that the composition root names."""

from pathlib import Path

from PySide6.QtGui import QFontDatabase

FIGURES = "WR Figures"
LETTERS = "Be Vietnam Pro"
_WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")
FALLBACKS = ("Noto Sans", "Segoe UI", "DejaVu Sans", "Sans Serif")


def load_fonts(folder: Path) -> tuple[str, ...]:
    """Load the fonts of the screen and return the families to be asked for, best first.

    The fonts of the papers lie in the same folder; no window shows them.

    Digits come from a font of their own, because the letters' font has proportional digits and
    columns of numbers would dance.
    """
    for family in (FIGURES, LETTERS):
        for weight in _WEIGHTS:
            file = folder / f"{family.replace(' ', '')}-{weight}.ttf"
            QFontDatabase.addApplicationFont(str(file))
    known = set(QFontDatabase.families())
    wanted = [family for family in (FIGURES, LETTERS, *FALLBACKS) if family in known]
    return tuple(wanted) or (FALLBACKS[-1],)
