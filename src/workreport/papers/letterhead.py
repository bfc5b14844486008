"""The head of an official paper: who issues it, its number, the title above it, place and date."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable
from typing_extensions import override

from workreport.domain.document import Document
from workreport.papers.fonts import BOLD, ITALIC, REGULAR, width_of
from workreport.papers.profile import HeaderRules, Profile
from workreport.papers.stamps import (
    Stamp,
    circulation_height,
    draw_circulation,
    draw_stamps,
    stamps_of,
)
from workreport.papers.words import balanced, clean, flat, fold

LEADING = 18.0
GAP = 6 * mm  # between the left and the right block
RULE_WIDTH = 0.75
ASCENT = 0.891  # of the paper font: top of the line to the baseline
RULE_DISTANCE = 5.0  # below the baseline or the line above
PART_OF_ISSUER = 0.4  # a rule of a third to half of the issuer's name
LONGEST_DATE = 0.66  # of the width: a longer place and day take two lines
USUAL_SIZE = 14.0


def number_line(document: Document, profile: Profile, blank: str | None = None) -> str:
    """Return ``Số 12-BC/BTCTU`` with room for a missing number; empty without a symbol."""
    if not document.symbol:
        return ""
    kind, _, body = flat(document.symbol).partition("/")
    number = flat(document.number) or (profile.header.number_blank if blank is None else blank)
    written = number.zfill(profile.header.number_digits) if number.isdigit() else number
    line = profile.header.number_format.format(number=written, type=kind, body=body)
    return line if body else line.rstrip("-/")


def date_words(document: Document, blank: str = "     ") -> str:
    """Return ``ngày 05 tháng 02 năm 2026``: a zero before days 1-9 and months 1 and 2."""
    if document.issued_on is None:
        period = document.period
        return f"ngày {blank} tháng {_month(period.month)} năm {period.year}"
    day = document.issued_on
    return f"ngày {day.day:02d} tháng {_month(day.month)} năm {day.year}"


def leading_of(size: float, least: float = LEADING) -> float:
    """Return the distance of lines: 18 points, more only for letters larger than 15 points."""
    return max(least, 1.2 * size)


def head_leading(rules: HeaderRules) -> float:
    """Return the distance of the rows of the head, the same on both sides."""
    sizes = (
        rules.parent_size, rules.issuer_size, rules.title_size, rules.number_size,
        rules.date_size, rules.draft_size, rules.motto_size if rules.motto else 0.0,
    )  # fmt: skip
    return leading_of(max(sizes))


def date_lines(document: Document, profile: Profile, width: float) -> list[str]:
    """Return place and day: on one line, or on two where they would crowd the number."""
    rules, place, day = profile.header, flat(document.place), date_words(document)
    line = f"{place}, {day}" if place else day
    number = width_of(number_line(document, profile), REGULAR, rules.number_size)
    room = min(LONGEST_DATE * width, width - GAP - number)
    if not place or width_of(line, date_face(rules), rules.date_size) <= room:
        return [line]
    return [*balanced(f"{place},", date_face(rules), rules.date_size, room), day]


def letter_subject(document: Document, profile: Profile, room: float) -> list[str]:
    """Return what a letter is about, which stands below its number; nothing for other papers."""
    rules = profile.title_block
    if document.title_type:
        return []
    said = rules.letter_subject_format.format(subject=flat(document.subject))
    return balanced(
        said[:1].upper() + said[1:], letter_face(profile), rules.letter_subject_size, room
    )


def letter_face(profile: Profile) -> str:
    """Return the face of a letter's subject."""
    return ITALIC if profile.title_block.letter_subject_italic else REGULAR


def date_face(rules: HeaderRules) -> str:
    """Return the face of place and date."""
    return ITALIC if rules.date_italic else REGULAR


def enclosure(document: Document, profile: Profile) -> str:
    """Return ``(Kèm theo Báo cáo số … ngày …)``, which stands below the title of an annex."""
    blank = "\u00a0" * len(profile.header.number_blank)
    number = number_line(document, profile, blank).replace("Số", "số", 1)
    kind = clean(document.title_type).capitalize() or "Công văn"
    return " ".join(filter(None, ("(Kèm theo", kind, number, date_words(document, blank)))) + ")"


def _month(month: int) -> str:
    return f"{month:02d}" if month < 3 else str(month)  # noqa: PLR2004 - the guidance names 1 and 2


