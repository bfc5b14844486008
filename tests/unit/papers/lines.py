"""The lines of a page from its top to its foot, and what can be asked of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.unit.papers.expected import BOLD, ITALIC, REGULAR, Head, Line
from tests.unit.papers.reading import MM, Grid, Page, Rule, Text

from workreport.papers.fonts import width_of

LEFT, RIGHT, TOP, BOTTOM = 30 * MM, 15 * MM, 20 * MM, 20 * MM
POINT = 0.1
NEAR = 0.12  # of the size, half a space: pieces that stand nearer to each other are one word
PRESS_NAMES = {
    REGULAR: "Paper",
    BOLD: "Paper-Bold",
    ITALIC: "Paper-Italic",
    f"{BOLD}Italic": "Paper-BoldItalic",
}
LONGEST_WORD = 24  # letters; a longer word may have to be cut at the edge of a cell
ASCENT = 0.891  # of the faces: from the top of a line to its baseline
TRAINING = "TÀI LIỆU TẬP HUẤN – DỮ LIỆU KHÔNG CÓ THẬT"


@dataclass(frozen=True, slots=True)
class Row:
    """What stands on one line of a page: texts from left to right, or the part of a table."""

    page: Page
    base: float
    texts: tuple[Text, ...] = ()
    grid: Grid | None = None


def margins(page: Page) -> tuple[float, float]:
    return LEFT, page.width - RIGHT


def body_of(page: Page) -> list[Text]:
    """Return the texts between the upper and the lower margin."""
    return [each for each in page.texts if TOP <= each.base <= page.height - BOTTOM]


def rows_of(page: Page) -> list[Row]:
    """Return the lines and tables of a page from its top to its foot."""
    left, right = margins(page)
    grids = page.grids(left, right)
    loose = sorted(
        (
            each
            for each in body_of(page)
            if not any(grid.top < each.base < grid.bottom for grid in grids)
        ),
        key=lambda each: (round(each.base, 1), each.x),
    )
    found: list[Row] = [Row(page, grid.top, grid=grid) for grid in grids]
    line: list[Text] = []
    for each in loose:
        if line and each.base - line[0].base > 0.6:
            found.append(Row(page, line[0].base, _in_order(line)))
            line = []
        line.append(each)
    if line:
        found.append(Row(page, line[0].base, _in_order(line)))
    return sorted(found, key=lambda row: row.base)


def _in_order(line: list[Text]) -> tuple[Text, ...]:
    return tuple(sorted(line, key=lambda each: each.x))


def words_in(texts: Sequence[Text]) -> list[str]:
    """Return the words of texts; pieces that touch on one line are one word."""
    found = ""
    for before, each in zip((None, *texts), texts, strict=False):
        level = before is not None and abs(before.base - each.base) < 0.6
        if level and before is not None:
            end = before.x + width_of(before.text.rstrip(), PRESS_NAMES[before.face], before.size)
            gap = min(each.x - end, each.left - before.right)
            found += each.text if gap < NEAR * each.size else f" {each.text}"
        else:
            found += f" {each.text}"
    return found.split()


def lines_of(row: Row) -> int:
    """Return how many lines a row of a page holds; of a table its head and its rows' lines."""
    if row.grid is None:
        return 1
    return 1 + sum(
        max((len({round(each.base) for each in cell}) for cell in cells), default=0)
        for cells in row.grid.rows
    )


def begin_of(line: Line, side: Sequence[Text]) -> Text:
    """Return the first text of the last line of a side."""
    letters = len("".join(line.words))
    for each in reversed(side):
        letters -= len("".join(each.text.split()))
        if letters <= 0:
            return each
    raise AssertionError(f"{line.words} is missing")


def last_title(head: Head) -> Line:
    return next((line for line in head.right if line.what == "motto"), head.right[0])


def is_side(text: Text, lines: Sequence[Line]) -> bool:
    return any(text.text.split() == list(line.words) for line in lines)


def cut(words: Sequence[str]) -> bool:
    return any(len(word) > LONGEST_WORD for word in words)


def same(read: list[str], wanted: list[str]) -> bool:
    return read == wanted or (cut(wanted) and "".join(read) == "".join(wanted))


def same_head(read: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Compare heads, whose words are sorted because their cells may be joined."""
    return read == wanted or (cut(wanted) and sorted("".join(read)) == sorted("".join(wanted)))


def below(page: Page, text: Text) -> list[Rule]:
    """Return the lines just below a text."""
    return [
        rule for rule in page.rules
        if rule.across and 0 < rule.y0 - text.base < 8
        and rule.x0 < text.right and rule.x1 > text.left
    ]  # fmt: skip
