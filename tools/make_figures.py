"""Makes the font WR Figures: the digits of Be Vietnam Pro on one width, for columns of numbers.

Be Vietnam Pro has proportional digits and no tabular ones. Screens name the family list
"WR Figures", "Be Vietnam Pro"; this font holds nothing but the ten digits of each weight.

Run ``python tools/make_figures.py`` after the files of Be Vietnam Pro have changed.
"""

from pathlib import Path

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
FAMILY = "WR Figures"
DIGITS = "0123456789"
# The common advance of each weight, in units of 1/1000 em.
ADVANCES = {"Regular": 664, "Medium": 668, "SemiBold": 674, "Bold": 680}
LICENCE = "This Font Software is licensed under the SIL Open Font License, Version 1.1."
LICENCE_ADDRESS = "https://scripts.sil.org/OFL"
# Name ids of the OpenType specification.
COPYRIGHT, FAMILY_NAME, STYLE, UNIQUE, FULL, VERSION, POSTSCRIPT = range(7)
DESCRIPTION, LICENCE_TEXT, LICENCE_LINK, WIDE_FAMILY, WIDE_STYLE = 10, 13, 14, 16, 17


def main() -> None:
    """Write the four weights beside their originals."""
    for weight, advance in ADVANCES.items():
        target = FONTS / f"WRFigures-{weight}.ttf"
        with TTFont(FONTS / f"BeVietnamPro-{weight}.ttf", recalcTimestamp=False) as font:
            _keep_digits(font)
            _centre(font, advance)
            _rename(font, weight)
            font.save(target)
        print(f"{target.name}: {target.stat().st_size} bytes")


def _keep_digits(font: TTFont) -> None:
    options = Options()
    options.layout_features = []
    options.hinting = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.recalc_bounds = True
    options.drop_tables += ["GDEF", "GPOS", "GSUB", "DSIG", "gasp"]
    subsetter = Subsetter(options)
    subsetter.populate(text=DIGITS)
    subsetter.subset(font)


def _centre(font: TTFont, advance: int) -> None:
    outlines, widths = font["glyf"], font["hmtx"]
    names = font.getBestCmap()
    for digit in DIGITS:
        name = names[ord(digit)]
        glyph = outlines[name]
        shift = round((advance - (glyph.xMax - glyph.xMin)) / 2) - glyph.xMin
        pen = TTGlyphPen(None)
        glyph.draw(pen, outlines, offset=shift)
        outlines[name] = pen.glyph()
        outlines[name].recalcBounds(outlines)
        widths[name] = (advance, outlines[name].xMin)
    font["OS/2"].xAvgCharWidth = advance
    font["hhea"].advanceWidthMax = max(width for width, _bearing in widths.metrics.values())


def _rename(font: TTFont, weight: str) -> None:
    names = font["name"]
    original = names.getDebugName(COPYRIGHT)
    # Programs that know only four styles a family see each further weight as a family.
    four_styles = weight in {"Regular", "Bold"}
    texts = {
        COPYRIGHT: original,
        FAMILY_NAME: FAMILY if four_styles else f"{FAMILY} {weight}",
        STYLE: weight if four_styles else "Regular",
        UNIQUE: f"1.000;WRFigures-{weight}",
        FULL: f"{FAMILY} {weight}",
        VERSION: "Version 1.000",
        POSTSCRIPT: f"WRFigures-{weight}",
        DESCRIPTION: "The digits of Be Vietnam Pro on one width.",
        LICENCE_TEXT: LICENCE,
        LICENCE_LINK: LICENCE_ADDRESS,
    }
    if not four_styles:
        texts |= {WIDE_FAMILY: FAMILY, WIDE_STYLE: weight}
    names.names = []
    for name_id, text in texts.items():
        names.setName(text, name_id, 3, 1, 0x409)


if __name__ == "__main__":
    main()
