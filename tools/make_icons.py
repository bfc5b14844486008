"""Draws the icons of the program as SVG files from the outlines of the Phosphor font.

Run ``python tools/make_icons.py FONT CHARMAP`` with the font file of Phosphor 1.3 and its list of
names (JSON, name to hexadecimal code point) after a name was added to ``NAMES``.
"""

import json
import sys
from pathlib import Path

from fontTools.misc.transform import Transform
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
SIDE = 24

_LIST = """
calendar-check table medal article clock-counter-clockwise squares-four tray stack scales
folder-open gear

check-circle-fill check-circle circle-half circle-dashed clock-fill clock trend-up trend-down
check calendar-plus hourglass-medium arrow-bend-down-right lightning shield-warning

pencil-simple shield-check shield-check-fill eye arrow-u-up-left flag flag-fill lock-simple
lock-simple-fill lock-simple-open prohibit hand-palm x-circle x-circle-fill warning warning-fill
info info-fill

plus minus-circle download-simple upload-simple printer columns rows git-diff quotes text-aa
paper-plane-tilt floppy-disk question presentation-chart magnifying-glass

caret-left caret-right caret-down caret-up arrow-left arrow-right arrow-up arrow-down x flask
calendar-blank buildings user user-circle users chat-text envelope-simple calculator copy
arrow-clockwise arrow-counter-clockwise sign-out key trash note-pencil arrows-left-right list
dots-three sun moon desktop star number-circle-one number-circle-two number-circle-three
check-square square link house chart-line-up file-text export paperclip funnel
sliders-horizontal folder-simple bell arrows-clockwise clipboard-text identification-card
hard-drives sort-ascending sort-descending timer eye-slash minus plus-circle
"""
NAMES = tuple(_LIST.split())


def main(font_file: str, charmap_file: str) -> None:
    """Write one file a name; a name the font does not know ends the run."""
    font = TTFont(font_file)
    code_points = json.loads(Path(charmap_file).read_text(encoding="utf-8"))
    unknown = sorted(name for name in NAMES if name not in code_points)
    if unknown:
        raise SystemExit(f"not in the font: {', '.join(unknown)}")
    ICONS.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        path = _outline(font, int(code_points[name], 16))
        (ICONS / f"{name}.svg").write_text(
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}" '
            f'width="{SIDE}" height="{SIDE}" fill="currentColor"><path d="{path}"/></svg>\n',
            encoding="utf-8",
            newline="\n",
        )
    print(f"{len(NAMES)} icons")


def _outline(font: TTFont, code_point: int) -> str:
    glyphs = font.getGlyphSet()
    glyph = glyphs[font.getBestCmap()[code_point]]
    scale = SIDE / font["head"].unitsPerEm
    top = font["hhea"].ascent
    pen = SVGPathPen(glyphs, ntos=lambda number: f"{number:.2f}".rstrip("0").rstrip("."))
    # The font counts upwards from the base line, SVG downwards from the upper edge.
    glyph.draw(TransformPen(pen, Transform(scale, 0, 0, -scale, 0, top * scale)))
    commands: str = pen.getCommands()
    return commands


if __name__ == "__main__":
    main(*sys.argv[1:])
