"""Takes the pictures of docs/papers: every kind of paper in every layout, as it is printed.

    python tools/paper_pictures.py            makes a training agency in a passing folder first
    python tools/paper_pictures.py DEMO       uses one that `workreport demo DEMO` made

A picture is one paper: a row for each layout, from left to right its pages. Of a long paper these
are the first pages, the first of an annex, and the page with the signature.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from workreport import app
from workreport.domain.document import Document
from workreport.domain.errors import CodedError
from workreport.domain.period import Period
from workreport.papers.press import OfficialPress
from workreport.services.paper_kinds import editions_of
from workreport.services.paper_options import PaperOptions
from workreport.services.training.demo import PASSPHRASE, DemoOptions, run_demo
from workreport.system.clock import CLOCK_VARIABLE
from workreport.system.paths import Places

OUT = Path(__file__).parents[1] / "docs" / "papers"
DPI = 60
GAP = 8
MOST_PAGES = 4
SHADES = 8
GROUND = (214, 214, 214)
LOCKED, LIVING = Period(2026, 10), Period(2026, 11)
# After the limit of November, when somebody has to be reminded.
LATE = "2026-11-24T08:00:00+07:00"
UNITS = ("TCCB", "BVCT", "TCD")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A paper with the name of its picture."""

    name: str
    document: Document


def main() -> int:
    """Take all pictures."""
    with tempfile.TemporaryDirectory(prefix="workreport-papers-") as name:
        home = Path(name)
        demo = home / "demo"
        if len(sys.argv) > 1:
            shutil.copytree(sys.argv[1], demo)  # reading a personal sheet is written down
        else:
            places = Places(home / "data", home / "state")
            run_demo(app.LocalProgram({}, places=places), demo, DemoOptions(months=2), print)
        papers = list(_papers(demo, home))
    OUT.mkdir(parents=True, exist_ok=True)
    for old in OUT.glob("*.png"):
        old.unlink()
    press = OfficialPress(app.LocalProgram({}).resources)
    for paper in papers:
        _save(paper, press)
    size = sum(picture.stat().st_size for picture in OUT.glob("*.png"))
    print(f"{len(papers)} papers in {OUT}, {size / 1e6:.1f} MB")
    return 0


def _papers(demo: Path, home: Path) -> Iterator[Drawn]:
    """Draw one paper of each kind and edition: of the locked month, or of the one after it."""
    places = Places(home / "data", home / "state")
    program = app.LocalProgram({CLOCK_VARIABLE: LATE}, places=places)
    app.load_languages(program.resources)
    with closing(program.open(demo / "workspaces" / "vp", PASSPHRASE)) as desk:
        for kind in desk.papers.kinds():
            for edition in editions_of(kind) or ("",):
                name = "-".join(filter(None, (kind, edition)))
                found = _first_of(desk.papers.document, kind, edition)
                if found is None:
                    raise SystemExit(f"{name}: no month of the agency has this paper")
                yield Drawn(name, found)


def _first_of(draw: Callable[..., Document], kind: str, edition: str) -> Document | None:
    for period in (LOCKED, LIVING):
        for unit in (None, *UNITS):
            try:
                return draw(kind, period, unit, PaperOptions(edition=edition))
            except CodedError:
                continue
    return None


def _save(paper: Drawn, press: OfficialPress) -> None:
    rows = [_pages(paper.document, press, profile) for profile in press.profiles()]
    width = max(sum(page.width + GAP for page in row) for row in rows) + GAP
    height = sum(max(page.height for page in row) + GAP for row in rows) + GAP
    sheet = Image.new("RGB", (width, height), GROUND)
    top = GAP
    for row in rows:
        left = GAP
        for page in row:
            sheet.paste(page, (left, top))
            left += page.width + GAP
        top += max(page.height for page in row) + GAP
    kept = sheet.quantize(SHADES, dither=Image.Dither.NONE)
    kept.save(OUT / f"{paper.name}.png", optimize=True)


def _pages(document: Document, press: OfficialPress, profile: str) -> list[Image.Image]:
    images = [
        Image.frombytes("RGB", (page.width, page.height), page.rgb)
        for page in press.page_images(press.pdf(document, profile), DPI)
    ]
    return [images[at] for at in _chosen(images)]


def _chosen(images: Sequence[Image.Image]) -> list[int]:
    """Return which pages are shown: all of a short paper."""
    if len(images) <= MOST_PAGES:
        return list(range(len(images)))
    wide = [at for at, page in enumerate(images) if page.width > page.height]
    annex = wide[0] if wide else len(images) - 2
    signed = max(1, annex - 1)
    return sorted({0, 1, signed, annex, len(images) - 1})[:MOST_PAGES]


if __name__ == "__main__":
    sys.exit(main())