class LetterheadBlock(Flowable):
    """Draws the head over the whole width of the text."""

    def __init__(self, document: Document, profile: Profile) -> None:
        super().__init__()
        self._document, self._profile, self._rules = document, profile, profile.header
        self._number = number_line(document, profile)
        self._dates: list[str] = []
        self._left: list[tuple[str, str, float]] = []
        self._rule_below = -1
        self._leading = head_leading(self._rules)
        # Below the number, or the subject of a letter.
        self._stamps: tuple[Stamp, ...] = stamps_of(document, profile)
        self.spaceAfter = LEADING

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        rules = self._rules
        self.width = aW
        self._dates = date_lines(self._document, self._profile, aW)
        self._right_width = max(
            width_of(rules.title, BOLD, rules.title_size),
            width_of(rules.motto, BOLD, rules.motto_size),
            *(width_of(line, date_face(rules), rules.date_size) for line in self._dates),
        )
        self._compose_left(aW - self._right_width - GAP)
        stamped = sum(stamp.room for stamp in self._stamps)
        noted = circulation_height(self._document, self._profile, self._right_width)
        self.height = max(
            len(self._left) * self._leading + stamped,
            (self._date_row() + len(self._dates)) * self._leading + noted,
        )
        return aW, self.height

    def _compose_left(self, room: float) -> None:
        rules, head = self._rules, self._document.letterhead
        parent = balanced(head.parent.upper(), REGULAR, rules.parent_size, room)
        issuer = balanced(head.issuer.upper(), BOLD, rules.issuer_size, room)
        left = [(line, REGULAR, rules.parent_size) for line in parent]
        left += [(line, BOLD, rules.issuer_size) for line in issuer]
        self._rule_below = len(left) - 1 if rules.issuer_rule else -1
        # A profile with a rule instead of a mark keeps the row, so that both sides stay level.
        left.append((rules.issuer_mark, REGULAR, rules.issuer_size))
        if self._number:
            left += [
                (line, REGULAR, rules.number_size)
                for line in self._fold_number(room, rules.number_size)
            ]
        size = self._profile.title_block.letter_subject_size
        for line in letter_subject(self._document, self._profile, room):
            left.append((line, letter_face(self._profile), size))
        if self._document.draft_mark:
            left.append((flat(self._document.draft_mark), ITALIC, rules.draft_size))
        self._left = left
        reaches = [stamp.reach for stamp in self._stamps]
        self._left_width = max([*reaches, *(width_of(*line) for line in left)], default=0.0)

    def _fold_number(self, room: float, size: float) -> list[str]:
        """Keep the blank of a missing number, which folding would close."""
        if width_of(self._number, REGULAR, size) <= room:
            return [self._number]
        return fold(self._number, REGULAR, size, room)

    def _date_row(self) -> int:
        """Return the row of the date: level with the mark, or with the number."""
        heading = 2 if self._rules.motto else 1
        mark = next(i for i, line in enumerate(self._left) if line[0] == self._rules.issuer_mark)
        level = mark if self._rules.date_level_with == "mark" or not self._number else mark + 1
        return max(heading + 1, level)

    def _baseline(self, row: int) -> float:
        return self.height - row * self._leading - ASCENT * USUAL_SIZE * self._leading / LEADING

    def draw(self) -> None:
        """Draw both sides."""
        self._draw_left()
        self._draw_right()

    def _draw_left(self) -> None:
        canvas, centre = self.canv, self._left_width / 2
        for row, (text, face, size) in enumerate(self._left):
            canvas.setFont(face, size)
            canvas.drawCentredString(centre, self._baseline(row), text)
            if row == self._rule_below:
                half = PART_OF_ISSUER * width_of(text, face, size) / 2
                self._rule(centre - half, centre + half, self._baseline(row) - RULE_DISTANCE)
        draw_stamps(canvas, self._stamps, centre, self.height - len(self._left) * self._leading)

    def _draw_right(self) -> None:
        canvas, rules = self.canv, self._rules
        centre = self.width - self._right_width / 2
        canvas.setFont(BOLD, rules.title_size)
        canvas.drawCentredString(centre, self._baseline(0), rules.title)
        ruled, row = (rules.title, rules.title_size), 0
        if rules.motto:
            canvas.setFont(BOLD, rules.motto_size)
            canvas.drawCentredString(centre, self._baseline(1), rules.motto)
            ruled, row = (rules.motto, rules.motto_size), 1
        half = width_of(ruled[0], BOLD, ruled[1]) / 2
        if rules.title_rule:
            self._rule(centre - half, centre + half, self._baseline(row) - RULE_DISTANCE)
        canvas.setFont(date_face(rules), rules.date_size)
        for row, line in enumerate(self._dates, start=self._date_row()):
            canvas.drawCentredString(centre, self._baseline(row), line)
        below = self.height - (self._date_row() + len(self._dates)) * self._leading
        draw_circulation(canvas, self._document, self._profile, centre, below, self._right_width)

    def _rule(self, start: float, end: float, height: float) -> None:
        self.canv.setLineWidth(RULE_WIDTH)
        self.canv.line(start, height, end, height)


class CentredRule(Flowable):
    """A short line below the subject."""

    def __init__(self, length: float, after: float) -> None:
        super().__init__()
        self._length, self.spaceAfter = length, after
        self.spaceBefore = RULE_DISTANCE

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width = aW
        return aW, RULE_WIDTH

    def draw(self) -> None:
        """Draw the line."""
        self.canv.setLineWidth(RULE_WIDTH)
        start = (self.width - self._length) / 2
        self.canv.line(start, 0, start + self._length, 0)
