"""Follows a printed paper line by line beside what it has to say, with a ruler in the hand.

``follow`` raises an AssertionError that names the page and the words where the paper goes astray.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tests.unit.papers.expected import (
    BOLD,
    GAP,
    ITALIC,
    REGULAR,
    Begin,
    Drawn,
    Foot,
    Head,
    Line,
    Ruled,
    elements,
)
from tests.unit.papers.lines import (
    ASCENT,
    LEFT,
    POINT,
    RIGHT,
    TOP,
    Row,
    begin_of,
    below,
    cut,
    is_side,
    last_title,
    lines_of,
    margins,
    rows_of,
    same,
    same_head,
    words_in,
)
from tests.unit.papers.reading import MM, Grid, Page, Paper, Text

from workreport.domain.document import Document

GOES_ON = ["(tiếp", "theo)"]
SHORT, TALL = 45, 700  # letters: the mark has room on the line; a head of a group is cut itself


class Follower:
    """Goes through a paper; every check of one element stands in one method."""

    def __init__(
        self, document: Document, profile: str, paper: Paper, *, crowded: bool = False
    ) -> None:
        self.paper, self.profile, self.crowded = paper, profile, crowded
        self.expected = list(elements(document, profile))
        self.rows = [row for page in paper.pages for row in rows_of(page)]
        self.at = 0
        self.before: Row | None = None  # the last line of running text
        self.begins: list[tuple[Begin, int]] = []
        self.marks: list[str] = []
        self.contents: list[int] = []

    # --- going on ------------------------------------------------------------------------------

    @property
    def row(self) -> Row:
        assert self.at < len(self.rows), "the paper ends too early"
        return self.rows[self.at]

    def follow(self) -> "Follower":
        for element in self.expected:
            if isinstance(element, Begin):
                self._begin(element)
            elif isinstance(element, Head):
                self._head(element)
            elif isinstance(element, Ruled):
                self._table(element)
            elif isinstance(element, Foot):
                self._foot(element)
            elif isinstance(element, Drawn):
                self._drawn(element)
            else:
                self._line(element)
        left = [words_in(row.texts) for row in self.rows[self.at :]]
        assert not left, f"nobody asked for {left[:3]}"
        return self

    def _begin(self, element: Begin) -> None:
        page = self.row.page
        assert self.at == 0 or self.rows[self.at - 1].page is not page, "no page of its own"
        wide = page.width > page.height
        assert wide == element.landscape, f"page {page.number} lies the wrong way"
        self.begins.append((element, page.number))
        self.before = None
        if element.annex:
            return
        assert (self.row.base - ASCENT * self.row.texts[0].size) - TOP < MM, "head too low"

    # --- lines of text -------------------------------------------------------------------------

    def _taken(self, line: Line) -> list[Row]:
        """Take rows until all words of a line were read."""
        taken: list[Row] = []
        wanted, read = list(line.words), []
        while read != wanted:
            row = self.row
            assert row.grid is None, f"a table stands where {line.words[:8]} should"
            read += words_in(row.texts)
            whole = "".join(read) if cut(wanted) else read
            goal = "".join(wanted) if cut(wanted) else wanted
            place = f"page {row.page.number}: {' '.join(read)!r} instead of {' '.join(wanted)!r}"
            assert goal[: len(whole)] == whole, place
            taken.append(row)
            self.at += 1
            if whole == goal:
                break
        return taken

    def _line(self, line: Line) -> None:
        rows = self._taken(line)
        what = f"{line.what} {' '.join(line.words)[:40]!r} on page {rows[0].page.number}"
        for each in (each for row in rows for each in row.texts):
            assert abs(each.size - line.size) <= POINT, f"{what}: size {each.size}"
            assert each.face in line.faces, f"{what}: {each.face}"
        self._check_sides(line, rows, what)
        for one, other in pairwise(rows):
            if one.page is other.page:
                distance = other.base - one.base
                assert abs(distance - line.leading) <= POINT, f"{what}: lines {distance} apart"
        self._check_gap(line, rows[0], what)
        if line.what == "subject":
            self._check_subject(rows)
        if line.what == "heading":
            self.marks.append(" ".join(line.words))
            goes_on = self.at < len(self.rows) and self.row.page is rows[-1].page
            assert goes_on, f"{what} is the last of its page"
        if line.what == "caption":
            assert self.row.page is rows[-1].page, f"{what} is parted from its table"
        self.before = rows[-1] if line.what in {"text", "heading"} else None

    def _check_subject(self, rows: list[Row]) -> None:
        """The State rules a third to half of the subject; the Party writes hyphens instead."""
        longest = max(row.texts[-1].right - row.texts[0].left for row in rows)
        page, base = rows[-1].page, rows[-1].base
        found = [rule for rule in page.rules if rule.across and 0 < rule.y0 - base < 14]
        if self.profile.startswith("party"):
            assert not found, "the Party rules no subject"
            return
        (rule,) = found
        assert 1 / 3 - 0.02 <= rule.length / longest <= 1 / 2, "the rule below the subject"
        left, right = margins(page)
        assert abs(rule.x0 + rule.x1 - left - right) <= 2 * MM

    def _check_sides(self, line: Line, rows: list[Row], what: str) -> None:
        for at, row in enumerate(rows):
            left, right = margins(row.page)
            first, last = row.texts[0], row.texts[-1]
            if line.align == "center":
                centre = (first.left + last.right) / 2
                assert abs(centre - (left + right) / 2) <= MM, f"{what}: not centred"
                continue
            start = left + (line.indent if at == 0 else 0.0)
            assert abs(first.x - start) <= 0.5, (
                f"{what}: begins {(first.x - start) / MM:.1f} mm off"
            )
            inner = row is not rows[-1] and not cut(line.words)
            if line.align == "justify" and inner:
                assert abs(last.right - right) <= MM, f"{what}: ragged {last.right - right:.1f}"

    def _check_gap(self, line: Line, row: Row, what: str) -> None:
        """Paragraphs are six points apart, measured from line to line."""
        before = self.before
        if before is None or before.page is not row.page or line.what not in {"text", "heading"}:
            return
        distance = row.base - before.base
        assert abs(distance - line.leading - GAP) <= POINT, f"{what}: {distance} below the last"

    # --- head ----------------------------------------------------------------------------------

    def _head(self, head: Head) -> None:
        page = self.row.page
        left, right = margins(page)
        count = max(len(head.left), len(head.right))
        rows: list[Row] = []
        seen: list[str] = []
        wanted = Counter(word for line in (*head.left, *head.right) for word in line.words)
        while Counter(seen) != wanted:
            row = self.row
            seen += words_in(row.texts)
            assert not Counter(seen) - wanted, f"the head says {seen}, not {list(wanted)}"
            rows.append(row)
            self.at += 1
        assert len(rows) >= count - 1
        texts = [each for row in rows for each in row.texts]
        title = next(each for each in texts if each.text.strip() == head.right[0].words_text)
        split_at = min(each.left for each in texts if is_side(each, head.right)) - 1
        sides = ([t for t in texts if t.left < split_at], [t for t in texts if t.left >= split_at])
        for lines, side in zip((head.left, head.right), sides, strict=True):
            self._side(lines, side, page)
        assert abs((rows[0].base - ASCENT * 14) - TOP) <= MM, "the head is not at the margin"
        assert abs(sides[0][0].base - title.base) <= POINT, "both sides do not begin level"
        assert abs(max(each.right for each in sides[1]) - right) <= MM
        assert abs(min(each.x for each in sides[0]) - left) <= MM
        self._head_rules(head, sides, page)

    def _side(self, lines: Sequence[Line], texts: Sequence[Text], page: Page) -> None:
        """Check one side of head or foot: words, faces, sizes, one centre, even lines."""
        at, centres = 0, []
        for line in lines:
            read: list[str] = []
            while not same(read, list(line.words)):
                assert at < len(texts), f"page {page.number}: {line.words} is missing"
                each = texts[at]
                read += each.text.split()
                what = f"{line.what} {each.text.strip()!r} on page {page.number}"
                begun = "".join(line.words).startswith("".join(read))
                assert begun, f"{what}: not {line.words}"
                assert abs(each.size - line.size) <= POINT, f"{what}: size {each.size}"
                assert each.face in line.faces, f"{what}: {each.face}"
                if line.align == "center":
                    centres.append((each.left + each.right) / 2)
                at += 1
        assert at == len(texts), f"page {page.number}: {[t.text for t in texts[at:]]} too much"
        assert not centres or max(centres) - min(centres) <= 2 * MM, "lines are not centred"

    def _head_rules(self, head: Head, sides: Sequence[Sequence[Text]], page: Page) -> None:
        """The line below title or motto is as long as it; the State rules its issuer too."""
        ruled = next(t for t in sides[1] if t.text.strip() == last_title(head).words_text)
        (rule,) = below(page, ruled)
        assert abs(rule.length - (ruled.right - ruled.left)) <= MM, "the rule is not as long"
        assert abs((rule.x0 + rule.x1) - (ruled.left + ruled.right)) <= 2 * MM
        issuer = [t for t in sides[0] if t.face == BOLD][-1]
        found = below(page, issuer)
        if self.profile.startswith("party"):
            assert not found, "the Party rules no issuer"
            return
        (rule,) = found
        assert 1 / 3 - 0.02 <= rule.length / (issuer.right - issuer.left) <= 1 / 2

    # --- tables --------------------------------------------------------------------------------

    def _table(self, table: Ruled) -> None:
        parts: list[tuple[Grid, Page]] = []
        place = 0
        while place < len(table.rows):
            row = self.row
            where = f"page {row.page.number}, row {table.rows[place]}"
            assert row.grid is not None, f"{where}: {words_in(row.texts)} instead of a table"
            assert same_head(row.grid.head, table.head), f"{where}: head of {row.grid.head}"
            parts.append((row.grid, row.page))
            place = self._rows(table, place, parts)
            self.at += 1
        for (_above, first), (_below, second) in pairwise(parts):
            assert second.number == first.number + 1, "a table left out a page"
        self.before = None

    def _rows(self, table: Ruled, place: int, parts: list[tuple[Grid, Page]]) -> int:
        """Read the rows of one page; return which row of the table comes next."""
        grid, page = parts[-1]
        rows = self._without_group(table, place, grid) if parts[1:] else grid.rows
        for at, cells in enumerate(rows):
            wanted = table.rows[place]
            read = [words_in(cell) for cell in cells]
            where = f"page {page.number}: {read}"
            assert len(read) == len(wanted), f"{where}: cells of {wanted}"
            self._check_cells(table, place, cells, where)
            begun = self._begun if at == 0 and self._begun else [[] for _each in wanted]
            read = [before + now for before, now in zip(begun, read, strict=True)]
            self._begun = []
            if all(same(now, list(goal)) for now, goal in zip(read, wanted, strict=True)):
                place += 1
                continue
            assert at == len(rows) - 1, f"{where} instead of {wanted}"
            for now, goal in zip(read, wanted, strict=True):
                assert "".join(goal).startswith("".join(now)), f"{where} instead of {wanted}"
            self._begun = read
        return place

    def _without_group(
        self, table: Ruled, place: int, grid: Grid
    ) -> Sequence[Sequence[Sequence[Text]]]:
        """Check that a page which begins inside a group says which; return its other rows."""
        group = table.going_on(place)
        if not group or sum(map(len, group)) > TALL:
            return grid.rows
        (cell,) = grid.rows[0]
        said = words_in(cell)
        if said[-len(GOES_ON) :] == GOES_ON:
            said = said[: -len(GOES_ON)]
        else:
            assert len("".join(group)) > SHORT, f"{said}: no word that it goes on"
        assert same(said, list(group)), f"{said} instead of {group}"
        assert all(each.face == BOLD for each in cell), f"{said}: face"
        return grid.rows[1:]

    _begun: list[list[str]] = []  # noqa: RUF012 - replaced, never changed

    def _check_cells(
        self, table: Ruled, place: int, cells: Sequence[Sequence[Text]], where: str
    ) -> None:
        faces = {BOLD} if place in table.bold else {REGULAR}
        if table.rows[place] == (("Không", "có"),):
            faces = {ITALIC}
        for each in (each for cell in cells for each in cell):
            assert self._is_size(each, table.size), f"{where}: size {each.size}"
            assert each.face in faces, f"{where}: {each.face}"

    def _is_size(self, text: Text, size: float) -> bool:
        """Tell whether a cell has its size; only a crowded table may be set smaller."""
        steps = (0, 1, 2, 3) if self.crowded else (0,)
        return any(abs(text.size - size + step) <= POINT for step in steps)

    # --- foot ----------------------------------------------------------------------------------

    def _foot(self, foot: Foot) -> None:
        page = self.row.page
        above = [row for row in self.rows[: self.at] if row.page is page]
        lines = sum(map(lines_of, above))
        assert lines >= 2, f"page {page.number}: {lines} lines above the signature"
        if foot.left and foot.right and not foot.alike and not self._is_beside(foot):
            self._foot(replace(foot, left=()))
            for line in foot.left:
                self._line(line)
            return
        rows: list[Row] = []
        count = sum(map(len, (w for line in (*foot.left, *foot.right) for w in line.words)))
        while sum(map(len, (w for row in rows for w in words_in(row.texts)))) < count:
            assert self.row.page is page, "the foot is torn apart"
            rows.append(self.row)
            self.at += 1
        texts = [each for row in rows for each in row.texts]
        middle = page.width - RIGHT - 86 * MM  # the signature takes 85 mm on the right
        sides = [[t for t in texts if (t.left < middle) == left] for left in (True, False)]
        if not foot.left:
            sides = [[], texts]
        self._side(foot.left, sides[0], page)
        self._side(foot.right, sides[1], page)
        if foot.left and foot.right:
            assert abs(sides[0][0].base - sides[1][0].base) <= MM, "both sides do not begin level"
        self._check_signed(foot, sides, page)

    def _is_beside(self, foot: Foot) -> bool:
        """Tell whether the recipients stand on the left; only a long list may stand below."""
        beside = self.row.texts[0].text.strip() == foot.left[0].words_text
        short = len(foot.left) <= 24 and all(len(line.words_text) < 30 for line in foot.left)
        assert beside or not short, "the recipients have no need to stand below"
        return beside

    def _check_signed(self, foot: Foot, sides: Sequence[Sequence[Text]], page: Page) -> None:
        """Leave four lines for signing; underline the label of the recipients."""
        for lines, side in zip((foot.left, foot.right), sides, strict=True):
            if lines and lines[-1].what == "signer":
                signer = begin_of(lines[-1], side)
                post = max((t for t in side if t.base < signer.base), key=lambda t: t.base)
                assert signer.base - post.base >= 5 * 18 - 1, "no four lines to sign in"
        if foot.left and foot.left[0].what == "label":
            label = sides[0][0]
            assert abs(label.x - LEFT) <= MM
            found = below(page, label)
            if self.profile.startswith("party"):
                (rule,) = found
                assert abs(rule.length - (label.right - label.left)) <= MM
            else:
                assert not found

    # --- charts and contents -------------------------------------------------------------------

    def _drawn(self, drawn: Drawn) -> None:
        self.before = None
        if drawn.what == "contents":
            self._contents()
            return
        wanted = Counter("".join(drawn.words))
        while wanted:
            wanted -= Counter("".join(words_in(self.row.texts)))
            self.at += 1

    def _contents(self) -> None:
        """Each entry ends in a page; which one is compared when all pages are known."""
        while self.at < len(self.rows) and self.row.grid is None:
            last = self.row.texts[-1]
            if last.text.strip().isdecimal() and len(self.row.texts) > 1:
                assert abs(last.right - margins(self.row.page)[1]) <= MM
                self.contents.append(int(last.text))
            if self.row.page is not self.rows[self.at - 1].page and self._begins_next():
                return
            self.at += 1

    def _begins_next(self) -> bool:
        return any(abs(each.size - 15) < 2.5 and each.face == BOLD for each in self.row.texts)


def follow(document: Document, profile: str, pdf: bytes, *, crowded: bool = False) -> Follower:
    """Follow a printed document from its first line to its last."""
    return Follower(document, profile, Paper(pdf), crowded=crowded).follow()
