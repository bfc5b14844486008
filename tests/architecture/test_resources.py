import subprocess
import sys
import unicodedata
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from fontTools.ttLib import TTFont
from tests.architecture.sources import CHECKOUT
from tools import make_icons

RESOURCES = CHECKOUT / "resources"
FONTS = RESOURCES / "fonts"
BASES = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VIETNAMESE = {unicodedata.normalize("NFC", base + tone) for base in BASES for tone in TONES} | {
    "đ",
    "Đ",
    "₫",
}
FIGURE_WIDTHS = {"Regular": 664, "Medium": 668, "SemiBold": 674, "Bold": 680}
WEIGHTS = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}


@pytest.mark.parametrize(
    "name",
    [f"BeVietnamPro-{weight}" for weight in WEIGHTS]
    + [f"LiberationSerif-{style}" for style in ("Regular", "Bold", "Italic", "BoldItalic")],
)
def test_a_shipped_font_has_every_vietnamese_letter(name: str) -> None:
    with TTFont(FONTS / f"{name}.ttf") as font:
        known = font.getBestCmap()
    assert not [letter for letter in VIETNAMESE if ord(letter) not in known]


@pytest.mark.parametrize("weight", WEIGHTS)
def test_figures_have_one_width_and_the_weight_they_say(weight: str) -> None:
    with TTFont(FONTS / f"WRFigures-{weight}.ttf") as font:
        names = font.getBestCmap()
        assert set(names) == {ord(digit) for digit in "0123456789"}
        assert {font["hmtx"][glyph][0] for glyph in names.values()} == {FIGURE_WIDTHS[weight]}
        assert font["OS/2"].usWeightClass == WEIGHTS[weight]
        family = font["name"].getDebugName(16) or font["name"].getDebugName(1)
        assert family == "WR Figures"


def test_every_icon_takes_the_colour_of_its_place() -> None:
    files = sorted((RESOURCES / "icons").glob("*.svg"))
    assert {file.stem for file in files} == set(make_icons.NAMES)
    for file in files:
        drawing = ET.parse(file).getroot()  # noqa: S314 - our own files
        assert drawing.get("viewBox") == "0 0 24 24"
        assert drawing.get("fill") == "currentColor"
        assert all(path.get("d") for path in drawing)


def test_licences_lie_beside_fonts_and_icons() -> None:
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert "MIT License" in (RESOURCES / "icons" / "LICENSE.txt").read_text(encoding="utf-8")


def test_an_installed_program_carries_every_resource(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "setup.py", "-q", "build_py", "--build-lib", str(tmp_path)],
        cwd=CHECKOUT,
        check=True,
        capture_output=True,
    )
    shipped = tmp_path / "workreport" / "_resources"
    wanted = {file.relative_to(RESOURCES) for file in RESOURCES.rglob("*") if file.is_file()}
    assert {file.relative_to(shipped) for file in shipped.rglob("*") if file.is_file()} == wanted
